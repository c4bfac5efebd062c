#include "cli.h"
#include <hazard/step.h>
#include <stdlib.h>

static const char *ledger;
static const char *by;
static hz_date on = HZ_NO_DATE;

static const struct cli_option options[] = {
    {'l', "ledger", "LEDGER", OPTION_TEXT, &ledger, N_("the ledger to change")},
    {0, "by", "NAME", OPTION_TEXT, &by, N_("who approves, else $HAZARD_USER")},
    {0, "on", "DATE", OPTION_DATE, &on, N_("the day of closing, else --as-of")},
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    "-l LEDGER --by NAME [--on DATE] [ID...]",
    N_("Closes accepted hazards; numbers as arguments or in a table on standard input."),
    N_("Without numbers a table with them, CSV or YAML, is read from standard input."),
    "csv|yaml|text",
    options,
};

static int read_ids(hz_texts *ids, hz_diag *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    int result = hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY, &rows);
    result = result == 0 ? hz_ids_read(rows, ids, err) : result;
    hz_rows_close(rows);
    return result;
}

static hz_step_result close_hazards(const struct cli *cli, const hz_step *step, hz_diag *err)
{
    hz_texts ids = {(const char **)cli->files, cli->file_count};
    hz_texts read = {0};
    hz_date day = on == HZ_NO_DATE ? cli->as_of : on;
    if (cli->file_count > 0) {
        return hz_close(step, &ids, by, day, err);
    }
    hz_step_result result =
        read_ids(&read, err) == 0 ? hz_close(step, &read, by, day, err) : HZ_STEP_FAILED;
    hz_ids_free(&read);
    return result;
}

static int run(struct cli *cli)
{
    by = by == NULL ? getenv("HAZARD_USER") : by;
    if (by == NULL || hz_span_trim(hz_span_of(by)).len == 0) {
        return cli_misuse(cli, hz_translate(N_("--by NAME is missing: who closes, signs")));
    }
    return cli_step(cli, ledger, close_hazards, N_("Nothing was closed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
