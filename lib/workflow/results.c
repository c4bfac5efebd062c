/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/results.h"

struct putting {
    const struct results *results;
    hz_span id;
    hz_error *err;
};

static bool put_difference(void *ctx, const struct difference *difference)
{
    struct putting *p = ctx;
    char label[128];
    const hz_span cells[] = {p->id, difference_label(difference, label), difference->before,
                             difference->after};
    return hz_writer_row(p->results->session->differences, cells, p->err) == 0;
}

static int put_differences(struct results *r, const hz_row *row, const hz_span *cells,
                           hz_error *err)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_ID)->label), hz_span_of("栏目"),
                              hz_span_of("原值"), hz_span_of("新值")};
    hz_writer *writer = r->session->differences;
    size_t before = row->record == NULL ? 0 : row->record->count;
    if (!r->begun && hz_writer_table(writer, labels, 4, err) != 0) {
        return -1;
    }
    r->begun = true;
    r->before.count = 0;
    if ((before > 0 &&
         !content_of(&r->before, row->binding, row->record->fields, row->record->count)) ||
        !content_of(&r->after, row->binding, cells, row->binding->count)) {
        hz_diag_set(err, HZ_E003, row->file, NULL);
        return -1;
    }
    struct putting p = {r, hz_span_trim(cells[row->binding->fields[HZ_COL_ID]]), err};
    return content_compare(&r->before, &r->after, put_difference, &p) ? 0 : -1;
}

int results_put(struct results *r, const hz_row *row, const hz_span *cells, hz_error *err)
{
    if (r->session->differences != NULL) {
        return put_differences(r, row, cells, err);
    }
    hz_record record = {.fields = cells, .count = row->binding->count};
    hz_row as_it_will_be = *row;
    as_it_will_be.record = &record;
    return hz_row_writer_add(r->session->out, &as_it_will_be, r->session->plan, NULL, err);
}

void results_free(struct results *r)
{
    content_free(&r->before);
    content_free(&r->after);
}
