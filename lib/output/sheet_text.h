/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Texts as the cells of a workbook hold and show them. */
#ifndef OUTPUT_SHEET_TEXT_H
#define OUTPUT_SHEET_TEXT_H

#include "base/buf.h"

/** The width of the longest line of @p text, where a Chinese character takes two columns. */
size_t sheet_text_width(hz_span text);

/** The lines that @p text takes in a cell of @p width columns. */
size_t sheet_text_lines(hz_span text, size_t width);

/** The characters of @p text as a spreadsheet counts them, in UTF-16. */
size_t sheet_text_count(hz_span text);

/**
 * Copy @p text as a workbook holds it, with a NUL, so that reading it gives the same text: what XML
 * cannot hold becomes _xHHHH_, a line end of two characters one. False: out of memory.
 */
bool sheet_text_make(struct buf *out, hz_span text);

#endif
