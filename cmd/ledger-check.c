/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "copies.h"
#include "counts.h"
#include "findings.h"
#include "sorting.h"

static bool pass;
static const char *rejects_path;
static int jobs;

static const struct cli_option options[] = {
    {0, "pass", NULL, OPTION_FLAG, &pass, N_("write valid rows to standard output")},
    {0, "rejects", N_("FILE"), OPTION_OUTPUT, &rejects_path,
     N_("write invalid rows to FILE, with reasons")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--pass] [--rejects FILE] [FILE...]"),
    .summary =
        N_("Checks ledgers: reports each error with its cell, the reason and the correction."),
    .input = CLI_READS_FILES,
    .formats = "text|csv|yaml|xlsx|html",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
    .writes_rows = &pass,
};

struct checking {
    struct cli *cli;
    hz_checker *checker;
    struct findings findings;
    struct copies copies;
    struct sorting sorting;
    struct counts counts;
    hz_error err;
    bool failed; /* a finding could not be written; see err */
    bool broken; /* the output cannot be finished */
};

static void on_finding(void *ctx, const hz_diag *diag)
{
    struct checking *c = ctx;
    if (!c->failed) {
        c->failed = sorting_add_reason(&c->sorting, diag, &c->err) != 0 ||
                    findings_add(&c->findings, diag, &c->err) != 0;
    }
}

static int check_row(void *ctx, const hz_row *row, hz_error *err)
{
    struct checking *c = ctx;
    size_t errors = 0;
    counts_add_row(&c->counts, row);
    int result = hz_checker_check(c->checker, row, &errors, err);
    if (result == 0 && c->failed) {
        *err = c->err;
        result = -1;
    }
    if (result == 0 && c->findings.copies != NULL) {
        result = copies_add_row(&c->copies, row, err);
    }
    if (result == 0) {
        result = sorting_add_row(&c->sorting, row, errors, err);
    }
    c->broken = result != 0;
    return result;
}

/* A file that cannot be read to its end is a finding, and the command fails: what was not read was
 * not checked. If it cannot be read at all, there is no copy that would show it. */
static void on_failure(void *ctx, const hz_error *err)
{
    struct checking *c = ctx;
    bool is_fatal = err->code == HZ_E001 || err->code == HZ_E003 || err->code == HZ_E104;
    counts_add_failure(&c->counts, err);
    if (is_fatal && c->findings.copies != NULL && !c->failed) {
        c->err = *err;
        c->failed = copies_drop(&c->copies, &c->err) != 0;
        (void)cli_fail(c->cli, err);
    } else {
        on_finding(c, err);
    }
    sorting_drop_reasons(&c->sorting); /* they belong to no row */
    c->cli->failed = true;
}

/* Reads all files. If one cannot be read, the others are still checked. */
static void check_files(struct checking *c)
{
    /* valid rows are needed too, in order */
    bool sorts = pass || rejects_path != NULL || c->findings.copies != NULL;
    const struct cli_input input = {.flags =
                                        HZ_ROWS_KEEP_INVALID | HZ_ROWS_DISPATCH | HZ_ROWS_ABOVE,
                                    .worker = sorts ? NULL : hz_checker_worker(c->checker),
                                    .jobs = jobs,
                                    .sink = {on_finding, c},
                                    .fail = on_failure};
    (void)cli_read_rows(c->cli, &input, check_row, c);
}

static int check(struct checking *c)
{
    hz_sink sink = {on_finding, c};
    if (copies_are_wanted(c->cli) && copies_open(&c->copies, c->cli) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    if (hz_checker_new(c->cli->plan, c->cli->as_of, sink, &c->checker, &c->err) != 0 ||
        findings_open(&c->findings, c->cli, &c->copies, pass ? stderr : stdout, &c->err) != 0 ||
        sorting_open(&c->sorting, c->cli, pass, rejects_path, &c->err) != 0 ||
        counts_open(&c->counts, c->cli, &c->err) != 0) {
        return cli_fail(c->cli, &c->err);
    }
    c->copies.checker = c->checker;
    check_files(c);
    if (c->broken) {
        return EXIT_FAILED;
    }
    if (c->failed || findings_finish(&c->findings, &c->err) != 0 ||
        sorting_finish(&c->sorting, &c->err) != 0) {
        return cli_fail(c->cli, &c->err);
    }
    if (c->findings.copies != NULL) {
        copies_finish(&c->copies);
    }
    if (findings_are_for_people(&c->findings)) {
        counts_print(&c->counts, c->checker);
        copies_print_failed(&c->copies);
    }
    return cli_status(c->cli);
}

static int run(struct cli *cli)
{
    struct checking c = {.cli = cli};
    if ((copies_are_wanted(cli) && copies_check_options(cli) != EXIT_DONE) ||
        sorting_check_options(cli, pass, rejects_path) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    int status = check(&c);
    counts_close(&c.counts);
    sorting_close(&c.sorting);
    findings_close(&c.findings);
    copies_close(&c.copies);
    hz_checker_free(c.checker);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
