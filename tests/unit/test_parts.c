/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows read in parts are those that are read one after the other, at the same places. */
#include "files.h"

#include "base/buf.h"
#include "rows/chunks.h"
#include "schema/binding.h"
#include <stdlib.h>

enum { ROWS = 12000, SOME_ROWS = 9000 };

#define HEADER "隐患编号,发现日期,乡镇,行业领域,企业名称,隐患描述\n"
#define GB_HEADER                                                                                  \
    "\xD2\xFE\xBB\xBC\xB1\xE0\xBA\xC5,\xB7\xA2\xCF\xD6\xC8\xD5\xC6\xDA,\xCF\xE7\xD5\xF2\n"

/* An unusual line before row @p i of the ledger, or "". */
static const char *oddity(int i)
{
    switch (i % 1000) {
    case 100:
        return HEADER; /* the same once more, as cat of two files has it */
    case 300:
        return "乡镇,隐患编号,发现日期,企业名称\n卢峰镇,X,2023-05-06,甲\n";
    case 350:
        return HEADER;
    case 500:
        return GB_HEADER "1,2023-05-06,\xC2\xAC\xB7\xE5\xD5\xF2\n";
    case 550:
        return "\xEF\xBB\xBF" HEADER;
    case 700:
        return "\n \t\n,,,,,\n";
    case 800:
        return "XP-8,2023-05-06,卢峰镇,矿山,甲,乙,比表头多一格,再多\n";
    default:
        return "";
    }
}

static void make_ledger(struct buf *b, int rows)
{
    char row[256];
    assert_true(buf_add_text(b, HEADER));
    for (int i = 0; i < rows; i++) {
        const char *cell = i % 7 == 0 ? "\"第一行\nXP-2,2023\n\n第三行\"" : "堵塞";
        (void)snprintf(row, sizeof row, "XP-%d,2023-05-06,卢峰镇,矿山,甲%d厂,%s\n", i, i % 40,
                       cell);
        assert_true(buf_add_text(b, row) && buf_add_text(b, oddity(i)));
    }
}

static void *init(void *ctx)
{
    (void)ctx;
    return malloc(1);
}

static hz_row_result keep(void *state, hz_row *row)
{
    (void)state;
    (void)row;
    return HZ_ROW_KEEP;
}

static int merge(void *ctx, void *state)
{
    (void)state;
    ++*(size_t *)ctx;
    return 0;
}

static void expect_same_row(const hz_row *one, const hz_row *other)
{
    const hz_record *a = one->record;
    const hz_record *b = other->record;
    assert_int_equal(a->number, b->number);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->lines, b->lines);
    assert_int_equal(a->byte, b->byte);
    assert_int_equal(a->count, b->count);
    assert_int_equal(one->is_header, other->is_header);
    assert_string_equal(one->file, other->file);
    assert_true(digest_is(&one->binding->digest, &other->binding->digest));
    for (size_t i = 0; i < a->count; i++) {
        assert_true(hz_span_equal(a->fields[i], b->fields[i]));
    }
}

/* Reads @p files both ways, in parts of @p size; returns how many parts there were. */
static size_t expect_same_files(char *const *files, size_t count, unsigned threads,
                                struct chunk_sizes size)
{
    size_t chunks = 0;
    const hz_row_worker worker = {&chunks, init, keep, merge, free};
    hz_rows *one = NULL;
    hz_rows *many = NULL;
    const hz_row *a = NULL;
    const hz_row *b = NULL;
    hz_diag errors[2];
    int found;
    assert_int_equal(
        rows_open((const char *const *)files, count, HZ_ROWS_KEEP_INVALID, &one, &errors[0]), 0);
    assert_int_equal(
        rows_open((const char *const *)files, count, HZ_ROWS_KEEP_INVALID, &many, &errors[0]), 0);
    rows_set_worker(many, &worker, threads, size);
    while ((found = hz_rows_next(one, &a, &errors[0])) != 0) {
        assert_int_equal(hz_rows_next(many, &b, &errors[1]), found);
        if (found > 0) {
            expect_same_row(a, b);
        } else {
            assert_int_equal(errors[0].code, errors[1].code);
            assert_int_equal(errors[0].line, errors[1].line);
            assert_string_equal(errors[0].file, errors[1].file);
        }
    }
    assert_int_equal(hz_rows_next(many, &b, &errors[1]), 0);
    assert_int_equal(hz_rows_count(one), hz_rows_count(many));
    hz_rows_close(one);
    hz_rows_close(many);
    return chunks;
}

static size_t expect_same(char *file, unsigned threads, off_t chunk)
{
    return expect_same_files((char *[]){file}, 1, threads, (struct chunk_sizes){chunk, 1, 1});
}

