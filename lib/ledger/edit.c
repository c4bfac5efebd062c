#include "ledger/lines.h"
#include "ledger/note.h"
#include "ledger/state.h"
#include "output/format.h"
#include <stdlib.h>

const char *ledger_line_end(const hz_ledger *l)
{
    return l->layout.crlf ? "\r\n" : "\n";
}

int ledger_encode(hz_ledger *l, hz_span text, struct buf *out, hz_diag *err)
{
    if (l->layout.encoding == HZ_UTF8) {
        return buf_add_span(out, text) ? 0 : ledger_no_memory(l, err);
    }
    switch (convert(&l->to, text, out, &(size_t){0})) {
    case CONVERT_DONE:
        return 0;
    case CONVERT_NO_MEMORY:
        return ledger_no_memory(l, err);
    default:
        return ledger_fail(l, HZ_E113, hz_encoding_name(l->layout.encoding), err);
    }
}

/* The row as UTF-8 text in the file's format; YAML without indentation. */
static bool write_row(hz_ledger *l, const hz_binding *binding, const hz_span *cells,
                      struct buf *out)
{
    if (!l->layout.yaml) {
        return csv_record(out, cells, binding->count, l->layout.delimiter, ledger_line_end(l));
    }
    hz_span *labels = calloc(binding->count + 1, sizeof *labels);
    for (size_t i = 0; labels != NULL && i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    bool ok = labels != NULL &&
              yaml_item(out, labels, cells, binding->count, l->yaml_indent, ledger_line_end(l));
    free(labels);
    return ok;
}

/* Blanks before the list mark of the YAML item on @p line; -1: the item does not begin so. */
static long yaml_indent_at(const hz_ledger *l, uint64_t line)
{
    struct lines lines = {.in = ledger_stream(l), .encoding = l->layout.encoding, .line = 1};
    struct buf text = {0};
    long indent = -1;
    if (lines.in == NULL) {
        return -1;
    }
    lines_skip(&lines, line);
    if (lines_read(&lines, &text)) {
        size_t blanks = 0;
        while (blanks < text.len && text.ptr[blanks] == ' ') {
            blanks++;
        }
        if (text.len - blanks >= 2 && text.ptr[blanks] == '-' && text.ptr[blanks + 1] == ' ') {
            indent = (long)blanks;
        }
    }
    buf_free(&text);
    (void)fclose(lines.in);
    return indent;
}

/* YAML can be changed in place where every item is a block that begins with its own mark. */
static int note_yaml_indent(hz_ledger *l, uint64_t line, hz_diag *err)
{
    long indent = 0;
    if (l->layout.yaml && line > 0) {
        bool wide = l->layout.encoding == HZ_UTF16LE || l->layout.encoding == HZ_UTF16BE;
        indent = wide ? -1 : yaml_indent_at(l, line);
    }
    if (indent < 0) {
        (void)ledger_fail(l, HZ_E507, NULL, err);
        err->line = line;
        return -1;
    }
    l->yaml_indent = (size_t)indent;
    return 0;
}

static bool reserve_change(hz_ledger *l)
{
    if (l->change_count < l->change_cap) {
        return true;
    }
    size_t cap = l->change_cap == 0 ? 16 : l->change_cap * 2;
    struct change *changes = realloc(l->changes, cap * sizeof *changes);
    if (changes != NULL) {
        l->changes = changes;
        l->change_cap = cap;
    }
    return changes != NULL;
}

static int note(hz_ledger *l, const hz_happening *what, hz_diag *err)
{
    return additions_add(&l->journal, what) ? 0 : ledger_no_memory(l, err);
}

int hz_ledger_change(hz_ledger *ledger, const hz_row *row, const hz_span *cells,
                     const hz_happening *what, hz_diag *err)
{
    struct additions *journal = &ledger->journal;
    size_t start = ledger->texts.len;
    if (note_yaml_indent(ledger, row->record->line, err) != 0) {
        return -1;
    }
    ledger->scratch.len = 0;
    if (!reserve_change(ledger) || !write_row(ledger, row->binding, cells, &ledger->scratch)) {
        return ledger_no_memory(ledger, err);
    }
    if (ledger_encode(ledger, buf_span(&ledger->scratch), &ledger->texts, err) != 0) {
        return -1;
    }
    ledger->changes[ledger->change_count++] =
        (struct change){row->record->line, row->record->lines, start, ledger->texts.len - start};
    if (!content_of(&journal->before, row->binding, row->record->fields, row->record->count) ||
        !content_of(&journal->after, row->binding, cells, row->binding->count)) {
        return ledger_no_memory(ledger, err);
    }
    return note(ledger, what, err);
}

int hz_ledger_append(hz_ledger *ledger, const hz_span *cells, const hz_happening *what,
                     hz_diag *err)
{
    struct additions *journal = &ledger->journal;
    hz_binding *binding = &ledger->binding;
    if (note_yaml_indent(ledger, ledger->first_row, err) != 0) {
        return -1;
    }
    journal->before.count = 0;
    if (!write_row(ledger, binding, cells, &ledger->appended) ||
        !content_of(&journal->after, binding, cells, binding->count)) {
        return ledger_no_memory(ledger, err);
    }
    return note(ledger, what, err);
}

int ledger_note(hz_ledger *ledger, const hz_row *row, const struct content *before,
                const hz_happening *what, hz_diag *err)
{
    struct content *old = &ledger->journal.before;
    struct content *new = &ledger->journal.after;
    old->count = new->count = old->text.len = 0;
    bool ok =
        (row == NULL || content_of(new, row->binding, row->record->fields, row->record->count)) &&
        (before == NULL || content_copy(old, before));
    return ok ? note(ledger, what, err) : ledger_no_memory(ledger, err);
}
