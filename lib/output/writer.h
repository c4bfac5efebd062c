/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include <hazard/writer.h>

#endif
