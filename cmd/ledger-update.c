/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cli_change change = {.wait = CLI_WAIT};
static struct cli_texts accepted;
static bool strict;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the county's ledger; created if missing"),
                       N_("who enters the tables (default: $HAZARD_USER)")),
    {0, "accept", N_("ID:COLUMN"), OPTION_TEXTS, &accepted,
     N_("confirm what is doubtful there; needs --reason")},
    {0, "strict", NULL, OPTION_FLAG, &strict, N_("change nothing if anything is doubtful")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER --by NAME [FILE...]"),
    .summary = N_("Updates a ledger from the latest cumulative tables of townships."),
    .input = CLI_READS_FILES,
    .formats = "csv|text|yaml|markdown|html|xlsx",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* What the county confirms. */
struct confirmations {
    char **ids;
    int *columns;
    size_t count;
};

static bool refuse_confirmation(struct cli *cli, const char *text)
{
    char reason[256];
    (void)snprintf(reason, sizeof reason,
                   cli_translate(N_("--accept “%s”: give NUMBER:COLUMN, such as "
                                    "XP-2023-0012:due_on")),
                   text);
    (void)cli_usage_error(cli, reason);
    return false;
}

/* Split “ID:COLUMN” at the last colon. False after a usage error. */
static bool add_confirmation(struct cli *cli, struct confirmations *c, const char *text)
{
    const char *colon = strrchr(text, ':');
    const char *wide = strstr(text, "：");
    size_t len = colon != NULL ? (size_t)(colon - text) : wide != NULL ? (size_t)(wide - text) : 0;
    const char *label = colon != NULL ? colon + 1 : wide != NULL ? wide + strlen("：") : "";
    int column = hz_plan_find_column(cli->plan, hz_span_of(label));
    if (len == 0 || column < 0) {
        return refuse_confirmation(cli, text);
    }
    c->ids[c->count] = strndup(text, len);
    c->columns[c->count] = column;
    if (c->ids[c->count] == NULL) {
        hz_error err;
        hz_diag_set(&err, HZ_E003, NULL, NULL);
        (void)cli_fail(cli, &err);
        return false;
    }
    c->count++;
    return true;
}

static bool read_confirmations(struct cli *cli, struct confirmations *c)
{
    for (size_t i = 0; i < accepted.count; i++) {
        if (!add_confirmation(cli, c, accepted.items[i])) {
            return false;
        }
    }
    return true;
}

static int update_with(struct cli *cli, hz_session *session, const struct confirmations *c,
                       hz_error *err)
{
    const hz_rows_options reading = {.size = sizeof reading,
                                     .flags = HZ_ROWS_KEEP_INVALID | HZ_ROWS_UNIQUE_FILES,
                                     .sink = cli_sink(cli),
                                     .plan = cli->plan};
    hz_update update = {.size = sizeof update,
                        .accept_ids = (const char *const *)c->ids,
                        .accept_columns = c->columns,
                        .accept_count = c->count,
                        .strict = strict,
                        .language = cli_language()};
    cli_announce_stdin(cli->files, cli->file_count);
    int result = hz_rows_open(cli->files, cli->file_count, &reading, &update.rows, err);
    if (result == 0) {
        result = hz_session_update(session, &update, err);
    }
    hz_rows_close(update.rows);
    return result;
}

static int update(struct cli *cli, hz_session *session, hz_error *err)
{
    struct confirmations c = {.ids = calloc(accepted.count + 1, sizeof *c.ids),
                              .columns = calloc(accepted.count + 1, sizeof *c.columns)};
    int result = -1;
    if (c.ids == NULL || c.columns == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
    } else {
        result = read_confirmations(cli, &c) ? update_with(cli, session, &c, err) : 1;
    }
    for (size_t i = 0; i < c.count; i++) {
        free(c.ids[i]);
    }
    free(c.ids);
    free(c.columns);
    return result;
}

static int run(struct cli *cli)
{
    static const char *const unused[] = {"reason", NULL};
    if (accepted.count == 0 &&
        cli_refuse_options(cli, unused, cli_translate(N_("a call without --accept"))) != 0) {
        return EXIT_FAILED;
    }
    int status = cli_change_ledger(cli, &change, update, N_("Nothing was changed.\n"));
    free(accepted.items);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
