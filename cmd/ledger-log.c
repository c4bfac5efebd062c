/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include <hazard/journal.h>
#include <hazard/log.h>
#include <signal.h>
#include <stdio.h>

static struct cli_change change = {.wait = CLI_WAIT};
static bool verifies;
static bool adopts;
static bool heads;
static const char *since;

static const struct cli_option options[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger whose journal it is"),
                       N_("list what NAME signed; with --adopt: who signs")),
    {0, "verify", NULL, OPTION_FLAG, &verifies, N_("find what was changed outside the commands")},
    {0, "adopt", NULL, OPTION_FLAG, &adopts, N_("sign for what was changed outside them")},
    {0, "since", N_("HASH"), OPTION_TEXT, &since, N_("with --verify: a head stored earlier")},
    {0, "head", NULL, OPTION_FLAG, &heads,
     N_("print the last check value, to be stored elsewhere")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER [ID... | --by NAME | --verify | --adopt | --head]"),
    .summary = N_("Shows the history of hazards: each step, who took it, in which role, how long."),
    .input = N_("Reads the ledger and its journal, LEDGER.journal.csv."),
    .formats = "text|csv|yaml|markdown|html",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_AS_OF,
    .options = options,
};

static hz_session new_session(struct cli *cli, hz_writer *out)
{
    return (hz_session){.ledger = change.ledger,
                        .plan = cli->plan,
                        .today = cli->as_of,
                        .by = change.by,
                        .reason = change.reason,
                        .wait = change.wait,
                        .sink = cli_sink(cli),
                        .differences = out};
}

/* Reports findings about the journal and about @p ids (NULL: all), on which the output rests. */
static int check_journal(struct cli *cli, const hz_string_list *ids, hz_error *err)
{
    hz_log_summary seen;
    hz_session session = new_session(cli, NULL);
    const hz_log_scope scope = {.ids = ids, .no_notes = true};
    session.by = cli->name;
    return hz_log_verify(&session, &scope, &seen, err);
}

static int write_histories(void *ctx, hz_writer *out, hz_error *err)
{
    struct cli *cli = ctx;
    bool tables = hz_format_exists(cli->format, true);
    for (size_t i = 0; i < cli->file_count; i++) {
        int found = hz_history_write(change.ledger, cli->files[i], cli->as_of, tables, out, err);
        if (found == 0) {
            hz_diag_set(err, HZ_E501, change.ledger, "—");
            hz_diag_copy(err->value, sizeof err->value, hz_span_of(cli->files[i]));
        }
        if (found <= 0) {
            return -1;
        }
    }
    const hz_string_list ids = {cli->files, cli->file_count};
    return check_journal(cli, &ids, err);
}

static int write_signed(void *ctx, hz_writer *out, hz_error *err)
{
    struct cli *cli = ctx;
    return hz_log_signed(change.ledger, change.by, out, err) < 0 ? -1
                                                                 : check_journal(cli, NULL, err);
}

static void show_summary(const hz_log_summary *seen)
{
    unsigned long hazards = seen->hazards;
    unsigned long lines = seen->lines;
    (void)printf("%s: ", change.ledger);
    (void)printf(hz_translate_count("%lu hazard as signed, ", "%lu hazards as signed, ", hazards),
                 hazards);
    (void)printf(
        hz_translate_count("%lu line of the journal, ", "%lu lines of the journal, ", lines),
        lines);
    (void)printf(hz_translate(N_("head %s\n")), seen->head);
    if (since != NULL) {
        unsigned long lines_since = seen->lines_since;
        (void)printf(hz_translate_count("%lu line since the head %s\n",
                                        "%lu lines since the head %s\n", lines_since),
                     lines_since, since);
    }
}

static int verify(struct cli *cli)
{
    hz_error err;
    hz_log_summary seen;
    change.by = change.by == NULL ? cli->name : change.by;
    hz_session session = new_session(cli, NULL);
    const hz_log_scope scope = {.since = since};
    if (hz_log_verify(&session, &scope, &seen, &err) != 0) {
        return cli_fail(cli, &err);
    }
    if (cli->findings > 0) {
        return EXIT_FINDINGS;
    }
    show_summary(&seen);
    return cli_flush(cli);
}

static int adopt(void *ctx, hz_writer *out, hz_error *err)
{
    struct cli *cli = ctx;
    hz_session session = new_session(cli, out);
    if (hz_log_adopt(&session, change.dry_run, err) != HZ_SESSION_DONE) {
        return -1;
    }
    cli->changed = !change.dry_run;
    return 0;
}

