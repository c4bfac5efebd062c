/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the rows of the files that a command names, and shows progress. */
#include "cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PROGRESS_ROWS = 50000, THREADS_MAX = 64 };

/* On a terminal, shows the number of rows from time to time. */
static void show_progress(struct cli *cli, const hz_rows *rows)
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

static void clear_progress(const struct cli *cli)
{
    if (cli->shown > 0 && isatty(STDERR_FILENO)) {
        (void)fputs("\r\033[K", stderr);
    }
}

/* A worker that wraps another one to show progress. */
struct progress_worker {
    hz_row_worker worker; /* given to the rows */
    hz_row_worker inner;
    struct cli *cli;
    const hz_rows *rows;
};

static void *init_state(void *ctx)
{
    const struct progress_worker *w = ctx;
    return w->inner.init(w->inner.ctx);
}

static int merge_state(void *ctx, void *state)
{
    const struct progress_worker *w = ctx;
    show_progress(w->cli, w->rows);
    return w->inner.merge(w->inner.ctx, state);
}

static void set_worker(struct progress_worker *w, struct cli *cli, hz_rows *rows,
                       const struct cli_input *input)
{
    const hz_row_worker *inner = input->worker;
    long threads = input->jobs == 0 ? sysconf(_SC_NPROCESSORS_ONLN) : input->jobs;
    threads = threads < 1 ? 1 : threads;
    *w = (struct progress_worker){
        {w, init_state, inner->process, merge_state, inner->free}, *inner, cli, rows};
    hz_rows_set_worker(rows, &w->worker, threads > THREADS_MAX ? THREADS_MAX : (unsigned)threads);
}

void cli_announce_stdin(const char *const *files, size_t count)
{
    bool is_read = count == 0;
    for (size_t i = 0; i < count; i++) {
        is_read = is_read || strcmp(files[i], "-") == 0;
    }
    if (is_read && isatty(STDIN_FILENO)) {
        (void)fputs(hz_translate(N_("Reading standard input, the terminal: type or paste a table, "
                                    "then press Ctrl-D.\n")),
                    stderr);
    }
}

/* The identity of a file named as an argument. */
struct named_file {
    dev_t device;
    ino_t inode;
    size_t place; /* index of the argument */
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

/* Removes from the arguments all but the first name of each of @p files, which are sorted. */
static void drop_repeated(struct cli *cli, const struct named_file *files, size_t count,
                          hz_sink sink)
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

/* Drops repeated names of a file, so that it is not counted twice. Returns -1 if out of memory. */
static int drop_repeated_files(struct cli *cli, hz_sink sink)
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
    drop_repeated(cli, files, count, sink);
    free(files);
    return 0;
}

static int open_rows(struct cli *cli, const struct cli_input *input, hz_sink sink, hz_rows **rows)
{
    hz_error err;
    cli_announce_stdin(cli->files, cli->file_count);
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if ((cli->file_count > 1 && drop_repeated_files(cli, sink) != 0) ||
        hz_rows_open((char *const *)cli->files, cli->file_count,
                     input->flags | HZ_ROWS_SKIP_INVALID, rows) != 0) {
        (void)cli_fail(cli, &err);
        return -1;
    }
    hz_rows_set_sink(*rows, sink);
    return 0;
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
    struct progress_worker worker;
    hz_error err;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int found = 0;
    if (open_rows(cli, input, input->sink.fn == NULL ? cli_sink(cli) : input->sink, &rows) != 0) {
        return -1;
    }
    if (input->worker != NULL) {
        set_worker(&worker, cli, rows, input);
    }
    while ((found = hz_rows_next(rows, &row, &err)) != 0) {
        if (found < 0) {
            fail_file(cli, input, ctx, &err);
        } else if (callback(ctx, row, &err) != 0) {
            (void)cli_fail(cli, &err);
            break;
        }
        show_progress(cli, rows);
    }
    hz_rows_close(rows);
    clear_progress(cli);
    return cli->failed ? -1 : 0;
}
