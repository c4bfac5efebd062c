/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/step.h>
#include <stdlib.h>

static struct cli_change change = {.wait = CLI_WAIT};

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to add to; begun if missing"),
                       N_("who adds (default: $HAZARD_USER, or the login name)")),
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("-l LEDGER [--by NAME] [COLUMN=VALUE...]"),
    N_("Adds one hazard from arguments, or many from a table; all of them or none."),
    N_("Without arguments a table, CSV or YAML, is read from standard input."),
    "csv|yaml|text",
    CLI_ALL_WORDS,
    options,
};

/* Splits all arguments. False: one of them is not COLUMN=VALUE; it has been said. */
static bool split(const struct cli *cli, hz_span *labels, hz_span *values)
{
    char reason[256];
    for (size_t i = 0; i < cli->file_count; i++) {
        const char *word = cli->files[i];
        bool said = false;
        if (cli_split_value(cli, word, &labels[i], &values[i], &said)) {
            continue;
        }
        if (!said) {
            (void)snprintf(reason, sizeof reason, hz_translate(N_("“%s”: COLUMN=VALUE is wanted")),
                           word);
            (void)cli_misuse(cli, reason);
        }
        return false;
    }
    return true;
}

static hz_session_result add_arguments(const struct cli *cli, const hz_session *session,
                                       hz_error *err)
{
    hz_session_result result = HZ_SESSION_FAILED;
    hz_span *labels = calloc(cli->file_count, sizeof *labels);
    hz_span *values = calloc(cli->file_count, sizeof *values);
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (labels != NULL && values != NULL) {
        result = split(cli, labels, values)
                     ? hz_add_one(session, labels, values, cli->file_count, err)
                     : HZ_SESSION_REFUSED;
    }
    free(labels);
    free(values);
    return result;
}

static hz_session_result add_rows(const hz_session *session, hz_error *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    hz_session_result result = HZ_SESSION_FAILED;
    cli_await_input(NULL, 0);
    if (hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY, &rows) == 0) {
        hz_rows_set_sink(rows, session->sink);
        result = hz_add(session, rows, err);
    }
    hz_rows_close(rows);
    return result;
}

static hz_session_result add(const struct cli *cli, const hz_session *session, hz_error *err)
{
    return cli->file_count > 0 ? add_arguments(cli, session, err) : add_rows(session, err);
}

static int run(struct cli *cli)
{
    change.by = cli_signature(cli, change.by, false);
    return change.by == NULL ? EXIT_FAILED
                             : cli_step(cli, &change, add, N_("Nothing was added.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
