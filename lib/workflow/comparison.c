/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/comparison.h"
#include "base/array.h"
#include "base/diag.h"
#include "check/ids.h"
#include "workflow/journal_replay.h"
#include <stdlib.h>

void comparison_free(struct comparison *c)
{
    for (size_t i = 0; i < c->content_count; i++) {
        content_free(&c->contents[i]);
    }
    free(c->contents);
    free(c->rows);
    intern_free(&c->ids);
    content_free(&c->row);
    version1_free(&c->version1);
}

bool comparison_is_lost(const struct comparison *c, size_t i)
{
    return !c->rows[i].found && c->rows[i].row[0] != '\0';
}

static int no_memory(const struct comparison *c)
{
    return error_no_memory(c->err, c->ledger);
}

/* Remember the last line about each hazard. */
static int note_line(void *ctx, const struct journal_line *line)
{
    struct comparison *c = ctx;
    char plain[PLAIN_ID];
    hz_span id = plain_id(line->cells[HZ_JOURNAL_ID], plain);
    if (line->fault != NULL) {
        c->is_unreadable = c->is_unreadable || line->fault->code == HZ_E718;
        sink_emit(c->sink, line->fault);
    }
    c->lines = line->number > 0 ? line->number : c->lines;
    c->lines_since += c->has_since ? 1 : 0;
    if (c->since != NULL && hz_span_is(line->cells[HZ_JOURNAL_LINK], c->since)) {
        c->has_since = true;
        c->lines_since = 0;
    }
    if (line->event < 0 || id.len == 0) {
        return 0;
    }
    bool reserved = array_reserve(&c->rows, &c->row_cap, c->ids.count + 1, sizeof *c->rows);
    size_t known = c->ids.count;
    size_t index = reserved ? intern_put(&c->ids, id) : SIZE_MAX;
    if (index == SIZE_MAX) {
        return no_memory(c);
    }
    struct journaled_row *row = &c->rows[index];
    if (index == known) {
        *row = (struct journaled_row){.content = SIZE_MAX};
    }
    row->line = line->number;
    hz_diag_copy(row->row, sizeof row->row, line->cells[HZ_JOURNAL_ROW]);
    return 0;
}

int comparison_check_row(struct comparison *c, const hz_row *row, enum row_state *state,
                         const struct journaled_row **known)
{
    static const enum row_state states[] = {[ROW_DIFFERS] = ROW_EDITED,
                                            [ROW_MATCHES] = ROW_AS_JOURNALED,
                                            [ROW_MATCHES_VERSION1] = ROW_AS_JOURNALED_VERSION1};
    char plain[PLAIN_ID];
    hz_span id = plain_id(hz_row_text(row, HZ_COL_ID), plain);
    const hz_record *record = row->record;
    enum row_match match;
    size_t index = id.len == 0 ? SIZE_MAX : intern_find(&c->ids, id);
    *known = index == SIZE_MAX ? NULL : &c->rows[index];
    if (index == SIZE_MAX) {
        *state = id.len == 0 ? ROW_WITHOUT_ID : ROW_UNKNOWN;
        return 0;
    }
    if (c->rows[index].found) {
        *state = ROW_DUPLICATE;
        return 0;
    }
    c->rows[index].found = true;
    if (!content_read(&c->row, row->binding, record->fields, record->count) ||
        !row_hash_compare(&c->row, &c->version1, row->binding, record->fields, record->count,
                          c->rows[index].row, &match)) {
        return no_memory(c);
    }
    *state = states[match];
    return 0;
}

/* Reserve space for what the journal recorded of a row. 0, or -1 with the error set. */
static int add_content(struct comparison *c, size_t index)
{
    if (c->rows[index].content != SIZE_MAX) {
        return 0;
    }
    if (!array_reserve(&c->contents, &c->content_cap, c->content_count + 1, sizeof *c->contents)) {
        return no_memory(c);
    }
    c->contents[c->content_count] = (struct content){0};
    c->rows[index].content = c->content_count++;
    return 0;
}

/* Find the rows that differ from the journal. */
static int find_edited(void *ctx, const hz_row *row)
{
    struct comparison *c = ctx;
    enum row_state state = ROW_UNKNOWN;
    const struct journaled_row *known = NULL;
    c->hazards++;
    if (comparison_check_row(c, row, &state, &known) != 0) {
        return -1;
    }
    return state == ROW_EDITED ? add_content(c, (size_t)(known - c->rows)) : 0;
}

static int find_lost(struct comparison *c)
{
    for (size_t i = 0; i < c->ids.count; i++) {
        if (comparison_is_lost(c, i) && add_content(c, i) != 0) {
            return -1;
        }
    }
    return 0;
}

bool comparison_is_same(const struct comparison *c, const struct journaled_row *known)
{
    return known->all_current && content_is_same(&c->contents[known->content], &c->row);
}

/* Derive from the journal what it recorded of the rows that differ. */
static int replay(void *ctx, const struct journal_line *line)
{
    struct comparison *c = ctx;
    char plain[PLAIN_ID];
    size_t index = intern_find(&c->ids, plain_id(line->cells[HZ_JOURNAL_ID], plain));
    struct journaled_row *row = index == SIZE_MAX ? NULL : &c->rows[index];
    if (row == NULL || row->content == SIZE_MAX) {
        return 0;
    }
    return replay_line(&c->contents[row->content], line, c->plan, &row->all_current) == 0
               ? 0
               : no_memory(c);
}

int comparison_read(struct comparison *c)
{
    struct journal_summary journal = {0};
    int result = journal_each_line(c->ledger, note_line, c, &journal, c->err);
    c->has_journal = journal.exists;
    c->form = journal.form;
    memcpy(c->head, journal.head, SHA256_HEX_SIZE);
    if (result == 0) {
        result = ledger_each_row(c->ledger, c->plan, find_edited, c, c->err);
    }
    if (result == 0) {
        result = find_lost(c);
    }
    if (result == 0 && c->content_count > 0) {
        result = journal_each_line(c->ledger, replay, c, NULL, c->err);
    }
    for (size_t i = 0; i < c->ids.count; i++) { /* for the caller's rows */
        c->rows[i].found = false;
    }
    return result;
}
