/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Checks: each code with rows that raise it and rows that just do not, at the cell to correct. */
#include "files.h"

#include "check/check.h"

/* A hazard closed as it should be, all columns filled. The letters are the spreadsheet's. */
static const char *const right[][2] = {
    {"隐患编号", "XP-2023-0001"},               /* A */
    {"发现日期", "2023-05-10"},                 /* B */
    {"乡镇", "卢峰镇"},                         /* C */
    {"行业领域", "危险化学品"},                 /* D */
    {"企业名称", "溆浦县甲化工厂"},             /* E */
    {"统一社会信用代码", "91350100M000100Y43"}, /* F */
    {"隐患部位", "卸油口"},                     /* G */
    {"隐患描述", "静电接地失效"},               /* H */
    {"判定依据", "判定标准第三条"},             /* I */
    {"隐患等级", "重大"},                       /* J */
    {"隐患来源", "部门检查"},                   /* K */
    {"检查人", "张一"},                         /* L */
    {"监管部门", "县应急管理局"},               /* M */
    {"交办日期", "2023-05-12"},                 /* N */
    {"整改责任人", "李二"},                     /* O */
    {"整改措施", "更换报警器"},                 /* P */
    {"整改资金（万元）", "2.5"},                /* Q */
    {"整改期限", "2023-06-15"},                 /* R */
    {"应急预案", "现场处置方案"},               /* S */
    {"延期至", "2023-06-30"},                   /* T */
    {"挂牌督办", "县级"},                       /* U */
    {"挂牌日期", "2023-05-20"},                 /* V */
    {"整改状态", "已销号"},                     /* W */
    {"整改完成日期", "2023-06-10"},             /* X */
    {"验收日期", "2023-06-12"},                 /* Y */
    {"验收人", "王三"},                         /* Z */
    {"销号日期", "2023-06-14"},                 /* AA */
    {"销号审批人", "赵四"},                     /* AB */
    {"企业罚款（万元）", "1"},                  /* AC */
    {"负责人罚款（万元）", "0.5"},              /* AD */
    {"执法措施", "约谈、曝光"},                 /* AE */
    {"备注", "无"},                             /* AF */
    {"撤销日期", ""},                           /* AG */
    {"撤销批准人", ""},                         /* AH */
    {"撤销理由", ""},                           /* AI */
    {"上次措施", "提醒"},                       /* AJ */
    {"措施印发日期", "2023-06-20"},             /* AK */
    {"措施签收日期", "2023-06-21"},             /* AL */
    {"承办单位", ""},                           /* AM */
};
enum { COLUMNS = sizeof right / sizeof right[0] };

static const char today[] = "2023-07-01";

