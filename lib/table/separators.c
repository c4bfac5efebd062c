#include "table/separators.h"

void separators_begin(struct separators *s, hz_span text)
{
    s->text = text;
    s->at = 0;
    s->next = 0;
    s->count = 0;
}

/* Writes the places of the bits of @p mask, and some beyond: a fixed number needs no decision. */
static size_t *write_places(size_t *place, uint64_t mask, size_t at)
{
    enum { AT_ONCE = 8 };
    size_t *end = place + __builtin_popcountll(mask);
    while (place < end) {
        for (size_t i = 0; i < AT_ONCE; i++) {
            place[i] = at + (mask == 0 ? 0 : (size_t)__builtin_ctzll(mask));
            mask &= mask - 1;
        }
        place += AT_ONCE;
    }
    return end;
}

bool separators_more(struct separators *s)
{
    uint64_t masks[STEPS_AHEAD];
    size_t *place = s->places;
    while (place == s->places && s->at < s->text.len) {
        char last[SCAN_STEP] = {0}; /* what is left behind the last whole step, and nothing */
        const char *from = s->text.ptr + s->at;
        size_t left = s->text.len - s->at;
        size_t steps = left / SCAN_STEP < STEPS_AHEAD ? left / SCAN_STEP : STEPS_AHEAD;
        if (steps == 0) {
            memcpy(last, from, left);
            from = last;
            steps = 1;
        }
        s->way->separators(from, steps, s->delimiter, masks);
        for (size_t i = 0; i < steps; i++) {
            place = write_places(place, masks[i], s->at + i * SCAN_STEP);
        }
        s->at = left < SCAN_STEP ? s->text.len : s->at + steps * SCAN_STEP;
    }
    s->next = 0;
    s->count = (size_t)(place - s->places);
    return s->count > 0;
}
