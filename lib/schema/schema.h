/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include <hazard/schema.h>

#endif
