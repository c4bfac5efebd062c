/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a spreadsheet runs, and what only begins as if. */
#include "check/formula.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const formulas[] = {
    "=1+1",
    "=A1",
    "=SUM(A1:A9)",
    "=HYPERLINK(\"http://example.invalid\")",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "--1",
    "+1.5E+3",
    "-3.5%",
    "-(1+2)*3",
    "+A1-B2",
    "-SUM(1, 2)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@x",
    "=Sheet1!$A$1&\"、\"",
    "='台 账'!A1",
    "=甲厂",
    "-甲厂",
    "+8613812345678",
    "=TODAY()",
    "=IF(A1>=2,\"a\",\"b\")",
    "=A1:A3 A2:B2",
    "= 1 + 1",
    "={1,2}",
};

static const char *const texts[] = {
    "",
    "-",
    "---",
    "=",
    "=====",
    "-1层配电室",
    "-1楼",
    "+2楼",
    "-5℃",
    "-1F",
    "-1～3层",
    "+86 13812345678",
    "@张三",
    "-阀门损坏；管道漏",
    "-阀门损坏、管道漏",
    "=（略）",
    "=依据：第三条",
    "=1+",
    "=SUM(",
    "=)",
    "+-+",
    "-1.2.3版",
    "-2023年6月",
    "普通",
    "a=b",
    "=\"没有结束",
};

static void run(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        if (!is_formula(hz_span_of(formulas[i]))) {
            fail_msg("%s", formulas[i]);
        }
    }
}

static void not_run(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (is_formula(hz_span_of(texts[i]))) {
            fail_msg("%s", texts[i]);
        }
    }
}

/* Brackets as deep as a cell is long take no memory and little time. */
static void deep_brackets(void **state)
{
    static char deep[1 << 20];
    (void)state;
    deep[0] = '=';
    memset(deep + 1, '(', sizeof deep - 2);
    assert_false(is_formula(hz_span_of(deep)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run),
        cmocka_unit_test(not_run),
        cmocka_unit_test(deep_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
