/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The journal: its cells, its chain, and that nothing done to it or to the ledger stays unseen. */
#include "ledger/journal_changes.h"
#include "ledger/pending_change.h"
#include "ledger/row_hash.h"
#include "steps.h"

#define JOURNAL "l.csv.journal.csv"
#define RECORD ".l.csv.change"
#define WAITING ".l.csv.4711-0.tmp"

/* Valgrind is slow; UNIT_QUICK asks for a part of the trials only. */
static unsigned stride(unsigned quick)
{
    return getenv("UNIT_QUICK") == NULL ? 1 : quick;
}

static void assert_changes(const char *text, const char *label, const char *before,
                           const char *after)
{
    struct buf cell = {0};
    assert_true(changes_add(&cell, hz_span_of(label), 0, hz_span_of(before), hz_span_of(after)));
    assert_int_equal(cell.len, strlen(text));
    assert_memory_equal(cell.ptr, text, cell.len);
    struct changes_reader reading = {.rest = buf_span(&cell)};
    struct journal_change change;
    assert_int_equal(changes_next(&reading, &change), 1);
    assert_false(change.is_note);
    assert_span(change.label, label);
    assert_span(change.before, before);
    assert_span(change.after, after);
    assert_int_equal(changes_next(&reading, &change), 0);
    buf_free(&reading.buffer);
    buf_free(&cell);
}

static void changes_written_and_read(void **state)
{
    (void)state;
    assert_changes("状态: 甲 → 乙", "状态", "甲", "乙");
    assert_changes("状态:  → 乙", "状态", "", "乙");
    assert_changes("状态: 甲 → ", "状态", "甲", "");
    assert_changes("a\\:b: c\\; d: e → f\\\\", "a:b", "c; d: e", "f\\");
    assert_changes("x: a \\→ b → \\\\n\\n\\r", "x", "a → b", "\\n\n\r");
    struct buf cell = {0};
    assert_true(changes_add_note(&cell, hz_span_of("理由"), hz_span_of("汛期; 停工: 1")));
    assert_true(changes_add(&cell, hz_span_of("x"), 0, hz_span_of("1"), hz_span_of("2")));
    assert_int_equal(cell.len, strlen("理由: 汛期\\; 停工: 1; x: 1 → 2"));
    assert_memory_equal(cell.ptr, "理由: 汛期\\; 停工: 1; x: 1 → 2", cell.len);
    buf_free(&cell);
}

/* Any three values come back as they went in. */
static void changes_of_random_bytes(void **state)
{
    static const char *const pieces[] = {"\\", ";", "→",  ":",  " ", "\n",
                                         "\r", "a", "乡", "; ", ": "};
    (void)state;
    srand(7);
    for (unsigned trial = 0; trial < 20000 / stride(20); trial++) {
        char text[3][64] = {"", "", ""};
        for (int i = 0; i < 3; i++) {
            for (int n = rand() % 8; n > 0; n--) {
                const char *piece = pieces[rand() % 11];
                /* blanks at an end are none of a value, which is trimmed */
                (void)strcat(text[i], piece);
            }
            (void)strcat(text[i], "x");
        }
        struct buf cell = {0};
        struct journal_change change;
        unsigned number = (unsigned)rand() % 12;
        assert_true(changes_add(&cell, hz_span_of("前"), 0, hz_span_of(""), hz_span_of("a")));
        assert_true(changes_add(&cell, hz_span_of(text[0]), number, hz_span_of(text[1]),
                                hz_span_of(text[2])));
        struct changes_reader reading = {.rest = buf_span(&cell)};
        assert_int_equal(changes_next(&reading, &change), 1);
        assert_int_equal(changes_next(&reading, &change), 1);
        assert_span(change.name, text[0]);
        assert_int_equal(change.number, number);
        assert_span(change.before, text[1]);
        assert_span(change.after, text[2]);
        buf_free(&reading.buffer);
        buf_free(&cell);
    }
}

