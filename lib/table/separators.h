/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Iterates over the separators of a text: delimiters, line ends and quotes. */
#ifndef TABLE_SEPARATORS_H
#define TABLE_SEPARATORS_H

#include "base/scan.h"

/** Bytes scanned ahead: so few that they and their offsets stay in the first-level cache. */
enum { STEPS_AHEAD = SCAN_STEPS, AHEAD = STEPS_AHEAD * SCAN_STEP };

struct separators {
    const struct scan_impl *scan;
    char delimiter;
    hz_span text;
    size_t from;     /* offset in the text at which the scanned part begins */
    size_t at;       /* and at which it ends */
    size_t next;     /* index of the next separator in `offsets` */
    size_t next_end; /* index in `ends` of the first at or after it; see separators_row() */
    struct scan_found found;
    uint32_t offsets[AHEAD + SCAN_SPARE];
    uint32_t ends[AHEAD + SCAN_SPARE_ENDS];
};

/** Begins at the start of @p text, which must stay valid. */
void separators_begin(struct separators *s, hz_span text);

/** Continues at offset @p at, which is not before the current one, as if the text began there. */
void separators_skip(struct separators *s, size_t at);

/** Scans on until at least one separator is found. False: the text has no more. */
bool separators_more(struct separators *s);

/** Returns the offset of the next separator; the length of the text if there is none. */
static inline size_t separators_next(struct separators *s)
{
    bool more = s->next < s->found.count || separators_more(s);
    return more ? s->offsets[s->next++] : s->text.len;
}

/**
 * Returns the number of separators of the line that begins at offset @p at, up to and including its
 * end or its first quote, if no blank is beside any of them: the cells are what is between them. 0
 * if there are blanks, or the end is too far away.
 */
size_t separators_row(struct separators *s, size_t at);

#endif
