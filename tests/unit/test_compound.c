/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compound files, made sector by sector: which of them are workbooks, and those in disorder. */
#include "files.h"

#include "table/file_kind.h"
#include "table/table.h"
#include <fcntl.h>
#include <sys/resource.h>

enum {
    SECTOR = 512,
    SECTORS = 32,
    HEADER = SECTOR,
    ENTRY = 128,
    FAT = 0,
    DIRECTORY = 1,
    DIRECTORY_SECTORS = 2,
    STREAM = 3,
    STREAM_SECTORS = 8, /* with 4096 bytes it is no small one */
    NONE = -1,
    LAST = -2
};
enum { STORAGE = 1, DATA = 2, ROOT = 5 };

/* An entry of the directory; its number is its place in the list. */
struct entry {
    const char *name;
    int type;
    int left;
    int right;
    int child;
    uint32_t start;
    uint32_t size;
};

/* A file with the entries; all streams are the same one. */
struct compound_file {
    unsigned char bytes[HEADER + SECTORS * SECTOR];
};

static void put16(struct compound_file *f, size_t at, unsigned value)
{
    f->bytes[at] = (unsigned char)(value & 255U);
    f->bytes[at + 1] = (unsigned char)(value >> 8 & 255U);
}

static void put32(struct compound_file *f, size_t at, int64_t value)
{
    put16(f, at, (unsigned)(value & 0xFFFF));
    put16(f, at + 2, (unsigned)(value >> 16 & 0xFFFF));
}

static size_t place_of(int sector)
{
    return (size_t)HEADER + (size_t)sector * SECTOR;
}

/* Makes @p after the sector after @p sector. */
static void chain(struct compound_file *f, int sector, int after)
{
    put32(f, place_of(FAT) + (size_t)4 * (size_t)sector, after);
}

static void put_entry(struct compound_file *f, size_t index, const struct entry *entry)
{
    size_t at = place_of(DIRECTORY) + index * ENTRY;
    size_t len = strlen(entry->name);
    for (size_t i = 0; i < len; i++) {
        put16(f, at + 2 * i, (unsigned char)entry->name[i]);
    }
    put16(f, at + 64, (unsigned)(2 * len + 2));
    f->bytes[at + 66] = (unsigned char)entry->type;
    put32(f, at + 68, entry->left);
    put32(f, at + 72, entry->right);
    put32(f, at + 76, entry->child);
    put32(f, at + 116, entry->start);
    put32(f, at + 120, entry->size);
}

