/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Forms: tables to be filled in, with what their cells take. */
#ifndef OUTPUT_FORM_H
#define OUTPUT_FORM_H

#include "output/book.h"
#include <hazard/value.h>

/** What may be typed into the cells of a column. An empty cell always may. */
enum form_rule {
    FORM_ANY,
    FORM_CHOICE,     /* one of the choices */
    FORM_SUGGESTION, /* the choices are offered, but another text can be kept */
    FORM_DATE,       /* a day from `first` to `last` */
    FORM_COUNT,      /* a whole number, not negative */
    FORM_AMOUNT,     /* a number, not negative */
    FORM_LENGTH,     /* a text of `length` characters */
};

/** Returns choice @p i, perhaps in @p buffer; NULL: there are not so many. */
typedef const char *(*form_choice_fn)(const void *list, size_t i, char buffer[16]);

struct form_column {
    const char *label;
    bool is_required; /* its head looks different */
    size_t width;     /* in characters of half width */
    enum column_type type;
    enum form_rule rule;
    form_choice_fn choice; /* with FORM_CHOICE and FORM_SUGGESTION */
    const void *list;      /* passed to it */
    hz_date first;
    hz_date last;
    int length;
    const char *hint; /* shown where a cell is selected; "": none */
};

/** Returns the cells of row @p i, one for each column; valid until the next call. */
typedef const hz_span *(*form_row_fn)(void *ctx, size_t i);

struct form {
    const char *name; /* of the sheet */
    const struct form_column *columns;
    size_t count;
    uint32_t rows;     /* with frames; more can be filled in */
    uint32_t repeated; /* the column that is repeated on further pages */
    form_row_fn row;   /* what is in them already; NULL: nothing */
    void *ctx;         /* passed to it */
};

/** Over how many columns the texts above the table go: no further than the first page, and not into
 * the column that is repeated. */
size_t form_text_columns(const struct form *form);

/**
 * Make the current sheet, which ends with the header of @p form, a form: add its rows, what their
 * cells take, and a hidden sheet with the choices, which is the current sheet afterwards. 0, or -1
 * with @p err set.
 */
int book_add_form(struct book *book, const struct form *form, hz_error *err);

#endif
