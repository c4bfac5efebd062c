/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ledgers: a change touches its own row and no other byte, or nothing at all. */
#include "ledgers.h"

#include "base/atomic_file.h"
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define HEADER " 隐患编号 ,新列,整改状态,\"备注\"\n"
#define ROW1 "X1, a ,待验收,\"x, \"\"y\"\"\"\n"
#define ROW2 " X2 ,\"b\",整改中,'\n"
#define ROW3 "X3,,已登记\n"

static void change_keeps_all_other_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < STORAGES; i++) {
        store_file(&storages[i], "标题\n" HEADER ROW1 "\n" ROW2 ROW3);
        change_state("ledger", "X2", "待验收");
        assert_stored(&storages[i], "标题\n" HEADER ROW1 "\nX2,b,待验收,'\n" ROW3);
    }
}

static void append_keeps_all_other_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < STORAGES; i++) {
        struct storage ended = storages[i];
        hz_error err;
        store_file(&storages[i], HEADER ROW1 ROW2);
        struct ledger *ledger = open_ledger("ledger");
        read_to_end(ledger);
        assert_int_equal(append(ledger, "X4|v|已登记|一 二", &err), 0);
        assert_int_equal(append(ledger, "X5|\"|已登记| ", &err), 0);
        commit(ledger);
        ended.open_end = false;
        assert_stored(&ended, HEADER ROW1 ROW2 "X4,v,已登记,一 二\nX5,\"\"\"\",已登记,\" \"\n");
    }
}

static void change_and_append_at_once(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", HEADER ROW1 ROW2 ROW3);
    struct ledger *ledger = open_ledger("ledger");
    const hz_row *row = NULL;
    while (ledger_next(ledger, &row, &err) > 0) {
        assert_int_equal(change_row(ledger, row, HZ_COL_REMARK, "r", &err), 0);
    }
    assert_int_equal(append(ledger, "X4|v||", &err), 0);
    commit(ledger);
    assert_text("ledger", HEADER "X1,a,待验收,r\nX2,b,整改中,r\nX3,,已登记,r\nX4,v,,\n");
}

static void row_of_many_lines(void **state)
{
    (void)state;
    write_text("ledger", HEADER "X1,\"a\nb\",待验收,\"c\r\nd\"\n" ROW2);
    change_state("ledger", "X1", "已销号");
    assert_text("ledger", HEADER "X1,\"a\nb\",已销号,\"c\r\nd\"\n" ROW2);
    change_state("ledger", "X2", "待验收");
    assert_text("ledger", HEADER "X1,\"a\nb\",已销号,\"c\r\nd\"\nX2,b,待验收,'\n");
}

static void lone_carriage_returns(void **state)
{
    (void)state;
    write_text("ledger", "编号,状态\rX1,整改中\r\rX2,整改中\rX3,整改中");
    change_state("ledger", "X2", "待验收");
    assert_text("ledger", "编号,状态\rX1,整改中\r\rX2,待验收\nX3,整改中");
}

static void last_row_without_a_line_end(void **state)
{
    (void)state;
    write_text("ledger", "编号,状态\nX1,整改中");
    change_state("ledger", "X1", "待验收");
    assert_text("ledger", "编号,状态\nX1,待验收\n");
}

static void two_tables_in_one_file(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", "编号,状态\nX1,整改中\n备注,状态,编号\nr,整改中,X2\n");
    struct ledger *ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "待验收", &err), 0);
    assert_int_equal(append(ledger, "s|已登记|X3", &err), 0);
    commit(ledger);
    assert_text("ledger", "编号,状态\nX1,待验收\n备注,状态,编号\nr,整改中,X2\ns,已登记,X3\n");
}

static void header_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {"编号,状态", "编号,状态\n"};
    for (size_t i = 0; i < 2; i++) {
        hz_error err;
        write_text("ledger", texts[i]);
        struct ledger *ledger = open_ledger("ledger");
        read_to_end(ledger);
        assert_int_equal(append(ledger, "X1|已登记", &err), 0);
        commit(ledger);
        assert_text("ledger", "编号,状态\nX1,已登记\n");
    }
}

