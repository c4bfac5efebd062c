#include "cli.h"
#include <hazard/overdue.h>
#include <hazard/row_writer.h>
#include <stdlib.h>

static int within = -1;
static hz_until until;
static int jobs;

static const struct cli_option options[] = {
    {0, "within", "DAYS", OPTION_COUNT, &within, N_("also what falls due in so many days")},
    {0, "until", "STEP", OPTION_UNTIL, &until,
     N_("what stops the clock: rectified (else) or closed")},
    CLI_JOBS_OPTION(jobs),
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    "[--within DAYS] [--until rectified|closed] [FILE...]",
    N_("Lists hazards that are overdue on the day, with the days and the step that is due."),
    CLI_READS_FILES,
    "csv|yaml|text",
    0,
    options,
};

static const char *const extras[] = {"逾期天数", "升级措施"};

struct listing {
    struct cli *cli;
    hz_writer *writer;
    hz_row_writer *rows;
    hz_hazard hazard; /* the row in hand */
    bool broken;      /* the output cannot be finished */
    hz_diag err;
};

static int list_row(void *ctx, const hz_row *row, hz_diag *err)
{
    struct listing *l = ctx;
    hz_hazard *hazard = &l->hazard;
    hz_overdue overdue;
    char days[16];
    if (row->is_header) {
        return 0;
    }
    hz_hazard_read(hazard, row, l->cli->plan, HZ_STATE_COLUMNS);
    hz_report_unreadable(row, hazard, cli_sink(l->cli));
    if (!hz_overdue_on(hazard, l->cli->plan, l->cli->as_of, within, until, &overdue)) {
        return 0;
    }
    l->cli->findings++;
    (void)snprintf(days, sizeof days, "%d", overdue.days);
    const hz_span cells[] = {hz_span_of(days), hz_span_of(overdue.step)};
    l->broken = hz_row_writer_put(l->rows, row, l->cli->plan, cells, err) != 0;
    return l->broken ? -1 : 0;
}

/* What a thread needs to tell rows that are not to be listed. */
struct sifted {
    const struct cli *cli;
    hz_hazard hazard;
    bool told; /* something of the row in hand cannot be read */
};

static void *begin(void *ctx)
{
    struct sifted *s = malloc(sizeof *s);
    if (s != NULL) {
        s->cli = ctx;
        hz_hazard_clear(&s->hazard);
    }
    return s;
}

static void note_told(void *ctx, const hz_diag *diag)
{
    (void)diag; /* list_row() tells it */
    ((struct sifted *)ctx)->told = true;
}

static hz_sifted sift(void *sifted, hz_row *row)
{
    struct sifted *s = sifted;
    const struct cli *cli = s->cli;
    hz_overdue overdue;
    s->told = false;
    hz_hazard_read(&s->hazard, row, cli->plan, HZ_STATE_COLUMNS);
    hz_report_unreadable(row, &s->hazard, (hz_sink){note_told, s});
    bool listed = hz_overdue_on(&s->hazard, cli->plan, cli->as_of, within, until, &overdue);
    return listed || s->told ? HZ_SIFT_KEEP : HZ_SIFT_DONE;
}

static int join(void *ctx, void *sifted)
{
    (void)ctx;
    (void)sifted; /* every row that counts has been kept */
    return 0;
}

static int list(struct listing *l)
{
    if (hz_writer_open(stdout, &l->cli->write, &l->writer, &l->err) != 0 ||
        hz_row_writer_new(l->writer, extras, 2, &l->rows) != 0 ||
        hz_row_writer_expect(l->rows, l->cli->files, l->cli->file_count) != 0) {
        return cli_failed(&l->err);
    }
    const hz_sieve sieve = {l->cli, begin, sift, join, free};
    const struct cli_reading reading = {HZ_ROWS_MAY_BE_EMPTY, &sieve, jobs};
    int status = cli_each_row(l->cli, &reading, list_row, l, &l->err);
    /* no header either where nothing is overdue: cron mails whatever is written */
    if (!l->broken && l->cli->findings > 0 && hz_writer_finish(l->writer, &l->err) != 0) {
        return cli_failed(&l->err);
    }
    return status == EXIT_DONE && l->cli->findings > 0 ? EXIT_FINDINGS : status;
}

static int run(struct cli *cli)
{
    struct listing l = {.cli = cli};
    hz_hazard_clear(&l.hazard);
    hz_diag_set(&l.err, HZ_E003, NULL, NULL);
    int status = list(&l);
    hz_row_writer_free(l.rows);
    hz_writer_close(l.writer);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
