#include "audit/comparison.h"
#include <stdlib.h>

static int no_memory(const struct comparison *c, hz_diag *err)
{
    hz_diag_set(err, HZ_E003, c->ledger, NULL);
    return -1;
}

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

/* Keeps the last word of the journal on each hazard. */
static bool note_line(struct comparison *c, const hz_journal_line *line)
{
    hz_span id = line->cells[HZ_JOURNAL_ID];
    c->lines = line->number > 0 ? line->number : c->lines;
    if (line->event < 0 || id.len == 0) {
        return true;
    }
    size_t number = intern_put(&c->ids, id);
    if (number == SIZE_MAX || !reserve_row(c, number)) {
        return false;
    }
    struct signed_row *row = &c->rows[number];
    row->line = line->number;
    row->content = SIZE_MAX;
    hz_diag_copy(row->row, sizeof row->row, line->cells[HZ_JOURNAL_ROW]);
    return true;
}

static int read_journal(struct comparison *c, hz_sink sink, hz_diag *err)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int found = hz_journal_open(c->ledger, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, err)) > 0) {
        if (line->fault != NULL) {
            sink.fn(sink.ctx, line->fault);
        }
        if (!note_line(c, line)) {
            found = no_memory(c, err);
        }
    }
    if (found == 0) {
        c->has_journal = hz_journal_exists(journal);
        memcpy(c->head, hz_journal_head(journal), HASH_SIZE);
    }
    hz_journal_close(journal);
    return found;
}

int comparison_stand(struct comparison *c, const hz_row *row, enum standing *standing,
                     const struct signed_row **known)
{
    char hash[HASH_SIZE];
    hz_span id = hz_row_text(row, HZ_COL_ID);
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

/* Finds the rows that are not as they were. */
static int read_ledger(struct comparison *c, hz_diag *err)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    char *path = (char *)c->ledger;
    int found = hz_rows_open(&path, 1, 0, &rows) == 0 ? 1 : no_memory(c, err);
    while (found > 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        enum standing standing;
        const struct signed_row *known;
        if (row->is_header) {
            continue;
        }
        c->hazards++;
        if (comparison_stand(c, row, &standing, &known) != 0 ||
            (standing == EDITED && !begin_content(c, (size_t)(known - c->rows)))) {
            found = no_memory(c, err);
        }
    }
    for (size_t i = 0; found == 0 && i < c->ids.count; i++) {
        if (comparison_is_lost(c, i) && !begin_content(c, i)) {
            found = no_memory(c, err);
        }
    }
    hz_rows_close(rows);
    return found;
}

static int replay_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    return before.ptr == NULL || content_set(ctx, label, after) ? 0 : -1;
}

/* Follows the rows that are not as they were through the journal. */
static int replay(struct comparison *c, hz_diag *err)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int found = hz_journal_open(c->ledger, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, err)) > 0) {
        size_t number = intern_find(&c->ids, line->cells[HZ_JOURNAL_ID]);
        size_t content = number == SIZE_MAX ? SIZE_MAX : c->rows[number].content;
        if (content != SIZE_MAX &&
            hz_journal_changes(line, replay_change, &c->contents[content]) != 0) {
            found = no_memory(c, err);
        }
    }
    hz_journal_close(journal);
    return found;
}

int comparison_make(struct comparison *c, const char *ledger, hz_sink sink, hz_diag *err)
{
    *c = (struct comparison){.ledger = ledger};
    if (read_journal(c, sink, err) != 0 || read_ledger(c, err) != 0) {
        return -1;
    }
    if (c->content_count > 0 && replay(c, err) != 0) {
        return -1;
    }
    comparison_rewind(c);
    return 0;
}