static void make_file(struct compound_file *f, const struct entry *entries, size_t count)
{
    static const unsigned char mark[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    *f = (struct compound_file){0};
    memcpy(f->bytes, mark, sizeof mark);
    put16(f, 30, 9);         /* sectors of 512 bytes */
    put32(f, 48, DIRECTORY); /* where the directory begins, */
    put32(f, 60, LAST);      /* the table of small sectors, */
    put32(f, 68, LAST);      /* the list of lists, */
    for (size_t i = 0; i < 109; i++) {
        put32(f, 76 + 4 * i, i == 0 ? FAT : NONE);
    }
    for (int i = 0; i < SECTOR / 4; i++) {
        chain(f, i, NONE);
    }
    chain(f, DIRECTORY, DIRECTORY + 1);
    chain(f, DIRECTORY + 1, LAST);
    for (int i = 0; i < STREAM_SECTORS; i++) {
        chain(f, STREAM + i, i + 1 < STREAM_SECTORS ? STREAM + i + 1 : LAST);
    }
    for (size_t i = 0; i < count; i++) {
        put_entry(f, i, &entries[i]);
    }
}

/* Appends a record to the stream. */
static size_t put_record(struct compound_file *f, size_t at, unsigned type, const char *body,
                         size_t len)
{
    put16(f, at, type);
    put16(f, at + 2, (unsigned)len);
    memcpy(f->bytes + at + 4, body, len);
    return at + 4 + len;
}

/* Puts a workbook with the number 7 in A1 into the stream. @p extra: a record before its sheets. */
static void put_workbook(struct compound_file *f, unsigned extra)
{
    static const char globals[] = {0, 6, 5, 0, 0, 0, 0, 0};
    static const char sheet[] = {0, 6, 0x10, 0, 0, 0, 0, 0};
    static const char seven[] = {0, 0, 0, 0, 0, 0, 7 * 4 + 2, 0, 0, 0};
    char bound[] = {0, 0, 0, 0, 0, 0, 1, 0, 'S'};
    size_t start = place_of(STREAM);
    size_t at = put_record(f, start, 0x0809, globals, sizeof globals);
    if (extra != 0) {
        at = put_record(f, at, extra, "\0\0\0\0", 4);
    }
    bound[0] = (char)(at + 4 + sizeof bound + 4 - start);
    at = put_record(f, at, 0x0085, bound, sizeof bound);
    at = put_record(f, at, 0x000A, "", 0);
    at = put_record(f, at, 0x0809, sheet, sizeof sheet);
    at = put_record(f, at, 0x027E, seven, sizeof seven);
    (void)put_record(f, at, 0x000A, "", 0);
}

static hz_table *open_file(const struct compound_file *f)
{
    hz_table *table = NULL;
    hz_error err;
    write_bytes("a.xls", f->bytes, sizeof f->bytes);
    assert_int_equal(hz_table_open("a.xls", (hz_header_test){0}, &table, &err), 0);
    return table;
}

/* Asserts that the file has one cell, 7. */
static void assert_read(const struct compound_file *f)
{
    const hz_record *record = NULL;
    hz_error err;
    hz_table *table = open_file(f);
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_int_equal(record->count, 1);
    assert_span(record->fields[0], "7");
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    hz_table_close(table);
}

/* Asserts that the file is refused with @p code and words. */
static void assert_refused(const struct compound_file *f, const char *code, const char *words)
{
    const hz_record *record = NULL;
    hz_error err;
    hz_table *table = open_file(f);
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_string_equal(hz_code_name(err.code), code);
    assert_says(&err, words);
    hz_table_close(table);
}

#define STREAM_ENTRY(name, left, right)                                                            \
    {                                                                                              \
        name, DATA, left, right, NONE, STREAM, 4096                                                \
    }
#define ROOT_ENTRY(child)                                                                          \
    {                                                                                              \
        "Root Entry", ROOT, NONE, NONE, child, 0xFFFFFFFE, 0                                       \
    }

/* A stream is one of the file only if the root has it, however deep in its tree. */
static void test_workbook(void **state)
{
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", NONE, NONE)};
    static const struct entry deep[] = {
        ROOT_ENTRY(2),
        STREAM_ENTRY("Workbook", NONE, NONE),
        STREAM_ENTRY("b", NONE, 3),
        STREAM_ENTRY("c", 4, NONE),
        {"d", STORAGE, NONE, 1, NONE, 0, 0},
    };
    struct compound_file f;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0);
    assert_read(&f);
    make_file(&f, deep, 5);
    put_workbook(&f, 0);
    assert_read(&f);
}

/* A document in which a workbook was inserted is a document. */
static void test_documents(void **state)
{
    static const struct entry document[] = {
        ROOT_ENTRY(1),
        STREAM_ENTRY("WordDocument", NONE, 2),
        {"ObjectPool", STORAGE, NONE, NONE, 3, 0, 0},
        STREAM_ENTRY("Workbook", NONE, NONE),
    };
    static const struct entry unknown[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook2", NONE, NONE)};
    static const struct entry encrypted[] = {ROOT_ENTRY(1),
                                             STREAM_ENTRY("EncryptedPackage", NONE, NONE)};
    struct compound_file f;
    (void)state;
    make_file(&f, document, 4);
    put_workbook(&f, 0);
    assert_refused(&f, "E115", ".doc");
    make_file(&f, unknown, 2);
    put_workbook(&f, 0);
    assert_refused(&f, "E115", "old office program");
    make_file(&f, encrypted, 2);
    assert_refused(&f, "E115", "remove the password and save it again");
}

/* A workbook with a password has a record that says so. */
static void test_password(void **state)
{
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", NONE, NONE)};
    struct compound_file f;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0x002F);
    assert_refused(&f, "E115", "remove the password and save it again");
}

/* A workbook of charts alone has no table. */
static void test_no_sheet(void **state)
{
    enum { BOUND_TYPE = 4 + 8 + 4 + 5, CHART = 2 };
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", NONE, NONE)};
    struct compound_file f;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0);
    f.bytes[place_of(STREAM) + BOUND_TYPE] = CHART;
    assert_refused(&f, "E134", "no sheet");
}

