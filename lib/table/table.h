/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include <hazard/table.h>

#endif
