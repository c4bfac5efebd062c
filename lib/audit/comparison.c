#include "audit/comparison.h"
#include "audit/each.h"
#include "check/ids.h"
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
        reading->sink.fn(reading->sink.ctx, line->fault);
    }
    c->lines = line->number > 0 ? line->number : c->lines;
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
    char hash[HASH_SIZE];
    char plain[PLAIN_ID];
    hz_span id = plain_id(hz_row_text(row, HZ_COL_ID), plain);
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
    if (!content_of(&c->scratch, row->binding, row->record->fields, row->record->count)) {
        return -1;
    }
    content_hash(&c->scratch, hash);
    *standing = strcmp(hash, c->rows[number].row) == 0 ? AS_SIGNED : EDITED;
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

static int replay_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    return before.ptr == NULL || content_set(ctx, label, after) ? 0 : -1;
}

/* Follows the rows that are not as they were through the journal. */
static int replay(void *ctx, const hz_journal_line *line)
{
    struct comparison *c = ctx;
    char plain[PLAIN_ID];
    size_t number = intern_find(&c->ids, plain_id(line->cells[HZ_JOURNAL_ID], plain));
    size_t content = number == SIZE_MAX ? SIZE_MAX : c->rows[number].content;
    return content == SIZE_MAX ? 0 : hz_journal_changes(line, replay_change, &c->contents[content]);
}

int comparison_make(struct comparison *c, const char *ledger, hz_sink sink, hz_diag *err)
{
    struct reading reading = {c, sink};
    struct each_journal seen = {0};
    *c = (struct comparison){0};
    int result = each_line(ledger, note_line, &reading, &seen, err);
    c->has_journal = seen.exists;
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
