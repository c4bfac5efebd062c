/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include <stdlib.h>

static struct cli_change change = {.wait = CLI_WAIT, .by_login_name = true};

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to add to; created if missing"),
                       N_("who adds (default: $HAZARD_USER, or the login name)")),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER [--by NAME] [COLUMN=VALUE...]"),
    .summary = N_("Adds one hazard from arguments or many from a table: all of them or none."),
    .input = N_("Without arguments, standard input is read: CSV, YAML or a workbook."),
    .formats = "csv|yaml|text|xlsx",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* Split all arguments. False after a usage error. */
static bool split(struct cli *cli, hz_span *labels, hz_span *values)
{
    char reason[256];
    for (size_t i = 0; i < cli->file_count; i++) {
        const char *word = cli->files[i];
        int result = cli_split_assignment(cli, word, &labels[i], &values[i]);
        if (result > 0) {
            continue;
        }
        if (result == 0) {
            (void)snprintf(reason, sizeof reason, cli_translate(N_("“%s”: give COLUMN=VALUE")),
                           word);
            (void)cli_usage_error(cli, reason);
        }
        return false;
    }
    return true;
}

static int add_arguments(struct cli *cli, hz_session *session, hz_error *err)
{
    int result = -1;
    hz_span *labels = calloc(cli->file_count, sizeof *labels);
    hz_span *values = calloc(cli->file_count, sizeof *values);
    if (labels == NULL || values == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
    } else if (split(cli, labels, values)) {
        result = hz_session_add_one(session, labels, values, cli->file_count, err);
    } else {
        result = 1;
    }
    free(labels);
    free(values);
    return result;
}

static int add_rows(struct cli *cli, hz_session *session, hz_error *err)
{
    hz_rows *rows = NULL;
    const hz_rows_options reading = {.size = sizeof reading,
                                     .flags = HZ_ROWS_MAY_BE_EMPTY,
                                     .sink = cli_sink(cli),
                                     .plan = cli->plan};
    int result = -1;
    cli_announce_stdin(NULL, 0);
    if (hz_rows_open(NULL, 0, &reading, &rows, err) == 0) {
        result = hz_session_add(session, rows, err);
    }
    hz_rows_close(rows);
    return result;
}

static int add(struct cli *cli, hz_session *session, hz_error *err)
{
    return cli->file_count > 0 ? add_arguments(cli, session, err) : add_rows(cli, session, err);
}

static int run(struct cli *cli)
{
    return cli_change_ledger(cli, &change, add, N_("Nothing was added.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