/* The check value of a row; labels and cells are joined by |, more cells than labels go beyond. */
static void hash_of(const char *header, const char *row, char hash[ROW_HASH_SIZE], bool version1)
{
    hz_span labels[8];
    hz_span cells[8];
    size_t label_count = 0;
    size_t count = 0;
    for (bool more = true; more; label_count++) {
        size_t len = strcspn(header, "|");
        labels[label_count] = (hz_span){header, len};
        more = header[len] == '|';
        header += len + (more ? 1 : 0);
    }
    for (bool more = true; more; count++) {
        size_t len = strcspn(row, "|");
        cells[count] = (hz_span){row, len};
        more = row[len] == '|';
        row += len + (more ? 1 : 0);
    }
    hz_record record = {.fields = labels, .count = label_count};
    hz_binding binding;
    struct content content = {0};
    struct version1 old = {0};
    assert_int_equal(hz_binding_init(&binding, &record, NULL), 0);
    if (version1) {
        assert_true(row_hash_version1(&old, &binding, cells, count, hash));
    } else {
        assert_true(content_read(&content, &binding, cells, count));
        row_hash(&content, hash);
    }
    content_free(&content);
    version1_free(&old);
    hz_binding_clear(&binding);
}

static void hashes(void **state)
{
    /* printf 'c2:id=2:X1\nc8:found_on=10:2023-05-01\nc5:funds=7:12.5000\nu6:新列#1=3:a,b\n' |
     * sha256sum */
    static const char right[] =
        "2:67b17545de157aec7b1b475d60a68dd1037411d9d4ae4409fe260c6e5f897991";
    static const char *const same[][2] = {
        {"隐患编号|发现日期|整改资金（万元）|新列", "X1|2023-05-01|12.5|a,b"},
        {"新列|整改资金|编号|排查日期|备注", "a,b |12.50|X1| 2023/5/1|"},
        {"id|found_on|funds|新列", "X1|2023年5月1日|１２．５|a,b"},
        {"id|found_on|funds|新列||新列", "X1|2023年5月1日|１２．５|a,b"},
    };
    static const char *const other[][2] = {
        {"隐患编号|发现日期|整改资金（万元）|新列", "X1|2023-05-01|12.5|a,c"},
        {"隐患编号|发现日期|整改资金（万元）|新列", "X1|2023-05-02|12.5|a,b"},
        {"隐患编号|发现日期|整改资金（万元）|旧列", "X1|2023-05-01|12.5|a,b"},
        {"隐患编号|发现日期|整改资金（万元）", "X1|2023-05-01|12.5"},
        {"隐患编号|发现日期|企业罚款（万元）|新列", "X1|2023-05-01|12.5|a,b"},
        {"隐患编号|发现日期|整改资金（万元）|新列|备注", "X1|2023-05-01|12.5|a,b|-"},
        {"隐患编号|发现日期|整改资金（万元）|新列", "X1|2023-05-01|12.5|a,b|beyond"},
        {"隐患编号|发现日期|整改资金（万元）|新列|", "X1|2023-05-01|12.5|a,b|blank"},
        {"隐患编号|发现日期|整改资金（万元）|新列|新列", "X1|2023-05-01|12.5||a,b"},
    };
    char hash[ROW_HASH_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        hash_of(same[i][0], same[i][1], hash, false);
        assert_string_equal(hash, right);
    }
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        hash_of(other[i][0], other[i][1], hash, false);
        assert_string_not_equal(hash, right);
    }
}

/* Rows with the same texts but another meaning. */
static void hashes_that_differ(void **state)
{
    static const char *const pairs[][4] = {
        /* the column in use, and a second one */
        {"编号|整改状态|status", "X||已销号", "编号|整改状态|status", "X|已销号|"},
        {"编号|罚款|penalty", "X||5", "编号|罚款|penalty", "X|5|"},
        {"编号|整改期限|期限", "X|2023-06-01|2023-07-01", "编号|整改期限|期限",
         "X|2023-07-01|2023-06-01"},
        {"编号|备注|备注|备注", "X|a|b|c", "编号|备注|备注|备注", "X|a|c|b"},
        /* an unknown label, and what it may be taken for */
        {"编号|无此列", "X|a", "编号|", "X|a"},
        {"编号|b#1=1:a", "X|c", "编号|b", "X|a"},
        {"编号|u1:x#1", "X|a", "编号|x", "X|a"},
        {"编号|甲|甲", "X|a|b", "编号|甲|甲", "X|b|a"},
        {"编号|甲|甲", "X|a|", "编号|甲|甲", "X||a"},
        /* without a label */
        {"编号||", "X|a|b", "编号||", "X|b|a"},
        {"编号", "X|a|b", "编号", "X|b|a"},
        {"编号", "X||a", "编号", "X|a|"},
        /* text that looks like another piece */
        {"编号|甲|乙", "X|1\nu3:乙#1=1:2|", "编号|甲|乙", "X|1|2"},
        {"编号|甲", "X|1\n", "编号|甲", "X|1\n2"},
    };
    char left[ROW_HASH_SIZE];
    char right[ROW_HASH_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        hash_of(pairs[i][0], pairs[i][1], left, false);
        hash_of(pairs[i][2], pairs[i][3], right, false);
        assert_string_not_equal(left, right);
    }
    /* a spreadsheet gives cells beyond the header a column without a label */
    hash_of("编号", "X|a|b", left, false);
    hash_of("编号||", "X|a|b", right, false);
    assert_string_equal(left, right);
}

