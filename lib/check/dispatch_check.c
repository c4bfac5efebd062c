/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/dispatch_check.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "rows/place.h"
#include "schema/dispatch.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void dispatch_check_free(struct dispatch_check *d)
{
    hz_dispatch_binding_clear(&d->binding);
    hz_indicators_clear(&d->figures);
    dispatch_sums_clear(&d->sums);
    intern_free(&d->seen);
    intern_free(&d->places);
    free(d->roles);
    free(d->now);
}

/* Names in ROLE_GROUP distinguish rows; ROLE_TEXT is text next to the figures. */
static enum dispatch_role field_role(const hz_row *row, size_t field)
{
    int own = hz_dispatch_column_find(row->record->fields[field]);
    if (dispatch_groups_by(hz_column_find(row->record->fields[field])) || own == HZ_DISPATCH_UNIT ||
        own == HZ_DISPATCH_ORDER) {
        return ROLE_GROUP;
    }
    return own == HZ_DISPATCH_MONTH || own == HZ_DISPATCH_REPORTED_ON ? ROLE_NONE : ROLE_TEXT;
}

static int bind(struct dispatch_check *d, const struct row_check *rc)
{
    const hz_record *header = rc->row->record;
    if (d->figures.items == NULL && hz_indicators_init(&d->figures, rc->plan) != 0) {
        return -1;
    }
    d->now = d->now == NULL ? calloc(2 * d->figures.count + 1, sizeof *d->now) : d->now;
    hz_dispatch_binding_clear(&d->binding);
    free(d->roles);
    d->roles = calloc(header->count + 1, sizeof *d->roles);
    if (d->now == NULL || d->roles == NULL ||
        hz_dispatch_binding_init(&d->binding, header, &d->figures) != 0) {
        return -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        d->roles[i] = d->binding.figures[i] >= 0 ? ROLE_NONE : field_role(rc->row, i);
    }
    return 0;
}

/* Reports @p field, unless it is one of the @p reported fields of the header before. */
static void emit_doubled(struct row_check *rc, size_t field, size_t first, size_t reported)
{
    char letters[8];
    hz_diag args = {.code = HZ_E109};
    if (field >= reported) {
        column_letters((uint32_t)first + 1, letters);
        diag_arg_sentence(&args, "other", N_("the other is column {letters}"), "letters", letters,
                          NULL);
        emit_finding_at_with(rc, HZ_E109, (int)field, &args);
    }
}

/* It is not known which of two columns of a figure is right: neither is read. */
static int check_doubled(struct dispatch_check *d, struct row_check *rc, size_t from)
{
    size_t *first = calloc(2 * d->figures.count + 1, sizeof *first); /* a field and 1; 0: none */
    if (first == NULL) {
        return -1;
    }
    for (size_t i = 0; i < d->binding.count; i++) {
        int figure = d->binding.figures[i];
        if (figure < 0) {
            int own = hz_dispatch_column_find(rc->row->record->fields[i]);
            if (own >= 0 && own != HZ_DISPATCH_SIGNER && d->binding.fields[own] != (int)i) {
                emit_doubled(rc, i, (size_t)d->binding.fields[own], from);
            }
            continue;
        }
        size_t *place = &first[(size_t)figure + (d->binding.increases[i] ? d->figures.count : 0)];
        if (*place != 0) {
            emit_doubled(rc, i, *place - 1, from);
            d->binding.figures[*place - 1] = -1;
            d->binding.figures[i] = -1;
        } else {
            *place = i + 1;
        }
    }
    free(first);
    return 0;
}

/* Reports an unknown name with the known one that is meant, or with what to do otherwise. */
static void emit_unknown(struct row_check *rc, hz_code code, int field, const char *name,
                         const char *otherwise)
{
    hz_diag args = {.code = code};
    if (name[0] != '\0') {
        diag_arg_sentence(&args, "advice", N_("did you mean {name}?"), "name", name, NULL);
    } else {
        diag_arg_message(&args, "advice", otherwise);
    }
    emit_finding_at_with(rc, code, field, &args);
}

