/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Whatever is to be written: what a change wrote is read back as it was given and passes all
 * checks, and a change that was refused has left every byte alone. Arguments, rows and ledgers are
 * drawn from values that programs like to stumble over. WRITTEN_CASES tries more than a run of the
 * tests does, WRITTEN_SEED other ones.
 */
#include "steps.h"

#include "check/check.h"
#include "output/format.h"
#include "output/row_writer.h"
#include "table/convert.h"

enum { QUICK_CASES = 60, CASES = 600, MOST_LABELS = 48, MOST_ROWS = 6 };

/* A right row, of which some cells are replaced. */
static const char *const base[][2] = {
    {"隐患编号", ""},
    {"发现日期", "2023-06-01"},
    {"乡镇", "卢峰镇"},
    {"行业领域", "特种设备"},
    {"企业名称", "丁厂"},
    {"隐患描述", "叉车未检验"},
    {"隐患来源", "部门检查"},
    {"检查人", "检查员甲"},
    {"整改责任人", "责任人甲"},
    {"整改措施", "停用送检"},
    {"整改资金（万元）", "12.5"},
    {"整改期限", "2023-06-30"},
    {"应急预案", "现场处置方案"},
    {"隐患部位", ""},
    {"交办日期", ""},
    {"整改状态", ""},
    {"整改完成日期", ""},
    {"验收日期", ""},
    {"验收人", ""},
    {"备注", ""},
};
enum { BASE = sizeof base / sizeof base[0] };

#define NASTY(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }
static const hz_span nasty[] = {
    NASTY(""),
    NASTY(" x "),
    NASTY("　x　"),
    NASTY("=1+1"),
    NASTY("@x"),
    NASTY("+2楼"),
    NASTY("-1层配电室"),
    NASTY("a,b"),
    NASTY("a\tb"),
    NASTY("a;b|c"),
    NASTY("\"a\""),
    NASTY("\""),
    NASTY("a\"\"b"),
    NASTY("a\nb"),
    NASTY("a\r\nb"),
    NASTY("a\rb"),
    NASTY("a\n\nb"),
    NASTY("a\n b"),
    NASTY("a \nb"),
    NASTY("\n"),
    NASTY("null"),
    NASTY("~"),
    NASTY("yes"),
    NASTY("007"),
    NASTY("1e5"),
    NASTY("12345678901234567890"),
    NASTY("- a"),
    NASTY("a: b"),
    NASTY("a:"),
    NASTY("a #b"),
    NASTY("#b"),
    NASTY("[x]"),
    NASTY("{x: y}"),
    NASTY("*x"),
    NASTY("&x"),
    NASTY("!x"),
    NASTY("%x"),
    NASTY("| x"),
    NASTY("> x"),
    NASTY("'"),
    NASTY("''"),
    NASTY("\\"),
    NASTY("a\\nb"),
    NASTY("a → b; c: d"),
    NASTY("? a"),
    NASTY("---"),
    NASTY("..."),
    NASTY("--- x"),
    NASTY("<<"),
    NASTY("a\xE2\x80\xA8"
          "b"),
    NASTY("a\xE2\x80\xA9"
          "b"),
    NASTY("a\xC2\x85"
          "b"),
    NASTY("a\xC2\x9B"
          "b"),
    NASTY("a\0b"),
    NASTY("a\x01"
          "b"),
    NASTY("a\x7F"
          "b"),
    NASTY("a\x1A"),
    NASTY("a\xE2\x80\x8B"
          "b"),
    NASTY("\xE2\x80\x8B"),
    NASTY("a\xEF\xBB\xBF"
          "b"),
    NASTY("\xEF\xBB\xBF"
          "a"),
    NASTY("a\xE2\x80\xAE"
          "b"),
    NASTY("\xF0\x9F\x98\x80"),
    NASTY("\xF4\x8F\xBF\xBF"),
    NASTY("\xEF\xBF\xBE"),
    NASTY("\xEE\x80\x80"),
    NASTY("\xEF\xBF\xBD"),
    NASTY("a\xFF"
          "b"),
    NASTY("\xC4\xE3"),
    NASTY("\xE4\xBD"),
    NASTY("\xED\xA0\x80"),
    NASTY("合计"),
    NASTY("小计"),
    NASTY("填报人：张三"),
    NASTY("注：以上"),
    NASTY("一、危险化学品领域"),
    NASTY("隐患编号"),
    NASTY("发现日期"),
    NASTY("、"),
    NASTY("无"),
    NASTY("/"),
    NASTY("2023-06-10"),
    NASTY("2023/6/1"),
    NASTY("45078"),
    NASTY("2024-13-01"),
    NASTY("2030-01-01"),
    NASTY("-5"),
    NASTY("1,234.50"),
    NASTY("待验收"),
    NASTY("已销号"),
    NASTY("整改中"),
    NASTY("责任人甲"),
    NASTY("王五（电话13800000000）"),
    NASTY("é"),
    NASTY("ＡＢＣ１２３"),
    NASTY("\xE3\x8E\xA1\xE2\x91\xA0"),
};
enum { NASTY_COUNT = sizeof nasty / sizeof nasty[0] };

