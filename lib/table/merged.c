/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/merged.h"
#include "base/array.h"
#include <stdlib.h>

bool merged_add(struct merged *m, struct merged_range range)
{
    if (range.first_column >= SHEET_COLUMNS || range.last_column < range.first_column) {
        return true; /* it is no range of a sheet */
    }
    if (!array_reserve(&m->ranges, &m->cap, m->count + 1, sizeof *m->ranges)) {
        return false;
    }
    m->ranges[m->count++] = range;
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct merged_range *x = a;
    const struct merged_range *y = b;
    if (x->first_row != y->first_row) {
        return x->first_row < y->first_row ? -1 : 1;
    }
    return (x->first_column > y->first_column) - (x->first_column < y->first_column);
}

/* Takes the ranges away that end before row @p number. */
static void end_ranges(struct merged *m, uint64_t number)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->active_count; i++) {
        if (m->active[i].range.last_row >= number) {
            m->active[kept++] = m->active[i];
        } else {
            buf_free(&m->active[i].text);
        }
    }
    m->active_count = kept;
}

void merged_begin(struct merged *m)
{
    end_ranges(m, UINT64_MAX);
    m->next = 0;
    if (m->count > 0) {
        qsort(m->ranges, m->count, sizeof *m->ranges, compare);
    }
}

/* Begins a range in its first row; if that has no text, there is nothing to fill in. */
static bool begin_range(struct merged *m, struct merged_range range, const struct sheet_row *row)
{
    if (range.first_row < row->number || range.first_column >= row->count ||
        row->cells[range.first_column].len == 0) {
        return true;
    }
    if (!array_reserve(&m->active, &m->active_cap, m->active_count + 1, sizeof *m->active)) {
        return false;
    }
    struct merged_active *new = &m->active[m->active_count];
    *new = (struct merged_active){.range = range};
    if (!buf_add_span(&new->text, row->cells[range.first_column])) {
        return false;
    }
    m->active_count++;
    return true;
}

/* The columns of @p range that get its text: those up to the one returned. */
static size_t end_column(struct merged_range range)
{
    size_t end = (size_t)range.last_column + 1;
    size_t most = (size_t)range.first_column + MERGED_COLUMNS;
    most = most < SHEET_COLUMNS ? most : SHEET_COLUMNS;
    return end < most ? end : most;
}

static int fill_range(const struct merged_active *active, struct sheet_row *row, hz_error *err)
{
    size_t end = end_column(active->range);
    for (size_t c = active->range.first_column; c < end; c++) {
        bool has_text = c < row->count && row->cells[c].len > 0;
        if (!has_text && sheet_row_set(row, c, buf_span(&active->text), err) != 0) {
            return -1;
        }
    }
    return 0;
}

int merged_fill(struct merged *m, struct sheet_row *row, hz_error *err)
{
    size_t columns = 0;
    end_ranges(m, row->number);
    for (; m->next < m->count && m->ranges[m->next].first_row <= row->number; m->next++) {
        if (!begin_range(m, m->ranges[m->next], row)) {
            return error_no_memory(err, NULL);
        }
    }
    for (size_t i = 0; i < m->active_count; i++) {
        columns += end_column(m->active[i].range) - m->active[i].range.first_column;
        if (columns > SHEET_COLUMNS) { /* as many as there are, unless ranges overlap */
            hz_diag_set(err, HZ_E134, NULL, N_("its merged cells overlap"));
            return -1;
        }
        if (fill_range(&m->active[i], row, err) != 0) {
            return -1;
        }
    }
    return 0;
}

void merged_clear(struct merged *m)
{
    m->count = 0;
    merged_begin(m);
}

void merged_free(struct merged *m)
{
    end_ranges(m, UINT64_MAX);
    free(m->ranges);
    free(m->active);
    *m = (struct merged){0};
}