/* YAML has a header again wherever a key is new; its labels come after those that were there. */
static bool continues(const struct dispatch_check *d, const hz_row *row)
{
    return row->layout.yaml && strcmp(row->file, d->file) == 0;
}

/* Without a month, no row can be counted. */
static void report_no_month(struct row_check *rc)
{
    hz_diag diag;
    hz_record_diag(&diag, HZ_E108, rc->row->file, rc->row->record, 0, NULL);
    diag_arg_message(&diag, "advice", N_("add it to the header"));
    diag.value[0] = '\0';
    diag.column = 0;
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(hz_dispatch_label(HZ_DISPATCH_MONTH)));
    rc->errors++;
    sink_emit(rc->sink, &diag);
}

static int check_header(struct dispatch_check *d, struct row_check *rc)
{
    const hz_record *header = rc->row->record;
    size_t first = continues(d, rc->row) ? d->labels : 0;
    if (bind(d, rc) != 0) {
        return -1;
    }
    if (first == 0) {
        dispatch_sums_clear(&d->sums);
    }
    d->labels = header->count;
    hz_diag_copy(d->file, sizeof d->file, hz_span_of(rc->row->file));
    for (size_t i = first; i < header->count; i++) {
        hz_span label = span_trim(header->fields[i]);
        if (label.len > 0 && d->binding.figures[i] < 0 && hz_dispatch_column_find(label) < 0 &&
            hz_column_find(label) == HZ_COL_NONE) {
            emit_unknown(rc, HZ_W213, (int)i, hz_indicators_nearest(&d->figures, label),
                         N_("write its label as the plan does"));
        }
    }
    if (d->binding.fields[HZ_DISPATCH_MONTH] < 0 && !rc->row->layout.yaml) {
        report_no_month(rc);
    }
    return check_doubled(d, rc, first);
}

/* True if the plan has the name of a group. */
static bool is_known(const struct row_check *rc, size_t field, hz_span name)
{
    int column = hz_column_find(hz_span_of(rc->row->binding->labels[field]));
    const hz_names *names = column == HZ_COL_NONE || column == HZ_COL_AREA
                                ? NULL
                                : cell_names(hz_column_get(column)->type, rc->plan);
    return names != NULL ? hz_names_find(names, name) >= 0 : hz_unit_find(rc->plan, name) >= 0;
}

/* True if sums are recognised by their figures: a name of the plan is wanted, and this is none. */
static bool may_be_sum(const struct dispatch_check *d, const struct row_check *rc, size_t field)
{
    int column = hz_column_find(hz_span_of(rc->row->binding->labels[field]));
    return d->binding.fields[HZ_DISPATCH_UNIT] == (int)field || column == HZ_COL_SECTOR ||
           column == HZ_COL_SOURCE;
}

/* The sums that a total can be of; one without a month is that of the rows above it. */
static struct dispatch_sum *find_sum(const struct dispatch_check *d)
{
    const struct dispatch_sums *sums = &d->sums;
    if (d->day == HZ_NO_DATE) {
        return sums->count == 0 ? NULL : &sums->items[sums->count - 1];
    }
    return dispatch_sums_find(sums, d->day);
}

/* A sum by its name; or, where the plan does not know the name, by its figures. */
static bool is_total(const struct dispatch_check *d, const struct row_check *rc)
{
    const hz_record *record = rc->row->record;
    const struct dispatch_sum *sum = find_sum(d);
    bool unknown = false;
    for (size_t i = 0; i < d->binding.count && i < record->count; i++) {
        hz_span name = span_trim(record->fields[i]);
        if (d->roles[i] != ROLE_GROUP || is_known(rc, i, name)) {
            continue;
        }
        if (is_total_name(rc->plan, name)) {
            return true;
        }
        unknown = unknown || may_be_sum(d, rc, i);
    }
    return unknown && sum != NULL && dispatch_sum_is(sum, d->now, d->figures.count);
}

