/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef BASE_ATOMIC_FILE_H
#define BASE_ATOMIC_FILE_H

#include <hazard/atomic_file.h>

#endif