static void yaml_block_list(void **state)
{
    (void)state;
    static const char before[] =
        "# 台账\n  - 隐患编号: X1\n    整改状态: 整改中\n    执法措施:\n"
        "      - 约谈\n      - 曝光\n\n  # 第二项\n  - 隐患编号: \"X2\" # two\n"
        "    新列: |\n      v\n      w\n";
    hz_error err;
    write_text("ledger.yaml", before);
    struct ledger *ledger = open_ledger("ledger.yaml");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "待验收", &err), 0);
    assert_int_equal(append(ledger, "X3|已登记", &err), 0);
    commit(ledger);
    assert_text("ledger.yaml",
                "# 台账\n  - 隐患编号: X1\n    整改状态: 待验收\n    执法措施: 约谈、曝光\n"
                "\n  # 第二项\n  - 隐患编号: \"X2\" # two\n    新列: |\n      v\n      w\n"
                "  - 隐患编号: X3\n    整改状态: 已登记\n");
}

static void yaml_in_brackets_on_many_lines(void **state)
{
    (void)state;
    write_text("ledger.yaml", "- {隐患编号: X1,\n   整改状态: 整改中\n  }\n- 隐患编号: X2\n");
    change_state("ledger.yaml", "X1", "待验收");
    assert_text("ledger.yaml", "- 隐患编号: X1\n  整改状态: 待验收\n- 隐患编号: X2\n");
}

static void yaml_with_line_separators_in_texts(void **state)
{
    (void)state;
    write_text("ledger.yaml",
               "- 隐患编号: X1\n  备注: \"a\u2028b\"\n- 隐患编号: X2\n  整改状态: 整改中\n"
               "- 隐患编号: X3\n");
    change_state("ledger.yaml", "X2", "待验收");
    assert_text("ledger.yaml",
                "- 隐患编号: X1\n  备注: \"a\u2028b\"\n- 隐患编号: X2\n  整改状态: 待验收\n"
                "- 隐患编号: X3\n");
}

static void yaml_of_windows(void **state)
{
    (void)state;
    write_text("ledger.yaml", "- 隐患编号: X1\r\n  整改状态: 整改中\r\n- 隐患编号: X2\r\n");
    change_state("ledger.yaml", "X1", "待验收");
    assert_text("ledger.yaml", "- 隐患编号: X1\r\n  整改状态: 待验收\r\n- 隐患编号: X2\r\n");
}

static void yaml_that_is_no_block_list(void **state)
{
    (void)state;
    static const char *const texts[] = {"--- # 台账\n[{隐患编号: X1, 整改状态: 整改中}]\n",
                                        "隐患编号: X1\n整改状态: 整改中\n",
                                        "-\n  隐患编号: X1\n  整改状态: 整改中\n"};
    for (size_t i = 0; i < 3; i++) {
        hz_error err;
        write_text("ledger.yaml", texts[i]);
        struct ledger *ledger = open_ledger("ledger.yaml");
        assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "待验收", &err), -1);
        assert_int_equal(err.code, HZ_E507);
        assert_int_equal(err.line, i == 1 ? 1 : 2);
        ledger_close(ledger);
        assert_text("ledger.yaml", texts[i]);
    }
}

static void new_ledgers(void **state)
{
    (void)state;
    struct ledger *ledger = NULL;
    hz_error err;
    assert_int_equal(open_for("new.csv", true, &ledger, &err), 0);
    assert_true(ledger_is_new(ledger));
    read_to_end(ledger);
    assert_int_equal(ledger_binding(ledger)->count, 32);
    assert_int_equal(append(ledger, "X1|2023-05-01", &err), 0);
    assert_int_equal(access("new.csv", F_OK), -1);
    commit(ledger);
    ledger = open_ledger("new.csv");
    assert_false(ledger_is_new(ledger));
    const hz_row *row = NULL;
    assert_int_equal(ledger_next(ledger, &row, &err), 1);
    assert_int_equal(row->record->line, 2);
    assert_span(hz_row_text(row, HZ_COL_FOUND_ON), "2023-05-01");
    ledger_close(ledger);
    assert_int_equal(open_for("new.yml", true, &ledger, &err), 0);
    assert_int_equal(append(ledger, "X1|2023-05-01", &err), 0);
    commit(ledger);
    assert_text("new.yml", "- 隐患编号: X1\n  发现日期: 2023-05-01\n");
}