enum { MANY = 3 };

/* The fields of a total that its rows do not give; the first, and how many. */
static size_t count_differing(const struct dispatch_check *d, const hz_record *record,
                              const int64_t *rows, size_t *first)
{
    size_t count = 0;
    for (size_t i = d->binding.count; i-- > 0;) {
        int figure = d->binding.figures[i];
        if (i < record->count && figure >= 0 && !d->binding.increases[i] &&
            d->now[figure] != HZ_UNKNOWN && d->now[figure] != rows[figure]) {
            *first = i;
            count++;
        }
    }
    return count;
}

static void emit_total(struct dispatch_check *d, struct row_check *rc, size_t field,
                       const int64_t *rows, size_t more)
{
    char value[32];
    hz_diag args = {.code = HZ_W608};
    int figure = d->binding.figures[field];
    hz_indicator_format(d->figures.items[figure].kind, rows[figure], value);
    if (more == 0) {
        diag_arg_sentence(&args, "sum", N_("its rows add up to {value}"), "value", value, NULL);
    } else {
        diag_arg(&args, "value", value);
        diag_arg_count(&args, "sum",
                       "its rows add up to {value}, and {n} more of its figures differs",
                       "its rows add up to {value}, and {n} more of its figures differ", more);
    }
    emit_finding_at_with(rc, HZ_W608, (int)field, &args);
}

/* A total that its rows do not give: a row is missing, or was changed. Many figures differ by one
 * cause, and are one finding. */
static void check_total(struct dispatch_check *d, struct row_check *rc)
{
    struct dispatch_sum *sum = find_sum(d);
    size_t first = 0;
    if (sum == NULL || d->sums.broken) {
        return;
    }
    const int64_t *rows = dispatch_sum_for(sum, d->now, d->figures.count);
    size_t count = count_differing(d, rc->row->record, rows, &first);
    if (count > MANY) {
        emit_total(d, rc, first, rows, count - 1);
    }
    for (size_t i = first; count > 0 && count <= MANY && i < d->binding.count; i++) {
        int figure = d->binding.figures[i];
        if (figure >= 0 && !d->binding.increases[i] && d->now[figure] != HZ_UNKNOWN &&
            d->now[figure] != rows[figure]) {
            emit_total(d, rc, i, rows, 0);
        }
    }
    sum->part_rows = 0;
}

struct relating {
    struct dispatch_check *check;
    struct row_check *rc;
};

static int field_of(const struct dispatch_check *d, hz_indicator indicator)
{
    for (size_t i = 0; i < d->binding.count; i++) {
        if (d->binding.figures[i] == (int)indicator && !d->binding.increases[i]) {
            return (int)i;
        }
    }
    return -1;
}

static void say_relation(void *ctx, const hz_relation *relation, int64_t parts)
{
    const struct relating *r = ctx;
    hz_diag args = {.code = HZ_W608};
    hz_indicator at;
    hz_code code = hz_relation_describe(relation, r->check->now, parts, &args, &at);
    emit_finding_at_with(r->rc, code, field_of(r->check, at), &args);
}

/* The name of the unit that @p text is most likely meant for; "": none. */
static const char *nearest_unit(const hz_plan *plan, hz_span text)
{
    const char *area = hz_names_nearest(&plan->areas, text);
    return area[0] != '\0' ? area : hz_names_nearest(&plan->departments, text);
}

/* A unit that misspells its own name has reported all the same. */
static void find_maker(struct dispatch_check *d, const struct row_check *rc)
{
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_UNIT);
    d->unit = text.len == 0 ? -1 : hz_unit_find(rc->plan, text);
    d->maker = d->unit;
    if (text.len > 0 && d->unit < 0) {
        d->maker = hz_unit_find(rc->plan, hz_span_of(nearest_unit(rc->plan, text)));
    }
}

