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

/* Closing has a command of its own. */
#define CLOSE "close"

/* A measure of the plan is short for this event with that measure. */
#define REMIND "remind"
static const char *measure;

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER EVENT[,...] --by NAME [ID...] [COLUMN=VALUE...]"),
    .summary = N_("Takes hazards through the next steps: all of them or none."),
    .placeholder = N_("EVENT"),
    .words = HZ_EVENTS,
    .except = CLOSE,
    .input = N_("Without numbers, reads a table that has them from standard input (CSV, YAML)."),
    .formats = "csv|yaml|text|xlsx",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* Words for what has another name here: an event, or a command. */
static const struct {
    const char *word;
    const char *use;
} everyday_words[] = {
    {"退回", "reject"},       {"重开", "reopen"},     {"移交", "transfer"},
    {"移送", "transfer"},     {"撤销", "cancel"},     {"取消", "cancel"},
    {"注销", "cancel"},       {"撤销挂牌", "unlist"}, {"取消挂牌", "unlist"},
    {"挂牌", "list"},         {"整改", "start"},      {"整改完成", "submit"},
    {"回头看", "recheck"},    {"降级", "reclassify"}, {CLOSE, "ledger-close"},
    {"销号", "ledger-close"}, {"登记", "hazard-add"}, {"撤回", "ledger-log --undo"},
};

/* The arguments after the event: numbers of hazards and values of columns. */
struct arguments {
    const char **ids;
    size_t id_count;
    int *columns;
    hz_span *values;
    size_t count;
};

/* Sort the arguments. False after a usage error. */
static bool sort_arguments(struct cli *cli, struct arguments *a)
{
    for (size_t i = 1; i < cli->file_count; i++) {
        hz_span label;
        int result = cli_split_assignment(cli, cli->files[i], &label, &a->values[a->count]);
        if (result > 0) {
            a->columns[a->count++] = hz_plan_find_column(cli->plan, label);
        } else if (result < 0) {
            return false;
        } else {
            a->ids[a->id_count++] = cli->files[i];
        }
    }
    if (measure != NULL) {
        a->columns[a->count] = hz_plan_find_column(cli->plan, hz_span_of("reminded"));
        a->values[a->count++] = hz_span_of(measure);
    }
    return true;
}

/* The steps of the call, in order. */
enum { MOST_EVENTS = 16 };
static int events[MOST_EVENTS];
static size_t event_count;

static int apply_arguments(struct cli *cli, const struct arguments *a, hz_session *session,
                           hz_error *err)
{
    const hz_transition transition = {.size = sizeof transition,
                                      .events = events,
                                      .event_count = event_count,
                                      .on = on,
                                      .ids = a->ids,
                                      .id_count = a->id_count,
                                      .columns = a->columns,
                                      .values = a->values,
                                      .count = a->count};
    return cli_apply(cli, session, &transition, err);
}

static int apply(struct cli *cli, hz_session *session, hz_error *err)
{
    struct arguments a = {.ids = calloc(cli->file_count, sizeof *a.ids),
                          .columns = calloc(cli->file_count + 1, sizeof *a.columns),
                          .values = calloc(cli->file_count + 1, sizeof *a.values)};
    int result = -1;
    if (a.ids == NULL || a.columns == NULL || a.values == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
    } else {
        result = sort_arguments(cli, &a) ? apply_arguments(cli, &a, session, err) : 1;
    }
    free(a.ids);
    free(a.columns);
    free(a.values);
    return result;
}

/* Bytes of the separator at @p text: a comma, also a Chinese one, or 、; 0: there is none. */
static size_t separator_at(const char *text)
{
    static const char *const separators[] = {",", "，", "、"};
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (strncmp(text, separators[i], strlen(separators[i])) == 0) {
            return strlen(separators[i]);
        }
    }
    return 0;
}

/* Read the next event of the list @p text, and move @p text after it. False: it is no step. */
static bool read_event(const struct cli *cli, const char **text)
{
    size_t len = 0;
    while ((*text)[len] != '\0' && separator_at(*text + len) == 0) {
        len++;
    }
    int event = hz_list_find(HZ_EVENTS, (hz_span){*text, len});
    int found = event >= 0 ? -1 : hz_plan_find(cli->plan, HZ_NAME_MEASURE, (hz_span){*text, len});
    if (found >= 0 && measure == NULL) {
        measure = hz_plan_name(cli->plan, HZ_NAME_MEASURE, (size_t)found);
        event = hz_list_find(HZ_EVENTS, hz_span_of(REMIND));
    }
    if (event < 0 || strcmp(hz_list_id(HZ_EVENTS, event), CLOSE) == 0 ||
        event_count == MOST_EVENTS) {
        return false;
    }
    events[event_count++] = event;
    *text += len;
    return true;
}

/* Refuses the event at the beginning of the list @p text. */
static int refuse_event(struct cli *cli, const char *text)
{
    char word[256];
    char reason[512];
    size_t len = 0;
    while (text[len] != '\0' && separator_at(text + len) == 0) {
        len++;
    }
    (void)snprintf(word, sizeof word, "%.*s", (int)len, text);
    if (event_count == MOST_EVENTS) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("“%s”: too many events for one call; give the rest in "
                                        "another")),
                       word);
        return cli_usage_error(cli, reason);
    }
    for (size_t i = 0; i < sizeof everyday_words / sizeof everyday_words[0]; i++) {
        const char *use = everyday_words[i].use;
        int event = hz_list_find(HZ_EVENTS, hz_span_of(use));
        bool is_event = event >= 0 && strcmp(use, CLOSE) != 0;
        if (strcmp(word, everyday_words[i].word) == 0) {
            (void)snprintf(reason, sizeof reason, cli_translate(N_("EVENT “%s”: use %s")), word,
                           is_event ? hz_list_label(HZ_EVENTS, event) : use);
            return cli_usage_error(cli, reason);
        }
    }
    return cli_refuse_word(cli, word);
}

static int run(struct cli *cli)
{
    const char *text = cli->file_count > 0 ? cli->files[0] : "";
    bool known = read_event(cli, &text);
    while (known && *text != '\0') {
        text += separator_at(text);
        known = read_event(cli, &text);
    }
    if (!known) {
        return cli->file_count > 0 ? refuse_event(cli, text) : cli_refuse_word(cli, NULL);
    }
    return cli_change_ledger(cli, &change, apply, N_("Nothing was changed.\n"));
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
