/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/sample.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/options.h"
#include "check/usable.h"
#include "ledger/row_hash.h"
#include "plan/plan.h"
#include "rollup/checklist.h"
#include "rollup/group_cell.h"
#include "rollup/groups.h"
#include "rollup/strata.h"
#include <stdio.h>
#include <stdlib.h>

struct hz_sample {
    const hz_plan *plan;
    hz_sample_options options;
    hz_sink sink;
    struct checklist list;
    hz_hazard hazard; /* of the current row */
    uint64_t columns; /* that are read of it */
    hz_usable *usable;
    hz_span only; /* the value of the rows that take part, in its normal form */
    char only_buffer[CELL_SIZE];
    struct groups groups;
    struct stratum *strata;   /* one for each group */
    struct stratum cancelled; /* all hazards whose registration was cancelled, by then */
    size_t count;             /* of `strata` */
    size_t cap;
    size_t *order; /* of the strata in the plan; NULL before the draw */
    struct content content;
    struct buf cells;
};

/* Fill in the defaults and check the rest. */
static int read_options(hz_sample_options *options, const hz_sample_options *given,
                        const hz_plan *plan, hz_error *err)
{
    const char *wrong = NULL;
    *options = (hz_sample_options){.by = NULL};
    if (options_copy(options, sizeof *options, given, err) != 0) {
        return -1;
    }
    options->weight = options->weight == 0 ? 1 : options->weight;
    options->day = options->day == 0 ? hz_date_today() : options->day;
    if (options->seed == NULL) {
        wrong = "options.seed";
    } else if (options->weight < 1 || options->weight > HZ_SAMPLE_MAX_WEIGHT) {
        wrong = "options.weight";
    } else if (options->by_count > HZ_BY_MAX) {
        wrong = "options.by";
    }
    if (wrong != NULL) {
        hz_diag_set(err, HZ_E004, NULL, wrong);
        return -1;
    }
    bool is_planned = true;
    for (size_t i = 0; is_planned && i < options->by_count; i++) {
        is_planned = group_is_planned(options->by[i], plan, err);
    }
    return is_planned ? 0 : -1;
}

/* What must be readable of a row: whether it takes part, its stratum and its tickets. */
static hz_needs needs_of(const hz_sample_options *o)
{
    hz_needs needs = {.columns = HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_CANCELLED_ON),
                      .left_out = HZ_W643};
    needs.columns |= o->weight > 1 ? HZ_BIT(HZ_COL_SECTOR) : 0;
    needs.columns |= o->only_value == NULL ? 0 : group_columns(o->only_column);
    for (size_t i = 0; i < o->by_count; i++) {
        needs.columns |= group_columns(o->by[i]);
    }
    return needs;
}

/* The value may be given in any notation, and is compared in its normal form. */
static void read_only_value(hz_sample *s)
{
    hz_cell wanted;
    if (s->options.only_value != NULL) {
        hz_column only = (hz_column)s->options.only_column;
        hz_cell_read(&wanted, hz_column_get(only)->type, s->plan, hz_span_of(s->options.only_value),
                     "");
        s->only = group_name(only, s->plan, &wanted, s->only_buffer);
    }
}

static bool init(hz_sample *s)
{
    const hz_sample_options *o = &s->options;
    const hz_needs needs = needs_of(o);
    checklist_init(&s->list, o->by, o->by_count);
    s->columns = needs.columns | HZ_BIT(HZ_COL_SECTOR) | HZ_BIT(HZ_COL_VERIFIED_ON) |
                 HZ_BIT(HZ_COL_VERIFIER); /* by which 待验收 is shown as accepted */
    for (size_t i = 0; i < s->list.count; i++) {
        s->columns |= HZ_BIT(s->list.columns[i]);
    }
    read_only_value(s);
    hazard_clear(&s->hazard);
    return hz_usable_new(s->plan, &needs, s->sink, &s->usable) == 0 &&
           groups_init(&s->groups, s->plan, o->by, o->by_count, 0, false);
}

