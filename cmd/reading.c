/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the rows of the files that a command names, and shows progress. */
#include "cli.h"
#include <stdio.h>
#include <unistd.h>

/* On a terminal, shows the number of rows. */
static void show_progress(void *ctx, uint64_t count)
{
    struct cli *cli = ctx;
    cli->shown = count;
    if (isatty(STDERR_FILENO)) {
        (void)fputc('\r', stderr);
        (void)fprintf(stderr, cli_translate_count("%llu row", "%llu rows", count),
                      (unsigned long long)count);
    }
}

static void clear_progress(const struct cli *cli)
{
    if (cli->shown > 0 && isatty(STDERR_FILENO)) {
        (void)fputs("\r\033[K", stderr);
    }
}

void cli_announce_stdin(const char *const *files, size_t count)
{
    bool is_read = count == 0;
    for (size_t i = 0; i < count; i++) {
        is_read = is_read || strcmp(files[i], "-") == 0;
    }
    if (is_read && isatty(STDIN_FILENO)) {
        (void)fputs(cli_translate(N_("Reading standard input, the terminal: type or paste a table, "
                                     "then press Ctrl-D.\n")),
                    stderr);
    }
}

size_t cli_find_file(const struct cli *cli, const char *file, size_t from)
{
    hz_diag diag;
    size_t count = cli->file_count == 0 ? 1 : cli->file_count;
    for (size_t n = 0; n < count; n++) {
        size_t i = (from + n) % count;
        const char *name = cli->file_count == 0 ? "-" : cli->files[i];
        hz_diag_set(&diag, HZ_E003, name, NULL);
        if (strcmp(name, file) == 0 || strcmp(diag.file, file) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* Reports a file that cannot be read to its end. */
static void fail_file(struct cli *cli, const struct cli_input *input, void *ctx,
                      const hz_error *err)
{
    if (input->fail == NULL) {
        (void)cli_fail(cli, err);
    } else {
        input->fail(ctx, err);
    }
}

int cli_read_rows(struct cli *cli, const struct cli_input *input, cli_row_callback callback,
                  void *ctx)
{
    const hz_rows_options options = {.size = sizeof options,
                                     .flags =
                                         input->flags | HZ_ROWS_SKIP_INVALID | HZ_ROWS_UNIQUE_FILES,
                                     .sink = input->sink.fn == NULL ? cli_sink(cli) : input->sink,
                                     .worker = input->worker,
                                     .threads = (unsigned)input->jobs,
                                     .progress = show_progress,
                                     .progress_ctx = cli,
                                     .plan = cli->plan};
    hz_error err;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int found = 0;
    cli_announce_stdin(cli->files, cli->file_count);
    if (hz_rows_open(cli->files, cli->file_count, &options, &rows, &err) != 0) {
        (void)cli_fail(cli, &err);
        return -1;
    }
    while ((found = hz_rows_next(rows, &row, &err)) != 0) {
        if (found < 0) {
            fail_file(cli, input, ctx, &err);
        } else if (callback(ctx, row, &err) != 0) {
            (void)cli_fail(cli, &err);
            break;
        }
    }
    hz_rows_close(rows);
    clear_progress(cli);
    return cli->failed ? -1 : 0;
}