/* True if the row has the name of a unit of the plan, where the table has units. */
static bool check_unit(struct dispatch_check *d, struct row_check *rc)
{
    int field = d->binding.fields[HZ_DISPATCH_UNIT];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_UNIT);
    if (field >= 0 && text.len == 0) {
        emit_finding_at(rc, HZ_E201, field, N_("fill in the cell"));
    } else if (field >= 0 && d->unit < 0) {
        emit_unknown(rc, HZ_E214, field, nearest_unit(rc->plan, text),
                     N_("write its name as the plan does"));
    }
    return field < 0 || d->unit >= 0;
}

/* True if the row was submitted before its month began: then another month is meant. */
static bool is_too_early(const struct dispatch_check *d, struct row_check *rc, hz_month month)
{
    hz_date reported = HZ_NO_DATE;
    char submitted[16];
    char begins[16];
    hz_diag args = {.code = HZ_E215};
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_REPORTED_ON);
    if (month <= rc->plan->first_report ||
        plan_date_parse(rc->plan, text, &reported) != HZ_VALUE_OK || reported < rc->plan->start ||
        reported > hz_plan_cutoff(rc->plan, month - 1)) {
        return false;
    }
    hz_date_format(reported, submitted);
    hz_date_format(hz_plan_cutoff(rc->plan, month - 1) + 1, begins);
    diag_arg_sentence(
        &args, "fault",
        N_("submitted on {submitted}, before the period of that month begins on {first}"),
        "submitted", submitted, "first", begins, NULL);
    emit_finding_at_with(rc, HZ_E215, d->binding.fields[HZ_DISPATCH_MONTH], &args);
    return true;
}

/* True if the row has a month of the campaign, or the day up to which it counts. */
static bool check_month(struct dispatch_check *d, struct row_check *rc)
{
    int field = d->binding.fields[HZ_DISPATCH_MONTH];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_MONTH);
    hz_month month = 0;
    hz_diag args = {.code = HZ_E215};
    char first[16];
    char last[16];
    if (field < 0 && !rc->row->layout.yaml) {
        return false; /* reported at the header */
    }
    d->day = hz_dispatch_day(rc->plan, &d->binding, text, &month);
    if (d->day == HZ_NO_DATE) {
        emit_finding_at(rc, HZ_E215, field, N_("not a month"));
        return false;
    }
    int year = 0;
    int end_month = 0;
    hz_date_split(rc->plan->end, &year, &end_month, NULL);
    bool outside = month != 0 ? month < rc->plan->first_report || month > year * 12 + end_month - 1
                              : d->day < rc->plan->start;
    if (outside) {
        hz_month_format(rc->plan->first_report, first);
        hz_date_format(rc->plan->end, last);
        diag_arg_sentence(&args, "fault",
                          N_("outside the campaign, for which units report from {first} to {last}"),
                          "first", first, "last", last, NULL);
        emit_finding_at_with(rc, HZ_E215, field, &args);
    }
    return !outside && (month == 0 || !is_too_early(d, rc, month));
}

static void check_reported_on(struct dispatch_check *d, struct row_check *rc)
{
    int field = d->binding.fields[HZ_DISPATCH_REPORTED_ON];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_REPORTED_ON);
    hz_date deadline = hz_plan_report_deadline(rc->plan, d->day);
    char last[16];
    hz_diag args = {.code = HZ_E203};
    hz_fault fault = plan_date_parse(rc->plan, text, &d->reported_on);
    if (fault != HZ_VALUE_OK && fault != HZ_VALUE_EMPTY) {
        emit_finding_at(rc, HZ_E202, field,
                        N_("not a whole date; write year, month and day, such as 2023-05-01"));
    } else if (fault == HZ_VALUE_OK && d->reported_on > rc->today) {
        hz_date_format(rc->today, last);
        diag_arg(&args, "today", last);
        diag_arg_message(&args, "advice", N_("give the day on which it really happened"));
        emit_finding_at_with(rc, HZ_E203, field, &args);
        d->reported_on = HZ_NO_DATE;
    } else if (fault == HZ_VALUE_OK && d->day != HZ_NO_DATE && d->reported_on > deadline) {
        hz_date_format(deadline, last);
        emit_finding_at(rc, HZ_W609, field, last);
    }
}