int hz_sample_new(const hz_plan *plan, const hz_sample_options *options, hz_sink sink,
                  hz_sample **sample, hz_error *err)
{
    hz_sample_options known;
    if (read_options(&known, options, plan, err) != 0) {
        return -1;
    }
    hz_sample *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return error_no_memory(err, NULL);
    }
    s->plan = plan;
    s->options = known;
    s->sink = sink;
    if (!init(s)) {
        hz_sample_free(s);
        return error_no_memory(err, NULL);
    }
    s->options.by = NULL; /* the caller's */
    *sample = s;
    return 0;
}

void hz_sample_free(hz_sample *sample)
{
    if (sample != NULL) {
        for (size_t i = 0; i < sample->count; i++) {
            stratum_clear(&sample->strata[i]);
        }
        stratum_clear(&sample->cancelled);
        hz_usable_free(sample->usable);
        free(sample->strata);
        free(sample->order);
        groups_clear(&sample->groups);
        content_free(&sample->content);
        buf_free(&sample->cells);
        free(sample);
    }
}

/* The strata in the order of the plan, followed by that of cancelled hazards. */
static struct stratum *stratum_at(hz_sample *s, size_t i)
{
    return i < s->count ? &s->strata[s->order[i]] : &s->cancelled;
}

/* The stratum of a hazard, added if it is new; NULL: out of memory. */
static struct stratum *find_stratum(hz_sample *s, const hz_hazard *hazard)
{
    if (hz_hazard_is(hazard, HZ_CANCELLED, s->options.day)) {
        return &s->cancelled;
    }
    size_t group = groups_put_hazard(&s->groups, s->plan, hazard);
    if (group == SIZE_MAX || !array_reserve(&s->strata, &s->cap, group + 1, sizeof *s->strata)) {
        return NULL;
    }
    if (group == s->count) {
        s->strata[s->count++] = (struct stratum){0};
    }
    return &s->strata[group];
}

static bool takes_part(const hz_sample *s, const hz_hazard *hazard)
{
    char buffer[CELL_SIZE];
    hz_date found = hz_hazard_date(hazard, HZ_COL_FOUND_ON);
    if (found != HZ_NO_DATE && found > s->options.day) {
        return false;
    }
    if (s->options.only_value == NULL) {
        return true;
    }
    hz_column only = (hz_column)s->options.only_column;
    return hz_span_equal(group_name(only, s->plan, &hazard->cells[only], buffer), s->only);
}

static int tickets_of(const hz_sample *s, const hz_hazard *hazard)
{
    const hz_cell *sector = &hazard->cells[HZ_COL_SECTOR];
    bool high_risk = sector->text.len > 0 && sector->fault == HZ_VALUE_OK &&
                     s->plan->sectors.items[sector->as.choice].high_risk;
    return high_risk ? s->options.weight : 1;
}

/* A hazard's number, or the hash of its row if it has none. */
static bool number_of(hz_sample *s, const hz_row *row, char buffer[ROW_HASH_SIZE], hz_span *number)
{
    *number = hz_row_text(row, HZ_COL_ID);
    if (number->len > 0) {
        return true;
    }
    if (!content_read(&s->content, row->binding, row->record->fields, row->record->count)) {
        return false;
    }
    row_hash(&s->content, buffer);
    *number = hz_span_of(buffer);
    return true;
}

static bool add_candidate(hz_sample *s, struct stratum *stratum, const hz_hazard *hazard,
                          const char ticket[SHA256_HEX_SIZE])
{
    s->cells.len = 0;
    if (!checklist_pack(&s->list, hazard, s->plan, &s->cells)) {
        return false;
    }
    char *cells = malloc(s->cells.len + 1);
    if (cells == NULL) {
        return false;
    }
    memcpy(cells, s->cells.ptr, s->cells.len);
    if (!stratum_add(stratum, ticket, cells, s->options.count)) {
        free(cells);
        return false;
    }
    return true;
}