static const hz_span ids[] = {
    NASTY(""),
    NASTY("A1"),
    NASTY("XP-2023-0001"),
    NASTY("XP-2023-0002"),
    NASTY("'A1"),
    NASTY("A\xE2\x80\x8B"
          "1"),
    NASTY("A\n1"),
    NASTY("A 1"),
    NASTY("Ａ１"),
    NASTY("=1"),
    NASTY("XP-2023-999999999999"),
    NASTY("XP-2023-999999999999999999"),
    NASTY("合计"),
    NASTY("注：1"),
    NASTY("序号"),
    NASTY("-"),
    NASTY("溆安〔2023〕1号"),
};
enum { ID_COUNT = sizeof ids / sizeof ids[0] };

static const hz_span labels_of_their_own[] = {
    NASTY("科室"),
    NASTY("科室"),
    NASTY("=x"),
    NASTY("a\nb"),
    NASTY("status"),
    NASTY("状态"),
    NASTY("备注（二）"),
    NASTY("a,b"),
    NASTY("- x"),
    NASTY("x: y"),
    NASTY("#x"),
    NASTY(""),
    NASTY("null"),
    NASTY("a\xFF"
          "b"),
    NASTY("整改时限"),
    NASTY("\xE2\x80\x8B"
          "乡镇"),
    NASTY("合计"),
    NASTY("a\xE2\x80\xA8"
          "b"),
    NASTY("a\0b"),
    NASTY("这是一个很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的列名称"
          "呀"),
};
enum { OWN_COUNT = sizeof labels_of_their_own / sizeof labels_of_their_own[0] };

static uint64_t state_of_draws;

static size_t pick(size_t count)
{
    state_of_draws = state_of_draws * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(state_of_draws >> 33) % count;
}

static bool one_in(size_t count)
{
    return pick(count) == 0;
}

/* A table in memory: labels, and rows of as many cells. */
struct drawn {
    hz_span labels[MOST_LABELS];
    hz_span rows[MOST_ROWS][MOST_LABELS];
    size_t columns;
    size_t count;
};

static void draw_table(struct drawn *t, size_t rows, bool right)
{
    *t = (struct drawn){.count = rows};
    size_t first = right ? 0 : pick(BASE);
    for (size_t i = 0; i < BASE; i++) {
        size_t b = (i + first) % BASE;
        hz_span label = hz_span_of(base[b][0]);
        if (!right && one_in(200)) {
            continue; /* a column is missing */
        }
        for (size_t r = 0; r < rows; r++) {
            hz_span value = hz_span_of(base[b][1]);
            if (b == 0) {
                value = right ? ids[2 + r] : ids[one_in(3) ? pick(ID_COUNT) : 0];
            } else if (!right && one_in(24)) {
                value = nasty[pick(NASTY_COUNT)];
            }
            t->rows[r][t->columns] = value;
        }
        t->labels[t->columns++] = label;
    }
    while (one_in(right ? 4 : 3) && t->columns < MOST_LABELS) {
        t->labels[t->columns] = right ? hz_span_of("科室") : labels_of_their_own[pick(OWN_COUNT)];
        for (size_t r = 0; r < rows; r++) {
            t->rows[r][t->columns] = right ? hz_span_of("甲科") : nasty[pick(NASTY_COUNT)];
        }
        t->columns++;
    }
}