/* What is changed in the right row, and what must be found: codes with their cells, in order. */
static const struct test_case {
    const char *changes; /* LABEL=VALUE joined by ; */
    const char *found;
} cases[] = {
    {"", ""},
    {"隐患编号=", ""},

    {"隐患描述=静电\xFF接地", "E101 H2"},
    {"备注=\xFF\xFE", "E101 AF2"},
    {"备注=\xEF\xBC\x8C", ""}, /* begins with the byte of U+FFFD */

    {"发现日期=", "E201 B2"},
    {"乡镇=", "E201 C2"},
    {"行业领域= ", "E201 D2"},
    {"企业名称=　", "E201 E2"},
    {"隐患描述=", "E201 H2"},
    {"隐患来源=", "E201 K2"},
    {"检查人=", "E201 L2"},
    {"整改责任人=", "E201 O2"},
    {"整改措施=", "E201 P2"},
    {"整改资金（万元）=", "E201 Q2"},
    {"整改期限=", "E201 R2"},
    {"应急预案=", "E201 S2"},
    {"隐患部位=;判定依据=;监管部门=;备注=;执法措施=;统一社会信用代码=;隐患等级=", ""},
    {"整改责任人=;整改措施=", "E201 O2 E201 P2"},
    {"整改责任人=/", "E201 O2"},
    {"整改措施=按规定", "E201 P2"},
    {"应急预案=无", "E201 S2"},
    {"应急预案=暂无。", "E201 S2"},
    {"整改责任人=待 定", "E201 O2"},
    {"检查人=——", "E201 L2"},
    {"整改措施=按规定更换报警器;检查人=无锡人;隐患部位=/", ""},
    {"验收人=/", "E304 W2"},
    {"应急预案=已制定", "W220 S2"},
    {"监管部门=县应急管理局", ""},
    {"监管部门=应急局", ""},
    {"监管部门=溆浦县应急管理局", ""},
    {"监管部门=安监局", "W221 M2"},
    {"监管部门=应急局、消防大队", "W221 M2"},
    {"承办单位=卢峰镇政府", ""},
    {"承办单位=住建局", ""},
    {"承办单位=某某办", "W222 AM2"},
    {"承办单位=卢峰镇、住建局", "W222 AM2"},
    {"上次措施=提请问责", ""},
    {"上次措施=警告", "W225 AJ2"},
    {"措施签收日期=2023-06-20", ""},
    {"措施签收日期=2023-06-19", "E309 AL2"},
    {"措施签收日期=2023-06-19;措施印发日期=", ""},

    {"发现日期=2023-13-05", "E202 B2"},
    {"交办日期=五月", "E202 N2"},
    {"整改期限=2023-02-29", "E202 R2"},
    {"销号日期=43538", "E202 AA2"},
    {"发现日期=2023年5月10日;整改期限=2023/6/15;验收日期=2023.6.12", ""},

    {"销号日期=2023-07-02", "E203 AA2"},
    {"销号日期=2023-07-01", ""},
    {"整改期限=2032-06-15;延期至=", "W219 R2"},
    {"发现日期=2003-05-12", "W219 B2"},
    {"整改期限=2024-12-15;延期至=", ""}, /* a year after the plan's end, 366 days */
    {"整改期限=2024-12-16;延期至=", "W219 R2"},
    {"整改期限=2024-01-01;延期至=2024-02-01", ""}, /* what is planned lies in the future */

    {"乡镇=庐峰镇", "E204 C2"},
    {"乡镇=卢峰", ""},
    {"行业领域=危化学品", "E205 D2"},
    {"行业领域=危化", ""},
    {"隐患来源=部门检察", "E206 K2"},
    {"隐患来源=执法检查", ""},

    {"隐患等级=特大", "E207 J2"},
    {"隐患等级=一般", ""},
    {"挂牌督办=乡级", "E207 U2"},
    {"挂牌督办=省级", ""},
    {"整改状态=拆除", "E207 W2"},
    {"执法措施=约谈、罚款", "E207 AE2"},
    {"执法措施=移送司法 、 提请关闭", ""},

    {"整改资金（万元）=约2.5万", "E208 Q2"},
    {"企业罚款（万元）=-1", "E208 AC2"},
    {"整改资金（万元）=1000", ""},
    {"整改资金（万元）=1000.01", "W218 Q2"},
    {"企业罚款（万元）=5000", "W218 AC2"},
    {"负责人罚款（万元）=0.0000001", "E208 AD2"},
    {"整改资金（万元）=234.5;企业罚款（万元）=０．５", ""},

    {"统一社会信用代码=91350100M000100Y44", "E209 F2"},
    {"统一社会信用代码=91350100M000100Y4", "E209 F2"},
    {"统一社会信用代码=91350100I000100Y43", "E209 F2"},
    {"统一社会信用代码=９１350100M000100Y43", ""},

    {"企业名称=#REF!;整改期限=#N/A;整改资金（万元）= #VALUE! ;乡镇=#NAME?;备注=#未知",
     "E137 C2 E137 E2 E137 Q2 E137 R2"},
    {"隐患描述=#FORMULA!;隐患部位=#1号仓库", "E137 H2"},
    {"隐患描述==HYPERLINK(1)", "E211 H2"},
    {"企业名称=-甲厂", "E211 E2"},
    {"备注= @x", "E211 AF2"},
    {"检查人=+1", "E211 L2"},
    {"备注=---;隐患部位=-;判定依据=a=b", ""},
    {"隐患部位=-1层配电室;隐患描述=+2楼;备注=-5℃;判定依据=@张三", ""},

    {"整改期限=2023-05-09;延期至=", "E301 R2"},
    {"整改期限=2023-05-10;延期至=", ""},
    {"延期至=2023-06-15", "E302 T2"},
    {"延期至=2023-06-16", ""},

    {"交办日期=2023-05-09", "E303 N2"},
    {"交办日期=2023-05-10", ""},
    {"整改完成日期=2023-05-11", "E303 X2"},
    {"整改完成日期=2023-05-12", ""},
    {"验收日期=2023-06-09", "E303 Y2"},
    {"验收日期=2023-06-10", ""},
    {"销号日期=2023-06-11", "E303 AA2"},
    {"销号日期=2023-06-12", ""},
    {"交办日期=;整改完成日期=2023-05-09", "E303 X2"},
    {"挂牌日期=2023-05-09", "E303 V2"},
    {"挂牌日期=2023-05-10", ""},
    {"挂牌日期=", ""},

    {"整改完成日期=", "E304 W2"},
    {"验收日期=", "E304 W2"},
    {"验收人=", "E304 W2"},
    {"销号日期=", "E304 W2"},
    {"销号审批人=", "E304 W2"},
    {"整改完成日期=;验收日期=;验收人=;销号日期=;销号审批人=", "E304 W2"},
    {"整改状态=待验收;整改完成日期=;验收日期=;验收人=;销号日期=;销号审批人=", "E304 W2"},
    {"整改状态=待验收;验收日期=;验收人=;销号日期=;销号审批人=", ""},
    {"整改状态=", ""},

    {"整改状态=待验收;验收人=;销号日期=;销号审批人=", "E306 Z2"},
    {"整改状态=待验收;验收日期=;销号日期=;销号审批人=", "E306 Y2"},
    {"整改状态=待验收;销号日期=;销号审批人=", ""},

    {"整改状态=待验收", "E305 W2"},
    {"整改状态=整改中;验收日期=;验收人=;销号审批人=", "E305 W2"},
    {"整改状态=已交办;验收日期=;验收人=;销号日期=;销号审批人=", "E305 W2"},
    {"整改状态=已交办;验收日期=;验收人=;销号日期=;销号审批人=;备注=验收退回", ""},
    {"整改状态=已撤销;撤销日期=2023-06-20;撤销批准人=钱六;撤销理由=重复登记", ""},
    {"整改状态=已撤销;撤销日期=2023-06-20", "E304 W2"},
    {"整改状态=;撤销日期=2023-06-20", "E304 W2"},
    {"整改状态=已撤销;撤销日期=2023-05-01;撤销批准人=钱六;撤销理由=重复登记", "E303 AG2"},
    {"整改状态=已撤销;撤销日期=2023-06-20;撤销批准人=李二;撤销理由=重复登记", "E401 AH2"},
    {"撤销理由=重复登记", "E307 W2"},
    {"撤销日期=2023-06-20;备注=依据县安委办批复", "E307 W2"},
    {"整改状态=已登记;整改完成日期=;验收日期=;验收人=;销号审批人=", "E305 W2"},
    {"整改状态=整改中;整改完成日期=;验收日期=;验收人=;销号日期=;销号审批人=", ""},

    {"验收人=李二", "E401 Z2"},
    {"销号审批人=李二", "E401 AB2"},
    {"销号审批人=王三", "E401 AB2"},
    {"验收人=王三、李二", "E401 Z2"},
    {"整改状态=整改中;整改完成日期=/;验收日期=/;验收人=/;销号日期=/;销号审批人=/",
     "E202 X2 E202 Y2 E202 AA2"},
    {"整改责任人=李二，钱五;销号审批人=钱五 赵四", "E401 AB2"},
    {"验收人=李二二", ""},
    {"验收人=李二（13812345678）", "E401 Z2"},
    {"验收人=李二副站长", "E401 Z2"},
    {"验收人=李二;备注=同名不同人", "N408 Z2"},
    {"检查人=李二", "W407 L2"},
    {"检查人=张一、李二（专家）", "W407 L2"},
    {"检查人=李二;隐患来源=企业自查;企业罚款（万元）=;负责人罚款（万元）=", ""},

    {"隐患来源=企业自查", "W405 AC2 W405 AD2"},
    {"隐患来源=自查;企业罚款（万元）=", "W405 AD2"},
    {"隐患来源=企业自查;备注=依据《安全生产法》第一百零一条", ""},
    {"隐患来源=企业自查;备注=溆应急罚决定书", ""},
    {"隐患来源=企业自查;备注=逾期", "W405 AC2 W405 AD2"},
    {"隐患来源=企业自查;整改状态=待验收;验收日期=;验收人=;销号日期=;销号审批人=", ""},
    {"隐患来源=企业自查;企业罚款（万元）=0;负责人罚款（万元）=", ""},
    {"隐患来源=企业自查;整改状态=整改中;整改完成日期=;验收日期=;验收人=;销号日期=;销号审批人=", ""},

    {"隐患来源=群众举报;挂牌督办=;挂牌日期=;整改状态=整改中;整改完成日期=;验收日期=;验收人=;"
     "销号日期=;销号审批人=",
     ""}, /* nobody has said that the tip was true */
    {"隐患来源=群众举报;挂牌督办=;挂牌日期=;整改状态=整改中;整改完成日期=;验收日期=;验收人=;"
     "销号日期=;销号审批人=;备注=举报经查属实",
     "W403 U2"},
    {"隐患来源=上级督导;挂牌督办=否;挂牌日期=;整改状态=整改中;整改完成日期=;验收日期=;验收人=;"
     "销号日期=;销号审批人=;备注=未查实",
     "W403 U2"},
    {"隐患来源=上级检查;挂牌督办=;挂牌日期=;隐患等级=一般;整改状态=整改中;整改完成日期=;验收日期=;"
     "验收人=;销号日期=;"
     "销号审批人=",
     ""},
    {"隐患来源=群众举报;挂牌督办=;挂牌日期=;备注=经核查不属实", ""},
    {"隐患来源=群众举报;挂牌督办=;挂牌日期=;备注=已查实", "W406 U2"}, /* closed */
    {"隐患来源=上级督导;挂牌督办=;挂牌日期=", "W406 U2"},
    {"隐患来源=乡镇排查", ""}, /* listed before it was rectified */
    {"隐患来源=乡镇排查;挂牌日期=2023-06-15", "W404 U2"},
    {"隐患来源=乡镇排查;挂牌日期=2023-06-15;备注=根据市安委办要求挂牌", ""},

    {"发现日期=2023-05-32;隐患等级=小;销号审批人=李二", "E202 B2 E207 J2 E401 AB2"},
};

