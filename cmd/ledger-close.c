/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/step.h>

static struct cli_change change = {.wait = CLI_WAIT};
static hz_date on = HZ_NO_DATE;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to change"),
                       N_("who approves (default: $HAZARD_USER)")),
    {0, "on", N_("DATE"), OPTION_DATE, &on, N_("the day of closing (default: --as-of)")},
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("-l LEDGER --by NAME [--on DATE] [ID...]"),
    N_("Closes accepted hazards; numbers as arguments or in a table on standard input."),
    N_("Without numbers a table with them, CSV or YAML, is read from standard input."),
    "csv|yaml|text",
    CLI_ALL_WORDS,
    options,
};

static hz_session_result close_hazards(const struct cli *cli, const hz_session *session,
                                       hz_error *err)
{
    hz_transition move = {.event = HZ_EVENT_CLOSE, .on = on == HZ_NO_DATE ? cli->as_of : on};
    hz_string_list ids = {(const char **)cli->files, cli->file_count};
    return cli_move(session, &move, &ids, err);
}

static int run(struct cli *cli)
{
    change.by = cli_signature(cli, change.by, true);
    return change.by == NULL ? EXIT_FAILED
                             : cli_step(cli, &change, close_hazards, N_("Nothing was closed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
