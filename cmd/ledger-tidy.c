/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/tidy.h>
#include <inttypes.h>
#include <stdio.h>

static const char *changes_path;

static const struct cli_option options[] = {
    {0, "changes", N_("FILE"), OPTION_OUTPUT, &changes_path,
     N_("write the changed cells to FILE, .csv or .xlsx")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--changes FILE] [FILE...]"),
    .summary = N_("Converts tables as received into a ledger, and lists each changed cell."),
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|xlsx",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* The list of changes. */
struct changes {
    struct cli *cli;
    hz_writer *writer;
    hz_error err;
    bool failed;
};

static const char *const columns[] = {"文件", "工作表", "单元格", "列名", "原内容",
                                      "改后", "规则",   "说明",   "核对"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static int open_changes(struct changes *c, hz_error *err)
{
    hz_span labels[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        labels[i] = hz_span_of(columns[i]);
    }
    int result = cli_open_table(c->cli, changes_path, &c->writer, err);
    return result == 0 ? hz_writer_table(c->writer, labels, COLUMNS, err) : result;
}

static void write_change(void *ctx, const hz_repair *repair)
{
    struct changes *c = ctx;
    char file[sizeof repair->place->file + 16];
    char cell[32];
    hz_diag_text(repair->place, HZ_PART_FILE, cli_language(), file, sizeof file);
    hz_diag_text(repair->place, HZ_PART_CELL, cli_language(), cell, sizeof cell);
    if (cell[0] == '\0') { /* of a column that the table lacks */
        (void)snprintf(cell, sizeof cell, "%" PRIu64, repair->place->record);
    }
    const hz_span cells[COLUMNS] = {
        hz_span_of(file),
        hz_span_of(repair->place->sheet),
        hz_span_of(cell),
        hz_span_of(repair->place->label),
        repair->before,
        repair->after,
        hz_span_of(repair->rule),
        hz_span_of(cli_translate(repair->reason)),
        hz_span_of(repair->confirm ? "待确认" : ""),
    };
    if (!c->failed) {
        c->failed = hz_writer_row(c->writer, cells, &c->err) != 0;
    }
}

static int tidy(void *ctx, hz_writer *writer, hz_error *err)
{
    struct changes *c = ctx;
    struct cli *cli = c->cli;
    const hz_tidy_options tidying = {.size = sizeof tidying,
                                     .today = cli->as_of,
                                     .sink = cli_sink(cli),
                                     .repaired = c->writer == NULL ? NULL : write_change,
                                     .repaired_ctx = c};
    int result = hz_tidy_write(cli->files, cli->file_count, cli->plan, &tidying, writer, err);
    if (result == 0 && c->failed) {
        *err = c->err;
        result = -1;
    }
    return result == 0 && c->writer != NULL ? hz_writer_finish(c->writer, err) : result;
}

static int run(struct cli *cli)
{
    struct changes c = {.cli = cli};
    if (changes_path != NULL && cli_check_table(cli, "changes", changes_path) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    if (changes_path != NULL && open_changes(&c, &c.err) != 0) {
        return cli_fail(cli, &c.err);
    }
    cli_announce_stdin(cli->files, cli->file_count);
    int status = cli_write(cli, tidy, &c);
    hz_writer_close(c.writer);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
