#include "count/groups.h"
#include "count/indicators.h"
#include <stdio.h>
#include <stdlib.h>

/* The columns by which offices ask for figures. */
static const hz_column dimensions[] = {HZ_COL_AREA,  HZ_COL_SECTOR,     HZ_COL_SOURCE,
                                       HZ_COL_LEVEL, HZ_COL_SUPERVISOR, HZ_COL_ENTERPRISE};

enum { INCREASE_FACTOR = 2, MOST_CELLS = HZ_BY_MAX + 1 + INCREASE_FACTOR * HZ_INDICATOR_COUNT };

struct hz_rollup {
    const hz_plan *plan;
    hz_rollup_options options;
    hz_sink sink;
    struct groups groups;
};

bool hz_rollup_can_group(hz_column column)
{
    for (size_t i = 0; i < sizeof dimensions / sizeof dimensions[0]; i++) {
        if (dimensions[i] == column) {
            return true;
        }
    }
    return false;
}

int hz_rollup_new(const hz_plan *plan, const hz_rollup_options *options, hz_sink sink,
                  hz_rollup **rollup)
{
    hz_rollup *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return -1;
    }
    r->plan = plan;
    r->options = *options;
    r->sink = sink;
    if (!groups_init(&r->groups, plan, options->by, options->by_count)) {
        hz_rollup_free(r);
        return -1;
    }
    *rollup = r;
    return 0;
}

void hz_rollup_free(hz_rollup *rollup)
{
    if (rollup != NULL) {
        groups_free(&rollup->groups);
        free(rollup);
    }
}

/* The columns that are looked at. */
static uint64_t columns_of(const hz_rollup *rollup)
{
    uint64_t columns = indicators_columns();
    for (size_t i = 0; i < rollup->options.by_count; i++) {
        columns |= HZ_BIT(rollup->options.by[i]);
    }
    return columns;
}

static void report(hz_rollup *r, hz_code code, const hz_row *row, hz_column column,
                   const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    r->sink.fn(r->sink.ctx, &diag);
}

/* The name under which a cell is counted. */
static hz_span group_name(const struct dimension *d, const hz_cell *cell)
{
    if (cell->text.len == 0) {
        /* the grade of a hazard in this ledger is 重大 unless it says otherwise */
        return d->column == HZ_COL_LEVEL ? hz_span_of(hz_choices(HZ_TYPE_LEVEL)[0])
                                         : hz_span_of(HZ_UNNAMED);
    }
    if (d->plan_names != NULL && cell->fault == HZ_VALUE_OK) {
        return hz_span_of(d->plan_names->items[cell->as.choice].name);
    }
    return cell->text;
}

/* The number of the row's name in dimension @p d; a name the plan lacks is reported once. */
static int find_number(hz_rollup *r, struct dimension *d, const hz_row *row, const hz_cell *cell,
                       uint32_t *number)
{
    size_t before = d->names.count;
    size_t found = intern_put(&d->names, group_name(d, cell));
    if (found == SIZE_MAX) {
        return -1;
    }
    if (found == before && cell->text.len == 0) {
        report(r, HZ_W605, row, d->column, HZ_UNNAMED);
    } else if (found == before && d->plan_names != NULL) {
        report(r, HZ_W602, row, d->column, hz_names_nearest(d->plan_names, cell->text));
    }
    *number = (uint32_t)found;
    return 0;
}

int hz_rollup_add(hz_rollup *rollup, const hz_row *row)
{
    hz_hazard hazard;
    uint32_t numbers[HZ_BY_MAX];
    hz_hazard_read(&hazard, row, rollup->plan, columns_of(rollup));
    hz_report_unreadable(row, &hazard, rollup->sink);
    for (size_t i = 0; i < rollup->groups.dimension_count; i++) {
        struct dimension *d = &rollup->groups.dimensions[i];
        if (find_number(rollup, d, row, &hazard.cells[d->column], &numbers[i]) != 0) {
            return -1;
        }
    }
    struct group *group = groups_get(&rollup->groups, numbers);
    if (group == NULL) {
        return -1;
    }
    const hz_rollup_options *o = &rollup->options;
    struct counted counted = {&hazard, rollup->plan, o->day, o->until};
    indicators_add(&counted, group->now);
    if (o->increase && o->before != HZ_NO_DATE) {
        counted.day = o->before;
        indicators_add(&counted, group->before);
    }
    return 0;
}

static bool has_name(const hz_rollup *r, size_t d, uint32_t number)
{
    for (size_t i = 0; i < r->groups.keys.count; i++) {
        if (groups_number(&r->groups, i, d) == number) {
            return true;
        }
    }
    return false;
}

/* The number of the empty name, for the other columns of a unit's only row. */
static bool empty_numbers(hz_rollup *r, uint32_t numbers[HZ_BY_MAX])
{
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        size_t number = intern_put(&r->groups.dimensions[i].names, hz_span_of(""));
        if (number == SIZE_MAX) {
            return false;
        }
        numbers[i] = (uint32_t)number;
    }
    return true;
}

static void report_missing(hz_rollup *r, const char *name)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_W601, NULL, NULL);
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(hz_column_get(HZ_COL_AREA)->label));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(name));
    r->sink.fn(r->sink.ctx, &diag);
}

