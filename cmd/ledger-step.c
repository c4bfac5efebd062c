/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include <stdlib.h>

static struct cli_change change = {.wait = CLI_WAIT};
static hz_date on = HZ_NO_DATE;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger to change"), N_("who signs (default: $HAZARD_USER)")),
    {0, "on", N_("DATE"), OPTION_DATE, &on, N_("date of the event (default: --as-of)")},
    CLI_OPTIONS_END,
};

/* An event of a hazard that is in the ledger. Closing has a command of its own. */
static bool is_step(int event)
{
    return event >= 0 && event != HZ_EVENT_CLOSE && hz_event_is_step(event);
}

static bool event_word(size_t i, const char **name, const char **label)
{
    for (int event = 0; event < hz_event_count(); event++) {
        if (is_step(event) && i-- == 0) {
            *name = hz_event_id(event);
            *label = hz_event_label(event);
            return true;
        }
    }
    return false;
}

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER EVENT --by NAME [ID...] [COLUMN=VALUE...]"),
    .summary = N_("Takes hazards through the next step: all of them or none."),
    .placeholder = N_("EVENT"),
    .words = event_word,
    .input = N_("Without numbers, reads a table that has them from standard input (CSV, YAML)."),
    .formats = "csv|yaml|text",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* The arguments after the event: numbers of hazards and values of columns. */
struct targets {
    hz_event event;
    hz_string_list ids;
    hz_column *columns;
    hz_span *values;
    size_t count;
};

static void free_targets(struct targets *w)
{
    free(w->ids.items);
    free(w->columns);
    free(w->values);
}

static bool sort_arguments(struct cli *cli, struct targets *w)
{
    for (size_t i = 1; i < cli->file_count; i++) {
        hz_span label;
        int result = cli_split_assignment(cli, cli->files[i], &label, &w->values[w->count]);
        if (result > 0) {
            w->columns[w->count++] = (hz_column)hz_column_find(label);
        } else if (result < 0) {
            return false;
        } else {
            w->ids.items[w->ids.count++] = cli->files[i];
        }
    }
    return true;
}

static hz_session_result move_targets(struct cli *cli, struct targets *w, const hz_session *session,
                                      hz_error *err)
{
    hz_transition move = {.event = w->event, .on = on == HZ_NO_DATE ? cli->as_of : on};
    if (!sort_arguments(cli, w)) {
        return HZ_SESSION_REFUSED;
    }
    move.columns = w->columns;
    move.values = w->values;
    move.count = w->count;
    return cli_apply(session, &move, &w->ids, err);
}

static hz_session_result move(struct cli *cli, const hz_session *session, hz_error *err)
{
    struct targets w = {.event = (hz_event)hz_event_find(hz_span_of(cli->files[0])),
                        .ids.items = calloc(cli->file_count, sizeof *w.ids.items),
                        .columns = calloc(cli->file_count, sizeof *w.columns),
                        .values = calloc(cli->file_count, sizeof *w.values)};
    hz_session_result result = HZ_SESSION_FAILED;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    if (w.ids.items != NULL && w.columns != NULL && w.values != NULL) {
        result = move_targets(cli, &w, session, err);
    }
    free_targets(&w);
    return result;
}

static int run(struct cli *cli)
{
    if (cli->file_count == 0 || !is_step(hz_event_find(hz_span_of(cli->files[0])))) {
        return cli_refuse_word(cli, cli->file_count > 0 ? cli->files[0] : NULL);
    }
    change.by = cli_signer(cli, change.by, true);
    return change.by == NULL ? EXIT_FAILED
                             : cli_change_ledger(cli, &change, move, N_("Nothing was changed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
