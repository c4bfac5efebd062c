/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The numbers of hazards on check lists that come back, which show whether rows were removed. */
#ifndef ROLLUP_DRAW_NUMBERS_H
#define ROLLUP_DRAW_NUMBERS_H

#include "base/intern.h"
#include "rows/rows.h"

enum { DRAW_LABEL_SIZE = 48 };

/** Write the label of the numbers on a list of @p whole hazards: 序号（共8条）. */
void draw_label(char label[DRAW_LABEL_SIZE], size_t whole);

/** The numbers of the lists of one length, which are copies or parts of one list. */
struct draw {
    uint64_t whole; /* count of hazards on it; 0: unknown */
    uint64_t last;  /* the largest number of it */
    uint64_t count;
};

/** Begin with all zero. */
struct draw_numbers {
    int field;      /* of the current table; -1: it has no numbers */
    uint64_t whole; /* as its label says */
    struct intern seen;
    struct draw *draws;
    size_t count;
    size_t cap;
};

/** Find the numbers in the header of a table. False: it has none. */
bool draw_numbers_header(struct draw_numbers *numbers, const hz_binding *binding);

/** Add the number of @p row. False: out of memory. */
bool draw_numbers_row(struct draw_numbers *numbers, const hz_row *row);

/** Report which numbers no list has. */
void draw_numbers_end(const struct draw_numbers *numbers, hz_sink sink);

void draw_numbers_free(struct draw_numbers *numbers);

#endif
