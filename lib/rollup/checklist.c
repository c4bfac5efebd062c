/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/checklist.h"
#include "output/card.h"
#include "output/row_writer.h"
#include "rollup/check_fields.h"
#include "rollup/draw_numbers.h"
#include <stdio.h>

/* The columns of the ledger on every list, in the form and on a card. */
static const struct ledger_column {
    hz_column column;
    size_t width; /* in characters of half width */
    bool is_wide; /* on a card, over its whole width */
} ledger_columns[] = {
    {HZ_COL_ID, 13, false},           {HZ_COL_AREA, 9, false},
    {HZ_COL_SECTOR, 10, false},       {HZ_COL_ENTERPRISE, 16, false},
    {HZ_COL_LOCATION, 12, false},     {HZ_COL_DESCRIPTION, 24, true},
    {HZ_COL_MEASURES, 20, true},      {HZ_COL_OWNER, 9, false},
    {HZ_COL_OWNER_PHONE, 12, false},  {HZ_COL_DUE_ON, 11, false},
    {HZ_COL_EXTENDED_TO, 11, false},  {HZ_COL_STATUS, 8, false},
    {HZ_COL_RECTIFIED_ON, 11, false}, {HZ_COL_VERIFIER, 9, false},
    {HZ_COL_APPROVER, 9, false},      {HZ_COL_EVIDENCE, 12, true},
};

/* Those of the list on the first page, by which the cards are found. */
static const hz_column index_columns[] = {HZ_COL_ID, HZ_COL_AREA, HZ_COL_ENTERPRISE,
                                          HZ_COL_DESCRIPTION, HZ_COL_STATUS};

enum {
    LEDGER_COLUMNS = sizeof ledger_columns / sizeof ledger_columns[0],
    INDEX_COLUMNS = sizeof index_columns / sizeof index_columns[0],
    MOST_CELLS = 1 + HZ_COLUMN_COUNT + FIELD_COUNT,
    OTHER_WIDTH = 11, /* of a column of the strata */
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

/* True of what may show who reported the hazard: the enterprise signs the list. */
static bool is_confidential(hz_column column)
{
    return column == HZ_COL_SOURCE || column == HZ_COL_INSPECTOR || column == HZ_COL_REMARK;
}

void checklist_init(struct checklist *list, const int *by, size_t by_count)
{
    list->count = 0;
    for (size_t i = 0; i < by_count; i++) {
        if (!is_confidential((hz_column)by[i])) {
            add_column(list, (hz_column)by[i]);
        }
    }
    for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
        add_column(list, ledger_columns[i].column);
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
        if (column == HZ_COL_STATUS &&
            state_is_accepted(text, hazard->cells[HZ_COL_VERIFIED_ON].text,
                              hazard->cells[HZ_COL_VERIFIER].text)) {
            text = hz_span_of(STATE_ACCEPTED);
        }
        ok = ok && buf_add_span(cells, text) && buf_add(cells, "", 1);
    }
    return ok;
}

/* A list while it is written. */
struct writing {
    const struct checklist *list;
    const char *const *hazards;
    char label[DRAW_LABEL_SIZE]; /* of the numbers */
    char number[24];
    hz_span cells[MOST_CELLS]; /* of one hazard: its number on the list, its columns, the fields */
};

/* The cells of hazard @p i. As form_row_fn. */
static const hz_span *fill_row(void *ctx, size_t i)
{
    struct writing *w = ctx;
    const char *text = w->hazards[i];
    (void)snprintf(w->number, sizeof w->number, "%zu", i + 1);
    w->cells[0] = hz_span_of(w->number);
    for (size_t c = 1; c <= w->list->count; c++) {
        w->cells[c] = hz_span_of(text);
        text += w->cells[c].len + 1;
    }
    for (size_t f = 0; f < FIELD_COUNT; f++) {
        w->cells[1 + w->list->count + f] = hz_span_of("");
    }
    return w->cells;
}

static const struct ledger_column *line_of(hz_column column)
{
    for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
        if (ledger_columns[i].column == column) {
            return &ledger_columns[i];
        }
    }
    return NULL;
}

static struct form_column ledger_column(hz_column column)
{
    const hz_column_info *info = hz_column_get(column);
    const struct ledger_column *line = line_of(column);
    return (struct form_column){.label = info->label,
                                .width = line == NULL ? OTHER_WIDTH : line->width,
                                .type = column_type_of(hz_span_of(info->label)),
                                .hint = ""};
}

/* As form_choice_fn. */
static const char *answer(const void *answers, size_t i, char buffer[16])
{
    (void)buffer;
    return ((const char *const *)answers)[i];
}

