#include "cli.h"
#include <hazard/step.h>
#include <stdlib.h>

#define N_(text) text

static const char *ledger;
static const char *by;

static const struct cli_option options[] = {
    {'l', "ledger", N_("LEDGER"), OPTION_TEXT, &ledger,
     N_("the ledger to add to; begun if missing")},
    {0, "by", N_("NAME"), OPTION_TEXT, &by, N_("who adds; for the journal")},
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    "hazard-add",
    "-l LEDGER [--by NAME] [COLUMN=VALUE...]",
    N_("Adds one hazard from arguments, or many from a table on standard input; all or none."),
    "csv|yaml|text",
    options,
};

/* Splits COLUMN=VALUE arguments. False: one of them is not known; it has been said. */
static bool split(const struct cli *cli, hz_span *labels, hz_span *values)
{
    char reason[256];
    for (size_t i = 0; i < cli->file_count; i++) {
        const char *word = cli->files[i];
        const char *sign = strchr(word, '=');
        if (sign == NULL) {
            (void)snprintf(reason, sizeof reason, hz_translate(N_("“%s”: COLUMN=VALUE is wanted")),
                           word);
            (void)cli_misuse(cli, reason);
            return false;
        }
        labels[i] = (hz_span){word, (size_t)(sign - word)};
        values[i] = hz_span_of(sign + 1);
        if (hz_column_find(labels[i]) == HZ_COL_NONE) {
            (void)snprintf(reason, sizeof reason,
                           hz_translate(N_("“%s”: no such column; did you mean %s?")), word,
                           hz_column_nearest(labels[i]));
            (void)cli_misuse(cli, reason);
            return false;
        }
    }
    return true;
}

static hz_step_result add_arguments(const struct cli *cli, const hz_step *step, hz_diag *err)
{
    hz_step_result result = HZ_STEP_FAILED;
    hz_span *labels = calloc(cli->file_count, sizeof *labels);
    hz_span *values = calloc(cli->file_count, sizeof *values);
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (labels != NULL && values != NULL) {
        result = split(cli, labels, values) ? hz_add_one(step, labels, values, cli->file_count, err)
                                            : HZ_STEP_REFUSED;
    }
    free(labels);
    free(values);
    return result;
}

static hz_step_result add_rows(const hz_step *step, hz_diag *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    hz_step_result result = hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY, &rows) == 0
                                ? hz_add(step, rows, err)
                                : HZ_STEP_FAILED;
    hz_rows_close(rows);
    return result;
}

static int run(struct cli *cli)
{
    hz_diag err;
    hz_writer *writer = NULL;
    hz_step step = {ledger, cli->plan, cli->as_of, cli_sink(cli), NULL};
    if (ledger == NULL) {
        return cli_misuse(cli, hz_translate(N_("-l LEDGER is missing")));
    }
    cli->write.hold = true;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    hz_step_result result = HZ_STEP_FAILED;
    if (hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
        hz_row_writer_new(writer, NULL, 0, &step.out) == 0) {
        result = cli->file_count > 0 ? add_arguments(cli, &step, &err) : add_rows(&step, &err);
    }
    if (result == HZ_STEP_DONE && hz_writer_finish(writer, &err) != 0) {
        result = HZ_STEP_FAILED;
    }
    if (result == HZ_STEP_FAILED) {
        cli_say(&err);
    } else if (result == HZ_STEP_REFUSED) {
        (void)fprintf(stderr, hz_translate(N_("Nothing was added.\n")));
    }
    hz_row_writer_free(step.out);
    hz_writer_close(writer);
    return result == HZ_STEP_DONE ? EXIT_DONE : EXIT_FAILED;
}

int main(int argc, char **argv)
{
    struct cli cli;
    int status = EXIT_DONE;
    if (cli_begin(&cli, &command, argc, argv, &status)) {
        status = run(&cli);
    }
    cli_end(&cli);
    return status;
}
