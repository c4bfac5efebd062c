/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The lines of a journal as they are in its file. A spreadsheet that saved the journal again may
 * have given it other line ends, quotes or another encoding: the cells are the same, and what they
 * were written as can be made of them again, so that the chain still proves them.
 */
#ifndef JOURNAL_LINE_H
#define JOURNAL_LINE_H

#include "ledger/hash.h"
#include "table/convert.h"
#include "table/reader.h"

/** What another program made of a journal; a set of them. */
enum journal_form {
    FORM_AS_WRITTEN = 0,
    FORM_LINE_ENDS = 1, /* CR LF */
    FORM_QUOTES = 2,
    FORM_MARK = 4,     /* the byte order mark is gone */
    FORM_UNENDED = 8,  /* the last line has no line end */
    FORM_ENCODING = 16 /* GB18030 or GBK */
};

enum line_check {
    LINE_FITS,
    LINE_DIFFERS, /* its check value does not fit */
    LINE_IS_NONE  /* of a journal */
};

/** A line taken apart. Begin with all zero. */
struct line {
    struct fields cells;
    size_t count;         /* of the cells */
    char link[HASH_SIZE]; /* the last of them, where it is a check value */
    unsigned form;        /* of all lines so far */
    struct convert from;  /* GB18030; not open: not needed yet */
    struct buf decoded;
    struct buf written;
};

/**
 * Takes @p raw apart, with its line end; @p before is the check value of the line before. 0, or -1
 * when out of memory.
 */
int line_take(struct line *line, hz_span raw, const char *before, enum line_check *check);

/** What the first line of a file is. */
enum header_check {
    HEADER_FITS,
    HEADER_DIFFERS,
    HEADER_UNREADABLE /* that of a journal, in an encoding or with delimiters not read here */
};

/** As line_take(), for the header. */
int line_take_header(struct line *line, hz_span raw, enum header_check *check);

void line_free(struct line *line);

#endif