static struct form_column field_column(enum check_field field)
{
    enum { LAST_DAY = 73413 }; /* 2170-12-31: no inspection is later */
    const struct check_field_info *f = check_field_get(field);
    return (struct form_column){.label = f->label,
                                .width = f->width,
                                .type = f->rule == FORM_DATE ? COLUMN_DATE : COLUMN_CODE,
                                .rule = f->rule,
                                .choice = answer,
                                .list = f->answers,
                                .last = LAST_DAY,
                                .hint = f->hint};
}

static int write_form(struct writing *w, size_t count, hz_writer *writer, hz_error *err)
{
    struct form_column columns[MOST_CELLS];
    size_t n = 0;
    uint32_t repeated = 0;
    columns[n++] =
        (struct form_column){.label = w->label, .width = 8, .type = COLUMN_NUMBER, .hint = ""};
    for (size_t i = 0; i < w->list->count; i++) {
        repeated = w->list->columns[i] == HZ_COL_ENTERPRISE ? (uint32_t)n : repeated;
        columns[n++] = ledger_column(w->list->columns[i]);
    }
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        columns[n++] = field_column(f);
    }
    const struct form form = {.name = "现场核查清单",
                              .columns = columns,
                              .count = n,
                              .rows = (uint32_t)count,
                              .repeated = repeated,
                              .row = fill_row,
                              .ctx = w};
    return writer_form(writer, &form, err);
}

static hz_span cell_of(const struct writing *w, hz_column column)
{
    size_t i = 0;
    while (w->list->columns[i] != column) {
        i++;
    }
    return w->cells[1 + i];
}

/* The list on the first page. */
static int write_index(struct writing *w, size_t count, hz_writer *writer, hz_error *err)
{
    hz_span cells[1 + INDEX_COLUMNS] = {hz_span_of(w->label)};
    for (size_t i = 0; i < INDEX_COLUMNS; i++) {
        cells[1 + i] = hz_span_of(hz_column_get(index_columns[i])->label);
    }
    int result = hz_writer_table(writer, cells, 1 + INDEX_COLUMNS, err);
    for (size_t row = 0; row < count && result == 0; row++) {
        cells[0] = fill_row(w, row)[0];
        for (size_t i = 0; i < INDEX_COLUMNS; i++) {
            cells[1 + i] = cell_of(w, index_columns[i]);
        }
        result = hz_writer_row(writer, cells, err);
    }
    return result;
}

/* The answers as boxes to tick: □ 相符　□ 不符. */
static hz_span boxes(const struct check_field_info *f, char buffer[64])
{
    if (f->answers == NULL) {
        return hz_span_of("");
    }
    (void)snprintf(buffer, 64, "□ %s　□ %s", f->answers[0], f->answers[1]);
    return hz_span_of(buffer);
}

/* What the ledger says of a hazard, and space for what was seen. */
static int write_card(const struct writing *w, hz_writer *writer, hz_error *err)
{
    struct card_field fields[MOST_CELLS];
    char title[160];
    char boxes_of[FIELD_COUNT][64];
    size_t n = 0;
    for (size_t i = 0; i < w->list->count; i++) {
        const struct ledger_column *line = line_of(w->list->columns[i]);
        fields[n++] =
            (struct card_field){.label = hz_span_of(hz_column_get(w->list->columns[i])->label),
                                .text = w->cells[1 + i],
                                .is_wide = line != NULL && line->is_wide};
    }
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        const struct check_field_info *info = check_field_get(f);
        fields[n++] = (struct card_field){.label = hz_span_of(info->label),
                                          .text = boxes(info, boxes_of[f]),
                                          .is_wide = info->is_wide,
                                          .is_blank = true};
    }
    hz_span id = cell_of(w, HZ_COL_ID);
    (void)snprintf(title, sizeof title, "现场核查记录　第 %s 条　%.*s", w->number,
                   id.len > 100 ? 0 : (int)id.len, id.ptr);
    const struct card card = {hz_span_of(title), fields, n};
    return writer_card(writer, &card, err);
}

int checklist_write(const struct checklist *list, const char *const *hazards, size_t count,
                    hz_writer *writer, hz_error *err)
{
    struct writing w = {.list = list, .hazards = hazards};
    draw_label(w.label, count);
    if (!writer_is_page(writer)) {
        return write_form(&w, count, writer, err);
    }
    int result = write_index(&w, count, writer, err);
    for (size_t i = 0; i < count && result == 0; i++) {
        (void)fill_row(&w, i);
        result = write_card(&w, writer, err);
    }
    return result;
}
