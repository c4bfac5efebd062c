/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "table/reader.h"
#include <stdlib.h>

void fields_clear(struct fields *f)
{
    f->text.len = 0;
    f->count = 0;
}

bool fields_grow(struct fields *f)
{
    size_t end_cap = f->cap;
    return array_reserve(&f->ends, &end_cap, f->cap + 1, sizeof *f->ends) &&
           array_reserve(&f->spans, &f->cap, f->cap + 1, sizeof *f->spans);
}

bool fields_add(struct fields *f, const char *text, size_t len)
{
    if (f->count == f->cap && !fields_grow(f)) {
        return false;
    }
    size_t start = f->text.len;
    if (!buf_add(&f->text, text, len)) {
        return false;
    }
    f->ends[f->count++] = (struct field_end){start, f->text.len};
    return true;
}

void fields_mark(struct fields *f, size_t first)
{
    for (size_t i = first; i < f->count; i++) {
        f->ends[i].start = FIELD_IN_PLACE;
    }
}

bool fields_keep(struct fields *f)
{
    for (size_t i = 0; i < f->count; i++) {
        size_t start = f->text.len;
        if (f->ends[i].start == FIELD_IN_PLACE) {
            if (!buf_add_span(&f->text, f->spans[i])) {
                return false;
            }
            f->ends[i] = (struct field_end){start, f->text.len};
        }
    }
    return true;
}

const hz_span *fields_spans(struct fields *f)
{
    for (size_t i = 0; i < f->count; i++) {
        struct field_end end = f->ends[i];
        if (end.start == FIELD_IN_PLACE) {
            continue;
        }
        const char *ptr = f->text.ptr == NULL ? "" : f->text.ptr + end.start;
        f->spans[i] = (hz_span){ptr, end.end - end.start};
    }
    return f->spans;
}

void fields_free(struct fields *f)
{
    buf_free(&f->text);
    free(f->ends);
    free(f->spans);
    *f = (struct fields){0};
}
