/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A wrong plan is refused with the line and the reason; no plan can crash the reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/diag.h"
#include "message_of.h"
#include "plan/plan.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A right plan; each case below changes one piece of it. */
static const char right[] = "title: 试点\n"                                        /* 1 */
                            "county: 某县\n"                                       /* 2 */
                            "id_prefix: AB\n"                                      /* 3 */
                            "start: 2024-01-01\n"                                  /* 4 */
                            "end: 2024-12-31\n"                                    /* 5 */
                            "report_day: 22\n"                                     /* 6 */
                            "first_report: 2024-02\n"                              /* 7 */
                            "areas:\n"                                             /* 8 */
                            "  - {name: 甲镇, aliases: [甲]}\n"                    /* 9 */
                            "  - 乙镇\n"                                           /* 10 */
                            "departments:\n"                                       /* 11 */
                            "  - {name: 县应急局, aliases: [应急局]}\n"            /* 12 */
                            "sectors: [燃气]\n"                                    /* 13 */
                            "sources:\n"                                           /* 14 */
                            "  - {name: 企业自查, self: true}\n"                   /* 15 */
                            "  - 部门检查\n"                                       /* 16 */
                            "milestones:\n"                                        /* 17 */
                            "  - {what: 动员, due: 2024-01-31}\n"                  /* 18 */
                            "duties:\n"                                            /* 19 */
                            "  - id: drill\n"                                      /* 20 */
                            "    what: 演练\n"                                     /* 21 */
                            "    who: 企业\n"                                      /* 22 */
                            "    every: campaign\n"                                /* 23 */
                            "    every_high_risk: half-year\n"                     /* 24 */
                            "    times: 1\n"                                       /* 25 */
                            "indicators:\n"                                        /* 26 */
                            "  - {id: a, label: 演练数, unit: 次, from: ledger}\n" /* 27 */
                            "  - {id: b, label: 发现数, unit: 项, from: ledger}\n" /* 28 */
                            "dispositions:\n"                                      /* 29 */
                            "  - basis: 从重\n"                                    /* 30 */
                            "    sources: [部门检查]\n"                            /* 31 */
                            "    penalty: heavier\n"                               /* 32 */
                            "    listed: required\n"                               /* 33 */
                            "escalation:\n"                                        /* 34 */
                            "  - {step: 提醒, days: 1}\n"                          /* 35 */
                            "  - {step: 督办, days: 8}\n"                          /* 36 */
                            "holidays: [2024-01-01, 2024-02-10]\n"                 /* 37 */
                            "workdays:\n"                                          /* 38 */
                            "  - 2024-02-04\n";                                    /* 39 */

static char path[] = "/tmp/hazard-plan-XXXXXX";

static void write_plan(const char *bytes, size_t len)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Writes the right plan with @p from replaced by @p to. */
static void write_changed(const char *from, const char *to)
{
    const char *place = strstr(right, from);
    assert_non_null(place);
    size_t size = sizeof right + strlen(to);
    char *text = malloc(size);
    assert_non_null(text);
    (void)snprintf(text, size, "%.*s%s%s", (int)(place - right), right, to, place + strlen(from));
    write_plan(text, strlen(text));
    free(text);
}

/* Loads what was written; it must fail at @p line with a detail that holds @p reason. */
static void expect_refused(uint64_t line, const char *reason)
{
    hz_plan *plan = (hz_plan *)(void *)path; /* anything but NULL */
    hz_error err;
    int result = hz_plan_load(path, &plan, &err);
    if (result == 0) {
        hz_plan_free(plan);
        fail_msg("loaded, but should be refused: %s", reason);
    }
    if (err.code != HZ_E006 || err.line != line || strstr(message_of(&err), reason) == NULL) {
        fail_msg("line %llu, %s: %s; expected line %llu: %s", (unsigned long long)err.line,
                 hz_code_name(err.code), message_of(&err), (unsigned long long)line, reason);
    }
    assert_null(plan);
    assert_string_equal(err.file, path);
}