static hz_plan *plan;

static int load_plan(void **state)
{
    hz_error err;
    return enter_folder(state) == 0 &&
                   hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err) == 0
               ? 0
               : -1;
}

static int free_plan(void **state)
{
    hz_plan_free(plan);
    return leave_folder(state);
}

static hz_date day(const char *text)
{
    hz_date date;
    assert_int_equal(hz_date_parse(hz_span_of(text), &date), HZ_VALUE_OK);
    return date;
}

static hz_checker *new_checker(struct findings *found)
{
    hz_checker *checker = NULL;
    hz_error err;
    *found = (struct findings){.count = 0};
    assert_int_equal(
        hz_checker_new(plan, day(today), (hz_sink){keep_finding, found}, &checker, &err), 0);
    return checker;
}

/* Checks the file; the number of errors in its rows. */
static size_t check_file(hz_checker *checker, char *name)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    size_t all = 0;
    int found;
    assert_int_equal(rows_open((const char *const *)&name, 1, HZ_ROWS_KEEP_INVALID, &rows, &err),
                     0);
    while ((found = hz_rows_next(rows, &row, &err)) > 0) {
        size_t errors = 0;
        assert_int_equal(hz_checker_check(checker, row, &errors, &err), 0);
        all += errors;
    }
    assert_int_equal(found, 0);
    hz_rows_close(rows);
    return all;
}

