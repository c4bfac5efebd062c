/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whatever is edited by hand in a ledger or its journal is found; what saving changes is not. The
 * test knows what it changed, and so what has to be found. */
#include "base/buf.h"
#include "steps.h"

enum { ROWS = 6, COLUMNS = 12, MOST = COLUMNS + 1 };

struct sheet {
    char labels[MOST][40];
    char cells[ROWS + 1][MOST][40];
    int rows;
    int columns;
};

static const struct sheet original = {
    .labels = {"编号", "发现日期", "乡镇", "企业名称", "检查人", "资金", "整改状态", "status", "甲",
               "甲", "", "备注"},
    .rows = ROWS,
    .columns = COLUMNS,
};

static struct sheet make_sheet(void)
{
    struct sheet s = original;
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLUMNS; c++) {
            (void)snprintf(s.cells[r][c], sizeof s.cells[r][c], "%c%d", 'a' + c, r);
        }
        (void)snprintf(s.cells[r][1], sizeof s.cells[r][1], "2023-05-%02d", r + 1);
        (void)snprintf(s.cells[r][5], sizeof s.cells[r][5], "%d.5", r + 1);
    }
    return s;
}

/* @p saved: as a spreadsheet would save it, quoted, with CR LF and other ways of writing values. */
static void write_sheet(const struct sheet *s, bool saved)
{
    struct buf text = {0};
    const char *quote = saved ? "\"" : "";
    for (int r = -1; r < s->rows; r++) {
        for (int c = 0; c < s->columns; c++) {
            const char *cell = r < 0 ? s->labels[c] : s->cells[r][c];
            char other[64];
            int day = 0;
            (void)snprintf(other, sizeof other, "%s", cell);
            if (saved && r >= 0 && sscanf(cell, "2023-05-%d", &day) == 1) {
                (void)snprintf(other, sizeof other, "2023/5/%d", day);
            } else if (saved && r >= 0 && strcmp(s->labels[c], "资金") == 0) {
                (void)snprintf(other, sizeof other, "%s0", cell);
            }
            assert_true(buf_add_text(&text, c == 0 ? "" : ",") && buf_add_text(&text, quote) &&
                        buf_add_text(&text, other) && buf_add_text(&text, quote));
        }
        assert_true(buf_add_text(&text, saved ? "\r\n" : "\n"));
    }
    write_bytes("t.csv", text.ptr, text.len);
    buf_free(&text);
}

static void swap(char a[40], char b[40])
{
    char kept[40];
    memcpy(kept, a, sizeof kept);
    memcpy(a, b, sizeof kept);
    memcpy(b, kept, sizeof kept);
}

static int any(int below)
{
    return rand() % below;
}

/* Two different numbers below @p below. */
static void any_two(int below, int *a, int *b)
{
    *a = any(below);
    *b = (*a + 1 + any(below - 1)) % below;
}

/* Edits that say something else, and those that do not. */
enum edit {
    CELL,
    TWO_CELLS,
    RENAMED,
    TWO_LABELS,
    COLUMN_ADDED,
    CELL_BEYOND,
    ROW_GONE,
    ROW_TWICE,
    FOUND, /* up to here */
    ROWS_MOVED = FOUND,
    COLUMNS_MOVED,
    SAVED,
    EDITS
};

static void edit_sheet(struct sheet *s, enum edit edit)
{
    static const char *const ids[] = {"status", "penalty", "id", "found_on", "乙", ""};
    int a;
    int b;
    int r = any(s->rows);
    any_two(s->columns, &a, &b);
    switch (edit) {
    case CELL:
        (void)snprintf(s->cells[r][a], sizeof s->cells[r][a], "%s", any(2) ? "" : "x");
        break;
    case TWO_CELLS:
        swap(s->cells[r][a], s->cells[r][b]);
        break;
    case RENAMED: /* not to what it is called otherwise */
        (void)snprintf(s->labels[a], sizeof s->labels[a], "%s",
                       strcmp(s->labels[a], "丙") == 0 ? "丁" : "丙");
        break;
    case TWO_LABELS:
        while (strcmp(s->labels[a], s->labels[b]) == 0 ||
               (a + b == 6 + 7 && a * b == 6 * 7)) { /* mean the same */
            any_two(s->columns, &a, &b);
        }
        swap(s->labels[a], s->labels[b]);
        break;
    case COLUMN_ADDED:
        (void)snprintf(s->labels[s->columns], sizeof s->labels[0], "%s", ids[any(6)]);
        (void)snprintf(s->cells[r][s->columns++], sizeof s->cells[0][0], "5");
        break;
    case ROW_GONE:
        memmove(s->cells[r], s->cells[r + 1], sizeof s->cells[0] * (size_t)(s->rows - r - 1));
        s->rows--;
        break;
    case ROW_TWICE:
        memcpy(s->cells[s->rows++], s->cells[r], sizeof s->cells[0]);
        break;
    case ROWS_MOVED:
        any_two(s->rows, &a, &b);
        for (int c = 0; c < s->columns; c++) {
            swap(s->cells[a][c], s->cells[b][c]);
        }
        break;
    case COLUMNS_MOVED: /* which of two columns of one meaning comes first does matter */
        a = any(5);
        b = 10 + any(2);
        swap(s->labels[a], s->labels[b]);
        for (int row = 0; row < s->rows; row++) {
            swap(s->cells[row][a], s->cells[row][b]);
        }
        break;
    default:
        break;
    }
}

static void append_cell_beyond(void)
{
    size_t len = 0;
    char *text = read_bytes("t.csv", &len);
    text[len - 1] = ',';
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, len, out), len);
    assert_true(fputs("5\n", out) >= 0 && fclose(out) == 0);
    free(text);
}

static void begin_journal(void)
{
    struct stepping s;
    stepping_begin(&s, "t.csv", "县安委办");
    assert_int_equal(hz_session_adopt(stepping_session(&s), &s.err), 0);
    stepping_end(&s);
}

static void edits_of_the_ledger(void **state)
{
    const struct sheet sheet = make_sheet();
    unsigned tried[EDITS] = {0};
    int trials = getenv("UNIT_QUICK") == NULL ? 3000 : 200; /* Valgrind is slow */
    (void)state;
    srand(11);
    write_sheet(&sheet, false);
    begin_journal();
    for (int trial = 0; trial < trials; trial++) {
        struct sheet s = sheet;
        enum edit edit = (enum edit)any(EDITS);
        edit_sheet(&s, edit);
        write_sheet(&s, edit == SAVED);
        if (edit == CELL_BEYOND) {
            append_cell_beyond();
        }
        struct codes codes = verify("t.csv");
        if ((codes.count > 0) != (edit < FOUND)) {
            print_error("edit %d of trial %d: %s\n", (int)edit, trial, codes.text);
        }
        assert_int_equal(codes.count > 0, edit < FOUND);
        tried[edit]++;
    }
    for (int i = 0; i < EDITS; i++) {
        assert_true(tried[i] > (unsigned)trials / 30);
    }
    write_sheet(&sheet, false);
    assert_string_equal(verify("t.csv").text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(edits_of_the_ledger)};
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
