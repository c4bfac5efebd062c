/** Goes from separator to separator of a text. */
#ifndef TABLE_SEPARATORS_H
#define TABLE_SEPARATORS_H

#include "base/scan.h"

/** Text that is looked through ahead: so little that it and its places stay in the nearest cache.
 */
enum { STEPS_AHEAD = 64, AHEAD = STEPS_AHEAD * SCAN_STEP };

struct separators {
    const struct scan_way *way;
    char delimiter;
    hz_span text;
    size_t at;    /* in the text, up to where places are known */
    size_t next;  /* the place in hand */
    size_t count; /* of places */
    uint32_t places[AHEAD + SCAN_SPARE];
};

/** Begins at the start of @p text, which is borrowed. */
void separators_begin(struct separators *s, hz_span text);

/** Finds the next places, one at least. False: the text is over. */
bool separators_more(struct separators *s);

/** The place of the next separator; the length of the text where there is none. */
static inline size_t separators_next(struct separators *s)
{
    bool more = s->next < s->count || separators_more(s);
    return more ? s->places[s->next++] : s->text.len;
}

#endif
