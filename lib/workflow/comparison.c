/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/comparison.h"
#include "check/ids.h"
#include "workflow/each.h"
#include "workflow/replay.h"
#include <stdlib.h>

void comparison_free(struct comparison *c)
{
    for (size_t i = 0; i < c->content_count; i++) {
        content_free(&c->contents[i]);
    }
    free(c->contents);
    free(c->rows);
    intern_free(&c->ids);
    content_free(&c->scratch);
    version1_free(&c->version1);
}

void comparison_rewind(struct comparison *c)
{
    for (size_t i = 0; i < c->ids.count; i++) {
        c->rows[i].found = false;
    }
}

bool comparison_is_lost(const struct comparison *c, size_t i)
{
    return !c->rows[i].found && c->rows[i].row[0] != '\0';
}

static bool reserve_row(struct comparison *c, size_t number)
{
    if (number < c->row_cap) {
        return true;
    }
    size_t cap = c->row_cap == 0 ? 256 : c->row_cap * 2;
    struct signed_row *rows = realloc(c->rows, cap * sizeof *rows);
    if (rows == NULL) {
        return false;
    }
    memset(rows + c->row_cap, 0, (cap - c->row_cap) * sizeof *rows);
    c->rows = rows;
    c->row_cap = cap;
    return true;
}

struct reading {
    struct comparison *comparison;
    const char *since;
    hz_sink sink;
};

/* Keeps the last word of the journal on each hazard. */
static int note_line(void *ctx, const hz_journal_line *line)
{
    const struct reading *reading = ctx;
    struct comparison *c = reading->comparison;
    char plain[PLAIN_ID];
    hz_span id = plain_id(line->cells[HZ_JOURNAL_ID], plain);
    if (line->fault != NULL) {
        c->is_unreadable = c->is_unreadable || line->fault->code == HZ_E718;
        reading->sink.fn(reading->sink.ctx, line->fault);
    }
    c->lines = line->number > 0 ? line->number : c->lines;
    c->lines_since += c->has_since ? 1 : 0;
    if (reading->since != NULL && hz_span_is(line->cells[HZ_JOURNAL_LINK], reading->since)) {
        c->has_since = true;
        c->lines_since = 0;
    }
    if (line->event < 0 || id.len == 0) {
        return 0;
    }
    size_t number = reserve_row(c, c->ids.count) ? intern_put(&c->ids, id) : SIZE_MAX;
    if (number == SIZE_MAX) {
        return -1;
    }
    struct signed_row *row = &c->rows[number];
    row->line = line->number;
    row->content = SIZE_MAX;
    hz_diag_copy(row->row, sizeof row->row, line->cells[HZ_JOURNAL_ROW]);
    return 0;
}

int comparison_stand(struct comparison *c, const hz_row *row, enum standing *standing,
                     const struct signed_row **known)
{
    char plain[PLAIN_ID];
    hz_span id = plain_id(hz_row_text(row, HZ_COL_ID), plain);
    static const enum standing standings[] = {[ROW_DIFFERS] = EDITED,
                                              [ROW_MATCHES] = AS_SIGNED,
                                              [ROW_MATCHES_VERSION1] = AS_SIGNED_VERSION1};
    const hz_record *record = row->record;
    enum row_match match;
    size_t number = id.len == 0 ? SIZE_MAX : intern_find(&c->ids, id);
    *known = number == SIZE_MAX ? NULL : &c->rows[number];
    if (number == SIZE_MAX) {
        *standing = id.len == 0 ? NUMBERLESS : UNKNOWN;
        return 0;
    }
    if (c->rows[number].found) {
        *standing = TWICE;
        return 0;
    }
    c->rows[number].found = true;
    if (!content_of(&c->scratch, row->binding, record->fields, record->count) ||
        !row_match(&c->scratch, &c->version1, row->binding, record->fields, record->count,
                   c->rows[number].row, &match)) {
        return -1;
    }
    *standing = standings[match];
    return 0;
}

/* Makes room for what the journal knew of a row. */
static bool begin_content(struct comparison *c, size_t number)
{
    if (c->rows[number].content != SIZE_MAX) {
        return true;
    }
    struct content *contents = realloc(c->contents, (c->content_count + 1) * sizeof *contents);
    if (contents == NULL) {
        return false;
    }
    c->contents = contents;
    c->contents[c->content_count] = (struct content){0};
    c->rows[number].content = c->content_count++;
    return true;
}

/* Finds out which rows are not as they were. */
static int look_at_row(void *ctx, const hz_row *row)
{
    struct comparison *c = ctx;
    enum standing standing;
    const struct signed_row *known;
    c->hazards++;
    if (comparison_stand(c, row, &standing, &known) != 0) {
        return -1;
    }
    return standing != EDITED || begin_content(c, (size_t)(known - c->rows)) ? 0 : -1;
}

static int find_lost(struct comparison *c)
{
    for (size_t i = 0; i < c->ids.count; i++) {
        if (comparison_is_lost(c, i) && !begin_content(c, i)) {
            return -1;
        }
    }
    return 0;
}

static bool stop_at_difference(void *ctx, const struct difference *difference)
{
    (void)ctx;
    (void)difference;
    return false;
}

bool comparison_is_same(const struct comparison *c, const struct signed_row *known)
{
    return known->told_apart &&
           content_compare(&c->contents[known->content], &c->scratch, stop_at_difference, NULL);
}

/* Follows the rows that are not as they were through the journal. */
static int replay(void *ctx, const hz_journal_line *line)
{
    struct comparison *c = ctx;
    char plain[PLAIN_ID];
    size_t number = intern_find(&c->ids, plain_id(line->cells[HZ_JOURNAL_ID], plain));
    size_t content = number == SIZE_MAX ? SIZE_MAX : c->rows[number].content;
    struct signed_row *row = number == SIZE_MAX ? NULL : &c->rows[number];
    return content == SIZE_MAX ? 0 : replay_line(&c->contents[content], line, &row->told_apart);
}

int comparison_make(struct comparison *c, const char *ledger, const char *since, hz_sink sink,
                    hz_error *err)
{
    struct reading reading = {c, since, sink};
    struct each_journal seen = {0};
    *c = (struct comparison){0};
    int result = each_line(ledger, note_line, &reading, &seen, err);
    c->has_journal = seen.exists;
    c->form = seen.form;
    memcpy(c->head, seen.head, HASH_SIZE);
    if (result == 0) {
        result = each_row(ledger, look_at_row, c, err);
    }
    if (result == 0) {
        hz_diag_set(err, HZ_E003, ledger, NULL);
        result = find_lost(c);
    }
    if (result == 0 && c->content_count > 0) {
        result = each_line(ledger, replay, c, NULL, err);
    }
    comparison_rewind(c);
    return result;
}
