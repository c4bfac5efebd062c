/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Columns that a ledger lacks: its header gets those that a row has a value in, other rows stay. */
#include "ledgers.h"

/* 摘牌日期, 撤销日期 and 撤销理由; in a ledger that has none of them. */
/* A header has five labels that are known: further columns do not make it doubtful. */
#define FIVE "隐患编号,发现日期,乡镇,企业名称,整改状态"

#define COLUMNS                                                                                    \
    (HZ_BIT(HZ_COL_UNLISTED_ON) | HZ_BIT(HZ_COL_CANCELLED_ON) | HZ_BIT(HZ_COL_CANCEL_REASON))

static int fill_in(void **state)
{
    (void)state;
    may_fill = COLUMNS;
    return enter_folder(state);
}

/* Changes two cells of the row @p id. */
static void change_both(struct ledger *ledger, const char *id, const char *day, const char *reason)
{
    const hz_row *row = NULL;
    hz_error err;
    while (ledger_next(ledger, &row, &err) > 0) {
        hz_span cells[64];
        for (size_t i = 0; i < row->binding->count; i++) {
            cells[i] = i < row->record->count ? row->record->fields[i] : hz_span_of("");
        }
        if (hz_span_is(hz_row_text(row, HZ_COL_ID), id)) {
            cells[row->binding->fields[HZ_COL_CANCEL_REASON]] = hz_span_of(reason);
            cells[row->binding->fields[HZ_COL_CANCELLED_ON]] = hz_span_of(day);
            assert_int_equal(ledger_change(ledger, row, cells, &entry, &err), 0);
        }
    }
}

static void fill(const char *name, const char *id, const char *day, const char *reason)
{
    struct ledger *ledger = open_ledger(name);
    change_both(ledger, id, day, reason);
    commit(ledger);
}

/* Expects that the change is refused with @p code at @p line, and the file as it was. */
static void assert_refused(const char *text, const char *id, hz_code code, uint64_t line)
{
    hz_error err;
    write_text("ledger", text);
    struct ledger *ledger = open_ledger("ledger");
    change_both(ledger, id, "2023-07-01", "重复登记");
    assert_int_equal(ledger_commit(ledger, &err), -1);
    assert_int_equal(err.code, code);
    assert_int_equal(err.line, line);
    ledger_close(ledger);
    assert_text("ledger", text);
}

static void header_gets_what_has_a_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < STORAGES; i++) {
        struct storage ended = storages[i];
        store_file(&storages[i],
                   "标题\n" FIVE ",备注\nX1,,,,整改中, a\n\nX2,,,,整改中\nX3,,,,已登记,\n");
        fill("ledger", "X2", "2023-07-01", "");
        assert_stored(&ended, "标题\n" FIVE ",备注,撤销日期\nX1,,,,整改中, a\n\n"
                              "X2,,,,整改中,,2023-07-01\nX3,,,,已登记,\n");
        fill("ledger", "X1", "2023-07-02", "录错");
        assert_stored(&ended, "标题\n" FIVE ",备注,撤销日期,撤销理由\n"
                              "X1,,,,整改中,a,2023-07-02,录错\n\n"
                              "X2,,,,整改中,,2023-07-01\nX3,,,,已登记,\n");
    }
}

static void nothing_is_added_without_a_value(void **state)
{
    (void)state;
    write_text("ledger", FIVE "\nX1,,,,整改中\n");
    fill("ledger", "X1", " ", "");
    assert_text("ledger", FIVE "\nX1,,,,整改中\n");
    change_state("ledger", "X1", "待验收");
    assert_text("ledger", FIVE "\nX1,,,,待验收\n");
}

