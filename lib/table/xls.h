/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** An .xls as its two files share it: xls.c reads what all sheets use, xls_sheet.c one sheet. */
#ifndef TABLE_XLS_H
#define TABLE_XLS_H

#include "table/biff.h"
#include "table/cell_styles.h"
#include "table/merged.h"
#include "table/workbook.h"

struct xls_sheet {
    char *name;
    uint32_t at; /* in the stream */
};

/* A piece of the texts. */
struct xls_string {
    size_t at;
    size_t len;
};

/* The columns of a sheet; its rows are as many as a number of 16 bits has values. */
enum { XLS_COLUMNS = 256, XLS_CELLS_MAX = XLS_COLUMNS << 16 };

/* Where a cell is, in the order of rows and columns. */
struct xls_cell {
    uint16_t row;
    uint16_t column;
    uint32_t at; /* its record in the stream */
};

struct xls_book {
    struct buf stream;
    struct biff_text text;
    bool from_1904;
    struct xls_sheet *sheets;
    size_t sheet_count;
    size_t sheet_cap;
    struct cell_styles styles;
    struct buf strings_text;
    struct xls_string *strings; /* shared by all cells */
    size_t string_count;
    size_t string_cap;
    /* the current sheet */
    struct xls_cell *cells;
    size_t cell_count;
    size_t cell_cap;
    size_t next_cell;
    struct merged merged;
    struct buf cell_text;
};

/* Sets @p err to what is wrong with the file, and returns -1. */
int xls_fail(hz_error *err, const char *reason);
int xls_fail_text(enum biff_result result, hz_error *err);
extern const char xls_cut_off[];

/* Refuses a workbook with more than the limits allow. */
int xls_fail_large(hz_error *err);

/* The functions of struct workbook_kind for one sheet. */
int xls_begin(void *state, size_t sheet, bool look, hz_error *err);
int xls_next(void *state, struct sheet_row *row, hz_error *err);

#endif