/* One unit reports once for a month. */
static int check_twice(struct dispatch_check *d, struct row_check *rc)
{
    char key[64];
    char source[PLACE_SOURCE];
    char place[PLACE_SIZE + 32];
    size_t known = d->seen.count;
    (void)snprintf(key, sizeof key, "%d %d", d->unit, (int)d->day);
    place_write(place, place_source(rc->row, source), rc->row->record->line);
    size_t len = strlen(place);
    (void)snprintf(place + len, sizeof place - len, "#%zu", known);
    size_t number = intern_put(&d->seen, hz_span_of(key));
    if (number == SIZE_MAX) {
        return -1;
    }
    if (number == known) {
        return intern_put(&d->places, hz_span_of(place)) == SIZE_MAX ? -1 : 0;
    }
    hz_diag_copy(place, sizeof place, intern_get(&d->places, number));
    *strrchr(place, '#') = '\0'; /* what made it unique; a file name may hold the sign too */
    emit_finding_at(rc, HZ_E217, d->binding.fields[HZ_DISPATCH_UNIT], place);
    d->kind = DISPATCH_UNUSABLE;
    return 0;
}

/* True if the row has the figures of a part of its unit, of a sector or level. */
static bool is_part(const hz_row *row)
{
    size_t count;
    const int *columns = dispatch_group_columns(&count);
    for (size_t i = 0; i < count; i++) {
        if (columns[i] != HZ_COL_AREA && hz_row_text(row, (hz_column)columns[i]).len > 0) {
            return true;
        }
    }
    return false;
}

/* The row has figures of a known unit or group for a known day. */
static int take_figures(struct dispatch_check *d, struct row_check *rc)
{
    struct relating relating = {d, rc};
    d->kind = DISPATCH_FIGURES;
    hz_relations_complete(d->now);
    hz_relations_check(d->now, say_relation, &relating);
    if (!dispatch_sums_add(&d->sums, d->day, d->now, d->figures.count)) {
        return -1;
    }
    return d->may_repeat || d->unit < 0 || is_part(rc->row) ? 0 : check_twice(d, rc);
}

static bool has_figure(const struct dispatch_check *d)
{
    size_t i = 0;
    while (i < d->figures.count && d->now[i] == HZ_UNKNOWN) {
        i++;
    }
    return i < d->figures.count;
}

static int check_row(struct dispatch_check *d, struct row_check *rc)
{
    hz_month month = 0;
    size_t errors = rc->errors;
    d->kind = DISPATCH_UNUSABLE;
    d->day = HZ_NO_DATE;
    find_maker(d, rc);
    if (!check_shape(rc, scan_best())) {
        return 0;
    }
    d->day =
        hz_dispatch_day(rc->plan, &d->binding,
                        hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_MONTH), &month);
    dispatch_read_figures(d, rc, false);
    if (is_total(d, rc)) {
        d->kind = DISPATCH_TOTAL;
        check_total(d, rc);
        return 0;
    }
    bool usable = check_unit(d, rc);
    usable = check_month(d, rc) && usable;
    check_reported_on(d, rc);
    dispatch_read_figures(d, rc, true);
    if (usable && has_figure(d)) {
        return take_figures(d, rc);
    }
    d->kind = usable && rc->errors == errors ? DISPATCH_EMPTY : DISPATCH_UNUSABLE;
    return 0;
}

int dispatch_check_row(struct dispatch_check *d, struct row_check *rc)
{
    size_t errors = rc->errors;
    if (rc->row->is_header) {
        return check_header(d, rc);
    }
    int result = check_row(d, rc);
    d->sums.broken = d->sums.broken || rc->errors > errors;
    return result;
}