static void what_cannot_be_opened(void **state)
{
    (void)state;
    struct ledger *ledger = NULL;
    hz_error err;
    assert_int_equal(open_for("none.csv", false, &ledger, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    assert_int_equal(open_for(".", true, &ledger, &err), -1);
    assert_int_equal(err.code, HZ_E011);
    assert_int_equal(open_for("no/folder.csv", true, &ledger, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    assert_int_equal(symlink("nowhere.csv", "dangling.csv"), 0);
    assert_int_equal(open_for("dangling.csv", true, &ledger, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    ledger_close(NULL);
}

static void mode_and_link_stay(void **state)
{
    (void)state;
    struct stat st;
    write_text("target.csv", HEADER ROW1);
    assert_int_equal(chmod("target.csv", 0640), 0);
    assert_int_equal(symlink("target.csv", "link.csv"), 0);
    change_state("link.csv", "X1", "已销号");
    assert_int_equal(lstat("link.csv", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(lstat("target.csv", &st), 0);
    assert_true(S_ISREG(st.st_mode));
    assert_int_equal(st.st_mode & 07777, 0640);
    assert_text("target.csv", HEADER "X1,a,已销号,\"x, \"\"y\"\"\"\n");
}

/* Files left beside the ledger; temporary ones are hidden. */
static int count_temporaries(void)
{
    int count = 0;
    const struct dirent *found;
    DIR *dir = opendir(".");
    assert_non_null(dir);
    while ((found = readdir(dir)) != NULL) {
        bool itself = strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0;
        count += found->d_name[0] == '.' && !itself ? 1 : 0;
    }
    (void)closedir(dir);
    return count;
}

static void file_that_changed_meanwhile(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", HEADER ROW1);
    struct ledger *ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "已销号", &err), 0);
    write_text("ledger", HEADER ROW1 ROW2);
    assert_int_equal(ledger_commit(ledger, &err), -1);
    assert_int_equal(err.code, HZ_E005);
    ledger_close(ledger);
    assert_text("ledger", HEADER ROW1 ROW2);
    /* replaced by another file of the same size and time */
    ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "已销号", &err), 0);
    write_text("other", HEADER ROW1 ROW2);
    struct stat st;
    assert_int_equal(stat("ledger", &st), 0);
    assert_int_equal(utimensat(AT_FDCWD, "other", (struct timespec[]){st.st_atim, st.st_mtim}, 0),
                     0);
    assert_int_equal(rename("other", "ledger"), 0);
    assert_int_equal(ledger_commit(ledger, &err), -1);
    assert_int_equal(err.code, HZ_E005);
    ledger_close(ledger);
    /* gone */
    ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "已销号", &err), 0);
    assert_int_equal(remove("ledger"), 0);
    assert_int_equal(ledger_commit(ledger, &err), -1);
    assert_int_equal(err.code, HZ_E005);
    ledger_close(ledger);
    assert_int_equal(access("ledger", F_OK), -1);
    assert_int_equal(count_temporaries(), 0);
}

static void new_ledger_that_another_made_first(void **state)
{
    (void)state;
    struct ledger *ledger = NULL;
    hz_error err;
    assert_int_equal(open_for("first.csv", true, &ledger, &err), 0);
    assert_int_equal(append(ledger, "X1", &err), 0);
    write_text("first.csv", HEADER ROW1);
    assert_int_equal(ledger_commit(ledger, &err), -1);
    assert_int_equal(err.code, HZ_E005);
    ledger_close(ledger);
    assert_text("first.csv", HEADER ROW1);
    assert_int_equal(count_temporaries(), 0);
}

static void closed_without_commit(void **state)
{
    (void)state;
    hz_error err;
    write_text("ledger", HEADER ROW1);
    struct ledger *ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "已销号", &err), 0);
    ledger_close(ledger);
    assert_text("ledger", HEADER ROW1);
}

