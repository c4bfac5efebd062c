/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes as a CSV table: the records are those of a plain loop over libcsv. */
#include "base/buf.h"
#include "fuzz.h"
#include "output/format.h"
#include "schema/schema.h"
#include "table/convert.h"
#include "table/decoder.h"
#include "table/delimiter.h"
#include "table/file_kind.h"
#include <csv.h>

static const char mark[] = "\xEF\xBB\xBF";

/* Cells one after the other, each with an end that no cell can hold unescaped. */
static void note_cell(struct buf *notes, hz_span cell)
{
    REQUIRE(buf_add_span(notes, cell) && buf_add(notes, "\xFF,", 2));
}

static void note_end(struct buf *notes)
{
    REQUIRE(buf_add(notes, "\xFF\n", 2));
}

static void on_cell(void *text, size_t len, void *notes)
{
    note_cell(notes, (hz_span){text == NULL ? "" : text, len});
}

static void on_record(int end, void *notes)
{
    (void)end;
    note_end(notes);
}

/* What libcsv alone makes of the text. */
static void plain_loop(hz_span text, char delimiter, struct buf *notes)
{
    struct csv_parser parser;
    REQUIRE(csv_init(&parser, 0) == 0);
    csv_set_delim(&parser, (unsigned char)delimiter);
    REQUIRE(csv_parse(&parser, text.ptr, text.len, on_cell, on_record, notes) == text.len);
    REQUIRE(csv_fini(&parser, on_cell, on_record, notes) == 0);
    csv_free(&parser);
}

static void decode(const char *path, hz_header_test test, struct buf *all)
{
    struct decoder *text = NULL;
    struct decoder_header_test header = {test.is_known, test.ctx};
    hz_error err;
    hz_span block;
    REQUIRE(decoder_open(path, header, &text, &err) == 0);
    while (decoder_next(text, &block, &err) > 0) {
        REQUIRE(buf_add_span(all, block));
    }
    decoder_close(text);
}

/* Where the reader is: each record begins after the one before. */
struct place {
    uint64_t number;
    uint64_t line;
    uint64_t byte;
};

static void check_record(const hz_record *r, struct place *last)
{
    REQUIRE(r->count > 0 && !r->is_header);
    REQUIRE(r->number > last->number && r->lines > 0 && r->line >= last->line);
    REQUIRE(r->byte >= last->byte);
    REQUIRE(r->error == HZ_RECORD_OK || r->error_field < r->count);
    uint64_t line = r->line;
    for (size_t i = 0; i < r->count; i++) {
        uint64_t here = hz_record_field_line(r, i);
        REQUIRE(utf8_valid(r->fields[i]));
        REQUIRE(here >= line && here < r->line + r->lines);
        line = here;
    }
    *last = (struct place){r->number, r->line + r->lines, r->byte + 1};
}

/* A record that is written and read again is the same. */
static void check_round(const hz_record *r, char delimiter)
{
    struct buf text = {0};
    struct buf before = {0};
    struct buf again = {0};
    for (size_t i = 0; i < r->count; i++) {
        note_cell(&before, r->fields[i]);
    }
    note_end(&before);
    REQUIRE(csv_record(&text, r->fields, r->count, delimiter, "\r\n"));
    plain_loop(buf_span(&text), delimiter, &again);
    REQUIRE(hz_span_equal(buf_span(&before), buf_span(&again)));
    buf_free(&text);
    buf_free(&before);
    buf_free(&again);
}

/*
 * Reads the table. True: nothing was damaged, and all of it has one delimiter; rows above the one
 * that decides it may have it inside stray quotes.
 */
static bool read_table(hz_table *table, struct buf *notes)
{
    struct place last = {0, 1, 0};
    const hz_record *record = NULL;
    hz_error err;
    bool whole = true;
    char delimiter = '\0';
    int found;
    while ((found = hz_table_next(table, &record, &err)) > 0 && !hz_table_layout(table).yaml) {
        delimiter = delimiter == '\0' ? hz_table_layout(table).delimiter : delimiter;
        check_record(record, &last);
        check_round(record, hz_table_layout(table).delimiter);
        for (size_t i = 0; i < record->count; i++) {
            note_cell(notes, record->fields[i]);
        }
        note_end(notes);
        whole =
            whole && record->error == HZ_RECORD_OK && delimiter == hz_table_layout(table).delimiter;
    }
    bool refused = found < 0 && err.code == HZ_E115; /* another kind of file, by its first bytes */
    REQUIRE(found == 0 || refused || hz_table_layout(table).yaml);
    whole = whole && (delimiter == '\0' || delimiter == hz_table_layout(table).delimiter);
    return whole && !refused && !hz_table_layout(table).yaml;
}

static bool holds_mark(hz_span s)
{
    for (size_t i = 0; i + 3 <= s.len; i++) {
        if (memcmp(s.ptr + i, mark, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* A first line such as sep=; is no record, which libcsv cannot know. */
static hz_span without_delimiter_line(hz_span text)
{
    char delimiter = ',';
    if (text.len > 0) {
        size_t len = delimiter_line(text, &delimiter);
        text = (hz_span){text.ptr + len, text.len - len};
    }
    return text;
}

static void run(hz_span in, hz_header_test test)
{
    struct fuzz_file file;
    struct buf text = {0};
    struct buf ours = {0};
    struct buf plain = {0};
    hz_table *table = NULL;
    hz_error err;
    fuzz_file_open(&file, in);
    REQUIRE(hz_table_open(file.path, test, &table, &err) == 0);
    bool whole = read_table(table, &ours);
    decode(file.path, test, &text);
    /* marks inside a stream are taken out by the table only */
    if (whole && !holds_mark(buf_span(&text))) {
        plain_loop(without_delimiter_line(buf_span(&text)), hz_table_layout(table).delimiter,
                   &plain);
        REQUIRE(hz_span_equal(buf_span(&ours), buf_span(&plain)));
    }
    hz_table_close(table);
    fuzz_file_close(&file);
    buf_free(&text);
    buf_free(&ours);
    buf_free(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hz_span in = {(const char *)data, size};
    if (kind_may_be_workbook(in)) {
        return 0; /* workbooks have targets of their own */
    }
    run(in, (hz_header_test){0});
    run(in, hz_schema_header_test(true));
    return 0;
}