static void rows_read_with_the_columns(void **state)
{
    (void)state;
    const hz_row *row = NULL;
    hz_error err;
    write_text("ledger", FIVE ",撤销时间,撤销日期\nX1,,,,,a,2023-07-01\n");
    struct ledger *ledger = open_ledger("ledger");
    assert_int_equal(ledger_next(ledger, &row, &err), 1);
    assert_int_equal(row->binding->count, 9);
    assert_int_equal(row->binding->fields[HZ_COL_CANCELLED_ON], 6);
    assert_int_equal(row->binding->fields[HZ_COL_UNLISTED_ON], 7);
    assert_int_equal(row->binding->fields[HZ_COL_CANCEL_REASON], 8);
    assert_int_equal(row->record->count, 7);
    assert_span(hz_row_text(row, HZ_COL_CANCEL_REASON), "");
    ledger_close(ledger);
}

static void columns_in_the_order_of_their_use(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", "隐患编号;发现日期;乡镇;企业名称;整改状态\nX1;;;;整改中\nX2;;;;整改中\n");
    struct ledger *ledger = open_ledger("ledger");
    change_both(ledger, "X2", "", "a;b");
    assert_int_equal(append(ledger, "X3||||已登记||2023-07-01|", &err), 0);
    assert_int_equal(append(ledger, "X4||||已登记|||", &err), 0);
    commit(ledger);
    assert_text("ledger",
                "隐患编号;发现日期;乡镇;企业名称;整改状态;撤销理由;撤销日期\nX1;;;;整改中\n"
                "X2;;;;整改中;\"a;b\"\nX3;;;;已登记;;2023-07-01\nX4;;;;已登记;;\n");
}

/* Each table of a file has its own header, which may be repeated. */
static void only_the_table_of_the_row(void **state)
{
    (void)state;
    write_text("ledger",
               FIVE "\nX1,,,,整改中\n" FIVE
                    "\nX2,,,,整改中\n整改状态,企业名称,乡镇,发现日期,隐患编号\n整改中,,,,X3\n");
    fill("ledger", "X2", "2023-07-01", "");
    assert_text("ledger", FIVE "\nX1,,,,整改中\n" FIVE ",撤销日期\nX2,,,,整改中,2023-07-01\n"
                               "整改状态,企业名称,乡镇,发现日期,隐患编号\n整改中,,,,X3\n");
    fill("ledger", "X3", "", "录错");
    fill("ledger", "X1", "2023-07-02", "");
    assert_text("ledger", FIVE
                ",撤销日期\nX1,,,,整改中,2023-07-02\n" FIVE ",撤销日期\nX2,,,,整改中,2023-07-01\n"
                "整改状态,企业名称,乡镇,发现日期,隐患编号,撤销理由\n整改中,,,,X3,录错\n");
}

static void header_of_two_rows(void **state)
{
    (void)state;
    static const char upper[] = "隐患编号,发现日期,企业名称,\"整改\n状态\",验收";
    static const char lower[] = ",,,,日期,人员\n";
    static const char row[] = "X1,2023-05-01,甲,整改中,,\n";
    char text[512];
    (void)snprintf(text, sizeof text, "%s\n%s%s", upper, lower, row);
    write_text("ledger", text);
    fill("ledger", "X1", "2023-07-01", "录错");
    (void)snprintf(text, sizeof text, "%s,,撤销日期,撤销理由\n%s%s", upper, lower,
                   "X1,2023-05-01,甲,整改中,,,2023-07-01,录错\n");
    assert_text("ledger", text);
    fill("ledger", "X1", "2023-07-02", "重复登记");
    struct ledger *ledger = open_ledger("ledger");
    const hz_row *found = NULL;
    hz_error err;
    assert_int_equal(ledger_next(ledger, &found, &err), 1);
    assert_span(hz_row_text(found, HZ_COL_CANCEL_REASON), "重复登记");
    ledger_close(ledger);
}

/* Text beyond the header would become the value of the new column. */
static void text_beyond_the_header(void **state)
{
    (void)state;
    assert_refused(FIVE "\nX1,,,,整改中\nX2,,,,整改中,落在外面\n", "X1", HZ_E532, 3);
    assert_refused(FIVE "\nX1,,,,整改中,,落在外面\nX2,,,,整改中,a\nX3,,,,整改中\n", "X3", HZ_E532,
                   2);
    write_text("ledger", FIVE "\nX1,,,,整改中\nX2,,,,整改中,落在外面\n");
    change_state("ledger", "X1", "待验收");
    assert_text("ledger", FIVE "\nX1,,,,待验收\nX2,,,,整改中,落在外面\n");
    write_text("ledger", FIVE "\nX1,,,,整改中,, ,\nX2,,,,整改中,\n");
    fill("ledger", "X1", "", "录错");
    assert_text("ledger", FIVE ",撤销理由\nX1,,,,整改中,录错\nX2,,,,整改中,\n");
}

