/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/submissions.h"
#include <stdlib.h>

void reports_init(struct reports *r, const hz_indicators *kinds)
{
    *r = (struct reports){.kinds = kinds};
}

void reports_free(struct reports *r)
{
    intern_free(&r->subjects_by_name);
    intern_free(&r->files);
    free(r->subjects);
    free(r->items);
    free(r->figures);
}

int64_t *reports_now(const struct reports *r, const struct report *report)
{
    return r->figures + report->figures;
}

int64_t *reports_increase(const struct reports *r, const struct report *report)
{
    return r->figures + report->figures + r->kinds->count;
}

static bool reserve_subject(struct reports *r, size_t number)
{
    if (number < r->subject_cap) {
        return true;
    }
    size_t cap = r->subject_cap == 0 ? 64 : r->subject_cap * 2;
    struct subject *subjects = realloc(r->subjects, cap * sizeof *subjects);
    if (subjects == NULL) {
        return false;
    }
    memset(subjects + r->subject_cap, 0, (cap - r->subject_cap) * sizeof *subjects);
    r->subjects = subjects;
    r->subject_cap = cap;
    return true;
}

static bool reserve_report(struct reports *r)
{
    size_t width = 2 * r->kinds->count;
    if (r->count == r->cap) {
        size_t cap = r->cap == 0 ? 64 : r->cap * 2;
        struct report *items = realloc(r->items, cap * sizeof *items);
        if (items == NULL) {
            return false;
        }
        r->items = items;
        int64_t *figures = realloc(r->figures, cap * width * sizeof *figures);
        if (figures == NULL) {
            return false;
        }
        r->figures = figures;
        r->cap = cap;
    }
    return true;
}

struct report *reports_add(struct reports *r, hz_span subject, hz_span file, uint64_t line)
{
    size_t width = 2 * r->kinds->count;
    size_t number = intern_put(&r->subjects_by_name, subject);
    size_t file_number = intern_put(&r->files, file);
    if (number == SIZE_MAX || file_number == SIZE_MAX || !reserve_subject(r, number) ||
        !reserve_report(r)) {
        return NULL;
    }
    struct report *report = &r->items[r->count];
    *report = (struct report){.subject = number,
                              .day = HZ_NO_DATE,
                              .reported_on = HZ_NO_DATE,
                              .file = file_number,
                              .line = line,
                              .figures = r->count * width};
    for (size_t i = 0; i < width; i++) {
        r->figures[report->figures + i] = HZ_UNKNOWN;
    }
    r->count++;
    return report;
}

/* By subject, day, day of submission; of equals the one read later stands behind. */
static int compare(const void *a, const void *b)
{
    const struct report *x = a;
    const struct report *y = b;
    if (x->subject != y->subject) {
        return x->subject < y->subject ? -1 : 1;
    }
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    if (x->reported_on != y->reported_on) {
        return x->reported_on < y->reported_on ? -1 : 1;
    }
    return (x->figures > y->figures) - (x->figures < y->figures);
}

void reports_sort(struct reports *r)
{
    if (r->count > 1) {
        qsort(r->items, r->count, sizeof *r->items, compare);
    }
}

const struct report *reports_next_subject(const struct reports *r, const struct report *report)
{
    const struct report *end = r->items + r->count;
    const struct report *next = report;
    while (next < end && next->subject == report->subject) {
        next++;
    }
    return next;
}

const struct report *reports_last(const struct reports *r, const struct report *first, hz_date day)
{
    const struct report *last = NULL;
    for (const struct report *p = first; p < reports_next_subject(r, first) && p->day <= day; p++) {
        last = p;
    }
    return last;
}