/* Draw the tickets of a hazard that takes part. False: out of memory. */
static bool add_hazard(hz_sample *s, const hz_row *row)
{
    const hz_hazard *hazard = &s->hazard;
    hz_span number;
    char buffer[ROW_HASH_SIZE];
    char ticket[SHA256_HEX_SIZE];
    struct stratum *stratum = find_stratum(s, hazard);
    if (stratum == NULL || !number_of(s, row, buffer, &number)) {
        return false;
    }
    int tickets = tickets_of(s, hazard);
    draw_ticket(s->options.seed, number, tickets, ticket);
    stratum->hazards++;
    stratum->tickets += (uint64_t)tickets;
    return !stratum_wants(stratum, ticket, s->options.count) ||
           add_candidate(s, stratum, hazard, ticket);
}

int hz_sample_add(hz_sample *sample, const hz_row *row, hz_error *err)
{
    if (row->is_header) {
        return hz_usable_header(sample->usable, row) == 0 ? 0 : error_no_memory(err, row->file);
    }
    hazard_read(&sample->hazard, row, sample->plan, sample->columns);
    if ((sample->columns & HZ_BIT(HZ_COL_COMMITTEE)) != 0) {
        hz_cell derived;
        sample->hazard.cells[HZ_COL_COMMITTEE] = *group_cell(
            HZ_COL_COMMITTEE, &sample->hazard, sample->plan, sample->options.day, &derived);
    }
    int used = hz_usable_row(sample->usable, row, &sample->hazard);
    if (used < 0) {
        return error_no_memory(err, row->file);
    }
    if (used == 0 || !takes_part(sample, &sample->hazard)) {
        return 0;
    }
    return add_hazard(sample, row) ? 0 : error_no_memory(err, row->file);
}

/* Draw from the strata. */
static int draw(hz_sample *sample, size_t *drawn, hz_error *err)
{
    size_t count = sample->count + 1;
    struct share *shares = calloc(count, sizeof *shares);
    sample->order = groups_order(&sample->groups);
    hz_usable_end(sample->usable);
    bool ok = shares != NULL && sample->order != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const struct stratum *s = stratum_at(sample, i);
        shares[i] = (struct share){s->tickets, s->hazards, 0};
    }
    ok = ok && allocate(shares, count, sample->options.count);
    *drawn = 0;
    for (size_t i = 0; ok && i < count; i++) {
        stratum_draw(stratum_at(sample, i), shares[i].drawn);
        *drawn += shares[i].drawn;
    }
    free(shares);
    return ok ? 0 : error_no_memory(err, NULL);
}

static size_t count_hazards(const hz_sample *sample)
{
    size_t hazards = sample->cancelled.hazards;
    for (size_t i = 0; i < sample->count; i++) {
        hazards += sample->strata[i].hazards;
    }
    return hazards;
}

/* Make the sentence on how the sample was drawn. False: out of memory. */
static bool describe_draw(const hz_sample *sample, size_t drawn, struct buf *text)
{
    char head[160];
    char tail[96];
    char day[16];
    const hz_sample_options *o = &sample->options;
    hz_date_format(o->day, day);
    (void)snprintf(head, sizeof head, "截至%s共有隐患 %zu 条，随机抽取 %zu 条，随机抽查号“", day,
                   count_hazards(sample), drawn);
    (void)snprintf(tail, sizeof tail, "”，高危行业领域按 %d 倍权重抽取。（内部资料）", o->weight);
    return buf_add_text(text, head) && buf_add_text(text, o->seed) &&
           buf_add_text(text, o->weight > 1 ? tail : "”。（内部资料）") && buf_add(text, "", 1);
}

/* Write the title of a document, and how the sample was drawn. */
static int write_title(const hz_sample *sample, size_t drawn, hz_writer *writer, hz_error *err)
{
    struct buf text = {0};
    if (!writer_is_document(writer)) {
        return 0;
    }
    int result = -1;
    if (describe_draw(sample, drawn, &text)) {
        result = hz_writer_text(writer, HZ_TEXT_TITLE, "重大事故隐患现场核查清单", err);
        result = result == 0 ? hz_writer_text(writer, HZ_TEXT_PARAGRAPH, text.ptr, err) : result;
    } else {
        (void)error_no_memory(err, NULL);
    }
    buf_free(&text);
    return result;
}

