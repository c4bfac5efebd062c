/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef SCHEMA_DISPATCH_H
#define SCHEMA_DISPATCH_H

#include <hazard/dispatch.h>

#endif
