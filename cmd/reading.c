/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROGRESS_ROWS = 50000, MOST_JOBS = 64 };

void cli_progress(struct cli *cli, const hz_rows *rows)
{
    uint64_t count = hz_rows_count(rows);
    if (count - cli->shown < PROGRESS_ROWS) {
        return;
    }
    cli->shown = count;
    if (isatty(STDERR_FILENO)) {
        (void)fputc('\r', stderr);
        (void)fprintf(stderr, hz_translate_count("%llu row", "%llu rows", count),
                      (unsigned long long)count);
    }
}

void cli_progress_end(const struct cli *cli)
{
    if (cli->shown > 0 && isatty(STDERR_FILENO)) {
        (void)fputs("\r\033[K", stderr);
    }
}

static void *init_part(void *ctx)
{
    const struct cli_worker *s = ctx;
    return s->inner.init(s->inner.ctx);
}

static int merge_part(void *ctx, void *state)
{
    const struct cli_worker *s = ctx;
    cli_progress(s->cli, s->rows);
    return s->inner.merge(s->inner.ctx, state);
}

void cli_set_worker(struct cli_worker *s, struct cli *cli, hz_rows *rows, hz_row_worker inner,
                    int jobs)
{
    long cores = jobs == 0 ? sysconf(_SC_NPROCESSORS_ONLN) : jobs;
    *s = (struct cli_worker){
        {s, init_part, inner.process, merge_part, inner.free}, inner, cli, rows};
    hz_rows_set_worker(rows, &s->worker,
                       cores > MOST_JOBS ? MOST_JOBS : (unsigned)(cores < 1 ? 1 : cores));
}

void cli_await_input(char *const *files, size_t count)
{
    bool is_read = count == 0;
    for (size_t i = 0; i < count; i++) {
        is_read = is_read || strcmp(files[i], "-") == 0;
    }
    if (is_read && isatty(STDIN_FILENO)) {
        (void)fputs(hz_translate(N_("Reading standard input, the terminal: type or paste a table, "
                                    "and end with Ctrl-D.\n")),
                    stderr);
    }
}

/* A file that the arguments name, and which file it is. */
struct named_file {
    dev_t device;
    ino_t inode;
    size_t place; /* among the arguments */
};

static int compare_files(const void *a, const void *b)
{
    const struct named_file *x = a;
    const struct named_file *y = b;
    if (x->device != y->device) {
        return x->device < y->device ? -1 : 1;
    }
    if (x->inode != y->inode) {
        return x->inode < y->inode ? -1 : 1;
    }
    return (x->place > y->place) - (x->place < y->place);
}

/* Takes those regular files off the arguments that are the one before, in order of the files. */
static void drop_same(struct cli *cli, const struct named_file *files, size_t count, hz_sink sink)
{
    size_t first = 0;
    for (size_t i = 1; i < count; i++) {
        if (files[i].device != files[first].device || files[i].inode != files[first].inode) {
            first = i;
            continue;
        }
        hz_diag diag;
        hz_diag_set(&diag, HZ_N645, cli->files[files[i].place], cli->files[files[first].place]);
        sink.fn(sink.ctx, &diag);
        cli->files[files[i].place] = NULL;
    }
    size_t kept = 0;
    for (size_t i = 0; i < cli->file_count; i++) {
        if (cli->files[i] != NULL) {
            cli->files[kept++] = cli->files[i];
        }
    }
    cli->file_count = kept;
}

/* One file under two names, or named twice, must not count twice. 0, or -1: out of memory. */
static int name_once(struct cli *cli, hz_sink sink)
{
    size_t count = 0;
    struct named_file *files = calloc(cli->file_count + 1, sizeof *files);
    if (files == NULL) {
        return -1;
    }
    for (size_t i = 0; i < cli->file_count; i++) {
        struct stat st;
        if (stat(cli->files[i], &st) == 0 && S_ISREG(st.st_mode)) {
            files[count++] = (struct named_file){st.st_dev, st.st_ino, i};
        }
    }
    qsort(files, count, sizeof *files, compare_files);
    drop_same(cli, files, count, sink);
    free(files);
    return 0;
}

int cli_each_row(struct cli *cli, const struct cli_reading *reading, cli_take take, void *ctx,
                 hz_error *err)
{
    struct cli_worker worker;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int status = EXIT_DONE;
    int found = 0;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    hz_sink sink = reading->sink.fn == NULL ? cli_sink(cli) : reading->sink;
    cli_await_input(cli->files, cli->file_count);
    if ((cli->file_count > 1 && name_once(cli, sink) != 0) ||
        hz_rows_open(cli->files, cli->file_count, reading->flags | HZ_ROWS_SKIP_INVALID, &rows) !=
            0) {
        return cli_failed(err);
    }
    hz_rows_set_sink(rows, sink);
    if (reading->worker != NULL) {
        cli_set_worker(&worker, cli, rows, *reading->worker, reading->jobs);
    }
    while ((found = hz_rows_next(rows, &row, err)) != 0) {
        if (found < 0) {
            int failed = reading->fail == NULL ? cli_failed(err) : reading->fail(ctx, err);
            status = failed == EXIT_DONE ? status : failed;
        } else if (take(ctx, row, err) != 0) {
            status = cli_failed(err);
            break;
        }
        cli_progress(cli, rows);
    }
    hz_rows_close(rows);
    cli_progress_end(cli);
    return status;
}
