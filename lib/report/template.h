/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Templates: empty tables for units to fill in, with a sheet that says how. */
#ifndef REPORT_TEMPLATE_H
#define REPORT_TEMPLATE_H

#include "output/form.h"
#include "report/sentence.h"

/** A column of a template, and its row on the sheet of instructions. */
struct template_column {
    struct form_column cells;
    const char *unit;    /* of measure, or "" */
    const char *example; /* on the sheet of instructions only, where it is never read */
};

struct template
{
    const char *title;        /* follows the name of the county */
    const char *name;         /* of the sheet */
    const char *const *lines; /* below the title: who fills it in; ending with NULL */
    uint32_t rows;
    uint32_t repeated;
    const char *const *instructions; /* paragraphs, ending with NULL */
    struct template_column *columns;
    size_t count;
};

/* Choices, as form_choice_fn: the names of an hz_names; the fixed values of an hz_column_info. */
const char *template_name(const void *names, size_t i, char buffer[16]);
const char *template_choice(const void *column, size_t i, char buffer[16]);

/** Write @p t: the table; in a workbook, also the sheets of choices and instructions. Return 0, or
 * -1 with the document's error set. */
int template_write(struct document *d, const struct template *t);

#endif
