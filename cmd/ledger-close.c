/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"

static struct cli_change change = {.wait = CLI_WAIT};
static hz_date on = HZ_NO_DATE;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to change"),
                       N_("who approves (default: $HAZARD_USER)")),
    {0, "on", N_("DATE"), OPTION_DATE, &on, N_("date of closing (default: --as-of)")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER --by NAME [--on DATE] [ID...]"),
    .summary = N_("Closes accepted hazards, given by number or in a table."),
    .input = N_("Without numbers, reads a table that has them from standard input (CSV, YAML)."),
    .formats = "csv|yaml|text|xlsx",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

static int close_hazards(struct cli *cli, hz_session *session, hz_error *err)
{
    const int event = hz_list_find(HZ_EVENTS, hz_span_of("close"));
    const hz_transition close = {.size = sizeof close,
                                 .events = &event,
                                 .event_count = 1,
                                 .on = on,
                                 .ids = cli->files,
                                 .id_count = cli->file_count};
    return cli_apply(cli, session, &close, err);
}

static int run(struct cli *cli)
{
    return cli_change_ledger(cli, &change, close_hazards, N_("Nothing was closed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
