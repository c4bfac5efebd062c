#include "table/separators.h"

void separators_begin(struct separators *s, hz_span text)
{
    s->text = text;
    s->at = 0;
    s->next = 0;
    s->count = 0;
}

bool separators_more(struct separators *s)
{
    s->next = 0;
    s->count = 0;
    while (s->count == 0 && s->at < s->text.len) {
        char last[SCAN_STEP] = {0}; /* what is left behind the last whole step, and nothing */
        const char *from = s->text.ptr + s->at;
        size_t left = s->text.len - s->at;
        size_t steps = left / SCAN_STEP < STEPS_AHEAD ? left / SCAN_STEP : STEPS_AHEAD;
        if (steps == 0) {
            memcpy(last, from, left);
            from = last;
            steps = 1;
        }
        s->count = s->way->separators(from, steps, s->delimiter, (uint32_t)s->at, s->places);
        s->at = left < SCAN_STEP ? s->text.len : s->at + steps * SCAN_STEP;
    }
    return s->count > 0;
}
