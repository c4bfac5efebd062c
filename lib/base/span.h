/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <hazard/span.h>

#endif
