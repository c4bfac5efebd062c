/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes as a YAML table: rows fit their header, and a row written is the row read again. */
#include "base/buf.h"
#include "fuzz.h"
#include "output/format.h"
#include "schema/schema.h"
#include "table/convert.h"

static const char start[] = "---\n"; /* says that it is YAML */

/* Copies of a header's labels, which the next call of the reader would take away. */
struct labels {
    struct buf text;
    hz_span spans[4096];
    size_t count;
};

static void keep_labels(struct labels *labels, const hz_record *header)
{
    labels->text.len = 0;
    labels->count = header->count;
    REQUIRE(buf_reserve(&labels->text, 1));
    REQUIRE(header->count <= sizeof labels->spans / sizeof labels->spans[0]);
    for (size_t i = 0; i < header->count; i++) {
        REQUIRE(buf_add_span(&labels->text, header->fields[i]));
    }
    size_t at = 0;
    for (size_t i = 0; i < header->count; i++) {
        labels->spans[i] = (hz_span){labels->text.ptr + at, header->fields[i].len};
        at += header->fields[i].len;
    }
}

/* The value of @p label in a header and a row; empty if it has none. */
static hz_span value_of(const struct labels *labels, const hz_record *row, hz_span label)
{
    for (size_t i = 0; i < labels->count; i++) {
        if (hz_span_equal(labels->spans[i], label)) {
            return row->fields[i];
        }
    }
    return hz_span_of("");
}

static void check_record(const hz_record *r)
{
    REQUIRE(r->number == 0 && r->line > 0 && r->lines > 0);
    REQUIRE(r->error == HZ_RECORD_OK || r->error == HZ_RECORD_DUPLICATE_KEY);
    for (size_t i = 0; i < r->count; i++) {
        REQUIRE(utf8_valid(r->fields[i]));
        uint64_t line = hz_record_field_line(r, i);
        REQUIRE(r->is_header || (line >= r->line && line < r->line + r->lines));
    }
}

static void compare_again(const char *path, const struct labels *labels, const hz_record *row)
{
    static struct labels again;
    const hz_record *record = NULL;
    hz_table *table = NULL;
    hz_error err;
    REQUIRE(hz_table_open(path, (hz_header_test){0}, &table, &err) == 0);
    REQUIRE(hz_table_next(table, &record, &err) == 1);
    if (record->is_header) {
        keep_labels(&again, record);
        REQUIRE(hz_table_next(table, &record, &err) == 1);
    }
    for (size_t i = 0; i < labels->count; i++) {
        REQUIRE(hz_span_equal(value_of(&again, record, labels->spans[i]), row->fields[i]));
    }
    REQUIRE(hz_table_next(table, &record, &err) == 0);
    hz_table_close(table);
    buf_free(&again.text);
    again.count = 0;
}

/* Writes the row as the commands do and reads it again. */
static void check_round(const struct labels *labels, const hz_record *row)
{
    struct fuzz_file file;
    struct buf text = {0};
    REQUIRE(row->count == labels->count);
    REQUIRE(yaml_item(&text, &(struct yaml_labels){labels->spans, labels->count, false},
                      row->fields, 2, "\n"));
    fuzz_file_open(&file, buf_span(&text));
    compare_again(file.path, labels, row);
    fuzz_file_close(&file);
    buf_free(&text);
}

/* The end, or a refusal that says why and where. */
static void check_end(int found, const hz_error *err)
{
    REQUIRE(found == 0 || err->code == HZ_E112 || err->code == HZ_E104);
    REQUIRE(found == 0 || err->line > 0);
    REQUIRE(found == 0 || strlen(err->detail) > 0);
}

/* Line ends as editors count them: LF, CR LF and a lone CR. */
static uint64_t count_lines(hz_span s)
{
    uint64_t n = 1;
    for (size_t i = 0; i < s.len; i++) {
        bool pair = s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n';
        n += s.ptr[i] == '\n' || (s.ptr[i] == '\r' && !pair) ? 1 : 0;
    }
    return n;
}

static void read_table(hz_table *table, uint64_t lines)
{
    static struct labels labels;
    const hz_record *record = NULL;
    hz_error err;
    uint64_t line = 1;
    int found;
    while ((found = hz_table_next(table, &record, &err)) > 0) {
        if (!hz_table_layout(table).yaml) {
            found = 0; /* the bytes read as UTF-16 without a mark, which does not begin so */
            break;
        }
        check_record(record);
        REQUIRE(record->line >= line && record->line + record->lines - 1 <= lines);
        line = record->line;
        if (record->is_header) {
            keep_labels(&labels, record);
        } else if (record->error == HZ_RECORD_OK) {
            check_round(&labels, record);
        }
    }
    check_end(found, &err);
    buf_free(&labels.text);
    labels.count = 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_file file;
    struct buf bytes = {0};
    hz_table *table = NULL;
    hz_error err;
    REQUIRE(buf_add_text(&bytes, start) && buf_add(&bytes, data, size));
    fuzz_file_open(&file, buf_span(&bytes));
    REQUIRE(hz_table_open(file.path, hz_schema_header_test(true), &table, &err) == 0);
    read_table(table, count_lines(buf_span(&bytes)));
    hz_table_close(table);
    fuzz_file_close(&file);
    buf_free(&bytes);
    return 0;
}
