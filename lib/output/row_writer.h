/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef OUTPUT_ROW_WRITER_H
#define OUTPUT_ROW_WRITER_H

#include <hazard/row_writer.h>

#endif