static void disk_that_is_full(void **state)
{
    (void)state;
    struct rlimit before;
    hz_error err;
    write_text("ledger", HEADER ROW1 ROW2 ROW3);
    struct ledger *ledger = open_ledger("ledger");
    assert_int_equal(change(ledger, "X1", HZ_COL_STATUS, "已销号", &err), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){50, before.rlim_max}), 0);
    int result = ledger_commit(ledger, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(result, -1);
    assert_int_equal(err.code, HZ_E002);
    ledger_close(ledger);
    assert_text("ledger", HEADER ROW1 ROW2 ROW3);
    assert_int_equal(count_temporaries(), 0);
}

/* Tries to change a ledger in a folder where nothing can be made. 0: refused as it must be. */
static int try_read_only(void)
{
    struct ledger *ledger = NULL;
    hz_error err;
    if (geteuid() == 0 && setuid(65534) != 0) {
        return 1;
    }
    int result = open_for("locked/ledger.csv", false, &ledger, &err);
    return result == -1 && err.code == HZ_E002 && strcmp(err.detail, "Permission denied") == 0 ? 0
                                                                                               : 2;
}

static void folder_that_is_read_only(void **state)
{
    (void)state;
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(mkdir("locked", 0755), 0);
    write_text("locked/ledger.csv", HEADER ROW1);
    assert_int_equal(chmod("locked", 0555), 0);
    pid_t child = fork();
    if (child == 0) { /* a process of its own, because root may write everywhere */
        _exit(try_read_only());
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(chmod("locked", 0755), 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_text("locked/ledger.csv", HEADER ROW1);
}

static void replacing_a_file(void **state)
{
    (void)state;
    struct atomic_file r;
    hz_error err;
    write_text("old", "old");
    assert_int_equal(atomic_file_open(&r, "old", &err), 0);
    assert_true(fputs("new", r.file) >= 0);
    assert_text("old", "old");
    atomic_file_close(&r); /* without a commit nothing happened */
    assert_text("old", "old");
    assert_int_equal(atomic_file_open(&r, "old", &err), 0);
    assert_true(fputs("new", r.file) >= 0);
    assert_int_equal(atomic_file_commit(&r, &err), 0);
    atomic_file_close(&r);
    assert_text("old", "new");
    assert_int_equal(count_temporaries(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(change_keeps_all_other_bytes),
        cmocka_unit_test(append_keeps_all_other_bytes),
        cmocka_unit_test(change_and_append_at_once),
        cmocka_unit_test(row_of_many_lines),
        cmocka_unit_test(lone_carriage_returns),
        cmocka_unit_test(last_row_without_a_line_end),
        cmocka_unit_test(two_tables_in_one_file),
        cmocka_unit_test(header_alone),
        cmocka_unit_test(yaml_block_list),
        cmocka_unit_test(yaml_in_brackets_on_many_lines),
        cmocka_unit_test(yaml_with_line_separators_in_texts),
        cmocka_unit_test(yaml_of_windows),
        cmocka_unit_test(yaml_that_is_no_block_list),
        cmocka_unit_test(new_ledgers),
        cmocka_unit_test(what_cannot_be_opened),
        cmocka_unit_test(mode_and_link_stay),
        cmocka_unit_test(file_that_changed_meanwhile),
        cmocka_unit_test(new_ledger_that_another_made_first),
        cmocka_unit_test(closed_without_commit),
        cmocka_unit_test(disk_that_is_full),
        cmocka_unit_test(folder_that_is_read_only),
        cmocka_unit_test(replacing_a_file),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