/* Checks a file that holds these bytes. */
static size_t check_bytes(const char *bytes, size_t len, struct findings *found)
{
    char name[] = "ledger.csv";
    hz_checker *checker = new_checker(found);
    write_bytes(name, bytes, len);
    size_t errors = check_file(checker, name);
    hz_checker_free(checker);
    return errors;
}

static size_t check_text(const char *text, struct findings *found)
{
    return check_bytes(text, strlen(text), found);
}

/* The value that @p changes give the column @p label, else @p value. */
static hz_span changed(const char *changes, const char *label, const char *value)
{
    while (*changes != '\0') {
        size_t len = strcspn(changes, ";");
        size_t name = strcspn(changes, "=");
        if (name == strlen(label) && memcmp(changes, label, name) == 0) {
            return (hz_span){changes + name + 1, len - name - 1};
        }
        changes += len + (changes[len] == ';' ? 1 : 0);
    }
    return hz_span_of(value);
}

/* The header and the right row with @p changes. */
static void write_right(FILE *file, const char *changes)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        (void)fprintf(file, "%s%s", right[i][0], i + 1 < COLUMNS ? "," : "\n");
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        hz_span value = changed(changes, right[i][0], right[i][1]);
        (void)fprintf(file, "%.*s%s", (int)value.len, value.ptr, i + 1 < COLUMNS ? "," : "\n");
    }
}

