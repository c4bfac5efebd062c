/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/groups.h"
#include "base/array.h"
#include "rollup/dated_names.h"
#include <stdlib.h>

/* The most combinations of the plan's names that have an index. */
enum { MOST_INDEXED = 16 * 1024 };

static bool put_known(struct dimension *d)
{
    const char *const *choices =
        d->dated != NULL ? d->dated : hz_choices(hz_column_get(d->column)->type);
    for (size_t i = 0; d->plan_names != NULL && i < d->plan_names->count; i++) {
        if (intern_put(&d->names, hz_span_of(d->plan_names->items[i].name)) == SIZE_MAX) {
            return false;
        }
    }
    for (size_t i = 0; choices != NULL && choices[i] != NULL; i++) {
        if (intern_put(&d->names, hz_span_of(choices[i])) == SIZE_MAX) {
            return false;
        }
    }
    return true;
}

/* Departments submit as townships do; their rows follow those. */
static bool put_departments(struct dimension *d, const hz_plan *plan)
{
    for (size_t i = 0; d->column == HZ_COL_AREA && i < plan->departments.count; i++) {
        if (intern_put(&d->names, hz_span_of(plan->departments.items[i].name)) == SIZE_MAX) {
            return false;
        }
    }
    d->known = d->names.count;
    return true;
}

bool groups_init(struct groups *g, const hz_plan *plan, const int *by, size_t count, size_t width,
                 bool increase)
{
    g->dimension_count = count;
    g->width = width;
    g->sets = increase ? 2 : 1;
    for (size_t i = 0; i < count; i++) {
        g->dimensions[i].column = (hz_column)by[i];
        g->dimensions[i].plan_names = cell_names(hz_column_get(by[i])->type, plan);
        g->dimensions[i].dated = dated_names((hz_column)by[i]);
        if (!put_known(&g->dimensions[i]) || !put_departments(&g->dimensions[i], plan)) {
            return false;
        }
    }
    size_t most = 1;
    for (size_t i = 0; i < count && most <= MOST_INDEXED; i++) {
        most *= g->dimensions[i].known;
    }
    if (most > 0 && most <= MOST_INDEXED) {
        g->index = calloc(most, sizeof *g->index);
        return g->index != NULL;
    }
    return true;
}

/* The place of a group in the index; NULL: one of its names is not the plan's. */
static uint32_t *index_entry(const struct groups *g, const uint32_t numbers[HZ_BY_MAX])
{
    size_t place = 0;
    if (g->index == NULL) {
        return NULL;
    }
    for (size_t d = 0; d < g->dimension_count; d++) {
        if (numbers[d] >= g->dimensions[d].known) {
            return NULL;
        }
        place = place * g->dimensions[d].known + numbers[d];
    }
    return &g->index[place];
}

struct group groups_at(const struct groups *g, size_t i)
{
    int64_t *now = g->values + i * g->sets * g->width;
    return (struct group){now, g->sets > 1 ? now + g->width : NULL};
}

static bool reserve(struct groups *g, size_t number)
{
    size_t each = g->sets * g->width;
    size_t cap = g->cap;
    if (number < g->cap || each == 0) {
        return true;
    }
    if (!array_reserve(&g->values, &g->cap, number + 1, each * sizeof *g->values)) {
        return false;
    }
    for (size_t i = cap * each; i < g->cap * each; i++) {
        g->values[i] = HZ_UNKNOWN;
    }
    return true;
}

size_t groups_put(struct groups *g, const uint32_t numbers[HZ_BY_MAX])
{
    uint32_t *entry = index_entry(g, numbers);
    if (entry != NULL && *entry != 0) {
        return *entry - 1;
    }
    size_t size = g->dimension_count * sizeof numbers[0];
    if (!reserve(g, g->keys.count)) {
        return SIZE_MAX; /* first, because each group has values */
    }
    size_t number = intern_put(&g->keys, (hz_span){(const char *)numbers, size});
    if (entry != NULL && number != SIZE_MAX) {
        *entry = (uint32_t)number + 1;
    }
    return number;
}

const char *group_name_of_empty(hz_column column)
{
    switch (column) {
    case HZ_COL_LEVEL: /* a hazard in these ledgers is 重大 unless they say otherwise */
        return hz_choices(HZ_TYPE_LEVEL)[HZ_LEVEL_MAJOR];
    case HZ_COL_ACTION:
        return "无";
    default:
        return UNNAMED;
    }
}

