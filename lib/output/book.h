/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * A workbook while it is written, by libxlsxwriter in its mode of constant memory: sheets one after
 * the other, rows from the top down. It is made in memory and copied when it is complete.
 */
#ifndef OUTPUT_BOOK_H
#define OUTPUT_BOOK_H

#include "base/diag.h"
#include <stdio.h>

/** What a sheet can hold. */
enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384, SHEET_CELL = 32767 };

/** How a cell looks. */
enum cell_look {
    LOOK_CELL,      /* of a table: a frame, lines wrapped */
    LOOK_HEAD,      /* a label */
    LOOK_REQUIRED,  /* the label of a column that has to be filled in */
    LOOK_TITLE,     /* texts above and below a table */
    LOOK_HEADING,   /**/
    LOOK_PARAGRAPH, /**/
    LOOK_WRONG,     /* a cell to be changed: red */
    LOOK_ADVICE,    /* what to write instead */
    LOOK_EXAMPLE,   /* grey */
    LOOK_LINK,      /* blue */
    LOOKS
};

/** What the cells of a column may be beside text. */
enum column_type {
    COLUMN_TEXT,   /* nothing else */
    COLUMN_CODE,   /* nothing else; a number typed there remains text, with its zeros */
    COLUMN_DATE,   /* dates */
    COLUMN_NUMBER, /* numbers */
    COLUMN_FIGURE, /* numbers and percentages */
    COLUMN_ANY,    /* what each cell surely is */
};

struct book;

/** The type of the column that @p label names, a column of the schema or not. */
enum column_type column_type_of(hz_span label);

int book_new(struct book **book, hz_error *err);

/** Begin a sheet. @p name is made one that a sheet can have and no other sheet has. */
int book_sheet(struct book *book, hz_span name, hz_error *err);

/**
 * Write a cell of the current row, as a date or number if it is one in a column of @p type, else as
 * text that reads back as what it is, never as a formula. -1: it is too long (E140), or the
 * sheet is too small (E141).
 */
int book_cell(struct book *book, uint32_t column, hz_span text, enum column_type type,
              enum cell_look look, hz_error *err);

/** Write a text into the cells @p first to @p last of the current row, which are merged. Their
 * count is at least two. */
int book_merged(struct book *book, uint32_t first, uint32_t last, hz_span text, enum cell_look look,
                hz_error *err);

/** Write a text into a row of its own, over @p columns columns. */
int book_text(struct book *book, hz_span text, uint32_t columns, enum cell_look look,
              hz_error *err);

/** Write into a cell of the current row the address of a cell of the first sheet, with a link to
 * it. Row and column count from 1; column 0: the row, whose first cell is shown. */
int book_link(struct book *book, uint32_t column, uint32_t to_row, uint32_t to_column,
              hz_error *err);

/** Attach a comment to a cell of the current row. */
int book_comment(struct book *book, uint32_t column, const char *text, hz_error *err);

/** Go on to the next row. */
void book_next_row(struct book *book);

/** The current row, from 0. */
uint32_t book_row(const struct book *book);

/**
 * The sheet has @p columns columns: their widths and the heights of the rows depend on it. Call
 * before the first cell. @p has_sentences: the last column is wide, because it holds sentences.
 */
void book_set_columns(struct book *book, uint32_t columns, bool has_sentences);

/**
 * The current row is the head of a table of all columns: it stays in view, is repeated on every
 * page, and has the filter of the rows down to book_end_table().
 */
void book_begin_table(struct book *book);
void book_end_table(struct book *book);

/** The current row, below the head, belongs to it. */
void book_extend_head(struct book *book);

/** Complete the workbook and copy it to @p out; @p name is for messages. Nothing is copied if it
 * could not be completed. */
int book_write(struct book *book, FILE *out, const char *name, hz_error *err);

/** Free @p book, which may be NULL, with its temporary file. */
void book_free(struct book *book);

#endif