static char *right_text(const char *changes)
{
    char *text = NULL;
    size_t len = 0;
    FILE *file = open_memstream(&text, &len);
    assert_non_null(file);
    write_right(file, changes);
    (void)fclose(file);
    return text;
}

/* The findings as codes with their cells. */
static void list_findings(const struct findings *found, char *list, size_t size)
{
    list[0] = '\0';
    for (size_t i = 0; i < found->count; i++) {
        char cell[32];
        size_t len = strlen(list);
        hz_diag_text(&found->items[i], HZ_PART_CELL, HZ_ENGLISH, cell, sizeof cell);
        (void)snprintf(list + len, size - len, "%s%s %s", len > 0 ? " " : "",
                       hz_code_name(found->items[i].code), cell);
    }
}

static void every_check(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct findings found;
        char list[512];
        char *text = right_text(cases[i].changes);
        size_t errors = check_text(text, &found);
        list_findings(&found, list, sizeof list);
        if (strcmp(list, cases[i].found) != 0) {
            print_error("%s\n", cases[i].changes);
        }
        assert_string_equal(list, cases[i].found);
        /* warnings and notes do not count */
        assert_int_equal(errors, list[0] == 'W' || list[0] == 'N' ? 0 : found.count);
        for (size_t k = 0; k < found.count; k++) {
            assert_int_equal(found.items[k].line, 2);
            assert_string_equal(found.items[k].file, "ledger.csv");
            assert_string_equal(found.items[k].label, right[found.items[k].column - 1][0]);
        }
        free(text);
    }
}

/* Every check of codes.def has a case that raises it. */
static void no_check_is_left_out(void **state)
{
    (void)state;
#define DIAG(letter, number, severity, text)
#define CHECK(letter, number, severity, function, text) #letter #number,
    static const char *const codes[] = {
#include <hazard/codes.def>
    };
#undef DIAG
#undef CHECK
    for (size_t c = 0; c < sizeof codes / sizeof codes[0]; c++) {
        size_t i = 0;
        while (i < sizeof cases / sizeof cases[0] && strstr(cases[i].found, codes[c]) == NULL) {
            i++;
        }
        if (i == sizeof cases / sizeof cases[0]) {
            print_error("no case for %s\n", codes[c]);
            fail();
        }
    }
}

static void details_say_what_would_be_right(void **state)
{
    (void)state;
    static const char *const details[][2] = {
        {"乡镇=庐峰镇", "did you mean 卢峰镇?"},
        {"行业领域=危化学品", "did you mean 危险化学品?"},
        {"隐患来源=部门检察", "did you mean 部门检查?"},
        {"整改状态=已整改（2023.6.20）", "write 待验收, and 2023-06-20 in 整改完成日期"},
        {"销号日期=2023-07-02", "2023-07-01"},
        {"整改期限=2023-05-09;延期至=", "2023-05-10"},
        {"延期至=2023-06-15", "2023-06-15"},
        {"验收日期=2023-06-09", "整改完成日期 (2023-06-10)"},
        {"验收人=李二", "整改责任人"},
        {"验收人=", "已销号, but these columns are empty: 验收人"},
        {"备注=@x", "@"},
        {"销号日期=43538", /* of the system of 1904 */
         "this is the spreadsheet's number for a day; write 2023-03-15, or format the column as "
         "a date and save the file again"},
    };
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++) {
        struct findings found;
        char *text = right_text(details[i][0]);
        (void)check_text(text, &found);
        assert_int_equal(found.count, 1);
        assert_says(&found.items[0], details[i][1]);
        free(text);
    }
}