/* Chains that go round, and entries of a directory that do, have an end. */
static void test_loops(void **state)
{
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", 0, 1)};
    struct compound_file f;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0);
    assert_read(&f); /* the tree of the directory goes round, but has the entry */

    chain(&f, DIRECTORY + 1, DIRECTORY);
    assert_refused(&f, "E134", "disorder");
    chain(&f, DIRECTORY + 1, LAST);

    chain(&f, STREAM + 1, STREAM); /* as long as it says, of two sectors by turns */
    assert_read(&f);
    put32(&f, place_of(DIRECTORY) + ENTRY + 120, 0x7FFFFFFF);
    assert_refused(&f, "E134", "disorder");
    put32(&f, place_of(DIRECTORY) + ENTRY + 120, 4096);
    chain(&f, STREAM + 1, STREAM + 2);
    assert_read(&f);

    put32(&f, 68, STREAM); /* the list of lists, which names itself as the next one */
    put32(&f, place_of(STREAM) + SECTOR - 4, STREAM);
    assert_refused(&f, "E134", "disorder");
}

/* What was joined to a workbook would be left out; what programs leave after it has no meaning. */
static void test_joined(void **state)
{
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", NONE, NONE)};
    static const struct {
        const char *bytes;
        size_t len;
        bool is_file;
    } ends[] = {
        {"乡镇,发现日期\n", 20, true}, {"PK\3\4\0\0", 6, true}, {"\xFF\xFE,\0", 4, true},
        {"\0\0\0\0", 4, false},        {"\r\n", 2, false},      {"a\0b\0", 4, false},
    };
    const size_t end = place_of(STREAM + STREAM_SECTORS);
    struct compound_file f;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const hz_record *record = NULL;
        hz_table *table = NULL;
        hz_error err;
        memcpy(f.bytes + end, ends[i].bytes, ends[i].len);
        write_bytes("a.xls", f.bytes, end + ends[i].len);
        assert_int_equal(hz_table_open("a.xls", (hz_header_test){0}, &table, &err), 0);
        assert_int_equal(hz_table_next(table, &record, &err), ends[i].is_file ? -1 : 1);
        if (ends[i].is_file) {
            assert_string_equal(hz_code_name(err.code), "E134");
        }
        hz_table_close(table);
    }
}

/* A file with holes as large as may be: its tables take no more memory than they need. */
static void test_large(void **state)
{
    static const struct entry book[] = {ROOT_ENTRY(1), STREAM_ENTRY("Workbook", NONE, NONE)};
    struct compound_file f;
    struct rusage before;
    struct rusage after;
    (void)state;
    make_file(&f, book, 2);
    put_workbook(&f, 0);
    for (size_t i = 0; i < 109; i++) {
        put32(&f, 76 + 4 * i, FAT);
    }
    put32(&f, 68, STREAM + STREAM_SECTORS); /* a list of lists full of the same sector */
    for (size_t i = 0; i < SECTOR / 4; i++) {
        put32(&f, place_of(STREAM + STREAM_SECTORS) + 4 * i, FAT);
    }
    put32(&f, place_of(STREAM + STREAM_SECTORS) + SECTOR - 4, STREAM + STREAM_SECTORS);
    hz_table *table = open_file(&f);
    assert_int_equal(truncate("a.xls", 256 * 1024 * 1024), 0);
    assert_int_equal(getrusage(RUSAGE_SELF, &before), 0);
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_string_equal(hz_code_name(err.code), "E134");
    assert_int_equal(getrusage(RUSAGE_SELF, &after), 0);
    assert_in_range(after.ru_maxrss - before.ru_maxrss, 0, 16 * 1024);
    hz_table_close(table);
    assert_int_equal(truncate("a.xls", 256 * 1024 * 1024 + 1), 0);
    assert_int_equal(hz_table_open("a.xls", (hz_header_test){0}, &table, &err), 0);
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_says(&err, "256 MiB");
    hz_table_close(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workbook), cmocka_unit_test(test_documents),
        cmocka_unit_test(test_password), cmocka_unit_test(test_no_sheet),
        cmocka_unit_test(test_loops),    cmocka_unit_test(test_large),
        cmocka_unit_test(test_joined),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
