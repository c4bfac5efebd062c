/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "base/span.h"
#include "table/file_kind.h"
#include "table/input.h"
#include "table/parts.h"
#include "table/reader.h"
#include <stdlib.h>

struct hz_table {
    char *name;
    struct decoder *text;
    struct source source;
    char delimiter;
    const struct reader *reader; /* NULL until the first record says which */
    void *state;
    struct workbook *book; /* read instead of the text; NULL: there is none */
    hz_record record;
};

int source_fill(struct source *s, hz_error *err)
{
    while (s->block.len == 0) {
        int found = s->at_end ? 0 : s->next(s->from, &s->block, err);
        if (found <= 0) {
            s->at_end = true;
            return found;
        }
    }
    return 1;
}

static int next_of_text(void *from, hz_span *block, hz_error *err)
{
    return decoder_next(from, block, err);
}

/* Makes a table that reads from @p text and closes it. */
static int make_table(struct decoder *text, const char *name, hz_header_test test, hz_table **out,
                      hz_error *err)
{
    hz_table *table = calloc(1, sizeof *table);
    if (table == NULL || (table->name = strdup(name)) == NULL) {
        free(table);
        decoder_close(text);
        return error_no_memory(err, name);
    }
    table->text = text;
    table->source = (struct source){.next = next_of_text,
                                    .from = text,
                                    .scan = scan_best(),
                                    .name = table->name,
                                    .header = test};
    *out = table;
    return 0;
}

int hz_table_open(const char *path, hz_header_test test, hz_table **out, hz_error *err)
{
    struct decoder *text = NULL;
    struct decoder_header_test header = {test.is_known, test.ctx};
    bool opened = decoder_open(path, header, &text, err) == 0;
    return opened ? make_table(text, path, test, out, err) : -1;
}

int table_open_at(int fd, const char *name, hz_header_test test, hz_table **out, hz_error *err)
{
    struct decoder *text = NULL;
    struct decoder_header_test header = {test.is_known, test.ctx};
    bool opened = decoder_open_at(fd, name, header, &text, err) == 0;
    return opened ? make_table(text, name, test, out, err) : -1;
}

int hz_table_spool_stdin(hz_table *table, hz_error *err)
{
    return decoder_spool_stdin(table->text, err);
}

static bool has_delimiter(hz_span line)
{
    static const char delimiters[] = {',', '\t', ';', '|'};
    for (size_t i = 0; i < sizeof delimiters; i++) {
        if (memchr(line.ptr, delimiters[i], line.len) != NULL) {
            return true;
        }
    }
    return false;
}

/* YAML begins with a document mark, a list item or a key; a CSV header has a delimiter instead. */
static bool begins_yaml(hz_span line)
{
    if (line.len >= 3 && memcmp(line.ptr, "---", 3) == 0) {
        return true;
    }
    if (line.ptr[0] == '[' || line.ptr[0] == '{') {
        return true;
    }
    if (line.ptr[0] == '-' && (line.len == 1 || line.ptr[1] == ' ')) {
        return true;
    }
    const char *colon = memchr(line.ptr, ':', line.len);
    return colon != NULL && !has_delimiter(line) &&
           (colon + 1 == line.ptr + line.len || colon[1] == ' ');
}

/* Decides by the first line that is neither blank nor a comment. */
static bool looks_like_yaml(hz_span text)
{
    while (text.len > 0) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end == NULL ? text.len : (size_t)(end - text.ptr) + 1;
        hz_span line = span_trim((hz_span){text.ptr, len});
        if (line.len > 0 && line.ptr[0] != '#') {
            return begins_yaml(line);
        }
        text = (hz_span){text.ptr + len, text.len - len};
    }
    return false;
}

static int begin(hz_table *table, const struct reader *reader, hz_error *err)
{
    if (reader->open(&table->source, &table->delimiter, &table->state, err) != 0) {
        return -1;
    }
    table->reader = reader;
    return 0;
}

static int begin_workbook(hz_table *table, const struct workbook_kind *kind, int fd, hz_error *err)
{
    table->delimiter = ',';
    return workbook_open(kind, fd, table->name, input_sheet(table->name), table->source.header,
                         &table->book, err);
}

static int fail_no_sheets(const hz_table *table, hz_error *err)
{
    hz_diag_set(err, HZ_E133, table->name, N_("the file is no workbook and has no sheets"));
    hz_diag_copy(err->value, sizeof err->value, hz_span_of(input_sheet(table->name)));
    return -1;
}

