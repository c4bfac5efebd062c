/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Ten thousand damaged workbooks, always the same ones: each is read to its end or refused with a
 * reason, in a time that is no hang. Bytes of the file are changed, and of the parts of an .xlsx,
 * which are packed anew afterwards.
 */
#include "workbooks.h"

#include "table/convert.h"
#include "table/table.h"
#include <signal.h>

enum { MOST_SECONDS = 20, MOST_CHANGES = 8 };

static const char *const samples[] = {
    "01-卢峰镇.xlsx", "08-水东镇.xlsx", "20-油洋乡.xlsx", "06-观音阁镇.xls", "24-沿溪乡.xls",
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

/* The bytes of all samples, and the state of the generator. */
struct trial {
    char *bytes[SAMPLES];
    size_t len[SAMPLES];
    uint64_t random;
};

/* The next number below @p below, of xorshift64. */
static size_t next_number(struct trial *t, size_t below)
{
    t->random ^= t->random << 13;
    t->random ^= t->random >> 7;
    t->random ^= t->random << 17;
    return (size_t)(t->random % below);
}

/* Changes some of the @p len bytes: one each, or a piece that is copied over another. */
static void change(struct trial *t, char *bytes, size_t len)
{
    for (size_t left = 1 + next_number(t, MOST_CHANGES); left > 0; left--) {
        size_t at = next_number(t, len);
        size_t from = next_number(t, len);
        size_t most = len - (at > from ? at : from);
        if (next_number(t, 4) == 0) {
            memmove(bytes + at, bytes + from, 1 + next_number(t, most < 64 ? most : 64));
        } else {
            bytes[at] = (char)next_number(t, 256);
        }
    }
}

/* Reads m.xls to its end. Returns whether all of it could be read. */
static bool read_file(void)
{
    hz_table *table = NULL;
    const hz_record *record = NULL;
    hz_error err = {0};
    int found = 1;
    (void)alarm(MOST_SECONDS); /* a hang ends the test */
    assert_int_equal(hz_table_open("m.xls", (hz_header_test){0}, &table, &err), 0);
    while (found > 0) {
        found = hz_table_next(table, &record, &err);
        for (size_t i = 0; found > 0 && i < record->count; i++) {
            assert_true(utf8_valid(record->fields[i]));
        }
    }
    assert_true(found == 0 || (err.code != 0 && message_of(&err)[0] != '\0'));
    hz_table_close(table);
    return found == 0;
}

static size_t trials(size_t count)
{
    return getenv("UNIT_QUICK") == NULL ? count : count / 100;
}

/* Changes the bytes of the files. */
static void test_files(void **state)
{
    struct trial *t = *state;
    size_t count = trials(7000);
    size_t read = 0;
    for (size_t i = 0; i < count; i++) {
        size_t sample = i % SAMPLES;
        size_t len = t->len[sample];
        char *bytes = malloc(len);
        assert_non_null(bytes);
        memcpy(bytes, t->bytes[sample], len);
        change(t, bytes, len);
        size_t kept = next_number(t, 10) == 0 ? next_number(t, len) : len;
        write_bytes("m.xls", bytes, kept);
        free(bytes);
        read += read_file() ? 1 : 0;
    }
    assert_in_range(read, 1, count - 1); /* some are harmless, some are not */
}

/* The part @p index of @p zip; the caller frees. */
static char *read_part(zip_t *zip, zip_uint64_t index, size_t *len)
{
    zip_stat_t st;
    assert_int_equal(zip_stat_index(zip, index, 0, &st), 0);
    *len = (size_t)st.size;
    char *bytes = malloc(*len + 1);
    zip_file_t *file = zip_fopen_index(zip, index, 0);
    assert_true(bytes != NULL && file != NULL);
    assert_int_equal(zip_fread(file, bytes, *len), *len);
    (void)zip_fclose(file);
    return bytes;
}

/* Changes the bytes of a part of m.xls. */
static void change_part(struct trial *t)
{
    int error = 0;
    size_t len = 0;
    zip_t *zip = zip_open("m.xls", 0, &error);
    assert_non_null(zip);
    zip_uint64_t index = next_number(t, (size_t)zip_get_num_entries(zip, 0));
    char *bytes = read_part(zip, index, &len);
    change(t, bytes, len);
    zip_source_t *source = zip_source_buffer(zip, bytes, len, 1);
    assert_int_equal(zip_file_replace(zip, index, source, 0), 0);
    assert_int_equal(zip_set_file_compression(zip, index, ZIP_CM_STORE, 0), 0);
    assert_int_equal(zip_close(zip), 0);
}

static void test_parts(void **state)
{
    enum { XLSX = 3 };
    struct trial *t = *state;
    size_t count = trials(3000);
    size_t read = 0;
    for (size_t i = 0; i < count; i++) {
        write_bytes("m.xls", t->bytes[i % XLSX], t->len[i % XLSX]);
        change_part(t);
        read += read_file() ? 1 : 0;
    }
    assert_in_range(read, 1, count - 1);
}

static int read_samples(void **state)
{
    static struct trial t = {.random = 88172645463325252U};
    for (size_t i = 0; i < SAMPLES; i++) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/tests/data/workbooks/townships/%s", TEST_DATA,
                       samples[i]);
        t.bytes[i] = read_bytes(path, &t.len[i]);
    }
    *state = &t;
    return enter_folder(NULL);
}

static int free_samples(void **state)
{
    struct trial *t = *state;
    for (size_t i = 0; i < SAMPLES; i++) {
        free(t->bytes[i]);
    }
    return leave_folder(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_parts),
    };
    return cmocka_run_group_tests(tests, read_samples, free_samples);
}
