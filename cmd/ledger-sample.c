/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/sample.h>
#include <string.h>

static int count;
static const char *by_text;
static const char *seed;
static int weight = 1;
static const char *only;
static bool strata;
static bool results;
static const char *step;

static const struct cli_option options[] = {
    {'n', "count", N_("N"), OPTION_COUNT, &count, N_("number of hazards to draw")},
    {0, "seed", N_("SEED"), OPTION_TEXT, &seed,
     N_("random seed; the same seed gives the same sample")},
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text,
     N_("stratify, or sum up results, by columns: area, ...")},
    {0, "weight", N_("N"), OPTION_COUNT, &weight,
     N_("lots of a hazard in a high-risk sector (default: 1)")},
    {0, "only", N_("COLUMN=VALUE"), OPTION_TEXT, &only, N_("only hazards with this value")},
    {0, "strata", NULL, OPTION_FLAG, &strata, N_("show the number drawn from each stratum")},
    {0, "results", NULL, OPTION_FLAG, &results, N_("read check lists that were filled in")},
    {0, "for", N_("STEP"), OPTION_TEXT, &step,
     N_("hazards for a next step: reopen, reject or recheck")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-n N --seed SEED [FILE...] | --results [--for STEP] LIST..."),
    .summary = N_("Draws a random sample of hazards to inspect, and reads the results."),
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

/* The tables of --for, by the event that follows. */
static const struct {
    const char *event; /* its id */
    const char *label;
    hz_results_table table;
} steps[] = {
    {"reopen", "回头看重开", HZ_RESULTS_REOPEN},
    {"reject", "验收退回", HZ_RESULTS_REJECT},
    {"recheck", "回头看合格", HZ_RESULTS_RECHECK},
};

static int parse_step(struct cli *cli, hz_results_table *table)
{
    *table = HZ_RESULTS_RATES;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (step != NULL &&
            (strcmp(step, steps[i].event) == 0 || strcmp(step, steps[i].label) == 0)) {
            *table = steps[i].table;
        }
    }
    if (step != NULL && *table == HZ_RESULTS_RATES) {
        return cli_usage_error(cli, cli_translate(N_("--for: give reopen, reject or recheck")));
    }
    return EXIT_DONE;
}

static int add_result(void *ctx, const hz_row *row, hz_error *err)
{
    return hz_results_add(ctx, row, err);
}

struct writing {
    hz_results *results;
    hz_results_table table;
};

static int write_results(void *ctx, hz_writer *writer, hz_error *err)
{
    const struct writing *w = ctx;
    return hz_results_write(w->results, w->table, writer, err);
}

/* Read the lists. One that cannot be read is reported, and nothing is written: a rate without it
 * would not be that of the sample. */
static int read_results(struct cli *cli)
{
    static const char *const without[] = {"count", "seed", "weight", "only", "strata", NULL};
    const struct cli_input input = {.flags = HZ_ROWS_UNIQUE_FILES};
    int by[HZ_BY_MAX];
    hz_results_options o = {.size = sizeof o, .by = by, .today = cli->as_of};
    struct writing w = {.results = NULL};
    hz_error err;
    if (cli_refuse_options(cli, without, "--results") != 0 ||
        parse_step(cli, &w.table) != EXIT_DONE ||
        (by_text != NULL && cli_parse_columns(cli, by_text, HZ_COLUMNS, by, &o.by_count) != 0)) {
        return EXIT_FAILED;
    }
    if (hz_results_new(cli->plan, &o, cli_sink(cli), &w.results, &err) != 0) {
        return cli_fail(cli, &err);
    }
    int status = cli_read_rows(cli, &input, add_result, w.results) == 0
                     ? cli_write(cli, write_results, &w)
                     : EXIT_FAILED;
    hz_results_free(w.results);
    return status;
}

static int draw_sample(struct cli *cli)
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

static int run(struct cli *cli)
{
    if (!results && step != NULL) {
        return cli_usage_error(cli, cli_translate(N_("--for: only with --results")));
    }
    return results ? read_results(cli) : draw_sample(cli);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
