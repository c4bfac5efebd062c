/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/earlier_rounds.h"
#include "base/array.h"
#include "base/diag.h"
#include "check/ids.h"
#include "ledger/journal_changes.h"
#include "schema/labels.h"
#include "workflow/journal_replay.h"
#include <hazard/ledger.h>
#include <stdio.h>
#include <stdlib.h>

static const hz_column columns[ROUND_COLUMNS] = {HZ_COL_RECTIFIED_ON, HZ_COL_VERIFIED_ON,
                                                 HZ_COL_VERIFIER,     HZ_COL_CLOSED_ON,
                                                 HZ_COL_EXTENDED_TO,  HZ_COL_EXTENDED_ON};

/* The columns that are empty in a round unless its end says otherwise; others stay as they are. */
enum { CLEARED_COLUMNS = 4 };

static bool ends_round(int event)
{
    return event == HZ_EVENT_REJECT || event == HZ_EVENT_REOPEN;
}

/* Keep a text; spans are made of it once all are read. */
static bool keep(struct earlier_rounds *e, hz_span text, hz_span *kept)
{
    kept->ptr = NULL;
    kept->len = text.len;
    return buf_add_span(&e->text, text);
}

/* Read what the line changed: the values before it. */
static bool read_changes(struct earlier_rounds *e, const struct journal_line *line,
                         hz_span values[ROUND_COLUMNS], bool changed[ROUND_COLUMNS],
                         struct buf *texts)
{
    struct changes_reader cell = {.rest = line->cells[HZ_JOURNAL_CHANGES]};
    struct journal_change change;
    size_t starts[ROUND_COLUMNS] = {0};
    int found;
    while ((found = changes_next(&cell, &change)) > 0) {
        int column =
            change.is_note || change.number > 0 ? HZ_COL_NONE : label_column(e->plan, change.name);
        for (size_t i = 0; i < ROUND_COLUMNS; i++) {
            if (column == (int)columns[i]) {
                changed[i] = true;
                starts[i] = texts->len;
                values[i].len = change.before.len;
                found = buf_add_span(texts, change.before) ? found : -1;
            }
        }
        if (found < 0) {
            break;
        }
    }
    buf_free(&cell.buffer);
    for (size_t i = 0; i < ROUND_COLUMNS; i++) {
        values[i].ptr = texts->ptr == NULL ? "" : texts->ptr + starts[i];
    }
    return found == 0;
}

static struct earlier_round *add_round(struct earlier_rounds *e, hz_span id)
{
    char plain[PLAIN_ID];
    size_t before = e->ids.count;
    if (!array_reserve(&e->firsts, &e->first_cap, before + 1, sizeof *e->firsts) ||
        !array_reserve(&e->items, &e->cap, e->count + 1, sizeof *e->items)) {
        return NULL;
    }
    size_t index = intern_put(&e->ids, plain_id(id, plain));
    if (index == SIZE_MAX) {
        return NULL;
    }
    size_t *link = &e->firsts[index];
    *link = index == before ? 0 : *link;
    while (*link > 0) {
        link = &e->items[*link - 1].next;
    }
    e->items[e->count] = (struct earlier_round){.ended_on = HZ_NO_DATE};
    *link = ++e->count;
    return &e->items[e->count - 1];
}

static int read_line(void *ctx, const struct journal_line *line)
{
    struct earlier_rounds *e = ctx;
    struct line_dates dates;
    struct buf texts = {0};
    hz_span values[ROUND_COLUMNS] = {{"", 0}};
    bool changed[ROUND_COLUMNS] = {false};
    if (!ends_round(line->event) || undone_lines_have(&e->undone, line)) {
        return 0;
    }
    bool ok = line_dates_read(&dates, line, e->plan) == 0 &&
              read_changes(e, line, values, changed, &texts);
    struct earlier_round *round = ok ? add_round(e, line->cells[HZ_JOURNAL_ID]) : NULL;
    ok = round != NULL;
    if (ok) {
        round->ended_on = line_date(&dates, (hz_event)line->event);
    }
    for (size_t i = 0; ok && i < ROUND_COLUMNS; i++) {
        round->changed[i] = changed[i];
        ok = keep(e, values[i], &round->cells[i]);
    }
    buf_free(&texts);
    return ok ? 0 : -1;
}

/* True if the file has one of the two events at all: reading most journals is saved. */
static bool has_rounds(const char *path)
{
    char window[1 << 16];
    const char *const labels[] = {hz_event_get(HZ_EVENT_REJECT)->label,
                                  hz_event_get(HZ_EVENT_REOPEN)->label};
    enum { OVERLAP = 64 };
    FILE *file = fopen(path, "r");
    size_t kept = 0;
    size_t len;
    bool found = false;
    while (file != NULL && !found &&
           (len = fread(window + kept, 1, sizeof window - kept, file)) > 0) {
        hz_span text = {window, kept + len};
        for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
            found = found || span_find(text, hz_span_of(labels[i])) != NULL;
        }
        kept = text.len < OVERLAP ? text.len : OVERLAP;
        memmove(window, window + text.len - kept, kept);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return found;
}

/* Make the spans of the texts, which lie one after the other. */
static void point_to_texts(struct earlier_rounds *e)
{
    size_t at = 0;
    for (size_t i = 0; i < e->count; i++) {
        for (size_t c = 0; c < ROUND_COLUMNS; c++) {
            e->items[i].cells[c].ptr = e->text.ptr == NULL ? "" : e->text.ptr + at;
            at += e->items[i].cells[c].len;
        }
    }
}

int earlier_rounds_read(struct earlier_rounds *e, const char *ledger, hz_error *err)
{
    char path[4096];
    if (strcmp(ledger, "-") == 0 || hz_journal_path(ledger, path, sizeof path, err) != 0 ||
        !has_rounds(path)) {
        return 0;
    }
    undone_lines_free(&e->undone);
    e->undone = (struct undone_lines){0};
    if (undone_lines_read(&e->undone, ledger, err) != 0) {
        return -1;
    }
    hz_diag_set(err, HZ_E003, ledger, NULL); /* if read_line() fails */
    int result = journal_each_line(ledger, read_line, e, NULL, err);
    point_to_texts(e);
    return result == 0 ? 0 : -1;
}

const struct earlier_round *earlier_rounds_find(const struct earlier_rounds *e, hz_span id,
                                                hz_date day)
{
    char plain[PLAIN_ID];
    size_t index =
        e->count == 0 || id.len == 0 ? SIZE_MAX : intern_find(&e->ids, plain_id(id, plain));
    for (size_t i = index == SIZE_MAX ? 0 : e->firsts[index]; i > 0; i = e->items[i - 1].next) {
        if (e->items[i - 1].ended_on > day) {
            return &e->items[i - 1];
        }
    }
    return NULL;
}

void earlier_round_apply(const struct earlier_rounds *e, const struct earlier_round *round,
                         hz_hazard *hazard)
{
    for (size_t i = 0; i < ROUND_COLUMNS; i++) {
        const hz_column_info *info = hz_column_get(columns[i]);
        if (round->changed[i] || i < CLEARED_COLUMNS) {
            uint64_t bit = HZ_BIT(columns[i]);
            hazard->filled = round->cells[i].len > 0 ? hazard->filled | bit : hazard->filled & ~bit;
            hz_cell_read(&hazard->cells[columns[i]], info->type, e->plan, round->cells[i],
                         info->label);
        }
    }
}

void earlier_rounds_free(struct earlier_rounds *e)
{
    undone_lines_free(&e->undone);
    intern_free(&e->ids);
    buf_free(&e->text);
    free(e->firsts);
    free(e->items);
}
