/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Detection of files that are not text, workbooks and others, from their first bytes. */
#ifndef TABLE_FILE_KIND_H
#define TABLE_FILE_KIND_H

#include "table/workbook.h"
#include <sys/types.h>

/** What a file is that is no text. */
struct file_kind {
    const char *what; /**< its name and what to do with it, for E115, untranslated; NULL: a text */
    const struct workbook_kind *workbook; /**< by which it is read; NULL: by none */
};

/** What a workbook or document with a password is, for E115. */
extern const char kind_encrypted[];

/** True if a file that begins with @p first may be a workbook, which kind_find() knows. */
bool kind_may_be_workbook(hz_span first);

/**
 * Says what a file that begins with @p first is. @p fd: the file, which may be read at other
 * offsets; -1: a stream.
 */
struct file_kind kind_find(hz_span first, int fd);

#endif
