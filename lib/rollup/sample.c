/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/usable.h"
#include "ledger/row_hash.h"
#include "plan/plan.h"
#include "rollup/allocate.h"
#include "rollup/checklist.h"
#include "rollup/groups.h"
#include "rollup/lots.h"
#include "rollup/strata.h"
#include <stdio.h>
#include <stdlib.h>

struct hz_sample {
    const hz_plan *plan;
    hz_sample_options options;
    struct checklist list;
    hz_hazard hazard; /* the row in hand */
    uint64_t columns; /* of it that are looked at */
    hz_usable *usable;
    hz_span only; /* the value that takes part, as it is counted */
    char only_room[128];
    struct groups groups;
    struct stratum *strata; /* one for each group */
    size_t count;
    size_t *order; /* in which they stand in the plan; NULL before the draw */
    struct content content;
    struct buf cells;
};

/* The columns that are looked at. */
static uint64_t columns_of(const hz_sample *s)
{
    uint64_t columns = HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_SECTOR);
    for (size_t i = 0; i < s->list.count; i++) {
        columns |= HZ_BIT(s->list.columns[i]);
    }
    return s->options.only == HZ_COL_NONE ? columns : columns | HZ_BIT(s->options.only);
}

/* What has to be understood of a row: whether it takes part, in which stratum and with how many
 * lots. */
static hz_needs needs_of(const hz_sample_options *o)
{
    hz_needs needs = {.columns = HZ_BIT(HZ_COL_FOUND_ON), .left_out = HZ_W643};
    needs.columns |= o->weight > 1 ? HZ_BIT(HZ_COL_SECTOR) : 0;
    needs.columns |= o->only == HZ_COL_NONE ? 0 : HZ_BIT(o->only);
    for (size_t i = 0; i < o->by_count; i++) {
        needs.columns |= HZ_BIT(o->by[i]);
    }
    return needs;
}

/* The value is written as offices write it, and compared in its plain form. */
static void read_only_value(hz_sample *s)
{
    hz_cell wanted;
    if (s->options.only != HZ_COL_NONE) {
        hz_column only = (hz_column)s->options.only;
        hz_cell_read(&wanted, hz_column_get(only)->type, s->plan, s->options.value);
        s->only = group_name(only, s->plan, &wanted, s->only_room);
    }
}

int hz_sample_new(const hz_plan *plan, const hz_sample_options *options, hz_sink sink,
                  hz_sample **sample)
{
    hz_sample *s = calloc(1, sizeof *s);
    const hz_needs needs = needs_of(options);
    if (s == NULL || hz_usable_new(plan, &needs, sink, &s->usable) != 0) {
        free(s);
        return -1;
    }
    s->plan = plan;
    s->options = *options;
    checklist_init(&s->list, options);
    s->columns = columns_of(s) | needs.columns;
    read_only_value(s);
    hz_hazard_clear(&s->hazard);
    if (!groups_init(&s->groups, plan, options->by, options->by_count, 0, false)) {
        hz_sample_free(s);
        return -1;
    }
    *sample = s;
    return 0;
}

void hz_sample_free(hz_sample *sample)
{
    if (sample != NULL) {
        for (size_t i = 0; i < sample->count; i++) {
            stratum_free(&sample->strata[i]);
        }
        hz_usable_free(sample->usable);
        free(sample->strata);
        free(sample->order);
        groups_free(&sample->groups);
        content_free(&sample->content);
        buf_free(&sample->cells);
        free(sample);
    }
}