static int write_check_list(hz_sample *sample, size_t drawn, hz_writer *writer, hz_error *err)
{
    size_t count = 0;
    const char **rows = calloc(drawn + 1, sizeof *rows);
    if (rows == NULL) {
        return error_no_memory(err, NULL);
    }
    for (size_t i = 0; i <= sample->count; i++) {
        const struct stratum *s = stratum_at(sample, i);
        for (size_t c = 0; c < s->heap.count; c++) {
            rows[count++] = s->candidates[c].cells;
        }
    }
    int result = write_title(sample, drawn, writer, err);
    result = result == 0 ? checklist_write(&sample->list, rows, count, writer, err) : result;
    free(rows);
    return result;
}

enum { FIGURES = 3 };
static const char *const figure_labels[FIGURES] = {"隐患数", "抽中权重", "抽取数"};

/* Write the figures of a stratum after its @p names, one for each column of the groups. */
static int write_stratum(const struct stratum *s, const hz_span *names, size_t by,
                         hz_writer *writer, hz_error *err)
{
    const uint64_t figures[FIGURES] = {s->hazards, s->tickets, s->heap.count};
    hz_span cells[HZ_BY_MAX + FIGURES];
    char text[FIGURES][24];
    for (size_t d = 0; d < by; d++) {
        cells[d] = names[d];
    }
    for (size_t i = 0; i < FIGURES; i++) {
        (void)snprintf(text[i], sizeof text[i], "%llu", (unsigned long long)figures[i]);
        cells[by + i] = hz_span_of(text[i]);
    }
    return hz_writer_row(writer, cells, err);
}

/* The names of stratum @p i: of its group, or 已撤销 first. Without groups, whether it is that. */
static void name_stratum(const hz_sample *sample, size_t i, hz_span names[HZ_BY_MAX])
{
    const struct groups *groups = &sample->groups;
    bool is_group = i < sample->count;
    names[0] = hz_span_of(is_group ? "未撤销" : hz_choices(HZ_TYPE_STATUS)[HZ_STATUS_CANCELLED]);
    for (size_t d = is_group ? 0 : 1; d < groups->dimension_count; d++) {
        names[d] = is_group ? intern_get(&groups->dimensions[d].names,
                                         groups_number(groups, sample->order[i], d))
                            : hz_span_of("");
    }
}

static int write_strata(hz_sample *sample, size_t drawn, hz_writer *writer, hz_error *err)
{
    hz_span labels[HZ_BY_MAX + FIGURES];
    size_t by = sample->groups.dimension_count;
    size_t count = sample->count + (sample->cancelled.hazards > 0 ? 1 : 0);
    for (size_t d = 0; d < by; d++) {
        labels[d] = hz_span_of(hz_column_get(sample->groups.dimensions[d].column)->label);
    }
    if (by == 0 && count > sample->count) {
        labels[by++] = hz_span_of(hz_column_get(HZ_COL_STATUS)->label);
    }
    for (size_t i = 0; i < FIGURES; i++) {
        labels[by + i] = hz_span_of(figure_labels[i]);
    }
    int result = write_title(sample, drawn, writer, err);
    result = result == 0 ? hz_writer_table(writer, labels, by + FIGURES, err) : result;
    for (size_t i = 0; i < count && result == 0; i++) {
        hz_span names[HZ_BY_MAX];
        name_stratum(sample, i, names);
        result = write_stratum(stratum_at(sample, i), names, by, writer, err);
    }
    return result;
}

static void note_all_drawn(const hz_sample *sample, size_t drawn)
{
    hz_diag note;
    hz_diag_set(&note, HZ_N518, NULL, digits_of((int64_t)drawn).text);
    sink_emit(sample->sink, &note);
}

int hz_sample_write(hz_sample *sample, hz_sample_table table, hz_writer *writer, hz_error *err)
{
    size_t drawn = 0;
    if (draw(sample, &drawn, err) != 0) {
        return -1;
    }
    if (drawn < sample->options.count) {
        note_all_drawn(sample, drawn);
    }
    return table == HZ_SAMPLE_STRATA ? write_strata(sample, drawn, writer, err)
                                     : write_check_list(sample, drawn, writer, err);
}
