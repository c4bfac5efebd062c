/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/repairs.h"
#include "base/catalog.h"
#include "base/span.h"

/* Which cells a rule looks at. */
enum cells { CELLS_WRONG, CELLS_FILLED, CELLS_EMPTY, CELLS_ANY };

enum { HZ_TYPE_ANY = -1 };
#define ALL UINT64_MAX
#define DUE_ON HZ_BIT(HZ_COL_DUE_ON)
#define DEADLINES (HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO))
#define OWNER HZ_BIT(HZ_COL_OWNER)

static const struct rule {
    int number;
    enum cells cells;
    int type;
    uint64_t columns;
    bool confirm;
    void (*repair)(struct repairs *r, hz_column column);
    const char *text;
} rules[] = {
#define REPAIR(number, cells, type, columns, confirm, function, text)                              \
    {number, CELLS_##cells, HZ_TYPE_##type, columns, confirm, function, text},
#include "check/repairs.def"
#undef REPAIR
};

enum { RULES = sizeof rules / sizeof rules[0] };

static const struct rule *rule_of(int number)
{
    size_t i = 0;
    while (i + 1 < RULES && rules[i].number != number) {
        i++;
    }
    return &rules[i];
}

const char *repair_rule_text(int number)
{
    return rule_of(number)->text;
}

bool repair_rule_confirm(int number)
{
    return rule_of(number)->confirm;
}

static uint64_t cells_of(const hz_hazard *hazard, enum cells cells)
{
    uint64_t all = ALL >> (64 - HZ_COLUMN_COUNT);
    switch (cells) {
    case CELLS_WRONG:
        return hazard->wrong;
    case CELLS_FILLED:
        return hazard->filled;
    case CELLS_EMPTY:
        return all & ~hazard->filled;
    default:
        return all;
    }
}

static void try_rule(struct repairs *r, const struct rule *rule)
{
    uint64_t set = cells_of(r->hazard, rule->cells) & rule->columns & ~r->changed;
    r->rule = rule->number;
    for (uint64_t rest = set; rest != 0; rest &= rest - 1) {
        hz_column column = (hz_column)__builtin_ctzll(rest);
        if (rule->type == HZ_TYPE_ANY || (int)hz_column_get(column)->type == rule->type) {
            rule->repair(r, column);
        }
    }
}

void repairs_find(struct repairs *repairs, const hz_plan *plan, const hz_row *row,
                  hz_hazard *hazard, const struct table_facts *facts)
{
    repairs->rc = (struct row_check){.plan = plan, .row = row, .hazard = hazard};
    repairs->hazard = hazard;
    repairs->facts = facts;
    repairs->changed = 0;
    repairs->count = 0;
    for (size_t i = 0; i < RULES; i++) {
        try_rule(repairs, &rules[i]);
    }
}

void repair_set(struct repairs *r, hz_column column, hz_span text)
{
    hz_hazard *hazard = r->hazard;
    hz_cell *cell = &hazard->cells[column];
    if ((r->changed & HZ_BIT(column)) != 0) {
        return;
    }
    struct repair *item = &r->items[r->count++];
    item->rule = r->rule;
    item->column = column;
    item->before = hz_row_text(r->rc.row, column);
    item->after = text;
    r->changed |= HZ_BIT(column);
    hz_cell_read(cell, hz_column_get(column)->type, r->rc.plan, text, "");
    hazard->wrong &= ~HZ_BIT(column);
    hazard->wrong |= cell->fault > HZ_VALUE_EMPTY ? HZ_BIT(column) : 0;
    hazard->filled &= ~HZ_BIT(column);
    hazard->filled |= cell->text.len > 0 ? HZ_BIT(column) : 0;
}

void repair_set_copy(struct repairs *r, hz_column column, hz_span text)
{
    struct repair *item = &r->items[r->count]; /* free, as long as a column is unchanged */
    if ((r->changed & HZ_BIT(column)) == 0 && text.len <= sizeof item->text) {
        memcpy(item->text, text.ptr, text.len);
        repair_set(r, column, (hz_span){item->text, text.len});
    }
}

void repair_set_date(struct repairs *r, hz_column column, hz_date date)
{
    char day[16];
    hz_date_format(date, day);
    repair_set_copy(r, column, hz_span_of(day));
}

void repair_place(const struct repair *item, const hz_row *row, hz_diag *diag)
{
    int field = row->binding->fields[item->column];
    hz_record_diag(diag, HZ_N290, row->file, row->record, field < 0 ? 0 : (size_t)field, NULL);
    diag->column = field < 0 ? 0 : diag->column;
    const char *label =
        field < 0 ? hz_column_get(item->column)->label : row->binding->labels[field];
    hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(label));
    hz_diag_copy(diag->value, sizeof diag->value, item->before);
}

struct table_facts facts_of_header(const hz_row *header)
{
    bool loses_merged = !header->layout.yaml && !header->layout.workbook;
    return (struct table_facts){
        .area = AREA_NONE, .outside = AREA_NONE, .loses_merged = loses_merged};
}

/* True of 5.10, 6.20 and 2023.10, which as numbers would have lost their last digit. */
static bool is_written(hz_span text)
{
    const char *point = text.len == 0 ? NULL : memchr(text.ptr, '.', text.len);
    return point != NULL && text.ptr[text.len - 1] == '0' && point + 3 == text.ptr + text.len &&
           point[1] >= '1' && point[1] <= '3';
}

static void note_date(struct table_facts *facts, int column, hz_span text)
{
    if (hz_column_get(column)->type == HZ_TYPE_DATE && is_written(text)) {
        facts->written_dates |= HZ_BIT(column);
    }
}

void facts_add(struct table_facts *facts, const struct repairs *repairs)
{
    const hz_hazard *hazard = repairs->hazard;
    const hz_cell *area = &hazard->cells[HZ_COL_AREA];
    if (area->fault == HZ_VALUE_OK) {
        facts->area = area_join(facts->area, area->as.choice);
    } else if (area->fault != HZ_VALUE_EMPTY) {
        facts->area = AREA_SEVERAL; /* whatever it means */
    }
    for (uint64_t rest = hazard->wrong; rest != 0; rest &= rest - 1) {
        int column = __builtin_ctzll(rest);
        note_date(facts, column, hazard->cells[column].text);
    }
    for (size_t i = 0; i < repairs->count; i++) {
        note_date(facts, repairs->items[i].column, repairs->items[i].before);
    }
}