/* Writes the right row @p times, numbered or not, and @p tail after it. */
static size_t check_right_and(const char *changes, const char *tail, struct findings *found)
{
    char *text = right_text(changes);
    char *both = malloc(strlen(text) + strlen(tail) + 1);
    assert_non_null(both);
    (void)sprintf(both, "%s%s", text, tail);
    size_t errors = check_text(both, found);
    free(text);
    free(both);
    return errors;
}

static void numbers_are_unique(void **state)
{
    (void)state;
    struct findings found;
    char a[] = "a.csv";
    char b[] = "b.csv";
    hz_checker *checker = new_checker(&found);
    char *text = right_text("");
    write_text(a, text);
    write_text(b, text);
    assert_int_equal(check_file(checker, a), 0);
    assert_int_equal(check_file(checker, b), 1);
    assert_int_equal(found.count, 1);
    assert_diag(&found.items[0], "E210", "A2", 2);
    assert_string_equal(found.items[0].file, "b.csv");
    assert_says(&found.items[0], "a.csv:2");
    hz_row_counts counts;
    hz_checker_counts(checker, "a.csv", &counts);
    assert_int_equal(counts.rows, 1);
    assert_int_equal(counts.wrong, 0);
    hz_checker_counts(checker, "b.csv", &counts);
    assert_int_equal(counts.rows, 1);
    assert_int_equal(counts.wrong, 1);
    hz_checker_counts(checker, "c.csv", &counts);
    assert_int_equal(counts.rows, 0);
    hz_checker_free(checker);
    free(text);
}

static void numbers_known_before(void **state)
{
    (void)state;
    struct findings found;
    char name[] = "a.csv";
    hz_checker *checker = new_checker(&found);
    char *text = right_text("隐患编号=XP-2023-0002");
    hz_binding binding;
    hz_span label = hz_span_of("隐患编号");
    hz_span id = hz_span_of("XP-2023-0002");
    hz_record header = {.fields = &label, .count = 1};
    hz_record record = {.fields = &id, .count = 1, .line = 7};
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    hz_row row = {.record = &record, .binding = &binding, .file = "county.csv"};
    assert_int_equal(hz_checker_register(checker, &row), 0);
    hz_binding_clear(&binding);
    write_text(name, text);
    assert_int_equal(check_file(checker, name), 1);
    assert_says(&found.items[0], "county.csv:7");
    hz_checker_free(checker);
    free(text);
}

static void rows_without_numbers(void **state)
{
    (void)state;
    struct findings found;
    char *text = right_text("隐患编号=");
    const char *row = strchr(text, '\n') + 1;
    /* no error: hazard-add gives numbers; but it is the same hazard once more */
    assert_int_equal(check_right_and("隐患编号=", row, &found), 0);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].code, HZ_W528);
    free(text);
}

static void cells_too_few_and_too_many(void **state)
{
    (void)state;
    struct findings found;
    char *text = right_text("");
    text[strlen(text) - 1] = '\0'; /* more cells on the same line */
    char more[4096];
    (void)snprintf(more, sizeof more, "%s,,\n", text);
    assert_int_equal(check_text(more, &found), 0); /* empty ones do no harm */
    (void)snprintf(more, sizeof more, "%s,,x\n", text);
    assert_int_equal(check_text(more, &found), 1);
    assert_diag(&found.items[0], "E106", "A2", 2);
    assert_says(&found.items[0],
                "the row has 41 cells, but the header has 39 labels; a text probably has a comma");
    *strrchr(text, ',') = '\0'; /* 备注 is gone, as it is where a spreadsheet leaves it empty */
    assert_int_equal(check_text(text, &found), 0);
    free(text);
}

static void nul_bytes(void **state)
{
    (void)state;
    struct findings found;
    char *text = right_text("备注=x\ty");
    char *tab = strchr(text, '\t');
    size_t len = strlen(text);
    *tab = '\0';
    assert_int_equal(check_bytes(text, len, &found), 1);
    assert_diag(&found.items[0], "E105", "AF2", 2);
    *tab = '.';
    assert_int_equal(check_bytes(text, len, &found), 0);
    free(text);
}