/* Reads the journal to its end, so that no head of a damaged journal is stored. */
static int print_head(struct cli *cli)
{
    hz_error err;
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int found = hz_journal_open(change.ledger, &journal, &err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, &err)) > 0) {
        if (line->fault != NULL) {
            err = *line->fault;
            found = -1;
        }
    }
    if (found == 0 && hz_journal_head(journal)[0] == '\0') {
        hz_diag_set(&err, HZ_E710, change.ledger, NULL);
        found = -1;
    }
    if (found == 0) {
        (void)printf("%s\n", hz_journal_head(journal));
    }
    hz_journal_close(journal);
    return found == 0 ? cli_flush(cli) : cli_fail(cli, &err);
}

/* Parses a head as --head prints it, in either case, as typed from paper. */
static bool parse_head(const char *text, char head[HZ_HASH_SIZE])
{
    hz_span trimmed = hz_span_trim(hz_span_of(text));
    if (trimmed.len != HZ_HASH_SIZE - 1) {
        return false;
    }
    for (size_t i = 0; i < trimmed.len; i++) {
        char c = trimmed.ptr[i];
        head[i] = (char)(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    }
    head[trimmed.len] = '\0';
    return strspn(head, "0123456789abcdef") == trimmed.len;
}

/* What the options ask for; MODE_NONE after a usage error. */
enum mode { MODE_NONE, MODE_HISTORIES, MODE_SIGNED, MODE_VERIFY, MODE_ADOPT, MODE_HEAD };

static enum mode find_mode(struct cli *cli)
{
    enum mode mode = MODE_NONE;
    int modes = 0;
    const struct {
        bool selected;
        enum mode mode;
    } choices[] = {{cli->file_count > 0, MODE_HISTORIES},
                   {change.by != NULL && !adopts, MODE_SIGNED},
                   {verifies, MODE_VERIFY},
                   {adopts, MODE_ADOPT},
                   {heads, MODE_HEAD}};
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        mode = choices[i].selected ? choices[i].mode : mode;
        modes += choices[i].selected ? 1 : 0;
    }
    if (modes != 1) {
        (void)cli_usage_error(cli, hz_translate(N_("give one of ID, --by, --verify, --adopt and "
                                                   "--head")));
    }
    return modes == 1 ? mode : MODE_NONE;
}

/* Refuses the options that have no effect in this mode. */
static int check_options(struct cli *cli, enum mode mode)
{
    static const char *const unused[][10] = {
        [MODE_NONE] = {NULL},
        [MODE_HISTORIES] = {"reason", "dry-run", "since", NULL},
        [MODE_SIGNED] = {"reason", "dry-run", "since", "as-of", NULL},
        [MODE_VERIFY] = {"reason", "dry-run", "as-of", "format", "encoding", "bom", "crlf", NULL},
        [MODE_ADOPT] = {"since", "as-of", NULL},
        [MODE_HEAD] = {"reason", "dry-run", "since", "wait", "as-of", "format", "encoding", "bom",
                       "crlf", NULL},
    };
    static const char *const names[] = {
        [MODE_NONE] = "",           [MODE_HISTORIES] = N_("ID"), [MODE_SIGNED] = "--by",
        [MODE_VERIFY] = "--verify", [MODE_ADOPT] = "--adopt",    [MODE_HEAD] = "--head"};
    return cli_refuse_options(cli, unused[mode], hz_translate(names[mode]));
}

static int run_mode(struct cli *cli, enum mode mode)
{
    cli->write.hold = true;
    switch (mode) {
    case MODE_VERIFY:
        return verify(cli);
    case MODE_HEAD:
        return print_head(cli);
    case MODE_ADOPT:
        (void)signal(SIGPIPE, SIG_IGN); /* it must not end the command in the middle of a change */
        change.by = cli_signer(cli, change.by, true);
        return change.by == NULL ? EXIT_FAILED : cli_write(cli, adopt, cli);
    default:
        return cli_write(cli, mode == MODE_SIGNED ? write_signed : write_histories, cli);
    }
}

static int run(struct cli *cli)
{
    static char head[HZ_HASH_SIZE];
    if (change.ledger == NULL) {
        return cli_usage_error(cli, hz_translate(N_("-l LEDGER is missing: name the ledger file")));
    }
    enum mode mode = find_mode(cli);
    if (mode == MODE_NONE || check_options(cli, mode) != 0) {
        return EXIT_FAILED;
    }
    if (since != NULL && !parse_head(since, head)) {
        return cli_usage_error(
            cli, hz_translate(N_("--since: give a head as printed by --head, 64 digits and letters "
                                 "a to f")));
    }
    since = since == NULL ? NULL : head;
    return run_mode(cli, mode);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