static void header_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {FIVE, FIVE "\n", FIVE "\r\n"};
    for (size_t i = 0; i < 3; i++) {
        hz_error err;
        char text[128];
        write_text("ledger", texts[i]);
        struct ledger *ledger = open_ledger("ledger");
        read_to_end(ledger);
        assert_int_equal(append(ledger, "X1||||已登记|||录错", &err), 0);
        commit(ledger);
        const char *end = i == 2 ? "\r\n" : "\n";
        (void)snprintf(text, sizeof text, FIVE ",撤销理由%sX1,,,,已登记,录错%s", end, end);
        assert_text("ledger", text);
    }
}

static void label_added_by_the_caller(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", FIVE "\nX1,,,,整改中\n");
    struct ledger *ledger = open_ledger("ledger");
    read_to_end(ledger);
    assert_int_equal(ledger_add_label(ledger, "附注甲", &err), 0);
    assert_int_equal(ledger_add_label(ledger, "附注乙", &err), 0);
    assert_int_equal(append(ledger, "X2||||已登记|2023-07-01||||b", &err), 0);
    commit(ledger);
    assert_text("ledger", FIVE ",摘牌日期,附注乙\nX1,,,,整改中\nX2,,,,已登记,2023-07-01,b\n");
}

static void new_ledger(void **state)
{
    (void)state;
    struct ledger *ledger = NULL;
    hz_error err;
    hz_span cells[64];
    assert_int_equal(open_for("new.csv", true, &ledger, &err), 0);
    read_to_end(ledger);
    const hz_binding *binding = ledger_binding(ledger);
    assert_int_equal(binding->count, 35);
    for (size_t i = 0; i < binding->count; i++) {
        cells[i] = hz_span_of("");
    }
    cells[0] = hz_span_of("X1");
    cells[binding->fields[HZ_COL_CANCEL_REASON]] = hz_span_of("录错");
    assert_int_equal(ledger_append(ledger, cells, &entry, &err), 0);
    commit(ledger);
    const hz_row *row = NULL;
    may_fill = 0;
    ledger = open_ledger("new.csv");
    may_fill = COLUMNS;
    assert_int_equal(ledger_next(ledger, &row, &err), 1);
    assert_int_equal(row->binding->count, 33);
    assert_span(hz_row_text(row, HZ_COL_CANCEL_REASON), "录错");
    ledger_close(ledger);
}

static void yaml(void **state)
{
    (void)state;
    write_text("ledger.yaml",
               "- 隐患编号: X1\n  整改状态: 整改中\n- 隐患编号: X2\n  备注: b # c\n");
    fill("ledger.yaml", "X1", "2023-07-01", "");
    assert_text("ledger.yaml", "- 隐患编号: X1\n  整改状态: 整改中\n  撤销日期: 2023-07-01\n"
                               "- 隐患编号: X2\n  备注: b # c\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_gets_what_has_a_value),
        cmocka_unit_test(nothing_is_added_without_a_value),
        cmocka_unit_test(rows_read_with_the_columns),
        cmocka_unit_test(columns_in_the_order_of_their_use),
        cmocka_unit_test(only_the_table_of_the_row),
        cmocka_unit_test(header_of_two_rows),
        cmocka_unit_test(text_beyond_the_header),
        cmocka_unit_test(header_alone),
        cmocka_unit_test(label_added_by_the_caller),
        cmocka_unit_test(new_ledger),
        cmocka_unit_test(yaml),
    };
    return cmocka_run_group_tests(tests, fill_in, leave_folder);
}
