/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/overdue.h>
#include <stdlib.h>

static int within = -1;
static hz_until until;
static const char *since;
static int jobs;

static const struct cli_option options[] = {
    {0, "within", N_("DAYS"), OPTION_COUNT, &within, N_("also list hazards due within DAYS days")},
    {0, "until", N_("STEP"), OPTION_UNTIL, &until,
     N_("overdue until it is: rectified (default) or closed")},
    {0, "since", N_("LIST"), OPTION_INPUT, &since,
     N_("only what is new or due since this earlier list")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--within DAYS] [--until STEP] [--since LIST] [FILE...]"),
    .summary = N_("Lists the hazards overdue on a date, with the days overdue and the next step."),
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|text|html|xlsx",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* The context of the callbacks. */
struct listing {
    struct cli *cli;
    hz_overdue *list;
    FILE *notes; /* held back until there is other output; NULL: none so far */
    char *notes_text;
    size_t notes_size;
    bool incomplete; /* a row could not be written */
};

/* End the held-back notes, and print them if @p print. */
static void end_notes(struct listing *l, bool print)
{
    hz_error err;
    if (l->notes == NULL) {
        return;
    }
    bool kept = fclose(l->notes) == 0 && l->notes_text != NULL;
    if (print && kept) {
        (void)fputs(l->notes_text, stderr);
    } else if (print) {
        hz_diag_set(&err, HZ_E003, "-", NULL);
        (void)cli_fail(l->cli, &err);
    }
    free(l->notes_text);
    l->notes = NULL;
}

/* Print a finding, but a note only if there is a finding or a row: cron mails any output. */
static void on_finding(void *ctx, const hz_diag *diag)
{
    struct listing *l = ctx;
    if (hz_code_severity(diag->code) == HZ_NOTE && l->cli->findings == 0) {
        l->notes = l->notes == NULL ? open_memstream(&l->notes_text, &l->notes_size) : l->notes;
        cli_print_diag(l->notes != NULL ? l->notes : stderr, diag); /* no memory: not held back */
        return;
    }
    end_notes(l, true);
    cli_sink(l->cli).fn(l->cli, diag);
}

static int list_row(void *ctx, const hz_row *row, hz_error *err)
{
    struct listing *l = ctx;
    l->incomplete = hz_overdue_add(l->list, row, err) != 0;
    return l->incomplete ? -1 : 0;
}

/* Read the files and write overdue rows. If there are none, only a page or workbook says so. */
static int list_files(void *ctx, hz_writer *writer, hz_error *err)
{
    struct listing *l = ctx;
    struct cli *cli = l->cli;
    uint64_t count = 0;
    const hz_sink sink = {on_finding, l};
    const hz_overdue_options o = {.size = sizeof o,
                                  .day = cli->as_of,
                                  .until = until,
                                  .list_due = within >= 0,
                                  .within = within,
                                  .files = cli->files,
                                  .file_count = cli->file_count,
                                  .since = since};
    if (hz_overdue_new(cli->plan, &o, sink, writer, &l->list, err) != 0) {
        return -1;
    }
    const struct cli_input input = {.flags = HZ_ROWS_MAY_BE_EMPTY,
                                    .worker = hz_overdue_worker(l->list),
                                    .jobs = jobs,
                                    .sink = sink};
    (void)cli_read_rows(cli, &input, list_row, l);
    hz_overdue_finish(l->list, &count);
    cli->findings += count;
    end_notes(l, cli->findings > 0);
    if (count == 0 && !l->incomplete && !cli->failed) {
        int result = hz_overdue_write_none(l->list, err);
        return result == 1 && cli->findings > 0 ? 0 : result;
    }
    return l->incomplete || cli->findings == 0 ? 1 : 0;
}

static int run(struct cli *cli)
{
    struct listing l = {.cli = cli};
    int status = cli_write(cli, list_files, &l);
    hz_overdue_free(l.list);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
