#include "report/figures.h"
#include <hazard/message.h>
#include <stdio.h>
#include <stdlib.h>

enum { NOWHERE = -1 };

/* Which field of the table holds what. */
struct places {
    int area;
    int period;
    int standing;
    int now[HZ_INDICATOR_COUNT];
    int increase[HZ_INDICATOR_COUNT];
};

struct reading {
    struct figures *figures;
    const hz_plan *plan;
    const char *path;
    struct places places;
    struct unit stated; /* the row 合计 */
    bool has_stated;
    hz_diag *err;
};

static int fail_table(struct reading *r, const hz_record *record, const char *reason)
{
    hz_diag_set(r->err, HZ_E114, r->path, reason);
    r->err->line = record == NULL ? 0 : record->line;
    return -1;
}

static int find_field(const hz_record *header, const char *label, const char *suffix)
{
    for (size_t i = 0; i < header->count; i++) {
        hz_span text = hz_span_trim(header->fields[i]);
        size_t len = strlen(label);
        if (text.len == len + strlen(suffix) && memcmp(text.ptr, label, len) == 0 &&
            memcmp(text.ptr + len, suffix, strlen(suffix)) == 0) {
            return (int)i;
        }
    }
    return NOWHERE;
}

static int read_header(struct reading *r, const hz_record *header)
{
    char reason[160];
    r->places.area = find_field(header, hz_column_get(HZ_COL_AREA)->label, "");
    r->places.period = find_field(header, hz_dispatch_label(HZ_DISPATCH_MONTH), "");
    r->places.standing = find_field(header, hz_dispatch_label(HZ_DISPATCH_STANDING), "");
    if (r->places.area != 0 || r->places.period != 1) {
        return fail_table(r, header, hz_translate("its first columns must be 乡镇 and 月份"));
    }
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        const char *label = hz_indicator_label((hz_indicator)i);
        r->places.now[i] = find_field(header, label, "");
        r->places.increase[i] = find_field(header, label, HZ_INCREASE);
        if (r->places.increase[i] == NOWHERE) {
            r->places.increase[i] = find_field(header, label, HZ_CHANGE);
        }
        if (r->places.now[i] == NOWHERE && hz_indicator_is_always((hz_indicator)i)) {
            (void)snprintf(reason, sizeof reason, hz_translate("it has no column %s"), label);
            return fail_table(r, header, reason);
        }
    }
    r->figures->has_increase = r->places.increase[HZ_IND_FOUND] != NOWHERE;
    return 0;
}

static bool read_count(hz_span text, int64_t *value)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    size_t i = negative ? 1 : 0;
    *value = 0;
    for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && i < 16; i++) {
        *value = *value * 10 + (text.ptr[i] - '0');
    }
    bool ok = i == text.len && text.len > (negative ? 1U : 0U);
    *value = negative ? -*value : *value;
    return ok;
}

/* Reads one figure; an empty cell is no figure and leaves 0. */
static int read_figure(struct reading *r, const hz_record *record, hz_indicator indicator,
                       int field, int64_t *value)
{
    hz_span text = hz_span_of("");
    *value = 0;
    if (field != NOWHERE && (size_t)field < record->count) {
        text = hz_span_trim(record->fields[field]);
    }
    if (text.len == 0 || hz_indicator_get_kind(indicator) == HZ_KIND_RATE) {
        return 0; /* rates are worked out anew */
    }
    hz_fault fault = HZ_VALUE_OK;
    bool ok = hz_indicator_get_kind(indicator) == HZ_KIND_COUNT && read_count(text, value);
    if (hz_indicator_get_kind(indicator) == HZ_KIND_MONEY) {
        fault = hz_money_parse(text, value);
        ok = fault == HZ_VALUE_OK || fault == HZ_AMOUNT_NEGATIVE;
    }
    if (!ok) {
        hz_record_diag(r->err, HZ_E212, r->path, record, (size_t)field, NULL);
        hz_diag_copy(r->err->label, sizeof r->err->label,
                     hz_span_of(hz_indicator_label(indicator)));
        return -1;
    }
    return 0;
}

static struct unit *new_unit(struct figures *f)
{
    if (f->count == f->cap) {
        size_t cap = f->cap == 0 ? 32 : f->cap * 2;
        struct unit *units = realloc(f->units, cap * sizeof *units);
        if (units == NULL) {
            return NULL;
        }
        f->units = units;
        f->cap = cap;
    }
    f->units[f->count] = (struct unit){.reported = false};
    return &f->units[f->count++];
}

static const struct unit *find_unit(const struct figures *f, hz_span name)
{
    for (size_t i = 0; i < f->count; i++) {
        if (hz_span_is(name, f->units[i].name)) {
            return &f->units[i];
        }
    }
    return NULL;
}

/* Fails for a township; @p format holds its name. */
__attribute__((format(printf, 4, 0))) static int
fail_unit(struct reading *r, const hz_record *record, hz_span name, const char *format)
{
    char unit[96];
    char reason[200];
    hz_diag_copy(unit, sizeof unit, name);
    (void)snprintf(reason, sizeof reason, format, unit);
    return fail_table(r, record, reason);
}