static void parts_are_as_the_whole(void **state)
{
    static char file[] = "parts.csv";
    struct buf b = {0};
    (void)state;
    make_ledger(&b, ROWS);
    write_bytes(file, b.ptr, b.len);
    /* with no thread at all each part is read when it is asked for */
    assert_true(expect_same(file, 0, 5000) > 20);
    assert_true(expect_same(file, 2, 5000) > 20);
    assert_true(expect_same(file, 3, 777) > 100);
    /* a quote that is never closed, and a line too long */
    assert_true(buf_add_text(&b, "XP-9,\"2023"));
    write_bytes(file, b.ptr, b.len);
    assert_true(expect_same(file, 2, 5000) > 20);
    buf_free(&b);
}

enum { SMALL_FILES = 8, SMALL_ROWS = 40, ALL_FILES = 64 }; /* so many are worth threads */

/* Files as a folder has them, good and bad. Returns the size of the largest. */
static off_t make_small_files(char names[SMALL_FILES][16])
{
    static const char *const texts[SMALL_FILES] = {
        NULL,
        "",
        "no header\n",
        HEADER "1,2023-05-06,卢峰镇,矿山,甲厂,\"不完",
        NULL,
        HEADER "1,2023-05-06,卢峰镇,矿山,甲厂,堵塞\n",
        "乡镇,隐患编号,发现日期,企业名称\n卢峰镇,X,2023-05-06,甲厂\n",
        GB_HEADER "1,2023-05-06,\xC2\xAC\xB7\xE5\xD5\xF2\n",
    };
    struct buf b = {0};
    make_ledger(&b, SMALL_ROWS);
    for (size_t i = 0; i < SMALL_FILES; i++) {
        (void)snprintf(names[i], sizeof names[i], "small%zu.csv", i);
        hz_span text = texts[i] == NULL ? buf_span(&b) : hz_span_of(texts[i]);
        write_bytes(names[i], text.ptr, text.len);
    }
    off_t largest = (off_t)b.len;
    buf_free(&b);
    return largest;
}

static void small_files_are_as_one_after_the_other(void **state)
{
    char names[SMALL_FILES][16];
    char *files[ALL_FILES];
    (void)state;
    off_t largest = make_small_files(names);
    for (size_t i = 0; i < ALL_FILES; i++) {
        files[i] = names[i % SMALL_FILES];
    }
    for (size_t together = 1; together <= 9; together++) {
        struct chunk_sizes size = {1 << 20, 1 << 30, together};
        size_t chunks = expect_same_files(files, ALL_FILES, 2, size);
        assert_int_equal(chunks, (ALL_FILES + together - 1) / together);
        /* what is kept of a part is more than may be: its files are read one after the other */
        size.least = largest + 1;
        (void)expect_same_files(files, ALL_FILES, 2, size);
        /* the largest are not small; parts end before them */
        size.least = largest;
        (void)expect_same_files(files, ALL_FILES, 0, size);
    }
}

/* A ledger in @p file, opened to be read in parts by @p threads threads. */
static hz_rows *open_ledger(char **file, const hz_row_worker *worker, unsigned threads, off_t *size)
{
    hz_error err;
    struct buf b = {0};
    hz_rows *rows = NULL;
    make_ledger(&b, ROWS);
    write_bytes(*file, b.ptr, b.len);
    *size = (off_t)b.len;
    buf_free(&b);
    assert_int_equal(rows_open((const char *const *)file, 1, HZ_ROWS_KEEP_INVALID, &rows, &err), 0);
    rows_set_worker(rows, worker, threads, (struct chunk_sizes){5000, 1, 1});
    return rows;
}

static void a_file_cut_short_meanwhile(void **state)
{
    static char name[] = "short.csv";
    char *file = name;
    size_t chunks = 0;
    off_t size = 0;
    const hz_row_worker worker = {&chunks, init, keep, merge, free};
    hz_rows *rows = open_ledger(&file, &worker, 2, &size);
    const hz_row *row = NULL;
    hz_error err;
    int found = 1;
    (void)state;
    for (int i = 0; i < 10 && found > 0; i++) {
        found = hz_rows_next(rows, &row, &err);
    }
    assert_int_equal(truncate(name, size / 2), 0);
    while ((found = hz_rows_next(rows, &row, &err)) > 0) {
    }
    assert_int_equal(found, 0); /* as read() would have it: the file ends there */
    hz_rows_close(rows);
}

static void closed_before_the_end(void **state)
{
    static char name[] = "early.csv";
    char *file = name;
    size_t chunks = 0;
    off_t size = 0;
    const hz_row_worker worker = {&chunks, init, keep, merge, free};
    hz_rows *rows = open_ledger(&file, &worker, 3, &size);
    const hz_row *row = NULL;
    hz_error err;
    (void)state;
    for (int i = 0; i < SOME_ROWS; i++) {
        assert_int_equal(hz_rows_next(rows, &row, &err), 1);
    }
    assert_true(chunks > 0);
    hz_rows_close(rows); /* parts are in hand, and in work */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_as_the_whole),
        cmocka_unit_test(small_files_are_as_one_after_the_other),
        cmocka_unit_test(a_file_cut_short_meanwhile),
        cmocka_unit_test(closed_before_the_end),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
