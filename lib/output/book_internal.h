/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The state of a workbook, for the files that write one. */
#ifndef OUTPUT_BOOK_INTERNAL_H
#define OUTPUT_BOOK_INTERNAL_H

#include "base/buf.h"
#include "output/book.h"
#include "output/book_formats.h"

struct book {
    lxw_workbook *file;
    int fd;        /* of its file, and 1; 0: none */
    char path[32]; /* by which libxlsxwriter opens it */
    struct book_formats formats;
    lxw_worksheet *sheet; /* NULL: none yet */
    uint32_t sheets;
    lxw_row_t row;
    size_t *widths; /* the widest text of each column so far */
    size_t width_cap;
    uint32_t measured;  /* columns that have a width */
    uint32_t columns;   /* of the sheet */
    uint32_t sentences; /* the column of sentences, from 1; 0: none */
    size_t lines;       /* of the highest cell of the row */
    bool has_table;     /* the sheet has one, */
    lxw_row_t head;     /* and this is its first row */
    lxw_row_t head_end; /* the last row of its head */
    uint32_t links;     /* of the sheet */
    lxw_row_t form_row; /* the first that is to be filled in */
    bool has_layout;    /* the columns and pages of the sheet are set already */
    struct buf text;
};

/** The folder of temporary files, libxlsxwriter's too. */
const char *book_folder(void);

/** Make the file of the workbook. 0, or -1 with @p err set. */
int book_make_file(struct book *b, hz_error *err);

/** Note that @p column holds @p text, for its width. False: out of memory. */
bool book_note_width(struct book *b, uint32_t column, hz_span text);

/**
 * Make the row as high as @p text in @p column needs. Not all programs do so when they open a file.
 */
void book_set_height(struct book *b, uint32_t column, hz_span text);

/** Finish the current sheet, if there is one: what depends on all its rows. */
void book_end_sheet(struct book *b);

#endif