static int read_unit(struct reading *r, const hz_record *record, struct unit *unit)
{
    int found = r->places.now[HZ_IND_FOUND];
    if (r->places.standing != NOWHERE && (size_t)r->places.standing < record->count) {
        hz_diag_copy(unit->standing, sizeof unit->standing,
                     hz_span_trim(record->fields[r->places.standing]));
    }
    unit->reported = (size_t)found < record->count && hz_span_trim(record->fields[found]).len > 0;
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        hz_indicator indicator = (hz_indicator)i;
        if (read_figure(r, record, indicator, r->places.now[i], &unit->now[i]) != 0 ||
            read_figure(r, record, indicator, r->places.increase[i], &unit->increase[i]) != 0) {
            return -1;
        }
        r->figures->total.now[i] += unit->now[i];
        r->figures->total.increase[i] += unit->increase[i];
    }
    return 0;
}

/* The column 月份 holds a month, whose report day is meant, or a day. */
static int read_period(struct reading *r, const hz_record *record)
{
    hz_span text = hz_span_trim(record->fields[1]);
    hz_month month = 0;
    struct figures *f = r->figures;
    if (hz_month_parse(text, &month)) {
        f->day = hz_plan_cutoff(r->plan, month);
    } else if (hz_date_parse(text, &f->day) != HZ_VALUE_OK) {
        return fail_table(r, record, hz_translate("月份 is neither a month nor a day"));
    }
    if (f->period[0] != '\0' && !hz_span_equal(text, hz_span_of(f->period))) {
        return fail_table(r, record, hz_translate("it holds more than one month"));
    }
    hz_diag_copy(f->period, sizeof f->period, text);
    return 0;
}

static int read_row(struct reading *r, const hz_record *record)
{
    if (hz_record_is_blank(record)) {
        return 0;
    }
    if (record->damage != HZ_WHOLE) {
        hz_damage_diag(r->err, r->path, record);
        return -1;
    }
    if (record->count < 2) {
        return fail_table(r, record, hz_translate("a row has too few cells"));
    }
    hz_span name = hz_span_trim(record->fields[r->places.area]);
    if (hz_span_equal(name, hz_span_of(HZ_TOTAL))) {
        struct unit sum = r->figures->total;
        r->has_stated = true;
        int result = read_period(r, record) == 0 ? read_unit(r, record, &r->stated) : -1;
        r->figures->total = sum;
        return result;
    }
    if (find_unit(r->figures, name) != NULL) {
        return fail_unit(r, record, name, hz_translate("%s stands twice"));
    }
    struct unit *unit = new_unit(r->figures);
    if (unit == NULL) {
        hz_diag_set(r->err, HZ_E003, r->path, NULL);
        return -1;
    }
    hz_diag_copy(unit->name, sizeof unit->name, name);
    if (read_period(r, record) != 0 || read_unit(r, record, unit) != 0) {
        return -1;
    }
    bool adds_up =
        unit->now[HZ_IND_SELF_FOUND] + unit->now[HZ_IND_CHECK_FOUND] == unit->now[HZ_IND_FOUND] &&
        unit->now[HZ_IND_RECTIFIED] <= unit->now[HZ_IND_FOUND];
    return adds_up ? 0
                   : fail_unit(r, record, name,
                               hz_translate("the figures of %s do not add up to its 排查数"));
}

/* A total that its rows do not give means that a row is missing or was changed. */
static int check_total(struct reading *r)
{
    char is[32];
    char gives[32];
    char reason[200];
    for (int i = 0; r->has_stated && i < HZ_INDICATOR_COUNT; i++) {
        int64_t sum = r->figures->total.now[i];
        if (r->stated.now[i] == sum) {
            continue;
        }
        hz_figure_format(hz_indicator_get_kind((hz_indicator)i), r->stated.now[i], is);
        hz_figure_format(hz_indicator_get_kind((hz_indicator)i), sum, gives);
        (void)snprintf(reason, sizeof reason,
                       hz_translate("合计 of %s is %s, but its rows add up to %s"),
                       hz_indicator_label((hz_indicator)i), is, gives);
        return fail_table(r, NULL, reason);
    }
    return 0;
}

/* A township of the plan without a row did not report. */
static int add_missing(struct reading *r)
{
    for (size_t i = 0; i < r->plan->areas.count; i++) {
        hz_span name = hz_span_of(r->plan->areas.items[i].name);
        if (find_unit(r->figures, name) != NULL) {
            continue;
        }
        struct unit *unit = new_unit(r->figures);
        if (unit == NULL) {
            hz_diag_set(r->err, HZ_E003, r->path, NULL);
            return -1;
        }
        hz_diag_copy(unit->name, sizeof unit->name, name);
    }
    return 0;
}

int figures_read(struct figures *f, const char *path, const hz_plan *plan, hz_diag *err)
{
    struct reading r = {.figures = f, .plan = plan, .path = path, .err = err};
    hz_table *table = NULL;
    const hz_record *record = NULL;
    *f = (struct figures){.total = {.reported = true}};
    if (hz_table_open(path, (hz_header_test){0}, &table, err) != 0) {
        return -1;
    }
    int found = hz_table_next(table, &record, err);
    int result = found < 0 ? -1 : 0;
    if (found == 0) {
        result = fail_table(&r, NULL, hz_translate("it is empty"));
    } else if (found > 0) {
        result = read_header(&r, record);
    }
    while (result == 0 && (found = hz_table_next(table, &record, err)) > 0) {
        result = record->is_header ? 0 : read_row(&r, record);
    }
    hz_table_close(table);
    if (result == 0 && found == 0 && f->count == 0) {
        return fail_table(&r, NULL, hz_translate("it has no rows"));
    }
    if (found < 0 || result != 0 || check_total(&r) != 0) {
        return -1;
    }
    return add_missing(&r);
}

void figures_free(struct figures *f)
{
    free(f->units);
    *f = (struct figures){0};
}
