/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/separators.h"

static void forget(struct separators *s)
{
    s->from = s->at;
    s->next = s->next_end = 0;
    s->found.count = s->found.end_count = 0;
    s->found.blank_steps = 0;
}

void separators_begin(struct separators *s, hz_span text)
{
    s->text = text;
    s->at = 0;
    s->found = (struct scan_found){.offsets = s->offsets, .ends = s->ends, .after_separator = 1};
    forget(s);
}

/* Discards what was found; the next scan begins at @p at. */
static void begin_at(struct separators *s, size_t at)
{
    s->at = at;
    forget(s);
    s->found.after_separator = 1;
    s->found.after_blank = 0;
}

void separators_skip(struct separators *s, size_t at)
{
    while (s->next < s->found.count && s->offsets[s->next] < at) {
        s->next++;
    }
    if (at > s->at) {
        begin_at(s, at);
    }
}

/* True if the end of the current row, or its first quote, has been found. */
static bool knows_end(struct separators *s)
{
    while (s->next_end < s->found.end_count && s->ends[s->next_end] < s->next) {
        s->next_end++;
    }
    return s->next_end < s->found.end_count;
}

/* A bit for each step, from the one with byte @p first to the one with byte @p last. */
static uint64_t steps_between(size_t first, size_t last)
{
    return (UINT64_MAX << first / SCAN_STEP) & (UINT64_MAX >> (SCAN_STEPS - 1 - last / SCAN_STEP));
}

size_t separators_row(struct separators *s, size_t at)
{
    if (!knows_end(s) || at < s->from) {
        /* the row ends after the scanned part: scan once more, from the start of the row */
        begin_at(s, at);
        if (!separators_more(s) || !knows_end(s) || at < s->from) {
            return 0;
        }
    }
    size_t end = s->ends[s->next_end];
    uint64_t steps = steps_between(at - s->from, s->offsets[end] - s->from);
    return (s->found.blank_steps & steps) == 0 ? end - s->next + 1 : 0;
}

bool separators_more(struct separators *s)
{
    do {
        char last[SCAN_STEP] = {0}; /* the rest after the last whole step, padded with zeros */
        const char *from = s->text.ptr + s->at;
        size_t left = s->text.len - s->at;
        size_t steps = left / SCAN_STEP < STEPS_AHEAD ? left / SCAN_STEP : STEPS_AHEAD;
        forget(s);
        if (steps == 0) {
            memcpy(last, from, left);
            from = last;
            steps = 1;
        }
        s->scan->separators(from, steps, s->delimiter, (uint32_t)s->at, &s->found);
        s->at = left < SCAN_STEP ? s->text.len : s->at + steps * SCAN_STEP;
    } while (s->found.count == 0 && s->at < s->text.len);
    return s->found.count > 0;
}
