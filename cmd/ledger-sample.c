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
    {'n', "count", N_("N"), OPTION_COUNT, &count, N_("number of hazards to draw")},
    {0, "seed", N_("SEED"), OPTION_TEXT, &seed,
     N_("random seed; the same seed gives the same sample")},
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text,
     N_("stratify by columns: township, sector, ...")},
    {0, "weight", N_("N"), OPTION_COUNT, &weight,
     N_("lots of a hazard in a high-risk sector (default: 1)")},
    {0, "only", N_("COLUMN=VALUE"), OPTION_TEXT, &only, N_("only hazards with this value")},
    {0, "strata", NULL, OPTION_FLAG, &strata, N_("show the number drawn from each stratum")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-n N --seed SEED [--by COLUMN,...] [FILE...]"),
    .summary = N_("Draws a random sample of hazards; the same seed gives the same sample."),
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|text|markdown|html|xlsx",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* What is wrong with the count, the seed or the weight; NULL if nothing is. */
static const char *find_wrong(void)
{
    if (count < 1) {
        return N_("-n: give the number of hazards to draw");
    }
    if (seed == NULL || seed[0] == '\0') {
        return N_("--seed: give a text chosen beforehand, such as the date of the draw");
    }
    return weight < 1 || weight > HZ_SAMPLE_MAX_WEIGHT ? N_("--weight: give a number from 1 to 100")
                                                       : NULL;
}

static int parse_only(struct cli *cli, hz_sample_options *o)
{
    hz_span label;
    hz_span value;
    int split = cli_split_assignment(cli, only, &label, &value);
    if (split == 0) {
        (void)cli_usage_error(cli, cli_translate(N_("--only: give COLUMN=VALUE")));
    }
    if (split <= 0) {
        return -1;
    }
    o->only_column = hz_plan_find_column(cli->plan, label);
    o->only_value = value.ptr; /* to the end of the argument */
    return 0;
}

/* Parse the options, with the columns in @p by. */
static int parse_options(struct cli *cli, hz_sample_options *o, int by[HZ_BY_MAX])
{
    const char *wrong = find_wrong();
    *o = (hz_sample_options){.size = sizeof *o,
                             .by = by,
                             .seed = seed,
                             .count = (size_t)count,
                             .weight = weight,
                             .day = cli->as_of};
    if (wrong != NULL) {
        (void)cli_usage_error(cli, cli_translate(wrong));
        return -1;
    }
    if (only != NULL && parse_only(cli, o) != 0) {
        return -1;
    }
    return by_text == NULL ? 0 : cli_parse_columns(cli, by_text, HZ_COLUMNS, by, &o->by_count);
}

/* Add a row or read a header. Any failure ends the command: a draw without one of the files would
 * not be fair. */
static int add_row(void *ctx, const hz_row *row, hz_error *err)
{
    return hz_sample_add(ctx, row, err);
}

static int write_sample(void *ctx, hz_writer *writer, hz_error *err)
{
    return hz_sample_write(ctx, strata ? HZ_SAMPLE_STRATA : HZ_SAMPLE_CHECK_LIST, writer, err);
}

static int draw(struct cli *cli, hz_sample *sample)
{
    const struct cli_input input = {.flags = HZ_ROWS_MAY_BE_EMPTY};
    return cli_read_rows(cli, &input, add_row, sample) == 0 ? cli_write(cli, write_sample, sample)
                                                            : EXIT_FAILED;
}

static int run(struct cli *cli)
{
    hz_sample_options o;
    int by[HZ_BY_MAX];
    hz_sample *sample = NULL;
    hz_error err;
    if (parse_options(cli, &o, by) != 0) {
        return EXIT_FAILED;
    }
    if (hz_sample_new(cli->plan, &o, cli_sink(cli), &sample, &err) != 0) {
        return cli_fail(cli, &err);
    }
    int status = draw(cli, sample);
    hz_sample_free(sample);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