/* The stratum of a hazard, which is made; NULL: out of memory. */
static struct stratum *find_stratum(hz_sample *s, const hz_hazard *hazard)
{
    uint32_t numbers[HZ_BY_MAX] = {0};
    for (size_t i = 0; i < s->options.by_count; i++) {
        char buffer[128];
        struct dimension *d = &s->groups.dimensions[i];
        hz_span name = group_name(d->column, s->plan, &hazard->cells[d->column], buffer);
        size_t number = intern_put(&d->names, name);
        if (number == SIZE_MAX) {
            return NULL;
        }
        numbers[i] = (uint32_t)number;
    }
    size_t group = groups_put(&s->groups, numbers);
    if (group < s->count || group == SIZE_MAX) {
        return group == SIZE_MAX ? NULL : &s->strata[group];
    }
    if ((group & (group - 1)) == 0) { /* 0 or a power of two: full */
        size_t cap = group == 0 ? 1 : group * 2;
        struct stratum *strata = realloc(s->strata, cap * sizeof *strata);
        if (strata == NULL) {
            return NULL;
        }
        s->strata = strata;
    }
    s->strata[group] = (struct stratum){0};
    s->count = group + 1;
    return &s->strata[group];
}

static bool takes_part(const hz_sample *s, const hz_hazard *hazard)
{
    char buffer[128];
    hz_date found = hz_hazard_date(hazard, HZ_COL_FOUND_ON);
    if (found != HZ_NO_DATE && found > s->options.day) {
        return false;
    }
    if (s->options.only == HZ_COL_NONE) {
        return true;
    }
    hz_column only = (hz_column)s->options.only;
    return hz_span_equal(group_name(only, s->plan, &hazard->cells[only], buffer), s->only);
}

static int lots_of(const hz_sample *s, const hz_hazard *hazard)
{
    const hz_cell *sector = &hazard->cells[HZ_COL_SECTOR];
    bool high_risk = sector->text.len > 0 && sector->fault == HZ_VALUE_OK &&
                     s->plan->sectors.items[sector->as.choice].high_risk;
    return high_risk ? s->options.weight : 1;
}

/* A hazard's number; without one, what its row says is as good. */
static bool number_of(hz_sample *s, const hz_row *row, char buffer[ROW_HASH_SIZE], hz_span *number)
{
    *number = hz_row_text(row, HZ_COL_ID);
    if (number->len > 0) {
        return true;
    }
    if (!content_of(&s->content, row->binding, row->record->fields, row->record->count)) {
        return false;
    }
    row_hash(&s->content, buffer);
    *number = hz_span_of(buffer);
    return true;
}

static bool keep(hz_sample *s, struct stratum *stratum, const hz_hazard *hazard,
                 const char lot[HASH_SIZE])
{
    s->cells.len = 0;
    if (!checklist_keep(&s->list, hazard, s->plan, &s->cells)) {
        return false;
    }
    char *cells = malloc(s->cells.len + 1);
    if (cells == NULL) {
        return false;
    }
    memcpy(cells, s->cells.ptr, s->cells.len);
    if (!stratum_put(stratum, lot, cells, s->options.count)) {
        free(cells);
        return false;
    }
    return true;
}

int hz_sample_add(hz_sample *sample, const hz_row *row)
{
    hz_hazard *hazard = &sample->hazard;
    hz_span number;
    char buffer[ROW_HASH_SIZE];
    char lot[HASH_SIZE];
    if (row->is_header) {
        return hz_usable_header(sample->usable, row);
    }
    hz_hazard_read(hazard, row, sample->plan, sample->columns);
    int used = hz_usable_row(sample->usable, row, hazard);
    if (used <= 0) {
        return used;
    }
    if (!takes_part(sample, hazard)) {
        return 0;
    }
    struct stratum *stratum = find_stratum(sample, hazard);
    if (stratum == NULL || !number_of(sample, row, buffer, &number)) {
        return -1;
    }
    int lots = lots_of(sample, hazard);
    lots_draw(sample->options.seed, number, lots, lot);
    stratum->hazards++;
    stratum->lots += (uint64_t)lots;
    bool wanted = stratum_wants(stratum, lot, sample->options.count);
    return !wanted || keep(sample, stratum, hazard, lot) ? 0 : -1;
}