/* Version 1 took second columns and unknown labels for columns, and did not see what is beyond. */
static void hashes_of_version1(void **state)
{
    /* printf '2:id=2:X1\n8:found_on=10:2023-05-01\n5:funds=7:12.5000\n6:新列=3:a,b\n' | sha256sum
     */
    static const char right[] = "3be038ed4815a9d7286e9157ac752837b65582dbfbe760245546d4badd57ed6b";
    static const char *const same[][2] = {
        {"隐患编号|发现日期|整改资金（万元）|新列", "X1|2023-05-01|12.5|a,b"},
        {"id|found_on|funds|新列", "X1|2023年5月1日|１２．５|a,b|beyond"},
        {"隐患编号|发现日期|资金|新列|funds", "X1|2023-05-01|12.5|a,b|"},
        {"隐患编号|发现日期|资金|新列|新列", "X1|2023-05-01|12.5|x|a,b"},
    };
    char hash[ROW_HASH_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        hash_of(same[i][0], same[i][1], hash, true);
        assert_string_equal(hash, right);
    }
    /* printf '2:id=1:X\n5:funds=7:2万元\n6:due_on=8:20230630\n12:排查时间=8:2023/6/1\n' |
     * sha256sum: what was no date and no amount then, and a label that was not known */
    hash_of("编号|排查时间|整改期限|资金", "X|2023/6/1|20230630|2万元", hash, true);
    assert_string_equal(hash, "5ac42c388de80cd7877a46a08fb87aaef4411af25bf8d7dc7f1a858f3a1140de");
}

enum { LINES = 100 };

/* A ledger of 34 hazards whose journal has 100 lines. */
static void make_ledger(void)
{
    for (int i = 0; i < 34; i++) {
        add_hazard("l.csv", "部门检查");
    }
    for (int i = 0; i < 66; i++) {
        struct stepping s;
        char id[32];
        const char *const ids[] = {id};
        const int event = i < 33 ? HZ_EVENT_ASSIGN : HZ_EVENT_START;
        hz_transition move = {.size = sizeof move,
                              .events = &event,
                              .event_count = 1,
                              .on = day("2023-06-05"),
                              .ids = ids,
                              .id_count = 1};
        (void)snprintf(id, sizeof id, "XP-2023-%04d", i % 33 + 1);
        stepping_begin(&s, "l.csv", "交办人甲");
        assert_int_equal(hz_session_apply(stepping_session(&s), &move, &s.err), 0);
        stepping_end(&s);
    }
}

struct trials {
    char *journal;
    size_t len;
    size_t starts[LINES + 2]; /* of the header, of each line, and the end */
    unsigned tried;
    unsigned unseen;
    unsigned resaved; /* said to be saved again by another program, with the same cells */
};

static void begin_trials(struct trials *t)
{
    *t = (struct trials){.tried = 0};
    t->journal = read_bytes(JOURNAL, &t->len);
    size_t n = 1;
    for (size_t i = 0; i < t->len; i++) {
        if (t->journal[i] == '\n') {
            assert_true(n < LINES + 2);
            t->starts[n++] = i + 1;
        }
    }
    assert_int_equal(n, LINES + 2);
}

/* True if the journal cannot be read to its end without a fault. The verification reads it with the
 * same function and reports each fault. */
static bool has_fault(void)
{
    struct journal *reading = NULL;
    const struct journal_line *line = NULL;
    hz_error err;
    int found = 0;
    if (journal_open("l.csv", &reading, &err) != 0) {
        return true;
    }
    while ((found = journal_next(reading, &line, &err)) > 0 &&
           (line->fault == NULL || hz_code_severity(line->fault->code) == HZ_NOTE)) {
    }
    journal_close(reading);
    return found != 0;
}