/* Writes the table as some office would. */
static void write_table(const char *name, const struct drawn *t, bool yaml, bool any)
{
    static const hz_encoding encodings[] = {HZ_UTF8, HZ_GB18030, HZ_UTF16LE, HZ_UTF16BE};
    static const char *const marks[] = {"\xEF\xBB\xBF", "", "\xFF\xFE", "\xFE\xFF"};
    const char *end = one_in(3) ? "\r\n" : "\n";
    char delimiter = one_in(5) ? '\t' : ',';
    size_t which = pick(yaml ? 2 : 4);
    struct buf text = {0};
    struct buf bytes = {0};
    struct convert to;
    bool ok = yaml || csv_record(&text, t->labels, t->columns, delimiter, end);
    for (size_t r = 0; ok && r < t->count; r++) {
        ok = yaml ? yaml_item(&text, &(struct yaml_labels){t->labels, t->columns, false},
                              t->rows[r], 0, end)
                  : csv_record(&text, t->rows[r], t->columns, delimiter, end);
    }
    if (!ok) { /* libyaml writes no bytes that are not UTF-8 */
        buf_free(&text);
        write_table(name, t, false, any);
        return;
    }
    if (one_in(4) && text.len > 2) {
        text.len -= strlen(end); /* no line end after the last line */
    }
    assert_true((which != 1 && !one_in(2)) || which == 0 || buf_add_text(&bytes, marks[which]));
    if (which == 0) {
        assert_true(!one_in(3) || buf_add_text(&bytes, marks[0]));
        assert_true(buf_add_span(&bytes, buf_span(&text)));
    } else {
        assert_true(convert_open_to(&to, encodings[which]));
        if (convert(&to, buf_span(&text), &bytes, &(size_t){0}) != CONVERT_DONE) {
            assert_true(buf_add_span(&bytes, buf_span(&text)));
        }
        convert_close(&to);
    }
    if (any && one_in(12) && bytes.len > 0) {
        bytes.len -= 1 + pick(3) % bytes.len; /* cut off */
    } else if (any && yaml && one_in(6)) {
        static const char *const tails[] = {"...\n", "---\n", "# x\n", "\n\n", "- \n", "x\n"};
        assert_true(buf_add_text(&bytes, tails[pick(6)]));
    }
    write_bytes(name, bytes.len == 0 ? "" : bytes.ptr, bytes.len);
    buf_free(&text);
    buf_free(&bytes);
}

/* Errors of ledger-check. */
static size_t count_errors(const char *name, struct codes *codes)
{
    hz_checker *checker = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    size_t all = 0;
    char *path = (char *)name;
    int found = 0;
    *codes = (struct codes){.count = 0};
    assert_int_equal(
        hz_checker_new(plan, day("2023-12-31"), (hz_sink){keep_code, codes}, &checker, &err), 0);
    assert_int_equal(rows_open((const char *const *)&path, 1, HZ_ROWS_KEEP_INVALID, &rows, &err),
                     0);
    while ((found = hz_rows_next(rows, &row, &err)) > 0) {
        size_t errors = 0;
        assert_int_equal(hz_checker_check(checker, row, &errors, &err), 0);
        all += row->is_header && row->layout.yaml ? 0 : errors; /* one for each new column */
    }
    if (found < 0) {
        keep_code(codes, &err);
        all++;
    }
    hz_rows_close(rows);
    hz_checker_free(checker);
    return all;
}

/* The bytes of a file; NULL: it is not there. */
static char *bytes_of(const char *name, size_t *len)
{
    *len = 0;
    return access(name, F_OK) == 0 ? read_bytes(name, len) : NULL;
}

struct before {
    char *ledger;
    size_t ledger_len;
    char *journal;
    size_t journal_len;
    size_t errors;
    size_t broken; /* findings of --verify but for rows that nobody signed for */
};

static const char *ledger_name;
static char journal_name[64];

static size_t count_word(const char *text, const char *word)
{
    size_t count = 0;
    for (const char *p = strstr(text, word); p != NULL; p = strstr(p + 1, word)) {
        count++;
    }
    return count;
}

