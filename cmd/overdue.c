/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/overdue.h>
#include <hazard/usable.h>
#include <stdlib.h>

static int within = -1;
static hz_until until;
static int jobs;

static const struct cli_option options[] = {
    {0, "within", N_("DAYS"), OPTION_COUNT, &within, N_("also what falls due in so many days")},
    {0, "until", N_("STEP"), OPTION_UNTIL, &until,
     N_("what stops the clock: rectified (default) or closed")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--within DAYS] [--until rectified|closed] [FILE...]"),
    .summary = N_("Lists the hazards overdue on a date, with the days overdue and the next step."),
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|text",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

static const char *const extras[] = {"逾期天数", "升级措施"};

/* What has to be understood of a row to tell whether it is overdue. */
static const hz_needs needs = {.columns = HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_STATUS),
                               .left_out = HZ_W642};

struct listing {
    struct cli *cli;
    hz_usable *usable;
    FILE *notes; /* held back until there is something else to be seen; NULL: none yet */
    char *notes_text;
    size_t notes_size;
    hz_row_writer *rows;
    hz_hazard hazard; /* the row in hand */
    bool broken;      /* the output cannot be finished */
};

/* Shows the notes that were held back. */
static void show_notes(struct listing *l)
{
    if (l->notes != NULL) {
        (void)fclose(l->notes);
        (void)fputs(l->notes_text, stderr);
        free(l->notes_text);
        l->notes = NULL;
    }
}

/* Says a finding; a note only once there is a finding or a row: cron mails whatever is written. */
static void on_finding(void *ctx, const hz_diag *diag)
{
    struct listing *l = ctx;
    char line[2048];
    if (hz_code_severity(diag->code) == HZ_NOTE && l->cli->findings == 0) {
        l->notes = l->notes == NULL ? open_memstream(&l->notes_text, &l->notes_size) : l->notes;
        hz_diag_line(diag, line, sizeof line);
        if (l->notes != NULL) {
            (void)fprintf(l->notes, "%s\n", line);
        }
        return;
    }
    show_notes(l);
    cli_sink(l->cli).fn(l->cli, diag);
}

static int list_row(void *ctx, const hz_row *row, hz_error *err)
{
    struct listing *l = ctx;
    hz_hazard *hazard = &l->hazard;
    hz_overdue overdue;
    char days[16];
    hz_diag_set(err, HZ_E003, row->file, NULL);
    if (row->is_header) {
        return hz_usable_header(l->usable, row);
    }
    hz_hazard_read(hazard, row, l->cli->plan, needs.columns);
    int used = hz_usable_row(l->usable, row, hazard);
    if (used <= 0) {
        return used;
    }
    if (!hz_overdue_on(hazard, l->cli->plan, l->cli->as_of, within, until, &overdue)) {
        return 0;
    }
    l->cli->findings++;
    show_notes(l);
    (void)snprintf(days, sizeof days, "%d", overdue.days);
    const hz_span cells[] = {hz_span_of(days), hz_span_of(overdue.step)};
    l->broken = hz_row_writer_add(l->rows, row, l->cli->plan, cells, err) != 0;
    return l->broken ? -1 : 0;
}

/* What a thread needs to tell rows that are not to be listed. */
struct state {
    const struct cli *cli;
    hz_usable *usable;
    hz_hazard hazard;
};

static void report_nothing(void *ctx, const hz_diag *diag)
{
    (void)ctx; /* list_row() reports it */
    (void)diag;
}

static void *init(void *ctx)
{
    struct state *s = malloc(sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->cli = ctx;
    hz_hazard_clear(&s->hazard);
    if (hz_usable_new(s->cli->plan, &needs, (hz_sink){report_nothing, NULL}, &s->usable) != 0) {
        free(s);
        return NULL;
    }
    return s;
}

static void worker_free(void *state)
{
    hz_usable_free(((struct state *)state)->usable);
    free(state);
}

static hz_row_result process(void *state, hz_row *row)
{
    struct state *s = state;
    const struct cli *cli = s->cli;
    hz_overdue overdue;
    hz_hazard_read(&s->hazard, row, cli->plan, needs.columns);
    bool good = hz_usable_is_good(s->usable, row, &s->hazard);
    bool listed = hz_overdue_on(&s->hazard, cli->plan, cli->as_of, within, until, &overdue);
    return listed || !good ? HZ_ROW_KEEP : HZ_ROW_DONE;
}

static int merge(void *ctx, void *state)
{
    (void)ctx;
    (void)state; /* every row that counts has been kept */
    return 0;
}

/* Reads the files and writes overdue rows. If there are none, writes no header either: cron mails
 * any output. */
static int list(void *ctx, hz_writer *writer, hz_error *err)
{
    struct listing *l = ctx;
    const hz_sink sink = {on_finding, l};
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (hz_usable_new(l->cli->plan, &needs, sink, &l->usable) != 0 ||
        hz_row_writer_new(writer, extras, 2, &l->rows, err) != 0 ||
        hz_row_writer_expect(l->rows, l->cli->files, l->cli->file_count, err) != 0) {
        return -1;
    }
    const hz_row_worker worker = {l->cli, init, process, merge, worker_free};
    const struct cli_input input = {
        .flags = HZ_ROWS_MAY_BE_EMPTY, .worker = &worker, .jobs = jobs, .sink = sink};
    (void)cli_read_rows(l->cli, &input, list_row, l);
    hz_usable_end(l->usable);
    return l->broken || l->cli->findings == 0 ? 1 : 0;
}

static int run(struct cli *cli)
{
    struct listing l = {.cli = cli};
    hz_hazard_clear(&l.hazard);
    int status = cli_write(cli, list, &l);
    if (l.notes != NULL) {
        (void)fclose(l.notes);
        free(l.notes_text);
    }
    hz_usable_free(l.usable);
    hz_row_writer_free(l.rows);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
