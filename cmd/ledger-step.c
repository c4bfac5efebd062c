/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/step.h>
#include <stdlib.h>

static struct cli_change change = {.wait = CLI_WAIT};
static hz_date on = HZ_NO_DATE;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to change"),
                       N_("who does it (default: $HAZARD_USER)")),
    {0, "on", N_("DATE"), OPTION_DATE, &on, N_("the day it happened (default: --as-of)")},
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("-l LEDGER EVENT --by NAME [ID...] [COLUMN=VALUE...]"),
    N_("Moves hazards one step; EVENT is assign, start, submit, accept, reject, extend,\n"
       "list or reopen. All of them or none."),
    N_("Without numbers a table with them, CSV or YAML, is read from standard input."),
    "csv|yaml|text",
    CLI_ALL_WORDS,
    options,
};

/* The words behind the event, told apart. */
struct words {
    hz_event event;
    hz_string_list ids;
    hz_column *columns;
    hz_span *values;
    size_t count;
};

static void free_words(struct words *w)
{
    free(w->ids.items);
    free(w->columns);
    free(w->values);
}

/* The steps that this command takes: those of a hazard that is in the ledger, but for closing. */
static bool is_step(int event)
{
    return event >= 0 && event != HZ_EVENT_CLOSE && hz_event_get((hz_event)event)->from != 0;
}

static int misuse_event(const struct cli *cli)
{
    char reason[256];
    size_t len = (size_t)snprintf(reason, sizeof reason, "%s",
                                  hz_translate(N_("the first argument is the event, one of")));
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        if (is_step(e) && len < sizeof reason) {
            const hz_event_info *event = hz_event_get((hz_event)e);
            len += (size_t)snprintf(reason + len, sizeof reason - len, " %s (%s)", event->id,
                                    event->label);
        }
    }
    return cli_misuse(cli, reason);
}

static bool sort_words(const struct cli *cli, struct words *w)
{
    for (size_t i = 1; i < cli->file_count; i++) {
        hz_span label;
        bool said = false;
        if (cli_split_value(cli, cli->files[i], &label, &w->values[w->count], &said)) {
            w->columns[w->count++] = (hz_column)hz_column_find(label);
        } else if (said) {
            return false;
        } else {
            w->ids.items[w->ids.count++] = cli->files[i];
        }
    }
    return true;
}

static hz_session_result move_words(const struct cli *cli, struct words *w,
                                    const hz_session *session, hz_error *err)
{
    hz_transition move = {.event = w->event, .on = on == HZ_NO_DATE ? cli->as_of : on};
    if (!sort_words(cli, w)) {
        return HZ_SESSION_REFUSED;
    }
    move.columns = w->columns;
    move.values = w->values;
    move.count = w->count;
    return cli_move(session, &move, &w->ids, err);
}

static hz_session_result move(const struct cli *cli, const hz_session *session, hz_error *err)
{
    struct words w = {.event = (hz_event)hz_event_find(hz_span_of(cli->files[0])),
                      .ids.items = calloc(cli->file_count, sizeof *w.ids.items),
                      .columns = calloc(cli->file_count, sizeof *w.columns),
                      .values = calloc(cli->file_count, sizeof *w.values)};
    hz_session_result result = HZ_SESSION_FAILED;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (w.ids.items != NULL && w.columns != NULL && w.values != NULL) {
        result = move_words(cli, &w, session, err);
    }
    free_words(&w);
    return result;
}

static int run(struct cli *cli)
{
    if (cli->file_count == 0 || !is_step(hz_event_find(hz_span_of(cli->files[0])))) {
        return misuse_event(cli);
    }
    change.by = cli_signature(cli, change.by, true);
    return change.by == NULL ? EXIT_FAILED
                             : cli_step(cli, &change, move, N_("Nothing was changed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
