#include "cli.h"
#include <errno.h>
#include <hazard/merge.h>
#include <hazard/row_writer.h>
#include <stdio.h>
#include <unistd.h>

static const struct cli_option options[] = {
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    "[FILE...]",
    N_("Writes several ledgers as one: each hazard once; what they say differently is told."),
    CLI_READS_FILES,
    "csv|yaml",
    options,
};

/* Standard input is read more than once: what comes through a pipe is kept in a file. */
static int keep_input(hz_diag *err)
{
    char block[64 * 1024];
    ssize_t n = 0;
    if (lseek(STDIN_FILENO, 0, SEEK_CUR) >= 0) {
        return 0;
    }
    FILE *file = tmpfile();
    bool ok = file != NULL;
    while (ok && (n = read(STDIN_FILENO, block, sizeof block)) > 0) {
        ok = fwrite(block, 1, (size_t)n, file) == (size_t)n;
    }
    ok = ok && n == 0 && fflush(file) == 0 && dup2(fileno(file), STDIN_FILENO) >= 0 &&
         lseek(STDIN_FILENO, 0, SEEK_SET) == 0;
    if (!ok) {
        hz_diag_set(err, n < 0 ? HZ_E001 : HZ_E002, n < 0 ? "-" : "/tmp", strerror(errno));
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return ok ? 0 : -1;
}

static bool reads_input(const struct cli *cli)
{
    bool reads = cli->file_count == 0;
    for (size_t i = 0; i < cli->file_count; i++) {
        reads = reads || strcmp(cli->files[i], "-") == 0;
    }
    return reads;
}

static int run(struct cli *cli)
{
    hz_diag err;
    hz_writer *writer = NULL;
    hz_row_writer *rows = NULL;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    bool ok = (!reads_input(cli) || keep_input(&err) == 0) &&
              hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
              hz_row_writer_new(writer, NULL, 0, &rows) == 0 &&
              hz_row_writer_expect(rows, cli->files, cli->file_count) == 0 &&
              hz_merge(cli->files, cli->file_count, cli->plan, cli_sink(cli), rows, &err) == 0 &&
              hz_writer_finish(writer, &err) == 0;
    int status = ok ? EXIT_DONE : cli_failed(&err);
    hz_row_writer_free(rows);
    hz_writer_close(writer);
    return status == EXIT_DONE && cli->findings > 0 ? EXIT_FINDINGS : status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
