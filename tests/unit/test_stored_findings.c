/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Findings that a worker stores: reported later, about the row as the caller sees it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "message_of.h"
#include "rows/findings.h"

enum { MOST = 4 };

struct reported {
    hz_diag items[MOST];
    size_t count;
};

static void keep(void *ctx, const hz_diag *diag)
{
    struct reported *r = ctx;
    assert_true(r->count < MOST);
    r->items[r->count++] = *diag;
}

/* A row of a chunk, whose lines and rows a worker counts from 1; and the same row of the file. */
static const hz_record in_chunk = {.number = 5, .line = 10, .lines = 3};
static const hz_record in_file = {.number = 2005, .line = 4010, .lines = 3};
static const hz_row chunk_row = {.file = "a.csv", .record = &in_chunk};
static const hz_row file_row = {.file = "a.csv", .record = &in_file};

/* Reports a finding on the third column, @p line of the chunk, to the collection. */
static void collect(struct findings *f, hz_code code, uint64_t line, const char *value)
{
    hz_diag diag;
    hz_sink sink = findings_sink(f);
    hz_diag_set(&diag, code, "a.csv", NULL);
    diag.record = in_chunk.number;
    diag.line = line;
    diag.column = 3;
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of("乡镇"));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(value));
    sink.fn(sink.ctx, &diag);
}

static struct reported emit(struct findings *f)
{
    struct reported r = {.count = 0};
    findings_emit(buf_span(&f->bytes), &file_row, (hz_sink){keep, &r});
    return r;
}

static void places_are_those_of_the_file(void **state)
{
    struct findings f = {0};
    (void)state;
    findings_begin(&f, &chunk_row);
    collect(&f, HZ_E105, 12, "卢峰镇"); /* the third line of the row */
    collect(&f, HZ_E105, 10, "");
    collect(&f, HZ_E105, 8, ""); /* two lines before the row: its header */
    struct reported r = emit(&f);
    assert_int_equal(r.count, 3);
    assert_int_equal(r.items[0].line, 4012);
    assert_int_equal(r.items[1].line, 4010);
    assert_int_equal(r.items[2].line, 4008);
    for (size_t i = 0; i < r.count; i++) {
        char cell[32];
        diag_cell(&r.items[i], cell);
        assert_string_equal(cell, "C2005");
        assert_string_equal(r.items[i].file, "a.csv");
        assert_string_equal(r.items[i].label, "乡镇");
    }
    assert_string_equal(r.items[0].value, "卢峰镇");
    assert_string_equal(r.items[1].value, "");
    findings_clear(&f);
}

/* The arguments of a message have kinds and pointers: they are stored as they are. */
static void messages_are_kept(void **state)
{
    struct findings f = {0};
    hz_diag diag;
    (void)state;
    findings_begin(&f, &chunk_row);
    hz_sink sink = findings_sink(&f);
    hz_diag_set(&diag, HZ_E204, "a.csv", NULL);
    diag_arg_sentence(&diag, "advice", "did you mean {name}?", "name", "卢峰镇", NULL);
    diag_arg_count(&diag, "rows", "{n} row", "{n} rows", 3);
    sink.fn(sink.ctx, &diag);
    struct reported r = emit(&f);
    assert_int_equal(r.count, 1);
    assert_int_equal(r.items[0].code, HZ_E204);
    assert_memory_equal(r.items[0].detail, diag.detail, sizeof diag.detail);
    assert_string_equal(message_of(&r.items[0]), message_of(&diag));
    findings_clear(&f);
}

static void full_fields_are_kept(void **state)
{
    struct findings f = {0};
    hz_diag diag;
    (void)state;
    findings_begin(&f, &chunk_row);
    hz_sink sink = findings_sink(&f);
    hz_diag_set(&diag, HZ_E105, "a.csv", NULL);
    memset(diag.label, 'l', sizeof diag.label - 1);
    memset(diag.value, 'v', sizeof diag.value - 1);
    memset(diag.detail, 'd', sizeof diag.detail - 1);
    sink.fn(sink.ctx, &diag);
    struct reported r = emit(&f);
    assert_int_equal(r.count, 1);
    assert_string_equal(r.items[0].label, diag.label);
    assert_string_equal(r.items[0].value, diag.value);
    assert_string_equal(r.items[0].detail, diag.detail);
    findings_clear(&f);
}

static void next_row_begins_with_none(void **state)
{
    struct findings f = {0};
    (void)state;
    findings_begin(&f, &chunk_row);
    collect(&f, HZ_E105, 10, "");
    findings_begin(&f, &chunk_row);
    assert_int_equal(emit(&f).count, 0);
    collect(&f, HZ_E202, 10, "");
    struct reported r = emit(&f);
    assert_int_equal(r.count, 1);
    assert_int_equal(r.items[0].code, HZ_E202);
    findings_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_those_of_the_file),
        cmocka_unit_test(messages_are_kept),
        cmocka_unit_test(full_fields_are_kept),
        cmocka_unit_test(next_row_begins_with_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