static void broken_quotes(void **state)
{
    (void)state;
    struct findings found;
    assert_int_equal(check_right_and("", "XP-2023-0002,\"2023-05-01,x\n", &found), 1);
    assert_diag(&found.items[0], "E102", "B3", 3);
    assert_string_equal(found.items[0].label, "发现日期");
    char *text = right_text("隐患编号=XP-2023-0003");
    const char *row = strchr(text, '\n') + 1;
    char tail[4096];
    (void)snprintf(tail, sizeof tail, "XP-2023-0002,\"open\n%s%sx\",y\n", row, row);
    assert_int_equal(check_right_and("", tail, &found), 1);
    assert_diag(&found.items[0], "E103", "B3", 3);
    assert_says(&found.items[0], "2");
    free(text);
}

static void headers(void **state)
{
    (void)state;
    struct findings found;
    /* all that is required but 企业名称 */
    assert_int_equal(check_text("发现日期,乡镇,行业领域,隐患描述,隐患来源,检查人,整改责任人,"
                                "整改措施,整改资金,整改期限,应急预案\n",
                                &found),
                     1);
    assert_int_equal(found.count, 1);
    assert_diag(&found.items[0], "E108", "", 1);
    assert_string_equal(found.items[0].label, "企业名称");
    /* 责任人 is another name of 整改责任人; 企业名秤 was meant to be 企业名称; 新列 is the office's
     * own */
    assert_int_equal(
        check_text("发现日期,乡镇,行业领域,企业名秤,隐患描述,隐患来源,检查人,整改责任人,"
                   "整改措施,整改资金,整改期限,应急预案,新列,责任人\n",
                   &found),
        1);
    assert_int_equal(found.count, 2);
    assert_diag(&found.items[0], "W118", "M1", 1);
    assert_says(&found.items[0], "新列");
    assert_diag(&found.items[1], "E108", "D1", 1);
    assert_string_equal(found.items[1].label, "企业名称");
    /* the very same label */
    assert_int_equal(
        check_text("发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,整改责任人,"
                   "整改措施,整改资金,整改期限,应急预案,整改责任人\n",
                   &found),
        1);
    assert_int_equal(found.count, 1);
    assert_diag(&found.items[0], "E109", "M1", 1);
    assert_says(&found.items[0], "the other is column H");
}

static void text_without_a_label(void **state)
{
    (void)state;
    struct findings found;
    static const char header[] = "编号,发现日期,乡镇,行业领域,企业名称,隐患描述,隐患来源,检查人,"
                                 "整改责任人,整改措施,整改资金,整改期限,应急预案,\n";
    static const char row[] =
        "X1,2023-05-01,卢峰镇,城镇燃气,甲,乙,部门检查,丙,丁,戊,1,2023-06-01,己,";
    char text[2048];
    (void)snprintf(text, sizeof text, "%s%s\n", header, row);
    assert_int_equal(check_text(text, &found), 0);
    (void)snprintf(text, sizeof text, "%s%sx\n", header, row);
    assert_int_equal(check_text(text, &found), 1);
    assert_diag(&found.items[0], "E111", "N2", 2);
}

static void lines_after_a_quoted_line_end(void **state)
{
    (void)state;
    struct findings found;
    char *text = right_text("隐患描述=\"一\n二\";整改状态=拆除");
    assert_int_equal(check_text(text, &found), 1);
    assert_diag(&found.items[0], "E207", "W2", 3);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_check),
        cmocka_unit_test(no_check_is_left_out),
        cmocka_unit_test(details_say_what_would_be_right),
        cmocka_unit_test(numbers_are_unique),
        cmocka_unit_test(numbers_known_before),
        cmocka_unit_test(rows_without_numbers),
        cmocka_unit_test(cells_too_few_and_too_many),
        cmocka_unit_test(nul_bytes),
        cmocka_unit_test(broken_quotes),
        cmocka_unit_test(headers),
        cmocka_unit_test(text_without_a_label),
        cmocka_unit_test(lines_after_a_quoted_line_end),
    };
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
