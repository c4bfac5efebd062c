/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Steps of the closed loop for tests: adding, moving, verifying, with as little ado as possible.
 */
#ifndef UNIT_STEPS_H
#define UNIT_STEPS_H

#include "files.h"

#include "workflow/session.h"

static hz_plan *plan;

static inline int load_plan(void **state)
{
    hz_error err;
    return enter_folder(state) == 0 &&
                   hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err) == 0
               ? 0
               : -1;
}

static inline int free_plan(void **state)
{
    hz_plan_free(plan);
    return leave_folder(state);
}

static inline hz_date day(const char *text)
{
    hz_date date;
    assert_int_equal(hz_date_parse(hz_span_of(text), &date), HZ_VALUE_OK);
    return date;
}

/** Findings by their codes, joined by blanks; the last ones of many are left out. */
struct codes {
    char text[512];
    size_t count; /* but for notes */
};

static inline void keep_code(void *codes, const hz_diag *diag)
{
    struct codes *c = codes;
    size_t len = strlen(c->text);
    (void)snprintf(c->text + len, sizeof c->text - len, "%s%s", len == 0 ? "" : " ",
                   hz_code_name(diag->code));
    c->count += hz_code_severity(diag->code) == HZ_NOTE ? 0 : 1;
}

/** A session for a test, whose output is discarded. */
struct stepping {
    hz_session_options options; /* may be changed until stepping_session() */
    hz_session *session;
    hz_writer *writer;
    FILE *nowhere;
    struct codes codes;
    hz_error err;
};

static inline void stepping_begin(struct stepping *s, const char *ledger, const char *by)
{
    *s = (struct stepping){.nowhere = fopen("/dev/null", "w")};
    assert_non_null(s->nowhere);
    const hz_writer_options options = {.size = sizeof options, .stream = s->nowhere, .hold = true};
    assert_int_equal(hz_writer_open(&options, &s->writer, &s->err), 0);
    s->options = (hz_session_options){.size = sizeof s->options,
                                      .ledger = ledger,
                                      .plan = plan,
                                      .today = day("2023-12-31"),
                                      .by = by,
                                      .sink = {keep_code, &s->codes},
                                      .writer = s->writer};
}

static inline hz_session *stepping_session(struct stepping *s)
{
    if (s->session == NULL) {
        assert_int_equal(hz_session_new(&s->options, &s->session, &s->err), 0);
    }
    return s->session;
}

static inline void stepping_end(struct stepping *s)
{
    hz_session_free(s->session);
    hz_writer_close(s->writer);
    (void)fclose(s->nowhere);
}

/** A hazard that has what is required, found on 2023-06-01, due on 2023-06-30. */
static inline void add_hazard(const char *ledger, const char *source)
{
    const char *const pairs[][2] = {
        {"发现日期", "2023-06-01"},    {"乡镇", "卢峰镇"},         {"行业领域", "特种设备"},
        {"企业名称", "丁厂"},          {"隐患描述", "叉车未检验"}, {"隐患来源", source},
        {"检查人", "检查员甲"},        {"整改责任人", "责任人甲"}, {"整改措施", "停用送检"},
        {"整改资金（万元）", "12.50"}, {"整改期限", "2023-06-30"}, {"应急预案", "现场处置方案"},
    };
    enum { PAIRS = sizeof pairs / sizeof pairs[0] };
    hz_span labels[PAIRS];
    hz_span values[PAIRS];
    struct stepping s;
    for (size_t i = 0; i < PAIRS; i++) {
        labels[i] = hz_span_of(pairs[i][0]);
        values[i] = hz_span_of(pairs[i][1]);
    }
    stepping_begin(&s, ledger, "登记员甲");
    int result = hz_session_add_one(stepping_session(&s), labels, values, PAIRS, &s.err);
    if (result != 0) {
        print_error("%s %s %s\n", s.codes.text, hz_code_name(s.err.code), s.err.detail);
    }
    assert_int_equal(result, 0);
    stepping_end(&s);
}

/** Verifies the ledger; returns the codes that were reported. */
static inline struct codes verify(const char *ledger)
{
    struct stepping s;
    stepping_begin(&s, ledger, "审计员");
    if (hz_session_verify(stepping_session(&s), NULL, NULL, &s.err) != 0) {
        keep_code(&s.codes, &s.err);
    }
    stepping_end(&s);
    return s.codes;
}

#endif
