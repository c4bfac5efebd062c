/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Lines of a journal as text: how they are written, chained and read. A spreadsheet that saved the
 * journal may have changed its line ends, quotes or encoding. The cells are the same then, so the
 * line is written again from its cells in the original form, and the chain still verifies it.
 */
#ifndef LEDGER_JOURNAL_LINE_H
#define LEDGER_JOURNAL_LINE_H

#include "ledger/sha256.h"
#include "table/convert.h"
#include "table/reader.h"

/** Upper limit of a line: the cells of a row, escaped and quoted. */
#define JOURNAL_LINE_MAX ((size_t)8 << 20)

/** Append the header with its byte order mark. False: out of memory. */
bool journal_header_write(struct buf *out);

/**
 * Append a line. @p cells are all but the last, which is the link (链校验): SHA-256 of @p link,
 * the one before, and of the line up to its last comma. @p link becomes the new one. False: out of
 * memory.
 */
bool journal_line_write(struct buf *out, const hz_span *cells, char link[SHA256_HEX_SIZE]);

/** Ways in which another program changed the form of a journal; a set of them. */
enum journal_form {
    FORM_AS_WRITTEN = 0,
    FORM_LINE_ENDS = 1, /* CR LF */
    FORM_QUOTES = 2,
    FORM_MARK = 4,     /* the byte order mark is missing */
    FORM_UNENDED = 8,  /* the last line has no line end */
    FORM_ENCODING = 16 /* GB18030 or GBK */
};

/** A line split into cells. Begin with all zero. */
struct line_parser {
    struct fields cells;
    size_t count;               /* of the cells */
    char link[SHA256_HEX_SIZE]; /* the last of them, where it is a check value */
    unsigned form;              /* of all lines so far */
    struct convert from;        /* GB18030; opened when it is needed */
    struct buf decoded;
    struct buf written;
};

enum line_check {
    LINE_VALID,
    LINE_WRONG_LINK, /* its check value does not match */
    LINE_INVALID     /* not a line of a journal */
};

/**
 * Parse @p raw, with its line end. @p before is the check value of the line before. 0, or -1 when
 * out of memory.
 */
int journal_line_parse(struct line_parser *line, hz_span raw, const char *before,
                       enum line_check *check);

enum journal_header {
    HEADER_VALID,
    HEADER_INVALID,
    HEADER_UNREADABLE /* a journal's header, in an encoding or with delimiters not read here */
};

/** As journal_line_parse(), for the header. */
int journal_header_parse(struct line_parser *line, hz_span raw, enum journal_header *check);

void line_parser_free(struct line_parser *line);

#endif
