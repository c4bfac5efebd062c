/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef SCHEMA_EVENT_H
#define SCHEMA_EVENT_H

#include <hazard/event.h>

#endif
