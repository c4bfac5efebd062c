/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/table_kind.h"
#include "base/span.h"
#include "schema/dispatch.h"
#include "schema/indicators.h"
#include "schema/labels.h"

/* Columns that only ledgers have: no table is grouped by what is of one hazard. */
static const uint64_t of_hazards = HZ_BIT(HZ_COL_ID) | HZ_BIT(HZ_COL_FOUND_ON) |
                                   HZ_BIT(HZ_COL_DESCRIPTION) | HZ_BIT(HZ_COL_OWNER) |
                                   HZ_BIT(HZ_COL_MEASURES) | HZ_BIT(HZ_COL_DUE_ON) |
                                   HZ_BIT(HZ_COL_CONTINGENCY);

/* A table without the column 月份 is one of figures if it has so many. */
enum { SURE_FIGURES = 3 };

/* What the labels of a header say. */
struct labels {
    bool month;
    bool unit;
    bool group;    /* a column by which rows may be grouped */
    bool hazards;  /* a column that only ledgers have */
    bool computed; /* what only roll-ups have */
    size_t figures;
};

static void add_label(struct labels *all, hz_span label, const hz_plan *plan)
{
    int own = hz_dispatch_column_find(label);
    int column = label_column(plan, label);
    all->month = all->month || own == HZ_DISPATCH_MONTH;
    all->unit = all->unit || own == HZ_DISPATCH_UNIT;
    all->group = all->group || own == HZ_DISPATCH_UNIT || column != HZ_COL_NONE;
    all->computed = all->computed || own == HZ_DISPATCH_STANDING;
    all->hazards = all->hazards || (column != HZ_COL_NONE && (of_hazards & HZ_BIT(column)) != 0);
}

/* Counts the labels of figures; called only where there may be some, because it takes longer. */
static void count_figures(struct labels *all, const hz_record *header, const hz_plan *plan)
{
    for (size_t i = 0; i < header->count; i++) {
        bool computed = false;
        if (indicator_names(plan, header->fields[i], &computed)) {
            all->figures++;
            all->computed = all->computed || computed;
        }
    }
}

/* TABLE_DISPATCH, TABLE_ROLLUP, or TABLE_NONE for all others. */
static enum table_kind kind_of_figures(const hz_record *header, const hz_plan *plan)
{
    struct labels all = {.figures = 0};
    for (size_t i = 0; i < header->count && !all.hazards; i++) {
        add_label(&all, header->fields[i], plan);
    }
    if (all.hazards || !(all.unit || (all.month && all.group))) {
        return TABLE_NONE;
    }
    count_figures(&all, header, plan);
    bool is_sure = (all.month && all.group) || all.figures >= SURE_FIGURES;
    return !is_sure ? TABLE_NONE : all.computed ? TABLE_ROLLUP : TABLE_DISPATCH;
}

enum table_kind table_kind_of(const hz_record *header, const hz_plan *plan)
{
    enum table_kind kind = kind_of_figures(header, plan);
    return kind == TABLE_NONE && hz_is_header(header, plan) ? TABLE_LEDGER : kind;
}

bool is_header_of_figures(const hz_record *header, const hz_plan *plan)
{
    return kind_of_figures(header, plan) != TABLE_NONE;
}
