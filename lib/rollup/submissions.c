/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/submissions.h"
#include "base/array.h"
#include <stdlib.h>

void submissions_init(struct submissions *s, const hz_indicators *kinds)
{
    *s = (struct submissions){.kinds = kinds};
}

void submissions_clear(struct submissions *s)
{
    intern_free(&s->subject_names);
    intern_free(&s->files);
    free(s->subjects);
    free(s->items);
    free(s->values);
}

int64_t *submission_now(const struct submissions *s, const struct submission *submission)
{
    return s->values + submission->values;
}

int64_t *submission_increase(const struct submissions *s, const struct submission *submission)
{
    return s->values + submission->values + s->kinds->count;
}

static bool reserve_subject(struct submissions *s, size_t number)
{
    size_t cap = s->subject_cap;
    if (!array_reserve(&s->subjects, &s->subject_cap, number + 1, sizeof *s->subjects)) {
        return false;
    }
    memset(s->subjects + cap, 0, (s->subject_cap - cap) * sizeof *s->subjects);
    return true;
}

static bool reserve_submission(struct submissions *s)
{
    size_t width = 2 * s->kinds->count;
    return array_reserve(&s->items, &s->cap, s->count + 1, sizeof *s->items) &&
           array_reserve(&s->values, &s->value_cap, (s->count + 1) * width, sizeof *s->values);
}

struct submission *submissions_add(struct submissions *s, hz_span subject, hz_span file,
                                   uint64_t line)
{
    size_t width = 2 * s->kinds->count;
    size_t number = intern_put(&s->subject_names, subject);
    size_t file_number = intern_put(&s->files, file);
    if (number == SIZE_MAX || file_number == SIZE_MAX || !reserve_subject(s, number) ||
        !reserve_submission(s)) {
        return NULL;
    }
    struct submission *submission = &s->items[s->count];
    *submission = (struct submission){.subject = number,
                                      .day = HZ_NO_DATE,
                                      .reported_on = HZ_NO_DATE,
                                      .file = file_number,
                                      .line = line,
                                      .values = s->count * width};
    for (size_t i = 0; i < width; i++) {
        s->values[submission->values + i] = HZ_UNKNOWN;
    }
    s->count++;
    return submission;
}

/* By subject, day and day of submission; of equal ones the one read later comes last. */
static int compare(const void *a, const void *b)
{
    const struct submission *x = a;
    const struct submission *y = b;
    if (x->subject != y->subject) {
        return x->subject < y->subject ? -1 : 1;
    }
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    if (x->reported_on != y->reported_on) {
        return x->reported_on < y->reported_on ? -1 : 1;
    }
    return (x->values > y->values) - (x->values < y->values);
}

void submissions_sort(struct submissions *s)
{
    if (s->count > 1) {
        qsort(s->items, s->count, sizeof *s->items, compare);
    }
}

const struct submission *submissions_next_subject(const struct submissions *s,
                                                  const struct submission *submission)
{
    const struct submission *end = s->items + s->count;
    const struct submission *next = submission;
    while (next < end && next->subject == submission->subject) {
        next++;
    }
    return next;
}

const struct submission *submissions_last(const struct submissions *s,
                                          const struct submission *first, hz_date day)
{
    const struct submission *last = NULL;
    for (const struct submission *p = first;
         p < submissions_next_subject(s, first) && p->day <= day; p++) {
        last = p;
    }
    return last;
}
