/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Compound files (OLE2, MS-CFB), in which Excel and WPS keep an .xls: sectors in chains. */
#ifndef TABLE_COMPOUND_H
#define TABLE_COMPOUND_H

#include "base/buf.h"
#include "base/diag.h"

/** The largest file that is read; its table is in memory as a whole. */
#define COMPOUND_FILE_MAX ((size_t)256 << 20)

/**
 * Finds the first of @p streams, which ends with NULL, that is a stream of the file @p fd itself,
 * not of a document in it. @p found becomes its index, -1 if there is none. 0, or -1 with @p err
 * set as by compound_read().
 */
int compound_find(int fd, const char *const *streams, int *found, hz_error *err);

/**
 * Appends to @p out the stream of the file @p fd whose name is the first of @p streams that the
 * file has; @p streams ends with NULL. 0, or -1 with @p err set, but for the name of the file: it
 * is damaged, has no such stream, is too large or cannot be read.
 */
int compound_read(int fd, const char *const *streams, struct buf *out, hz_error *err);

#endif
