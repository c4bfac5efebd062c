/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Repairs: changes of cells that only the rest of the row, the table or the plan makes certain.
 * What they write is what the advice of ledger-check says, where there is no doubt about it.
 */
#ifndef CHECK_REPAIRS_H
#define CHECK_REPAIRS_H

#include "check/row_check.h"

/** In place of a township. */
enum { AREA_NONE = -1, AREA_SEVERAL = -2 };

/** Joins two townships, or what is in place of one: the one of both, or AREA_SEVERAL. */
int area_join(int a, int b);

/** The one township that @p text, such as a title, names in full. */
int area_within(const hz_plan *plan, hz_span text);

/** What repairs need to know of a table; all zero but for these is no knowledge. */
struct table_facts {
    int area;               /* the only township in its cells */
    int outside;            /* that of title, sheet and file */
    bool loses_merged;      /* only the first cell of a merged range has its text */
    uint64_t written_dates; /* the columns of dates that have a text such as 5.10, which a number
                               would not be */
};

/** Facts of a table of which no row was seen. */
struct table_facts facts_of_header(const hz_row *header);

/** A change of one cell. */
struct repair {
    int rule; /* its number: 1 for R1 */
    int column;
    hz_span before;
    hz_span after;
    char text[128]; /* holds `after` if it is neither of the plan nor of the row */
};

/** The repairs of one row. */
struct repairs {
    struct row_check rc;
    hz_hazard *hazard;
    const struct table_facts *facts;
    int rule;         /* that is being tried */
    uint64_t changed; /* columns */
    size_t count;
    struct repair items[HZ_COLUMN_COUNT];
};

/**
 * Repairs the cells of @p hazard, which was read from @p row. The items are valid as long as the
 * row, the plan and @p repairs.
 */
void repairs_find(struct repairs *repairs, const hz_plan *plan, const hz_row *row,
                  hz_hazard *hazard, const struct table_facts *facts);

/** Adds a row of the table, after its repairs. */
void facts_add(struct table_facts *facts, const struct repairs *repairs);

/** Sets @p diag to N290 at the cell that @p item changed, with its text before. */
void repair_place(const struct repair *item, const hz_row *row, hz_diag *diag);

/** The text of rule @p number. */
const char *repair_rule_text(int number);

/** True if somebody has to confirm what rule @p number writes. */
bool repair_rule_confirm(int number);

/** For the functions of the rules: replaces the cell of @p column by @p text, which is borrowed. */
void repair_set(struct repairs *r, hz_column column, hz_span text);

/** The same with a copy of a text; nothing is changed if it is longer than a repair can hold. */
void repair_set_copy(struct repairs *r, hz_column column, hz_span text);

void repair_set_date(struct repairs *r, hz_column column, hz_date date);

/* NOLINTNEXTLINE(readability-redundant-declaration): a function of two rules */
#define REPAIR(number, cells, type, columns, confirm, function, text)                              \
    void function(struct repairs *r, hz_column column);
#include "check/repairs.def"
#undef REPAIR

#endif
