/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/sample.h>

static int count;
static const char *by_text;
static const char *seed;
static int weight = 1;
static const char *only;
static bool strata;

static const struct cli_option options[] = {
    {'n', "count", N_("N"), OPTION_COUNT, &count, N_("how many hazards to draw")},
    {0, "seed", N_("SEED"), OPTION_TEXT, &seed,
     N_("random seed; the same seed gives the same sample")},
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text,
     N_("stratify: some of each township, sector, ...")},
    {0, "weight", N_("N"), OPTION_COUNT, &weight,
     N_("lots of a hazard in a high-risk sector (default: 1)")},
    {0, "only", N_("COLUMN=VALUE"), OPTION_TEXT, &only, N_("only of rows that hold this")},
    {0, "strata", NULL, OPTION_FLAG, &strata, N_("show how many are drawn of each stratum")},
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("-n N --seed SEED [--by COLUMN,...] [FILE...]"),
    N_("Draws hazards to inspect on the spot; the same seed gives the same sample."),
    CLI_READS_FILES,
    "csv|yaml|text|markdown|html",
    0,
    options,
};

static bool is_any(hz_column column)
{
    (void)column;
    return true;
}

/* What is wrong with the numbers and the seed; NULL: nothing. */
static const char *find_wrong(void)
{
    if (count < 1) {
        return N_("-n: say how many hazards to draw");
    }
    if (seed == NULL || seed[0] == '\0') {
        return N_("--seed: give a text that was settled before, such as the day of the draw");
    }
    return weight < 1 || weight > HZ_LOTS_MAX ? N_("--weight: give a number from 1 to 100") : NULL;
}

/* Reads --only. False: it is wrong, which has been said. */
static bool read_only(const struct cli *cli, hz_sample_options *o)
{
    hz_span label;
    bool said = false;
    if (cli_split_value(cli, only, &label, &o->value, &said)) {
        o->only = hz_column_find(label);
        return true;
    }
    if (!said) {
        (void)cli_misuse(cli, hz_translate(N_("--only: give it as COLUMN=VALUE")));
    }
    return false;
}

/* Reads the options; false: wrong use, which has been said. */
static bool read_options(const struct cli *cli, hz_sample_options *o)
{
    const char *wrong = find_wrong();
    *o = (hz_sample_options){.seed = seed,
                             .count = (size_t)count,
                             .weight = weight,
                             .day = cli->as_of,
                             .only = HZ_COL_NONE};
    if (wrong != NULL) {
        (void)cli_misuse(cli, hz_translate(wrong));
        return false;
    }
    return (only == NULL || read_only(cli, o)) &&
           (by_text == NULL ||
            cli_read_columns(cli, by_text, is_any, N_("any column can be named, each once"), o->by,
                             &o->by_count));
}

/* Puts a row into the draw, or looks at a header; the draw without one of the files would not be
 * fair: any failure ends it.
 */
static int add_row(void *ctx, const hz_row *row, hz_error *err)
{
    if (hz_sample_add(ctx, row) == 0) {
        return 0;
    }
    hz_diag_set(err, HZ_E003, row->file, NULL);
    return -1;
}

static void say_all_drawn(size_t drawn)
{
    char number[24];
    hz_diag note;
    (void)snprintf(number, sizeof number, "%zu", drawn);
    hz_diag_set(&note, HZ_N518, NULL, number);
    cli_say(&note);
}

static int write_sample(struct cli *cli, const hz_sample *sample, hz_error *err)
{
    hz_writer *writer = NULL;
    bool document = strcmp(cli->format, "html") == 0;
    bool ok = hz_writer_open(stdout, &cli->write, &writer, err) == 0 &&
              (!document || hz_sample_write_title(sample, writer, err) == 0) &&
              (strata ? hz_sample_write_strata(sample, writer, err)
                      : hz_sample_write(sample, writer, err)) == 0 &&
              hz_writer_finish(writer, err) == 0;
    hz_writer_close(writer);
    return ok ? EXIT_DONE : cli_failed(err);
}

static int run(struct cli *cli)
{
    hz_sample_options o;
    hz_sample *sample = NULL;
    size_t drawn = 0;
    hz_error err;
    if (!read_options(cli, &o)) {
        return EXIT_FAILED;
    }
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if (hz_sample_new(cli->plan, &o, cli_sink(cli), &sample) != 0) {
        return cli_failed(&err);
    }
    const struct cli_reading reading = {.flags = HZ_ROWS_MAY_BE_EMPTY};
    int status = cli_each_row(cli, &reading, add_row, sample, &err);
    if (status == EXIT_DONE && hz_sample_draw(sample, &drawn) != 0) {
        status = cli_failed(&err);
    }
    if (status == EXIT_DONE && drawn < o.count) {
        say_all_drawn(drawn);
    }
    status = status == EXIT_DONE ? write_sample(cli, sample, &err) : status;
    hz_sample_free(sample);
    return status == EXIT_DONE && cli->findings > 0 ? EXIT_FINDINGS : status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