static void expect_loaded(void)
{
    hz_plan *plan = NULL;
    hz_error err;
    if (hz_plan_load(path, &plan, &err) != 0) {
        fail_msg("line %llu: %s", (unsigned long long)err.line, message_of(&err));
    }
    hz_plan_free(plan);
}

static void test_right_plan_loads(void **state)
{
    (void)state;
    write_plan(right, strlen(right));
    expect_loaded();
}

struct change {
    const char *from;
    const char *to;
    uint64_t line; /* 0: the changed plan is right, too */
    const char *reason;
};

static void check_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        write_changed(changes[i].from, changes[i].to);
        if (changes[i].line == 0) {
            expect_loaded();
        } else {
            expect_refused(changes[i].line, changes[i].reason);
        }
    }
}
#define CHECK_CHANGES(changes) check_changes(changes, sizeof(changes) / sizeof(changes)[0])

/* A bare text is a whole element only where nothing else is required. */
static void test_bare_texts(void **state)
{
    static const struct change changes[] = {
        {"  - {id: a, label: 演练数, unit: 次, from: ledger}\n", "  - a\n", 27, "key: value"},
        {"  - {step: 提醒, days: 1}\n", "  - 提醒\n", 35, "key: value"},
        {"  - {what: 动员, due: 2024-01-31}\n", "  - 动员\n", 18, "key: value"},
        {"  - {step: 提醒, days: 1}\n", "  - {step: 提醒}\n", 35, "days is missing"},
        {"  - {step: 提醒, days: 1}\n", "  - [提醒, 1]\n", 35, "key: value"},
        {"sectors: [燃气]\n", "sectors: 燃气\n", 13, "must be a list"},
        {"  - {name: 甲镇, aliases: [甲]}\n", "  - 甲镇\n", 0, NULL},
        {"aliases: [甲]", "aliases: 甲", 0, NULL},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_fixed_words(void **state)
{
    static const struct change changes[] = {
        {"every: campaign", "every: monthly", 23, "every: monthly: not an allowed value"},
        {"every: campaign", "every: monthly", 23, "the nearest is month"},
        {"every: campaign", "every: Quarter", 23, "the nearest is quarter"},
        {"every_high_risk: half-year", "every_high_risk: half year", 24,
         "the nearest is half-year"},
        {"every_high_risk: half-year", "every_high_risk: [month]", 24, "must be a text"},
        {"项, from: ledger", "项, from: ledgers", 28, "the nearest is ledger"},
        {"项, from: ledger", "项, from: submit", 28, "the nearest is submitted"},
        {"penalty: heavier", "penalty: heavy", 32, "the nearest is heavier"},
        {"penalty: heavier", "penalty: required", 32, "penalty: required: not an allowed value"},
        {"listed: required", "listed: requird", 33, "the nearest is required"},
        {"listed: required", "listed: heavier", 33, "listed: heavier: not an allowed value"},
        {"every: campaign", "every: month", 0, NULL},
        {"every: campaign", "every: quarter", 0, NULL},
        {"every: campaign", "every: half-year", 0, NULL},
        {"every: campaign", "every: year", 0, NULL},
        {"项, from: ledger", "项, from: submitted", 0, NULL},
        {"penalty: heavier", "penalty: forbidden", 0, NULL},
        {"listed: required", "listed: forbidden", 0, NULL},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_duplicates(void **state)
{
    static const struct change changes[] = {
        {"{id: b,", "{id: a,", 28, "indicators: the id a occurs twice"},
        {"label: 发现数", "label: 演练数", 28, "indicators: the label 演练数 occurs twice"},
        {"indicators:\n", "  - {id: drill, what: x, who: y, every: year, times: 2}\nindicators:\n",
         26, "duties: the id drill occurs twice"},
        {"  - 乙镇\n", "  - 甲镇\n", 10, "areas: 甲镇 is already a name of 甲镇"},
        {"  - 乙镇\n", "  - {name: 乙镇, aliases: [乙, 甲]}\n", 10, "甲 is already a name of 甲镇"},
        {"[燃气]", "[燃气, 交通, 燃气]", 13, "sectors: 燃气 is already a name"},
        {"  - 部门检查\n", "  - 企业自查\n", 16, "sources: 企业自查 is already a name"},
        {"sectors:", "  - {name: 住建局, aliases: [应急局]}\nsectors:", 13,
         "departments: 应急局 is already a name of 县应急局"},
        {"aliases: [应急局]", "aliases: [甲]", 12, "departments: 甲 is already a name of 甲镇"},
        {"name: 县应急局", "name: 乙镇", 12, "departments: 乙镇 is already a name of 乙镇"},
        {"aliases: [甲]", "aliases: [县应急局]", 12, "县应急局 is already a name of 甲镇"},
        {"title: 试点\n", "title: 试点\ntitle: 试点\n", 2, "title occurs twice"},
        {"    who: 企业\n", "    who: 企业\n    who: 企业\n", 23, "who occurs twice"},
        {"departments:\n  - {name: 县应急局, aliases: [应急局]}\n", "departments: []\n", 0, NULL},
        {"departments:\n  - {name: 县应急局, aliases: [应急局]}\n", "", 0, NULL},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_ranges(void **state)
{
    static const struct change changes[] = {
        {"times: 1", "times: 0", 25, "times: 0: must be a number from 1 to 9999"},
        {"times: 1", "times: 10000", 25, "a number from 1 to 9999"},
        {"times: 1", "times: -1", 25, "a number from 1 to 9999"},
        {"times: 1", "times: 1.5", 25, "a number from 1 to 9999"},
        {"times: 1", "times: 99999999999999999999", 25, "a number from 1 to 9999"},
        {"report_day: 22", "report_day: 0", 6, "a number from 1 to 28"},
        {"report_day: 22", "report_day: 29", 6, "a number from 1 to 28"},
        {"report_day: 22", "report_day:", 6, "report_day: must be a number"},
        {"days: 8", "days: 1", 36, "督办 must have more days"},
        {"days: 8", "days: 0", 36, "督办 must have more days"},
        {"escalation:\n  - {step: 提醒, days: 1}\n  - {step: 督办, days: 8}\n", "escalation: []\n",
         34, "escalation: the list must have"},
        {"sectors: [燃气]", "sectors: []", 13, "sectors: the list must have"},
        {"first_report: 2024-02", "first_report: 2025-01", 7, "the period ends before this month"},
        {"first_report: 2024-02", "first_report: 2024-13", 7, "a month such as"},
        {"end: 2024-12-31", "end: 2023-12-31", 5, "the period ends before it starts"},
        {"end: 2024-12-31", "end: 2024-12-32", 5, "must be a date such as 2023-05-01"},
        {"id_prefix: AB", "id_prefix: A-B", 3, "1 to 16 ASCII letters"},
        {"id_prefix: AB", "id_prefix: 县", 3, "1 to 16 ASCII letters"},
        {"id_prefix: AB", "id_prefix: ABCDEFGH123456789", 3, "1 to 16 ASCII letters"},
        {"id_prefix: AB", "id_prefix: ''", 3, "must be a text"},
        {"  - 2024-02-04\n", "  - 2024-02-04\n  - 2024/2/10\n", 40,
         "workdays: 2024-02-10 is also one of the holidays"},
        {"sources: [部门检查]", "sources: [部门检查, 群众]", 30,
         "dispositions: 群众 is not one of the sources"},
        {"self: true", "self: yes", 15, "true or false"},
        {"aliases: [应急局]", "reports: maybe", 12, "true or false"},
        {"aliases: [应急局]", "reports: true", 0, NULL},
        {"report_day: 22", "report_day: 22\nreport_day_shift: later", 7, "the nearest is"},
        {"report_day: 22", "report_day: 22\nreport_day_shift: none", 0, NULL},
        {"days: 8", "days: 8, basis: [县定]", 36, "must be a text"},
        {"days: 8", "days: 8, basis: ''", 0, NULL},
        {"days: 8", "days: 8, basis: ", 0, NULL},
        {"id_prefix: AB", "id_prefix: ABCDEFgh12345678", 0, NULL},
        {"first_report: 2024-02", "first_report: 2024-12", 0, NULL},
        {"end: 2024-12-31", "end: 2024-02-01", 0, NULL},
        {"report_day: 22", "report_day: 28", 0, NULL},
        {"times: 1", "times: 9999", 0, NULL},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_keys(void **state)
{
    static const struct change changes[] = {
        {"report_day: 22", "reportday: 22", 6,
         "reportday is not a known key; did you mean "
         "report_day?"},
        {"    who: 企业\n", "    whom: 企业\n", 22, "did you mean who?"},
        {"    who: 企业\n", "", 20, "who is missing"},
        {"title: 试点\n", "", 1, "title is missing"},
        {"title: 试点", "title: ' 试点'", 1, "must be a text"},
        {"title: 试点", "title: \"a\\0b\"", 1, "must be a text"},
        {"title: 试点", "? [a]\n: b", 1, "is not a known key"},
        {"title: 试点", "<<: {title: 试点}", 1, "<< is not a known key"},
        {"county: 某县", "county: 某县: 乡", 2, "mapping values are not allowed"},
        {"sectors: [燃气]", "sectors: [燃气", 14, "did not find expected"},
        {"county: 某县", "county:\t\001", 2, "control characters are not allowed"},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_encoding(void **state)
{
    /* 溆浦 in GB18030 */
    static const struct change changes[] = {
        {"county: 某县", "county: \xE4\xD3\xC6\xD6", 2, "save the file again as UTF-8"},
        {"- 部门检查", "- \xC3", 16, "save the file again as UTF-8"},
        {"- 部门检查", "- \xED\xA0\x80", 16, "save the file again as UTF-8"},
        {"- 部门检查", "- \xC0\x80", 16, "save the file again as UTF-8"},
        {"title: 试点\n", "\xEF\xBB\xBFtitle: 试点\r\n", 0, NULL},
        {"- 2024-02-04\n", "- 2024-02-04\n# \xFF\n", 40, "save the file again as UTF-8"},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

/* The whole plan as a spreadsheet or an old editor in China would save it. */
static void test_gb18030_plan(void **state)
{
    static const char plan[] = "# XP\ntitle: \xE4\xD3\xC6\xD6\xCF\xD8\ncounty: \xCF\xD8\n";
    (void)state;
    write_plan(plan, sizeof plan - 1);
    expect_refused(2, "save the file again as UTF-8");
}

static void test_utf16_plan(void **state)
{
    char wide[2 * sizeof right + 2] = "\xFF\xFE";
    size_t len = 2;
    (void)state;
    /* only its ASCII lines: the first unknown key is on line 2 */
    for (const char *p = "start: 2024-01-01\nstop: 1\n"; *p != '\0'; p++) {
        wide[len++] = *p;
        wide[len++] = '\0';
    }
    write_plan(wide, len);
    expect_refused(2, "stop is not a known key");
}

static void test_documents(void **state)
{
    static const struct change changes[] = {
        {"  - 2024-02-04\n", "  - 2024-02-04\n---\ntitle: 二\n", 40, "a second document begins"},
        {"  - 2024-02-04\n", "  - 2024-02-04\n...\n---\n", 41, "a second document begins"},
        {"  - 2024-02-04\n", "  - 2024-02-04\n---\n[\n", 42, "did not find expected"},
        {"  - 2024-02-04\n", "  - 2024-02-04\n...\n# the end\n", 0, NULL},
        {"title: 试点\n", "%YAML 1.1\n---\ntitle: 试点\n", 0, NULL},
    };
    static const char *const no_plans[] = {"", "# nothing\n", "- a\n", "text\n"};
    (void)state;
    CHECK_CHANGES(changes);
    for (size_t i = 0; i < sizeof no_plans / sizeof no_plans[0]; i++) {
        write_plan(no_plans[i], strlen(no_plans[i]));
        expect_refused(1, "key: value");
    }
}

/* A message is cut where a character ends: it must stay valid UTF-8. */
static void test_long_texts_are_cut_whole(void **state)
{
    static const char *const places[] = {"title: 试点", "county: 某县", "  - 乙镇",
                                         "every: campaign", "{step: 督办, days: 8}"};
    static const char *const changed[] = {"%s: 试点", "county: [%s]", "  - {name: 乙镇, %s: 1}",
                                          "every: %s", "{step: %s, days: 1}"};
    (void)state;
    for (size_t pad = 0; pad < 4; pad++) {
        char name[2048] = "";
        memset(name, 'x', pad);
        for (size_t at = pad; at + 4 < 1500; at += 3) {
            memcpy(name + at, "镇", 3);
        }
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
            char to[4096];
            hz_plan *plan = NULL;
            hz_error err;
            (void)snprintf(to, sizeof to, changed[i], name);
            write_changed(places[i], to);
            assert_int_equal(hz_plan_load(path, &plan, &err), -1);
            assert_int_equal(err.code, HZ_E006);
            size_t wide = 0;
            for (const char *p = message_of(&err); *p != '\0';
                 p += (unsigned char)*p < 0x80 ? 1 : 3) {
                if ((unsigned char)*p >= 0x80) {
                    assert_int_equal((unsigned char)p[0] & 0xF0, 0xE0);
                    assert_int_equal((unsigned char)p[1] & 0xC0, 0x80);
                    assert_int_equal((unsigned char)p[2] & 0xC0, 0x80);
                    wide++;
                }
            }
            assert_true(i == 1 || wide > 10);
            /* the reason after the long text is still there */
            assert_true(i == 1 || strstr(message_of(&err), "镇…") != NULL);
        }
    }
}

static void expect_cannot_read(const char *name, int error)
{
    hz_plan *plan = (hz_plan *)(void *)path;
    hz_error err;
    assert_int_equal(hz_plan_load(name, &plan, &err), -1);
    assert_null(plan);
    assert_int_equal(err.code, HZ_E001);
    assert_int_equal(err.line, 0);
    assert_says(&err, strerror(error));
}

static void test_no_file(void **state)
{
    (void)state;
    expect_cannot_read("/tmp", EISDIR);
    expect_cannot_read("/tmp/hazard-no-such-folder/plan.yaml", ENOENT);
    expect_cannot_read("", ENOENT);
    assert_int_equal(unlink(path), 0);
    expect_cannot_read(path, ENOENT);
}

static char *repeated(const char *head, const char *piece, size_t count, const char *tail)
{
    size_t len = strlen(piece);
    char *text = malloc(strlen(head) + count * len + strlen(tail) + 1);
    assert_non_null(text);
    char *end = stpcpy(text, head);
    for (size_t i = 0; i < count; i++) {
        end = stpcpy(end, piece);
    }
    (void)stpcpy(end, tail);
    return text;
}

static void test_depth(void **state)
{
    static const struct change changes[] = {
        {"[燃气]", "[燃气, [[[[[[[[[[[[[[[[ 交通 ]]]]]]]]]]]]]]]]]", 13, "nested brackets"},
        {"[燃气]", "[燃气, [[[[[[[[[[[[[[[ 交通 ]]]]]]]]]]]]]]]]", 13, "key: value"},
        {"[燃气]", "['[[[[[[[[[[[[[[[[[[[[[[']", 0, NULL},
    };
    (void)state;
    CHECK_CHANGES(changes);
}

static void test_anchors(void **state)
{
    char text[40000] = "areas:\n";
    (void)state;
    for (int i = 0; i < 1100; i++) {
        (void)snprintf(text + strlen(text), 40, "- &a%d x%d\n", i, i);
    }
    write_plan(text, strlen(text));
    expect_refused(1002, "more than 1000 anchors");
}

/* Whatever is wrong with them, they end soon, with a reason and a line. */
static void test_hostile_plans(void **state)
{
    static const struct {
        const char *head;
        const char *piece;
        size_t count;
        const char *tail;
    } plans[] = {
        {"areas: ", "[", 100000, ""},
        {"areas: ", "{a: ", 50000, ""},
        {"", "- ", 20000, "\n"},
        {"", "? ", 20000, "\n"},
        {"areas: &a [*a, ", "*a, ", 1000, "]\n"},
        {"areas: &a {name: *a, aliases: *a, ", "", 0, "}\n"},
        {"areas:\n- &m {name: x, aliases: &x [*x, *m]}\n", "", 0, ""},
        {"&r\ntitle: *r\n", "", 0, ""},
        {"title: ", "x", 1000000, "\nareas: 1\n"},
        {"title: ", "镇", 300000, "\nareas: 1\n"},
        {"title: |\n", "  x\n", 200000, "areas: 1\n"},
        {"", "x", 1000000, ": 1\n"},
        {"areas: [", "x, ", 50000, "]\n"},
        {"areas: [", "&a x, ", 20000, "]\n"},
        {"holidays: &d [", "2024-01-01, ", 19990, "]\nworkdays: *d\n"},
        {"areas:\n- {name: a, aliases: &s [b, c, d, e, f, g, h, i, j, k]}\n",
         "- {name: a, aliases: *s}\n", 10000, ""},
        {"a: *unknown\n", "", 0, ""},
        {"title: \"", "\\u0000", 1000, "\"\n"},
        {"", "\n", 1000000, "x"},
        {"title: !!binary ", "A", 1000, "\n"},
        {"%TAG ! tag:x,2000:", "y", 1000, "\n--- !t\na: b\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
        hz_plan *plan = NULL;
        hz_error err;
        char *text = repeated(plans[i].head, plans[i].piece, plans[i].count, plans[i].tail);
        write_plan(text, strlen(text));
        free(text);
        assert_int_equal(hz_plan_load(path, &plan, &err), -1);
        assert_null(plan);
        assert_int_equal(err.code, HZ_E006);
        assert_true(err.line > 0);
        assert_true(message_of(&err)[0] != '\0');
    }
}

static void test_too_large(void **state)
{
    char *text = repeated("", "# 注释\n", 200000, right);
    (void)state;
    write_plan(text, strlen(text));
    free(text);
    expect_refused(0, "larger than 1 MiB");
}

static void test_too_many_elements(void **state)
{
    char *text = repeated("areas: [", "x, ", 20001, "]\n");
    (void)state;
    write_plan(text, strlen(text));
    free(text);
    expect_refused(1, "more than 20000 elements");
}

/* YAML aliases are accepted where their values are. */
static void test_aliases_are_read(void **state)
{
    hz_plan *plan = NULL;
    hz_error err;
    (void)state;
    write_changed("title: 试点\ncounty: 某县\n", "title: &n 试点\ncounty: *n\n");
    assert_int_equal(hz_plan_load(path, &plan, &err), 0);
    assert_string_equal(plan->county, "试点");
    hz_plan_free(plan);
}

static int make_file(void **state)
{
    (void)state;
    (void)strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    (void)unlink(path);
    return 0;
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, make_file, remove_file)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(test_right_plan_loads),
        WITH_FILE(test_bare_texts),
        WITH_FILE(test_fixed_words),
        WITH_FILE(test_duplicates),
        WITH_FILE(test_ranges),
        WITH_FILE(test_keys),
        WITH_FILE(test_encoding),
        WITH_FILE(test_gb18030_plan),
        WITH_FILE(test_utf16_plan),
        WITH_FILE(test_documents),
        WITH_FILE(test_long_texts_are_cut_whole),
        WITH_FILE(test_no_file),
        WITH_FILE(test_depth),
        WITH_FILE(test_anchors),
        WITH_FILE(test_hostile_plans),
        WITH_FILE(test_too_large),
        WITH_FILE(test_too_many_elements),
        WITH_FILE(test_aliases_are_read),
    };
    return cmocka_run_group_tests_name("plan errors", tests, NULL, NULL);
}
