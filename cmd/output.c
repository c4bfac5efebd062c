/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <errno.h>
#include <stdio.h>

const char *cli_skip_blanks(const char *text)
{
    static const char *const wide[] = {"\u00A0", "\u3000", "\uFEFF"};
    size_t skipped;
    do {
        skipped = strspn(text, " \t\n\v\f\r");
        for (size_t i = 0; i < sizeof wide / sizeof wide[0] && skipped == 0; i++) {
            skipped = strncmp(text, wide[i], strlen(wide[i])) == 0 ? strlen(wide[i]) : 0;
        }
        text += skipped;
    } while (skipped > 0);
    return text;
}

bool cli_is_formula(const char *text)
{
    const char *first = cli_skip_blanks(text);
    return *first != '\0' && strchr("=+-@", *first) != NULL;
}

int cli_flush(struct cli *cli)
{
    hz_error err;
    if (fflush(stdout) != 0) {
        hz_diag_set(&err, HZ_E002, "-", cli_translate(strerror(errno)));
        return cli_fail(cli, &err);
    }
    return cli_status(cli);
}

int cli_open_writer(struct cli *cli, FILE *stream, const char *path, hz_writer **writer,
                    hz_error *err)
{
    cli->write.stream = path == NULL ? stream : NULL;
    cli->write.path = path;
    return hz_writer_open(&cli->write, writer, err);
}

int cli_open_table(const struct cli *cli, const char *path, hz_writer **writer, hz_error *err)
{
    const hz_writer_options workbook = {.size = sizeof workbook, .format = "xlsx"};
    hz_writer_options options = cli->write;
    options.format = "csv";
    options = cli_is_workbook(path) ? workbook : options;
    options.stream = NULL;
    options.path = path;
    return hz_writer_open(&options, writer, err);
}

int cli_write(struct cli *cli, cli_write_callback write, void *ctx)
{
    hz_error err;
    hz_writer *writer = NULL;
    int result = cli_open_writer(cli, stdout, cli->output, &writer, &err);
    result = result == 0 ? write(ctx, writer, &err) : result;
    if (result == 1 && cli->output != NULL && !cli->failed) {
        result = 0; /* as standard output would be empty, the file must not keep what it had */
    }
    result = result == 0 ? hz_writer_finish(writer, &err) : result;
    hz_writer_close(writer);
    if (result < 0) {
        (void)cli_fail(cli, &err);
        if (cli->changed) {
            (void)fputs(cli_translate(N_("The ledger was changed, but the changed rows could not "
                                         "be written to standard output.\n")),
                        stderr);
        }
    }
    return cli_status(cli);
}
