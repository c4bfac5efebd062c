/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/checklist.h"
#include "output/row_writer.h"
#include <stdio.h>

/* The columns of the ledger on every list. */
static const hz_column ledger_columns[] = {
    HZ_COL_ID,       HZ_COL_AREA,        HZ_COL_SECTOR,   HZ_COL_ENTERPRISE,
    HZ_COL_LOCATION, HZ_COL_DESCRIPTION, HZ_COL_MEASURES, HZ_COL_OWNER,
    HZ_COL_DUE_ON,   HZ_COL_EXTENDED_TO, HZ_COL_STATUS,   HZ_COL_RECTIFIED_ON,
};

/* The columns that are filled in by hand on the spot. */
static const char *const blank_columns[] = {
    "核查日期", "现场情况", "与台账是否一致", "是否整改到位", "核查人签名", "被查单位签名",
};

enum {
    LEDGER_COLUMNS = sizeof ledger_columns / sizeof ledger_columns[0],
    BLANK_COLUMNS = sizeof blank_columns / sizeof blank_columns[0],
    MOST_CELLS = 1 + HZ_COLUMN_COUNT + BLANK_COLUMNS,
};

static void add_column(struct checklist *list, hz_column column)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->columns[i] == column) {
            return;
        }
    }
    list->columns[list->count++] = column;
}

void checklist_init(struct checklist *list, const int *by, size_t by_count)
{
    list->count = 0;
    for (size_t i = 0; i < by_count; i++) {
        add_column(list, (hz_column)by[i]);
    }
    for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
        add_column(list, ledger_columns[i]);
    }
}

bool checklist_pack(const struct checklist *list, const hz_hazard *hazard, const hz_plan *plan,
                    struct buf *cells)
{
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        char buffer[CELL_SIZE];
        hz_column column = list->columns[i];
        hz_span text = cell_format(&hazard->cells[column], column, plan, buffer);
        ok = ok && buf_add_span(cells, text) && buf_add(cells, "", 1);
    }
    return ok;
}

int checklist_begin(const struct checklist *list, hz_writer *writer, hz_error *err)
{
    hz_span labels[MOST_CELLS];
    size_t count = 0;
    labels[count++] = hz_span_of("序号");
    for (size_t i = 0; i < list->count; i++) {
        labels[count++] = hz_span_of(hz_column_get(list->columns[i])->label);
    }
    for (size_t i = 0; i < BLANK_COLUMNS; i++) {
        labels[count++] = hz_span_of(blank_columns[i]);
    }
    return hz_writer_table(writer, labels, count, err);
}

int checklist_write(const struct checklist *list, size_t number, const char *cells,
                    hz_writer *writer, hz_error *err)
{
    hz_span row[MOST_CELLS];
    char place[24];
    size_t count = 0;
    (void)snprintf(place, sizeof place, "%zu", number);
    row[count++] = hz_span_of(place);
    for (size_t i = 0; i < list->count; i++) {
        row[count] = hz_span_of(cells);
        cells += row[count++].len + 1;
    }
    for (size_t i = 0; i < BLANK_COLUMNS; i++) {
        row[count++] = hz_span_of("");
    }
    return hz_writer_row(writer, row, err);
}