int hz_sample_draw(hz_sample *sample, size_t *drawn)
{
    struct share *shares = calloc(sample->count + 1, sizeof *shares);
    sample->order = groups_order(&sample->groups);
    hz_usable_end(sample->usable);
    bool ok = shares != NULL && sample->order != NULL;
    for (size_t i = 0; ok && i < sample->count; i++) {
        const struct stratum *s = &sample->strata[sample->order[i]];
        shares[i] = (struct share){s->lots, s->hazards, 0};
    }
    ok = ok && allocate(shares, sample->count, sample->options.count);
    *drawn = 0;
    for (size_t i = 0; ok && i < sample->count; i++) {
        stratum_settle(&sample->strata[sample->order[i]], shares[i].drawn);
        *drawn += shares[i].drawn;
    }
    free(shares);
    return ok ? 0 : -1;
}

static size_t hazards_of(const hz_sample *sample)
{
    size_t hazards = 0;
    for (size_t i = 0; i < sample->count; i++) {
        hazards += sample->strata[i].hazards;
    }
    return hazards;
}

int hz_sample_write_title(const hz_sample *sample, hz_writer *writer, hz_error *err)
{
    char head[128];
    char tail[64];
    struct buf text = {0};
    const hz_sample_options *o = &sample->options;
    (void)snprintf(head, sizeof head, "共有隐患 %zu 条，拟抽取 %zu 条，种子“", hazards_of(sample),
                   o->count);
    (void)snprintf(tail, sizeof tail, "”，高危行业每条 %d 签。", o->weight);
    bool ok = buf_add_text(&text, head) && buf_add_text(&text, o->seed) &&
              buf_add_text(&text, tail) && buf_add(&text, "", 1);
    hz_diag_set(err, HZ_E003, NULL, NULL);
    ok = ok && hz_writer_title(writer, "重大事故隐患现场核查清单", err) == 0 &&
         hz_writer_paragraph(writer, text.ptr, err) == 0;
    buf_free(&text);
    return ok ? 0 : -1;
}

int hz_sample_write(const hz_sample *sample, hz_writer *writer, hz_error *err)
{
    size_t number = 0;
    int result = checklist_begin(&sample->list, writer, err);
    for (size_t i = 0; i < sample->count && result == 0; i++) {
        const struct stratum *s = &sample->strata[sample->order[i]];
        for (size_t c = 0; c < s->heap.count && result == 0; c++) {
            result = checklist_row(&sample->list, ++number, s->candidates[c].cells, writer, err);
        }
    }
    return result;
}

enum { FIGURES = 3 };
static const char *const figure_labels[FIGURES] = {"隐患数", "签数", "抽取数"};

static int write_stratum(const hz_sample *sample, size_t group, hz_writer *writer, hz_error *err)
{
    const struct stratum *s = &sample->strata[group];
    const uint64_t figures[FIGURES] = {s->hazards, s->lots, s->heap.count};
    hz_span cells[HZ_BY_MAX + FIGURES];
    char text[FIGURES][24];
    size_t by = sample->groups.dimension_count;
    for (size_t d = 0; d < by; d++) {
        cells[d] = intern_get(&sample->groups.dimensions[d].names,
                              groups_number(&sample->groups, group, d));
    }
    for (size_t i = 0; i < FIGURES; i++) {
        (void)snprintf(text[i], sizeof text[i], "%llu", (unsigned long long)figures[i]);
        cells[by + i] = hz_span_of(text[i]);
    }
    return hz_writer_row(writer, cells, err);
}

int hz_sample_write_strata(const hz_sample *sample, hz_writer *writer, hz_error *err)
{
    hz_span labels[HZ_BY_MAX + FIGURES];
    size_t by = sample->groups.dimension_count;
    for (size_t d = 0; d < by; d++) {
        labels[d] = hz_span_of(hz_column_get(sample->groups.dimensions[d].column)->label);
    }
    for (size_t i = 0; i < FIGURES; i++) {
        labels[by + i] = hz_span_of(figure_labels[i]);
    }
    int result = hz_writer_table(writer, labels, by + FIGURES, err);
    for (size_t i = 0; i < sample->count && result == 0; i++) {
        result = write_stratum(sample, sample->order[i], writer, err);
    }
    return result;
}
