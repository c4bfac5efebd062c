/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include <hazard/encoding.h>

#endif