/* Gives a row to each name of the plan that has none: areas always, others if they stand alone. */
static int add_missing(hz_rollup *r)
{
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        struct dimension *dimension = &r->groups.dimensions[d];
        bool is_area = dimension->column == HZ_COL_AREA;
        if (dimension->plan_names == NULL || (!is_area && r->groups.dimension_count > 1)) {
            continue;
        }
        for (uint32_t i = 0; i < dimension->plan_names->count; i++) {
            uint32_t numbers[HZ_BY_MAX];
            if (has_name(r, d, i)) {
                continue;
            }
            if (!empty_numbers(r, numbers)) {
                return -1;
            }
            numbers[d] = i;
            struct group *group = groups_get(&r->groups, numbers);
            if (group == NULL) {
                return -1;
            }
            group->missing = is_area;
            if (is_area) {
                report_missing(r, dimension->plan_names->items[i].name);
            }
        }
    }
    return 0;
}

/* The cells of one row, with room for those made here. */
struct cells {
    hz_span spans[MOST_CELLS];
    char rooms[INCREASE_FACTOR * HZ_INDICATOR_COUNT][32];
    size_t count;
    size_t used;
};

static void put_figure(struct cells *cells, hz_indicator indicator, int64_t value, bool known)
{
    char *room = cells->rooms[cells->used++];
    room[0] = '\0';
    if (known) {
        hz_indicator_format(indicator, value, room);
    }
    cells->spans[cells->count++] = hz_span_of(room);
}

static void put_rate(struct cells *cells, const struct group *group, bool increase)
{
    const int64_t *now = group->now;
    const int64_t *before = group->before;
    bool known = now[HZ_IND_FOUND] > 0;
    int64_t rate = known ? hz_rate(now[HZ_IND_RECTIFIED], now[HZ_IND_FOUND]) : 0;
    put_figure(cells, HZ_IND_RATE, rate, known);
    if (increase) { /* in points, of the rates as printed; none where there was no rate before */
        bool both = known && before[HZ_IND_FOUND] > 0;
        int64_t was = both ? hz_rate(before[HZ_IND_RECTIFIED], before[HZ_IND_FOUND]) : 0;
        put_figure(cells, HZ_IND_RATE, rate - was, both);
    }
}

static void put_figures(const hz_rollup *r, struct cells *cells, const struct group *group)
{
    cells->spans[cells->count++] = hz_span_of(r->options.period);
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (hz_indicator_get_kind((hz_indicator)i) == HZ_KIND_RATE) {
            put_rate(cells, group, r->options.increase);
            continue;
        }
        put_figure(cells, (hz_indicator)i, group->now[i], !group->missing);
        if (r->options.increase) {
            int64_t increase = group->now[i] - group->before[i];
            put_figure(cells, (hz_indicator)i, increase, !group->missing);
        }
    }
}

static int write_labels(const hz_rollup *r, hz_writer *writer, hz_diag *err)
{
    char increase[HZ_INDICATOR_COUNT][96];
    hz_span labels[MOST_CELLS];
    size_t count = 0;
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        labels[count++] = hz_span_of(hz_column_get(r->groups.dimensions[i].column)->label);
    }
    labels[count++] = hz_span_of(HZ_PERIOD_LABEL);
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        const char *label = hz_indicator_label((hz_indicator)i);
        labels[count++] = hz_span_of(label);
        if (r->options.increase) {
            (void)snprintf(increase[i], sizeof increase[i], "%s" HZ_INCREASE, label);
            labels[count++] = hz_span_of(increase[i]);
        }
    }
    return hz_writer_table(writer, labels, count, err);
}

static int write_group(const hz_rollup *r, size_t g, hz_writer *writer, hz_diag *err)
{
    struct cells cells = {.count = 0};
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        uint32_t number = groups_number(&r->groups, g, d);
        cells.spans[cells.count++] = intern_get(&r->groups.dimensions[d].names, number);
    }
    put_figures(r, &cells, &r->groups.items[g]);
    return hz_writer_row(writer, cells.spans, err);
}

static int write_total(const hz_rollup *r, hz_writer *writer, hz_diag *err)
{
    struct group total = {.missing = false};
    struct cells cells = {.count = 0};
    for (size_t g = 0; g < r->groups.keys.count; g++) {
        for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
            total.now[i] += r->groups.items[g].now[i];
            total.before[i] += r->groups.items[g].before[i];
        }
    }
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        cells.spans[cells.count++] = hz_span_of(d == 0 ? HZ_TOTAL : "");
    }
    put_figures(r, &cells, &total);
    return hz_writer_row(writer, cells.spans, err);
}

int hz_rollup_write(hz_rollup *rollup, hz_writer *writer, hz_diag *err)
{
    size_t *order = add_missing(rollup) == 0 ? groups_order(&rollup->groups) : NULL;
    if (order == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
        return -1;
    }
    int result = write_labels(rollup, writer, err);
    for (size_t i = 0; result == 0 && i < rollup->groups.keys.count; i++) {
        result = write_group(rollup, order[i], writer, err);
    }
    free(order);
    return result == 0 ? write_total(rollup, writer, err) : result;
}