/* Begins with the workbook that the file is; otherwise there is none afterwards. */
static int find_workbook(hz_table *table, hz_error *err)
{
    hz_span first;
    int fd = -1;
    if (decoder_first(table->text, &first, err) != 0) {
        return -1;
    }
    if (kind_may_be_workbook(first)) {
        if ((fd = decoder_file(table->text, err)) < 0) {
            return -1;
        }
        struct file_kind kind = kind_find(first, fd);
        if (kind.workbook != NULL) {
            return begin_workbook(table, kind.workbook, fd, err);
        }
    }
    return input_sheet(table->name) == NULL ? 0 : fail_no_sheets(table, err);
}

static int choose_reader(hz_table *table, hz_error *err)
{
    if (find_workbook(table, err) != 0) {
        return -1;
    }
    if (table->book != NULL) {
        return 0;
    }
    if (source_fill(&table->source, err) < 0) {
        return -1;
    }
    bool yaml = looks_like_yaml(table->source.block);
    return begin(table, yaml ? &reader_yaml : &reader_csv, err);
}

int hz_table_next(hz_table *table, const hz_record **record, hz_error *err)
{
    bool begun = table->reader != NULL || table->book != NULL;
    if (!begun && choose_reader(table, err) != 0) {
        return -1;
    }
    *record = &table->record;
    return table->book != NULL ? workbook_next(table->book, &table->record, err)
                               : table->reader->next(table->state, &table->record, err);
}

hz_layout hz_table_layout(const hz_table *table)
{
    hz_layout layout = decoder_layout(table->text);
    layout.yaml = table->reader == &reader_yaml;
    layout.workbook = table->book != NULL;
    layout.delimiter = table->delimiter;
    return layout;
}

bool table_pause(const hz_table *table, struct table_state *state)
{
    if (table->source.block.len > 0 || table->reader == NULL || table->reader->pause == NULL ||
        table->source.at_end) {
        return false;
    }
    *state = (struct table_state){decoder_offset(table->text), decoder_state(table->text),
                                  table->reader->pause(table->state)};
    hz_encoding encoding = state->text.layout.encoding;
    /* while the delimiter is not known, each block that is read decides what it may be */
    return state->reader.decided && state->at >= 0 && encoding != HZ_UTF16LE &&
           encoding != HZ_UTF16BE;
}

bool table_state_same(const struct table_state *a, const struct table_state *b)
{
    return a->at == b->at && a->text.decided == b->text.decided &&
           a->text.line_end_seen == b->text.line_end_seen &&
           a->text.layout.encoding == b->text.layout.encoding &&
           a->text.layout.bom == b->text.layout.bom && a->text.layout.crlf == b->text.layout.crlf &&
           a->reader.delimiter == b->reader.delimiter && a->reader.widest == b->reader.widest;
}

void table_resume(hz_table *table, const struct table_state *from)
{
    decoder_seek(table->text, from->at, from->text);
    table->source.block.len = 0;
    table->source.at_end = false;
    table->reader->resume(table->state, from->reader);
}

int table_open_part(const hz_table *of, const struct table_state *from, off_t limit, hz_table **out,
                    hz_error *err)
{
    struct decoder *text = NULL;
    hz_table *table = NULL;
    if (decoder_open_part(of->text, from->at, limit, from->text, &text, err) != 0 ||
        make_table(text, of->name, of->source.header, &table, err) != 0) {
        return -1;
    }
    if (begin(table, of->reader, err) != 0) {
        hz_table_close(table);
        return -1;
    }
    table->reader->resume(table->state, from->reader);
    *out = table;
    return 0;
}

bool table_is_beyond(const hz_table *table, off_t limit)
{
    return table->source.block.len == 0 && decoder_offset(table->text) >= limit;
}

off_t table_left(const hz_table *table)
{
    off_t size = decoder_size(table->text);
    return size < 0 ? -1 : size - decoder_offset(table->text);
}

off_t table_line_after(const hz_table *table, off_t wanted)
{
    return decoder_line_after(table->text, wanted);
}

const char *hz_table_name(const hz_table *table)
{
    return table->name;
}

void hz_table_close(hz_table *table)
{
    if (table == NULL) {
        return;
    }
    if (table->reader != NULL) {
        table->reader->close(table->state);
    }
    workbook_file_close(table->book);
    decoder_close(table->text);
    free(table->name);
    free(table);
}