/* What --verify finds, but for rows that were there before the journal. */
static size_t count_broken(struct codes *found)
{
    struct codes codes = verify(ledger_name);
    if (found != NULL) {
        *found = codes;
    }
    return codes.count - count_word(codes.text, "E707") - count_word(codes.text, "E709") -
           count_word(codes.text, "E710") - count_word(codes.text, "E716");
}

static void note_before(struct before *b)
{
    struct codes codes;
    b->ledger = bytes_of(ledger_name, &b->ledger_len);
    b->journal = bytes_of(journal_name, &b->journal_len);
    b->errors = b->ledger == NULL ? 0 : count_errors(ledger_name, &codes);
    b->broken = b->ledger == NULL ? 0 : count_broken(NULL);
}

static void assert_same(const char *name, const char *bytes, size_t len)
{
    if (bytes == NULL) {
        assert_int_not_equal(access(name, F_OK), 0);
    } else {
        assert_bytes(name, bytes, len);
    }
}

/* Rows of the ledger, from the end: that of @p back rows before the last. */
static bool find_row(size_t back, const char *label, hz_span *text, struct buf *buffer)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    char *path = (char *)ledger_name;
    size_t count = 0;
    bool found = false;
    for (int pass = 0; pass < 2; pass++) {
        size_t at = 0;
        assert_int_equal(rows_open((const char *const *)&path, 1, 0, &rows, &err), 0);
        while (hz_rows_next(rows, &row, &err) > 0) {
            if (row->is_header) {
                continue;
            }
            at++;
            if (pass == 1 && at == count - back) {
                int column = hz_column_find(hz_span_of(label));
                buffer->len = 0;
                assert_true(buf_add_span(buffer, hz_row_text(row, (hz_column)column)));
                *text = buf_span(buffer);
                found = row->binding->fields[column] >= 0;
            }
        }
        count = at;
        hz_rows_close(rows);
    }
    return found;
}

/* What was given of the columns of text is what is there; of the others the plain form is. */
static void assert_read_back(const struct drawn *t)
{
    struct buf buffer = {0};
    for (size_t r = 0; r < t->count; r++) {
        for (size_t i = 0; i < t->columns; i++) {
            hz_span text = hz_span_of("");
            hz_span given = span_trim(t->rows[r][i]);
            size_t b = 1;
            while (b < BASE && !hz_span_is(t->labels[i], base[b][0])) {
                b++;
            }
            if (b == BASE || given.len == 0 ||
                !find_row(t->count - 1 - r, base[b][0], &text, &buffer)) {
                continue;
            }
            hz_cell cell;
            char plain[128];
            int column = hz_column_find(hz_span_of(base[b][0]));
            hz_cell_read(&cell, hz_column_get(column)->type, plan, given, "");
            given = cell_format(&cell, column, plan, plain);
            if (!hz_span_equal(given, text)) {
                print_error("%s: “%.*s” given, “%.*s” there\n", base[b][0], (int)given.len,
                            given.ptr, (int)text.len, text.ptr);
                fail();
            }
        }
    }
    buf_free(&buffer);
}

static void assert_after(const struct before *b, const struct stepping *s, int result)
{
    struct codes codes;
    if (result != 0) {
        assert_same(ledger_name, b->ledger, b->ledger_len);
        assert_same(journal_name, b->journal, b->journal_len);
        return;
    }
    size_t after = access(ledger_name, F_OK) == 0 ? count_errors(ledger_name, &codes) : 0;
    if (after > b->errors) {
        print_error("errors before %zu, after %zu: %s (%s)\n", b->errors, after, codes.text,
                    s->codes.text);
    }
    assert_true(after <= b->errors);
    size_t broken = access(ledger_name, F_OK) == 0 ? count_broken(&codes) : 0;
    if (broken > b->broken) {
        print_error("verify: %s\n", codes.text);
    }
    assert_true(broken <= b->broken);
}

static void adopt(void)
{
    struct stepping s;
    stepping_begin(&s, ledger_name, "县安委办");
    (void)hz_session_adopt(stepping_session(&s), &s.err);
    stepping_end(&s);
}

