/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <errno.h>
#include <stdio.h>

bool cli_is_formula(const char *text)
{
    hz_span trimmed = hz_span_trim(hz_span_of(text));
    return trimmed.len > 0 && strchr("=+-@", trimmed.ptr[0]) != NULL;
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

int cli_write(struct cli *cli, cli_write_callback write, void *ctx)
{
    hz_error err;
    hz_writer *writer = NULL;
    int result = hz_writer_open(stdout, &cli->write, &writer, &err);
    result = result == 0 ? write(ctx, writer, &err) : result;
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