static void try_journal(struct trials *t, const char *bytes, size_t len, const char *what,
                        size_t at)
{
    write_bytes(JOURNAL, bytes, len);
    /* the whole verification for what the reader does not see, and for every 16th trial */
    if (t->tried % 16 != 0 && has_fault()) {
        t->tried++;
        return;
    }
    struct codes codes = verify("l.csv");
    bool adds_nothing = strcmp(what, "a byte less") == 0 || strcmp(what, "a byte twice") == 0;
    t->tried++;
    if (adds_nothing && strcmp(codes.text, "N717") == 0) {
        t->resaved++;
    } else if (codes.count == 0 || strcmp(codes.text, "N717") == 0) {
        t->unseen++;
        print_error("not seen: %s at %zu\n", what, at);
    }
}

/* The journal made of pieces: each is a line's number, 0 the header. */
static void try_lines(struct trials *t, const int *lines, size_t count, const char *what, size_t at)
{
    char *bytes = malloc(2 * t->len);
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        size_t start = t->starts[lines[i]];
        size_t size = t->starts[lines[i] + 1] - start;
        memcpy(bytes + len, t->journal + start, size);
        len += size;
    }
    try_journal(t, bytes, len, what, at);
    free(bytes);
}

static void every_byte_changed(struct trials *t)
{
    for (size_t i = 0; i < t->len; i += stride(97)) {
        static const char masks[] = {1, 0x20, (char)0x80};
        char was = t->journal[i];
        t->journal[i] = (char)(was ^ masks[i % 3]);
        try_journal(t, t->journal, t->len, "a byte", i);
        t->journal[i] = was;
    }
}

static void some_bytes_gone_or_twice(struct trials *t)
{
    char *bytes = malloc(t->len + 1);
    for (size_t i = 0; i < t->len; i += 29 * stride(7)) {
        memcpy(bytes, t->journal, i);
        memcpy(bytes + i, t->journal + i + 1, t->len - i - 1);
        try_journal(t, bytes, t->len - 1, "a byte less", i);
        memcpy(bytes + i, t->journal + i, 1);
        memcpy(bytes + i + 1, t->journal + i, t->len - i);
        try_journal(t, bytes, t->len + 1, "a byte twice", i);
    }
    free(bytes);
}

static void every_line_gone_twice_or_swapped(struct trials *t)
{
    int lines[LINES + 2];
    for (int i = 0; i <= LINES; i += (int)stride(9)) {
        size_t n = 0;
        for (int k = 0; k <= LINES; k++) { /* taken out */
            lines[n] = k;
            n += k == i ? 0 : 1;
        }
        try_lines(t, lines, n, "a line less", (size_t)i);
        for (int other = 0; other <= LINES; other += (int)stride(13)) {
            n = 0;
            for (int k = 0; k <= LINES; k++) { /* line i put in before line `other` */
                if (k == other) {
                    lines[n++] = i;
                }
                lines[n++] = k;
            }
            try_lines(t, lines, n, "a line put in", (size_t)(i * 1000 + other));
            for (int k = 0; k <= LINES; k++) {
                lines[k] = k == i ? other : (k == other ? i : k);
            }
            if (i < other) {
                try_lines(t, lines, LINES + 1, "two lines swapped", (size_t)(i * 1000 + other));
            }
        }
    }
}

static void every_line_end_as_the_end(struct trials *t)
{
    for (size_t i = 0; i <= LINES; i += stride(9)) {
        try_journal(t, t->journal, t->starts[i], "the end cut off before line", i);
    }
}

static void tampering(void **state)
{
    struct trials t;
    (void)state;
    make_ledger();
    assert_string_equal(verify("l.csv").text, "");
    begin_trials(&t);
    every_byte_changed(&t);
    some_bytes_gone_or_twice(&t);
    every_line_gone_twice_or_swapped(&t);
    every_line_end_as_the_end(&t);
    print_message(
        "journal of %d lines, %zu bytes: %u changes tried, %u not seen, %u as saved again\n", LINES,
        t.len, t.tried, t.unseen, t.resaved);
    assert_true(t.resaved <= 3); /* the byte order mark, the last line feed */
    assert_int_equal(t.unseen, 0);
    write_bytes(JOURNAL, t.journal, t.len);
    assert_string_equal(verify("l.csv").text, "");
    free(t.journal);
}