/* A new row as a table or as arguments. */
static int add(struct stepping *s, const struct drawn *t, bool *one)
{
    hz_rows *rows = NULL;
    char name[] = "given";
    char *path = name;
    *one = t->count == 1 && one_in(2);
    if (*one) {
        return hz_session_add_one(stepping_session(s), t->labels, t->rows[0], t->columns, &s->err);
    }
    write_table(name, t, one_in(4), true);
    assert_int_equal(rows_open((const char *const *)&path, 1, HZ_ROWS_MAY_BE_EMPTY, &rows, &s->err),
                     0);
    int result = hz_session_add(stepping_session(s), rows, &s->err);
    hz_rows_close(rows);
    return result;
}

static int move(struct stepping *s)
{
    static const char *const events[] = {"assign", "start", "submit", "extend", "list", "assign"};
    static const char *const columns[] = {"备注", "整改措施", "整改责任人", "监管部门", "延期至"};
    int column = hz_column_find(hz_span_of(columns[pick(5)]));
    hz_span value = nasty[pick(NASTY_COUNT)];
    const char *id = one_in(8) ? "'XP-2023-0001" : "XP-2023-0001";
    int event = hz_event_find(hz_span_of(events[pick(6)]));
    hz_transition m = {.size = sizeof m,
                       .events = &event,
                       .event_count = 1,
                       .on = day("2023-06-02"),
                       .ids = &id,
                       .id_count = 1,
                       .columns = &column,
                       .values = &value,
                       .count = one_in(4) ? 0 : 1};
    return hz_session_apply(stepping_session(s), &m, &s->err);
}

struct totals {
    unsigned done;
    unsigned refused;
    unsigned failed;
};

static void run_case(struct totals *totals)
{
    struct drawn old;
    struct drawn given;
    struct stepping s;
    struct before before = {0};
    bool yaml = one_in(2);
    bool moves = one_in(3);
    bool one = false;
    ledger_name = yaml ? "w.yaml" : "w.csv";
    (void)snprintf(journal_name, sizeof journal_name, "%s.journal.csv", ledger_name);
    (void)remove(ledger_name);
    (void)remove(journal_name);
    if (moves || !one_in(4)) {
        draw_table(&old, 1 + pick(2), !one_in(6));
        write_table(ledger_name, &old, yaml, one_in(3));
        if (!one_in(4)) {
            adopt();
        }
    }
    draw_table(&given, 1 + pick(3), one_in(5));
    note_before(&before);
    hz_span by = nasty[pick(NASTY_COUNT)];
    char name[64];
    (void)snprintf(name, sizeof name, "%s", one_in(6) ? by.ptr : "登记员甲");
    stepping_begin(&s, ledger_name, name);
    s.options.reason = one_in(3) ? nasty[pick(NASTY_COUNT)].ptr : NULL;
    int result = moves ? move(&s) : add(&s, &given, &one);
    assert_after(&before, &s, result);
    if (result == 0 && one) {
        assert_read_back(&given);
    }
    totals->done += result == 0 ? 1 : 0;
    totals->refused += result == 1 ? 1 : 0;
    totals->failed += result == -1 ? 1 : 0;
    stepping_end(&s);
    free(before.ledger);
    free(before.journal);
}

static void written_is_readable(void **state)
{
    const char *count = getenv("WRITTEN_CASES");
    const char *seed = getenv("WRITTEN_SEED");
    unsigned long cases = count != NULL                  ? strtoul(count, NULL, 10)
                          : getenv("UNIT_QUICK") == NULL ? CASES
                                                         : QUICK_CASES;
    uint64_t first = seed == NULL ? 1 : strtoull(seed, NULL, 10);
    struct totals totals = {0};
    (void)state;
    for (unsigned long i = 0; i < cases; i++) {
        state_of_draws = first + i;
        (void)pick(2);
        (void)pick(2);
        if (getenv("WRITTEN_SHOW") != NULL) {
            print_message("seed %llu\n", (unsigned long long)(first + i));
        }
        run_case(&totals);
    }
    print_message("%lu cases: %u done, %u refused, %u failed\n", cases, totals.done, totals.refused,
                  totals.failed);
    assert_true(cases < CASES || (totals.done > cases / 20 && totals.refused > cases / 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(written_is_readable)};
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
