/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "ledger/journal_line.h"
#include "ledger/ledger_internal.h"
#include "ledger/lines.h"
#include "ledger/yaml_layout.h"
#include "output/format.h"
#include <errno.h>
#include <stdlib.h>

const char *ledger_line_end(const struct ledger *l)
{
    return l->layout.crlf ? "\r\n" : "\n";
}

int ledger_encode(struct ledger *l, hz_span text, struct buf *out, hz_error *err)
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

/* A row as it is written. */
struct written_row {
    const hz_binding *binding;
    const hz_span *cells;
    size_t count;
};

/* Arrange the cells as the table will have them. False: out of memory. */
static bool arrange(struct ledger *l, struct written_row *row)
{
    if (!l->layout.yaml && row->binding == &l->binding) {
        row->count = missing_columns_arrange(l, row->cells, &row->cells);
    }
    return row->count != SIZE_MAX;
}

/* Write the row as UTF-8 in the file's format. */
static bool write_row(struct ledger *l, const struct written_row *row, struct buf *out)
{
    const hz_binding *binding = row->binding;
    if (!l->layout.yaml) {
        return csv_record(out, row->cells, row->count, l->layout.delimiter, ledger_line_end(l));
    }
    hz_span *labels = calloc(binding->count + 1, sizeof *labels);
    for (size_t i = 0; labels != NULL && i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    const struct yaml_labels all = {labels, binding->count, binding->doubled > 0};
    bool ok =
        labels != NULL && yaml_item(out, &all, row->cells, l->yaml_indent, ledger_line_end(l));
    free(labels);
    return ok;
}

static bool is_wide(const struct ledger *l)
{
    return l->layout.encoding == HZ_UTF16LE || l->layout.encoding == HZ_UTF16BE;
}

/* Spaces before the “- ” of a YAML item; -1: it does not begin with it. */
static long indent_of(const struct ledger *l, hz_span item, bool first_line)
{
    size_t blanks = 0;
    if (first_line && l->layout.bom) {
        item = span_trim(item); /* removes the BOM; a list on the first line is not indented */
    }
    while (blanks < item.len && item.ptr[blanks] == ' ') {
        blanks++;
    }
    bool marked = item.len - blanks >= 2 && item.ptr[blanks] == '-' && item.ptr[blanks + 1] == ' ';
    return marked ? (long)blanks : -1;
}

static int refuse_yaml(const struct ledger *l, uint64_t line, hz_error *err)
{
    (void)ledger_fail(l, HZ_E507, NULL, err);
    err->line = line;
    return -1;
}

/* Read @p count lines of the ledger from line @p line as UTF-8. 0, or -1 with @p err set. */
static int read_lines(struct ledger *l, uint64_t line, uint64_t count, struct buf *text,
                      hz_error *err)
{
    struct lines lines = {.in = ledger_stream(l), .encoding = l->layout.encoding, .line = 1};
    struct convert from = {0};
    struct buf raw = {0};
    bool ok = lines.in != NULL;
    if (!ok) {
        return ledger_fail(l, HZ_E001, system_error(errno), err);
    }
    lines_skip(&lines, line);
    for (uint64_t i = 0; ok && i < count; i++) {
        ok = lines_read(&lines, &raw);
    }
    (void)fclose(lines.in);
    if (ok && l->layout.encoding == HZ_UTF8) {
        ok = buf_add_span(text, buf_span(&raw));
    } else if (ok) {
        ok = convert_open_from(&from, l->layout.encoding) &&
             convert_forced(&from, buf_span(&raw), text);
        convert_close(&from);
    }
    buf_free(&raw);
    return ok ? 0 : ledger_no_memory(l, err);
}

/* A YAML item can be rewritten only if it is a block of keys and values. */
static int check_item(struct ledger *l, const hz_record *record, hz_error *err)
{
    struct buf text = {0};
    if (!l->layout.yaml) {
        return 0;
    }
    if (is_wide(l)) {
        return refuse_yaml(l, record->line, err);
    }
    if (read_lines(l, record->line, record->lines, &text, err) != 0) {
        buf_free(&text);
        return -1;
    }
    long indent = indent_of(l, buf_span(&text), record->line == 1);
    bool plain = indent >= 0 && yaml_item_is_plain(buf_span(&text));
    buf_free(&text);
    l->yaml_indent = indent < 0 ? 0 : (size_t)indent;
    return plain ? 0 : refuse_yaml(l, record->line, err);
}

/* True if no further item can follow @p line. */
static bool ends_list(const struct ledger *l, hz_span line, uint64_t number)
{
    hz_span text = span_trim(line);
    if (number < l->first_row) {
        return false;
    }
    if (l->first_row > 0) {
        return number > l->first_row && yaml_is_document_mark(line);
    }
    bool begins = hz_span_equal(text, hz_span_of("---"));
    return text.len > 0 && text.ptr[0] != '#' && !begins;
}

/* Items can be appended only if the file is one document that is one list. */
static int check_list(struct ledger *l, hz_error *err)
{
    struct lines lines = {.in = ledger_stream(l), .encoding = l->layout.encoding, .line = 1};
    struct buf line = {0};
    uint64_t bad = 0;
    if (lines.in == NULL) {
        return ledger_fail(l, HZ_E001, system_error(errno), err);
    }
    bool ok = true;
    while (ok && bad == 0 && !lines.at_end) {
        uint64_t number = lines.line;
        line.len = 0;
        ok = lines_read(&lines, &line);
        bad = ends_list(l, buf_span(&line), number) ? number : 0;
    }
    (void)fclose(lines.in);
    buf_free(&line);
    if (!ok) {
        return ledger_no_memory(l, err);
    }
    return bad == 0 ? 0 : refuse_yaml(l, bad, err);
}

/* Check that rows can be appended. */
static int check_append(struct ledger *l, hz_error *err)
{
    struct buf text = {0};
    if (l->is_new || l->appended.len > 0) {
        return 0;
    }
    if (!ledger_ends_whole(l, err)) {
        return -1;
    }
    if (!l->layout.yaml) {
        return 0;
    }
    if (is_wide(l)) {
        return refuse_yaml(l, l->first_row, err);
    }
    long indent = 0;
    if (l->first_row > 0) {
        int result = read_lines(l, l->first_row, 1, &text, err);
        indent = result == 0 ? indent_of(l, buf_span(&text), l->first_row == 1) : -1;
        buf_free(&text);
        if (result != 0 || indent < 0) {
            return result != 0 ? -1 : refuse_yaml(l, l->first_row, err);
        }
    }
    l->yaml_indent = (size_t)indent;
    return check_list(l, err);
}

static int add_line(struct ledger *l, const struct journal_entry *entry, hz_error *err)
{
    size_t before = l->journal.text.len;
    if (!pending_lines_add(&l->journal, entry)) {
        return ledger_no_memory(l, err);
    }
    bool fits = l->journal.text.len - before < JOURNAL_LINE_MAX;
    return fits ? 0 : ledger_fail(l, HZ_E530, "8 MiB", err);
}

/* The last change, if it was of the row at @p line. */
static struct row_change *change_of(struct ledger *l, uint64_t line)
{
    struct row_change *last = l->change_count == 0 ? NULL : &l->changes[l->change_count - 1];
    return last != NULL && last->line == line ? last : NULL;
}

/* Make space for the text of a row, or discard the text of an earlier step. */
static int begin_change(struct ledger *l, const hz_record *record, hz_error *err)
{
    struct row_change *earlier = change_of(l, record->line);
    if (earlier != NULL) {
        l->texts.len = earlier->start;
        return 0;
    }
    if (!array_reserve(&l->changes, &l->change_cap, l->change_count + 1, sizeof *l->changes)) {
        return ledger_no_memory(l, err);
    }
    l->changes[l->change_count++] =
        (struct row_change){record->line, record->lines, l->texts.len, 0};
    return 0;
}

/* Set the contents that the next line of the journal compares. */
static int compare_contents(struct ledger *l, const hz_row *row, const hz_span *cells, bool again,
                            hz_error *err)
{
    struct pending_lines *journal = &l->journal;
    bool ok = again ? content_copy(&journal->before, &journal->after)
                    : content_read(&journal->before, row->binding, row->record->fields,
                                   row->record->count);
    return ok && content_read(&journal->after, row->binding, cells, row->binding->count)
               ? 0
               : ledger_no_memory(l, err);
}

/* YAML with a byte order mark on the line of its first row. */
static bool begins_with_mark(const struct ledger *l, const hz_row *row)
{
    return l->layout.yaml && l->layout.bom && row->record->line == 1;
}

/* Begin the new text of a row. 0, or -1 with @p err set. */
static int begin_text(struct ledger *l, const hz_row *row, hz_error *err)
{
    if (check_item(l, row->record, err) != 0 || !ledger_has_whole_units(l, err) ||
        begin_change(l, row->record, err) != 0) {
        return -1;
    }
    return !begins_with_mark(l, row) || buf_add_text(&l->texts, "\xEF\xBB\xBF")
               ? 0
               : ledger_no_memory(l, err);
}

static void end_text(struct ledger *l)
{
    struct row_change *change = &l->changes[l->change_count - 1];
    change->len = l->texts.len - change->start;
}

static int replace_row(struct ledger *l, const hz_row *row, const hz_span *cells, hz_error *err)
{
    struct written_row written = {row->binding, cells, row->binding->count};
    if (begin_text(l, row, err) != 0) {
        return -1;
    }
    l->scratch.len = 0;
    if (!arrange(l, &written) || !write_row(l, &written, &l->scratch)) {
        return ledger_no_memory(l, err);
    }
    rows_digest_replace_last(&l->digest, written.binding, written.cells, written.count,
                             l->layout.yaml);
    if (ledger_encode(l, buf_span(&l->scratch), &l->texts, err) != 0) {
        return -1;
    }
    end_text(l);
    return 0;
}

static bool stop_at_difference(void *ctx, const struct difference *difference)
{
    (void)ctx;
    (void)difference;
    return false;
}

int ledger_change(struct ledger *ledger, const hz_row *row, const hz_span *cells,
                  const struct journal_entry *entry, hz_error *err)
{
    struct pending_lines *journal = &ledger->journal;
    bool again = change_of(ledger, row->record->line) != NULL;
    if (compare_contents(ledger, row, cells, again, err) != 0) {
        return -1;
    }
    bool same = content_compare(&journal->before, &journal->after, stop_at_difference, NULL);
    return same || replace_row(ledger, row, cells, err) == 0 ? add_line(ledger, entry, err) : -1;
}

int ledger_remove(struct ledger *ledger, const hz_row *row, const struct journal_entry *entry,
                  hz_error *err)
{
    struct pending_lines *journal = &ledger->journal;
    if (begin_text(ledger, row, err) != 0) {
        return -1;
    }
    end_text(ledger);
    rows_digest_remove_last(&ledger->digest);
    journal->after.count = journal->after.text.len = 0;
    return content_read(&journal->before, row->binding, row->record->fields, row->record->count)
               ? add_line(ledger, entry, err)
               : ledger_no_memory(ledger, err);
}

int ledger_append(struct ledger *ledger, const hz_span *cells, const struct journal_entry *entry,
                  hz_error *err)
{
    struct pending_lines *journal = &ledger->journal;
    hz_binding *binding = &ledger->binding;
    struct written_row written = {binding, cells, binding->count};
    if (check_append(ledger, err) != 0) {
        return -1;
    }
    journal->before.count = 0;
    if (!arrange(ledger, &written) || !write_row(ledger, &written, &ledger->appended) ||
        !content_read(&journal->after, binding, cells, binding->count)) {
        return ledger_no_memory(ledger, err);
    }
    rows_digest_add(&ledger->digest, binding, written.cells, written.count, ledger->layout.yaml);
    return add_line(ledger, entry, err);
}

int ledger_add_entry(struct ledger *ledger, const hz_row *row, const struct content *before,
                     const struct journal_entry *entry, hz_error *err)
{
    struct content *old = &ledger->journal.before;
    struct content *new = &ledger->journal.after;
    old->count = new->count = old->text.len = 0;
    bool ok =
        (row == NULL || content_read(new, row->binding, row->record->fields, row->record->count)) &&
        (before == NULL || content_copy(old, before));
    return ok ? add_line(ledger, entry, err) : ledger_no_memory(ledger, err);
}

int ledger_add_notice(struct ledger *ledger, const struct journal_entry *entry, hz_error *err)
{
    return ledger_add_entry(ledger, NULL, NULL, entry, err);
}