/* A change after damage to the journal is refused, and nothing is written. */
static void no_change_after_damage(void **state)
{
    size_t len = 0;
    size_t ledger_len = 0;
    char *journal = read_bytes(JOURNAL, &len);
    char *ledger = read_bytes("l.csv", &ledger_len);
    struct stepping s;
    const char *const ids[] = {"XP-2023-0034"};
    const int event = HZ_EVENT_ASSIGN;
    hz_transition move = {.size = sizeof move,
                          .events = &event,
                          .event_count = 1,
                          .on = day("2023-06-05"),
                          .ids = ids,
                          .id_count = 1};
    (void)state;
    journal[len / 2] ^= 1;
    write_bytes(JOURNAL, journal, len);
    stepping_begin(&s, "l.csv", "交办人甲");
    assert_int_equal(hz_session_apply(stepping_session(&s), &move, &s.err), -1);
    assert_int_equal(s.err.code, HZ_E509);
    assert_true(s.err.line > 1);
    stepping_end(&s);
    assert_bytes("l.csv", ledger, ledger_len);
    assert_bytes(JOURNAL, journal, len);
    journal[len / 2] ^= 1;
    write_bytes(JOURNAL, journal, len);
    free(journal);
    free(ledger);
}

/* Writes the record of a change that will add @p text to the journal of l.csv, which has @p len
 * bytes. */
static void record_change(const char *journal, size_t len, const char *text)
{
    struct pending_lines lines = {.exists = true, .size = len};
    struct ledger_files b;
    hz_error err;
    memcpy(lines.head, journal + len - SHA256_HEX_SIZE, SHA256_HEX_SIZE - 1);
    assert_true(buf_add_text(&lines.text, text));
    write_text(WAITING, "half a ledger");
    assert_int_equal(ledger_files_open(&b, "l.csv", &err), 0);
    assert_int_equal(change_record_write(&b, &lines, WAITING, &err), 0);
    ledger_files_close(&b);
    pending_lines_free(&lines);
}

/* The states that a killed change leaves; each is undone and reported once. */
static void interrupted_changes(void **state)
{
    size_t len = 0;
    char *journal = read_bytes(JOURNAL, &len);
    static const char added[] = "101,half\n102,half\n";
    static const size_t written[] = {0, 1, 8, 9, 17, 18};
    struct journal *reading = NULL;
    const struct journal_line *line = NULL;
    hz_error err;
    uint64_t last = 0;
    (void)state;
    char *grown = malloc(len + sizeof added);
    memcpy(grown, journal, len);
    memcpy(grown + len, added, sizeof added);
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        record_change(journal, len, added);
        write_bytes(JOURNAL, grown, len + written[i]);
        assert_int_equal(journal_open("l.csv", &reading, &err), 0);
        while (journal_next(reading, &line, &err) > 0) {
            assert_null(line->fault);
            last = line->number;
        }
        assert_int_equal(last, LINES); /* a reader sees nothing of what is not done */
        journal_close(reading);
        assert_string_equal(verify("l.csv").text, "N010");
        assert_string_equal(verify("l.csv").text, "");
        assert_bytes(JOURNAL, journal, len);
        assert_int_not_equal(access(WAITING, F_OK), 0);
        assert_int_not_equal(access(RECORD, F_OK), 0);
    }
    free(grown);
    free(journal);
}

/* Nothing is cut where what the record says and what the journal holds are two things. */
static void records_that_do_not_fit(void **state)
{
    size_t len = 0;
    char *journal = read_bytes(JOURNAL, &len);
    (void)state;
    for (size_t shorter = 1; shorter < 3 * SHA256_HEX_SIZE; shorter++) {
        record_change(journal, len - shorter, "101,half\n");
        assert_string_equal(verify("l.csv").text, "N019");
        assert_bytes(JOURNAL, journal, len);
        assert_int_not_equal(access(RECORD, F_OK), 0);
    }
    write_text(RECORD, "hazard-ledger change 1 "); /* killed while it was written */
    assert_string_equal(verify("l.csv").text, "N010");
    write_text(RECORD, "0\n");
    assert_string_equal(verify("l.csv").text, "N017");
    assert_bytes(JOURNAL, journal, len);
    assert_int_equal(remove(RECORD), 0);
    free(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_written_and_read),
        cmocka_unit_test(changes_of_random_bytes),
        cmocka_unit_test(hashes),
        cmocka_unit_test(hashes_that_differ),
        cmocka_unit_test(hashes_of_version1),
        cmocka_unit_test(tampering),
        cmocka_unit_test(no_change_after_damage),
        cmocka_unit_test(interrupted_changes),
        cmocka_unit_test(records_that_do_not_fit),
    };
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
