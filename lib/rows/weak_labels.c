/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/weak_labels.h"
#include "base/span.h"
#include "rows/hazard.h"
#include "value/words.h"
#include <stdlib.h>

/* What is looked at: so many rows after the header, or bytes of them. */
enum { LOOK_ROWS = 100, LOOK_BYTES = 1 << 18 };
enum { LEAST_VALID_PERCENT = 80 };

/* The cells of a field with a weak label. */
struct tally {
    size_t filled;
    size_t valid;
};

/* A cell under a weak label, and what it depends on. */
struct weak_cell {
    const struct reading *reading;
    const hz_record *record;
    const char *label;
    int column;
    hz_span text;
};

static bool holds_value(const struct weak_cell *c)
{
    hz_cell cell;
    hz_cell_read(&cell, hz_column_get(c->column)->type, c->reading->plan, c->text, c->label);
    return cell.fault == HZ_VALUE_OK;
}

static size_t count_characters(hz_span text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

/* False of ticks and figures. */
static bool holds_sentence(const struct weak_cell *c)
{
    size_t characters = count_characters(c->text);
    return characters >= 3 && c->text.len > characters; /* some are not ASCII */
}

static bool ends_as_unit(hz_span text)
{
    static const char *const ends[] = {"局", "委",   "办",   "大队", "支队", "中队", "政府",
                                       "镇", "乡",   "街道", "公司", "厂",   "中心", "站",
                                       "所", "部门", "单位", "科",   "股",   "组",   "厅"};
    bool ends_so = false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && !ends_so; i++) {
        ends_so = word_cut_end(&text, ends[i]);
    }
    return ends_so;
}

static bool holds_person(const struct weak_cell *c)
{
    return count_characters(c->text) >= 2 && c->text.len >= 6 && !ends_as_unit(c->text);
}

static bool holds_department(const struct weak_cell *c)
{
    static const char *const ends[] = {"局",   "委", "办", "大队", "支队",
                                       "政府", "镇", "乡", "街道"};
    hz_span text = c->text;
    bool is_department = hz_unit_find(c->reading->plan, text) >= 0;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && !is_department; i++) {
        is_department = word_cut_end(&text, ends[i]);
    }
    return is_department;
}

static bool holds_enterprise(const struct weak_cell *c)
{
    return holds_sentence(c) && hz_unit_find(c->reading->plan, c->text) < 0;
}

/* A day that is not perhaps the deadline of a hazard which is still being rectified. */
static bool holds_completion(const struct weak_cell *c)
{
    const hz_binding *binding = &c->reading->binding;
    int field = binding->fields[HZ_COL_STATUS];
    if (binding->fields[HZ_COL_DUE_ON] < 0 || !holds_value(c)) {
        return false;
    }
    if (field < 0 || (size_t)field >= c->record->count) {
        return true;
    }
    hz_cell state;
    hz_cell_read(&state, HZ_TYPE_STATUS, c->reading->plan, c->record->fields[field],
                 binding->labels[field]);
    return state.fault == HZ_VALUE_EMPTY ||
           (state.fault == HZ_VALUE_OK && state.as.choice >= HZ_STATUS_TO_BE_ACCEPTED &&
            state.as.choice <= HZ_STATUS_CLOSED);
}

/* By content, as weak_labels.def names it. */
#define VALUES holds_value
#define TEXTS holds_sentence
#define PERSONS holds_person
#define UNITS holds_department
#define ENTERPRISES holds_enterprise
#define COMPLETIONS holds_completion
#define WEAK(column, content, labels) [HZ_COL_##column] = (content),
static bool (*const contents[HZ_COLUMN_COUNT])(const struct weak_cell *) = {
#include "schema/weak_labels.def"
};
#undef WEAK

static void count_cells(const struct reading *r, const hz_record *record, struct tally *tallies)
{
    for (size_t i = 0; i < r->binding.count && i < record->count; i++) {
        struct weak_cell cell = {r, record, r->binding.labels[i], r->binding.weak[i],
                                 span_trim(record->fields[i])};
        if (binding_is_open(&r->binding, i) && cell.text.len > 0) {
            tallies[i].filled++;
            tallies[i].valid += contents[cell.column](&cell) ? 1 : 0;
        }
    }
}

/* Counts the cells of the rows read ahead, up to another header. */
static void count_ahead(struct reading *r, struct tally *tallies)
{
    const hz_record *record = NULL;
    hz_error err;
    struct ahead_place place = ahead_place(&r->ahead);
    while (r->ahead.count > 0 && ahead_take(&r->ahead, &record, &err) > 0 &&
           !hz_is_header(record, r->plan)) {
        if (record->error == HZ_RECORD_OK && skipped_row_kind(&r->binding, record) == IS_HAZARD) {
            count_cells(r, record, tallies);
        }
    }
    ahead_return(&r->ahead, place);
}

static bool is_meant(const struct tally *t)
{
    return t->filled > 0 && t->valid * 100 >= t->filled * LEAST_VALID_PERCENT;
}

/* How many fields are meant as @p column. */
static size_t count_meant(const hz_binding *binding, const struct tally *tallies, int column)
{
    size_t count = 0;
    for (size_t i = 0; i < binding->count; i++) {
        count += binding->weak[i] == column && is_meant(&tallies[i]) ? 1 : 0;
    }
    return count;
}

static void take_meant(hz_binding *binding, const struct tally *tallies)
{
    for (size_t i = 0; i < binding->count; i++) {
        if (binding_is_open(binding, i) && is_meant(&tallies[i]) &&
            count_meant(binding, tallies, binding->weak[i]) == 1) {
            binding_take_weak(binding, i);
        }
    }
}

int weak_labels_decide(struct reading *r, hz_error *err)
{
    if (!binding_has_open(&r->binding)) {
        return 0;
    }
    if (r->is_part) {
        r->is_undecided = true;
        return -1;
    }
    struct tally *tallies = calloc(r->binding.count, sizeof *tallies);
    if (tallies == NULL) {
        return error_no_memory(err, r->file);
    }
    int result = reading_fill_ahead(r, LOOK_ROWS, LOOK_BYTES, err);
    if (result == 0) {
        count_ahead(r, tallies);
        take_meant(&r->binding, tallies);
    }
    free(tallies);
    return result;
}
