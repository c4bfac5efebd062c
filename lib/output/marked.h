/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The findings on one file, as its marked copy needs them. */
#ifndef OUTPUT_MARKED_H
#define OUTPUT_MARKED_H

#include "base/buf.h"
#include "output/book.h"
#include <hazard/writer.h>

/** One finding. Texts are places in `text` of hz_marked. */
struct mark {
    uint64_t line;
    uint32_t column; /* from 1; 0: the whole row */
    uint32_t row;    /* of the copy, from 1; 0: none */
    size_t order;
    bool is_error;
    size_t cell;
    size_t label;
    size_t value;
    size_t message;
};

struct hz_marked {
    hz_language language;
    struct mark *marks;
    size_t count;
    size_t cap;
    struct buf text;   /* texts that end with a NUL */
    uint64_t *headers; /* lines */
    size_t header_count;
    size_t header_cap;
    uint64_t rows; /* headers not counted */
};

static inline const char *mark_text(const struct hz_marked *marked, size_t at)
{
    return marked->text.ptr + at;
}

/** Write the sheet of the copy of @p file, and set the row of each mark. */
int marked_copy(struct hz_marked *marked, const char *file, struct book *book, hz_error *err);

#endif
