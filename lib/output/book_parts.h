/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Whether a workbook was written to its end. */
#ifndef OUTPUT_BOOK_PARTS_H
#define OUTPUT_BOOK_PARTS_H

#include <stdbool.h>

/**
 * True if each part of the workbook @p path is XML that ends with the element it begins with.
 * libxlsxwriter assembles parts in temporary files and does not notice when these are cut short
 * because the disk is full.
 */
bool book_parts_are_whole(const char *path);

#endif
