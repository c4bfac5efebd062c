/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/checklist.h"
#include "output/row_writer.h"
#include <stdio.h>

#define LEDGER(name) HZ_COL_##name,
#define PEN(label)
static const hz_column fixed[] = {
#include "rollup/checklist.def"
};
#undef LEDGER
#undef PEN

#define LEDGER(name)
#define PEN(label) label,
static const char *const by_hand[] = {
#include "rollup/checklist.def"
};
#undef LEDGER
#undef PEN

enum {
    FIXED = sizeof fixed / sizeof fixed[0],
    BY_HAND = sizeof by_hand / sizeof by_hand[0],
    CELLS = 1 + HZ_COLUMN_COUNT + BY_HAND,
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

void checklist_init(struct checklist *list, const hz_sample_options *options)
{
    list->count = 0;
    for (size_t i = 0; i < options->by_count; i++) {
        add_column(list, options->by[i]);
    }
    for (size_t i = 0; i < FIXED; i++) {
        add_column(list, fixed[i]);
    }
}

bool checklist_keep(const struct checklist *list, const hz_hazard *hazard, const hz_plan *plan,
                    struct buf *kept)
{
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        char buffer[128];
        hz_column column = list->columns[i];
        hz_span text = cell_format(&hazard->cells[column], column, plan, buffer);
        ok = ok && buf_add_span(kept, text) && buf_add(kept, "", 1);
    }
    return ok;
}

int checklist_begin(const struct checklist *list, hz_writer *writer, hz_error *err)
{
    hz_span labels[CELLS];
    size_t count = 0;
    labels[count++] = hz_span_of("序号");
    for (size_t i = 0; i < list->count; i++) {
        labels[count++] = hz_span_of(hz_column_get(list->columns[i])->label);
    }
    for (size_t i = 0; i < BY_HAND; i++) {
        labels[count++] = hz_span_of(by_hand[i]);
    }
    return hz_writer_table(writer, labels, count, err);
}

int checklist_row(const struct checklist *list, size_t number, const char *kept, hz_writer *writer,
                  hz_error *err)
{
    hz_span cells[CELLS];
    char place[24];
    size_t count = 0;
    (void)snprintf(place, sizeof place, "%zu", number);
    cells[count++] = hz_span_of(place);
    for (size_t i = 0; i < list->count; i++) {
        cells[count] = hz_span_of(kept);
        kept += cells[count++].len + 1;
    }
    for (size_t i = 0; i < BY_HAND; i++) {
        cells[count++] = hz_span_of("");
    }
    return hz_writer_row(writer, cells, err);
}
