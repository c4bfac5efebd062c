/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H

#include <hazard/value.h>

#endif
