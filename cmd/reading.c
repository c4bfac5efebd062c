#include "cli.h"
#include <stdio.h>
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

static void *begin_part(void *ctx)
{
    const struct cli_sieve *s = ctx;
    return s->inner.begin(s->inner.ctx);
}

static int join_part(void *ctx, void *sifted)
{
    const struct cli_sieve *s = ctx;
    cli_progress(s->cli, s->rows);
    return s->inner.join(s->inner.ctx, sifted);
}

void cli_sift(struct cli_sieve *s, struct cli *cli, hz_rows *rows, hz_sieve inner, int jobs)
{
    long cores = jobs == 0 ? sysconf(_SC_NPROCESSORS_ONLN) : jobs;
    *s = (struct cli_sieve){{s, begin_part, inner.sift, join_part, inner.end}, inner, cli, rows};
    hz_rows_sift(rows, &s->sieve,
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

int cli_each_row(struct cli *cli, const struct cli_reading *reading, cli_take take, void *ctx,
                 hz_diag *err)
{
    struct cli_sieve sieve;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int status = EXIT_DONE;
    int found = 0;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    cli_await_input(cli->files, cli->file_count);
    if (hz_rows_open(cli->files, cli->file_count, reading->flags | HZ_ROWS_SKIP_DAMAGED, &rows) !=
        0) {
        return cli_failed(err);
    }
    hz_rows_tell(rows, reading->sink.fn == NULL ? cli_sink(cli) : reading->sink);
    if (reading->sieve != NULL) {
        cli_sift(&sieve, cli, rows, *reading->sieve, reading->jobs);
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
