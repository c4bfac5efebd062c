/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Goes from separator to separator of a text. */
#ifndef TABLE_SEPARATORS_H
#define TABLE_SEPARATORS_H

#include "base/scan.h"

/** Text that is looked through ahead: so little that it and its places stay in the nearest cache.
 */
enum { STEPS_AHEAD = SCAN_STEPS, AHEAD = STEPS_AHEAD * SCAN_STEP };

struct separators {
    const struct scan_way *way;
    char delimiter;
    hz_span text;
    size_t from;     /* in the text: where what has been found begins */
    size_t at;       /* and where it ends */
    size_t next;     /* the place in hand */
    size_t next_end; /* and the first end that is not after it, once separators_row() was called */
    struct scan_found found;
    uint32_t places[AHEAD + SCAN_SPARE];
    uint32_t ends[AHEAD + SCAN_SPARE_ENDS];
};

/** Begins at the start of @p text, which is borrowed. */
void separators_begin(struct separators *s, hz_span text);

/** Continues at @p at, at or after the current place, as if the text began there. */
void separators_skip(struct separators *s, size_t at);

/** Finds the next places, one at least. False: the text is over. */
bool separators_more(struct separators *s);

/** The place of the next separator; the length of the text where there is none. */
static inline size_t separators_next(struct separators *s)
{
    bool more = s->next < s->found.count || separators_more(s);
    return more ? s->places[s->next++] : s->text.len;
}

/**
 * How many places from the next on lie ahead of a line that begins at @p at, the place of its end
 * or of its first quote among them, with no blank beside any: its cells are what is between them.
 * 0: that is not known.
 */
size_t separators_row(struct separators *s, size_t at);

#endif