hz_span group_name(hz_column column, const hz_plan *plan, const hz_cell *cell,
                   char buffer[CELL_SIZE])
{
    return cell->text.len == 0 ? hz_span_of(group_name_of_empty(column))
                               : cell_format(cell, column, plan, buffer);
}

size_t groups_put_hazard(struct groups *g, const hz_plan *plan, const hz_hazard *hazard)
{
    uint32_t numbers[HZ_BY_MAX] = {0};
    for (size_t i = 0; i < g->dimension_count; i++) {
        char buffer[CELL_SIZE];
        struct dimension *d = &g->dimensions[i];
        hz_span name = group_name(d->column, plan, &hazard->cells[d->column], buffer);
        size_t number = intern_put(&d->names, name);
        if (number == SIZE_MAX) {
            return SIZE_MAX;
        }
        numbers[i] = (uint32_t)number;
    }
    return groups_put(g, numbers);
}

uint32_t groups_number(const struct groups *g, size_t group, size_t d)
{
    uint32_t number;
    hz_span key = intern_get(&g->keys, group);
    memcpy(&number, key.ptr + d * sizeof number, sizeof number);
    return number;
}

/* Names of the plan have the same numbers in both, others may not. */
static bool translate(struct groups *g, const struct groups *part, size_t group,
                      uint32_t numbers[HZ_BY_MAX])
{
    for (size_t d = 0; d < g->dimension_count; d++) {
        size_t number = groups_number(part, group, d);
        if (number >= g->dimensions[d].known) {
            number =
                intern_put(&g->dimensions[d].names, intern_get(&part->dimensions[d].names, number));
        }
        if (number == SIZE_MAX) {
            return false;
        }
        numbers[d] = (uint32_t)number;
    }
    return true;
}

bool groups_merge(struct groups *g, const struct groups *part)
{
    for (size_t i = 0; i < part->keys.count; i++) {
        uint32_t numbers[HZ_BY_MAX];
        if (!translate(g, part, i, numbers)) {
            return false;
        }
        size_t number = groups_put(g, numbers);
        if (number == SIZE_MAX) {
            return false;
        }
        int64_t *sums = groups_at(g, number).now;
        const int64_t *values = groups_at(part, i).now;
        for (size_t k = 0; k < g->sets * g->width; k++) {
            group_add(&sums[k], values[k]);
        }
    }
    return true;
}

/* Names of the plan in its order, followed by others in the order of their bytes. */
static int compare_names(const struct dimension *d, uint32_t a, uint32_t b)
{
    if (a < d->known || b < d->known) {
        return a < b ? -1 : a > b;
    }
    hz_span x = intern_get(&d->names, a);
    hz_span y = intern_get(&d->names, b);
    int order = memcmp(x.ptr, y.ptr, x.len < y.len ? x.len : y.len);
    return order != 0 ? order : (x.len > y.len) - (x.len < y.len);
}

static int compare_groups(const struct groups *g, size_t a, size_t b)
{
    int order = 0;
    for (size_t d = 0; d < g->dimension_count && order == 0; d++) {
        order = compare_names(&g->dimensions[d], groups_number(g, a, d), groups_number(g, b, d));
    }
    return order;
}

/* Merge two sorted runs of @p from into @p to. */
static void merge(const struct groups *g, const size_t *from, size_t *to, size_t start,
                  size_t middle, size_t end)
{
    size_t a = start;
    size_t b = middle;
    for (size_t i = start; i < end; i++) {
        bool take_a = b == end || (a < middle && compare_groups(g, from[a], from[b]) <= 0);
        to[i] = take_a ? from[a++] : from[b++];
    }
}

/* A merge sort, because the comparison of qsort() gets no context. */
size_t *groups_order(const struct groups *g)
{
    size_t count = g->keys.count;
    size_t *order = calloc(count + 1, sizeof *order);
    size_t *spare = calloc(count + 1, sizeof *spare);
    if (order == NULL || spare == NULL) {
        free(order);
        free(spare);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t middle = start + run < count ? start + run : count;
            size_t end = start + 2 * run < count ? start + 2 * run : count;
            merge(g, order, spare, start, middle, end);
        }
        size_t *swap = order;
        order = spare;
        spare = swap;
    }
    free(spare);
    return order;
}

void groups_clear(struct groups *g)
{
    for (size_t i = 0; i < g->dimension_count; i++) {
        intern_free(&g->dimensions[i].names);
    }
    intern_free(&g->keys);
    free(g->index);
    free(g->values);
}
