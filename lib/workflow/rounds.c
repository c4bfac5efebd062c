/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/rounds.h"
#include "base/array.h"
#include "ledger/journal_changes.h"
#include "rows/hazard.h"
#include <stdio.h>
#include <stdlib.h>

/* The columns of a round that the ledger has, after its number, inspector and day. */
static const hz_column columns[] = {
    HZ_COL_OWNER,       HZ_COL_DUE_ON,   HZ_COL_EXTENDED_TO, HZ_COL_RECTIFIED_ON,
    HZ_COL_VERIFIED_ON, HZ_COL_VERIFIER, HZ_COL_CLOSED_ON,   HZ_COL_APPROVER,
};
enum {
    LEDGER_COLUMNS = sizeof columns / sizeof columns[0],
    COLUMNS = LEDGER_COLUMNS + 4, /* and how it ended */
    MOST_ROUNDS = 4               /* in a table, which must fit on a page */
};

void rounds_free(struct rounds *r)
{
    buf_free(&r->text);
    buf_free(&r->inspector);
    buf_free(&r->outcome);
    free(r->ends);
    *r = (struct rounds){0};
}

static bool add_cell(struct rounds *r, hz_span cell)
{
    if (!array_reserve(&r->ends, &r->cap, r->cells + 1, sizeof *r->ends) ||
        !buf_add_span(&r->text, cell)) {
        return false;
    }
    r->ends[r->cells++] = r->text.len;
    return true;
}

/* Add the current round, with the row as it was at its end. */
static bool add_round(struct rounds *r, const struct content *row)
{
    char number[32];
    bool first = r->count == 0;
    (void)snprintf(number, sizeof number, "第%u轮", ++r->count);
    bool ok =
        add_cell(r, hz_span_of(number)) &&
        add_cell(r, first ? content_column(row, HZ_COL_INSPECTOR) : buf_span(&r->inspector)) &&
        add_cell(r, first ? content_column(row, HZ_COL_FOUND_ON) : hz_span_of(r->inspected));
    for (size_t i = 0; ok && i < LEDGER_COLUMNS; i++) {
        ok = add_cell(r, content_column(row, columns[i]));
    }
    return ok && add_cell(r, buf_span(&r->outcome));
}

/* Append “day event（who：why）” to the outcome. */
static bool add_outcome(struct rounds *r, const struct journal_line *line, const char *day,
                        hz_span signer)
{
    struct buf *out = &r->outcome;
    size_t reason = 0;
    bool ok = (out->len == 0 || buf_add_text(out, "；")) && buf_add_text(out, day) &&
              buf_add_text(out, " ") && buf_add_span(out, line->cells[HZ_JOURNAL_EVENT]) &&
              buf_add_text(out, "（") && buf_add_span(out, signer) && buf_add_text(out, "：");
    reason = out->len;
    ok = ok && line_note_add(out, line, changes_reason);
    if (ok && out->len == reason) {
        out->len -= strlen("：");
    }
    return ok && buf_add_text(out, "）");
}

int rounds_add_line(struct rounds *r, const struct journal_line *line,
                    const struct line_dates *dates, const struct line_origin *origin,
                    const struct content *before)
{
    const char *role = NULL;
    char day[16];
    hz_span signer = line_signer(origin, line, &role);
    bool ends = line->event == HZ_EVENT_REJECT || line->event == HZ_EVENT_REOPEN;
    if (!ends && line->event != HZ_EVENT_RECHECK) {
        return 0;
    }
    hz_date_format(line_date(dates, (hz_event)line->event), day);
    if (!add_outcome(r, line, day, signer)) {
        return -1;
    }
    if (!ends) {
        return 0;
    }
    if (!add_round(r, before)) {
        return -1;
    }
    r->outcome.len = r->inspector.len = 0;
    (void)snprintf(r->inspected, sizeof r->inspected, "%s", day);
    return buf_add_span(&r->inspector, signer) ? 0 : -1;
}

int rounds_end(struct rounds *r, const struct content *row)
{
    struct buf rechecks = r->outcome;
    hz_span state = content_column(row, HZ_COL_STATUS);
    bool accepted = state_is_accepted(state, content_column(row, HZ_COL_VERIFIED_ON),
                                      content_column(row, HZ_COL_VERIFIER));
    r->outcome = (struct buf){0};
    bool ok = buf_add_span(&r->outcome, accepted ? hz_span_of(STATE_ACCEPTED) : state) &&
              (rechecks.len == 0 || r->outcome.len == 0 || buf_add_text(&r->outcome, "；")) &&
              buf_add_span(&r->outcome, buf_span(&rechecks)) && add_round(r, row);
    buf_free(&rechecks);
    return ok ? 0 : -1;
}

static hz_span get_cell(const struct rounds *r, unsigned round, size_t column)
{
    size_t i = (size_t)round * COLUMNS + column;
    size_t start = i == 0 ? 0 : r->ends[i - 1];
    return (hz_span){r->text.ptr + start, r->ends[i] - start};
}

/* Write a line for each column, a column for each of @p count rounds. */
static int write_some(const struct rounds *r, unsigned first, unsigned count, hz_writer *out,
                      hz_error *err)
{
    hz_span labels[COLUMNS] = {hz_span_of("栏目"), hz_span_of("检查人"), hz_span_of("检查日期")};
    hz_span cells[MOST_ROUNDS + 1];
    for (size_t i = 0; i < LEDGER_COLUMNS; i++) {
        labels[3 + i] = hz_span_of(hz_column_get(columns[i])->label);
    }
    labels[COLUMNS - 1] = hz_span_of("结果");
    for (size_t c = 0; c < COLUMNS; c++) {
        cells[0] = labels[c];
        for (unsigned i = 0; i < count; i++) {
            cells[1 + i] = get_cell(r, first + i, c);
        }
        if ((c == 0 ? hz_writer_table(out, cells, count + 1, err)
                    : hz_writer_row(out, cells, err)) != 0) {
            return -1;
        }
    }
    return 0;
}

int rounds_write(const struct rounds *r, hz_writer *out, hz_error *err)
{
    for (unsigned first = 0; first < r->count; first += MOST_ROUNDS) {
        const char *heading = first == 0 ? "各轮整改情况" : "各轮整改情况（续）";
        unsigned count = r->count - first < MOST_ROUNDS ? r->count - first : MOST_ROUNDS;
        if (hz_writer_text(out, HZ_TEXT_HEADING, heading, err) != 0 ||
            write_some(r, first, count, out, err) != 0) {
            return -1;
        }
    }
    return 0;
}
