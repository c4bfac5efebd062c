/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
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
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("-l LEDGER [ID... | --by NAME | --verify | --adopt | --head]"),
    N_("Shows the history of hazards: each step, who took it, in which role, how long."),
    N_("Reads the ledger and the journal beside it, LEDGER.journal.csv."),
    "text|csv|yaml|markdown|html",
    CLI_ALL_WORDS,
    options,
};

/* A run that writes to standard output through a writer of its own. */
static int write_all(struct cli *cli, int (*run)(struct cli *cli, hz_writer *out, hz_error *err))
{
    hz_error err;
    hz_writer *writer = NULL;
    cli->write.hold = true;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    int status = hz_writer_open(stdout, &cli->write, &writer, &err) == 0 ? run(cli, writer, &err)
                                                                         : cli_failed(&err);
    if (status != EXIT_FAILED && hz_writer_finish(writer, &err) != 0) {
        status = cli_failed(&err);
        if (adopts && !change.dry_run) {
            cli_say_changed();
        }
    }
    hz_writer_close(writer);
    return status;
}

static hz_session step_of(struct cli *cli, hz_writer *out)
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

/* What was told rests on the journal: findings about it, and about @p ids (NULL: all), are told
 * too. */
static int check(struct cli *cli, const hz_string_list *ids, hz_error *err)
{
    hz_log_summary seen;
    hz_session step = step_of(cli, NULL);
    const hz_log_scope scope = {.ids = ids, .no_notes = true};
    step.by = cli->name;
    if (hz_log_verify(&step, &scope, &seen, err) != 0) {
        return cli_failed(err);
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

static int tell_stories(struct cli *cli, hz_writer *out, hz_error *err)
{
    bool tables = hz_format_exists(cli->format, true);
    for (size_t i = 0; i < cli->file_count; i++) {
        int found = hz_history_write(change.ledger, cli->files[i], cli->as_of, tables, out, err);
        if (found < 0) {
            return cli_failed(err);
        }
        if (found == 0) {
            hz_diag unknown;
            hz_diag_set(&unknown, HZ_E501, change.ledger, "—");
            hz_diag_copy(unknown.value, sizeof unknown.value, hz_span_of(cli->files[i]));
            return cli_failed(&unknown);
        }
    }
    const hz_string_list ids = {(const char **)cli->files, cli->file_count};
    return check(cli, &ids, err);
}

static int list_signed(struct cli *cli, hz_writer *out, hz_error *err)
{
    if (hz_log_signed(change.ledger, change.by, out, err) < 0) {
        return cli_failed(err);
    }
    return check(cli, NULL, err);
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
    hz_session step = step_of(cli, NULL);
    const hz_log_scope scope = {.since = since};
    if (hz_log_verify(&step, &scope, &seen, &err) != 0) {
        return cli_failed(&err);
    }
    if (cli->findings > 0) {
        return EXIT_FINDINGS;
    }
    show_summary(&seen);
    return cli_flush();
}

static int adopt(struct cli *cli, hz_writer *out, hz_error *err)
{
    hz_session step = step_of(cli, out);
    if (hz_log_adopt(&step, change.dry_run, err) != HZ_SESSION_DONE) {
        return cli_failed(err);
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

/* The journal is read to its end, so that no head of a damaged one is put on paper. */
static int print_head(void)
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
    return found == 0 ? cli_flush() : cli_failed(&err);
}

/* A head as --head prints it, or as somebody typed it from paper. False: it is none. */
static bool read_head(const char *text, char head[HZ_HASH_SIZE])
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

static int run(struct cli *cli)
{
    static char head[HZ_HASH_SIZE];
    int wanted = (cli->file_count > 0 ? 1 : 0) + (verifies ? 1 : 0) + (adopts ? 1 : 0) +
                 (heads ? 1 : 0) + (change.by != NULL && !adopts && !verifies ? 1 : 0);
    if (change.ledger == NULL) {
        return cli_misuse(cli, hz_translate(N_("-l LEDGER is missing")));
    }
    if (wanted != 1) {
        return cli_misuse(cli, hz_translate(N_("one of ID, --by, --verify, --adopt and --head is "
                                               "wanted")));
    }
    if (since != NULL && !verifies) {
        return cli_misuse(cli, hz_translate(N_("--since goes with --verify")));
    }
    if (since != NULL && !read_head(since, head)) {
        return cli_misuse(
            cli, hz_translate(N_("--since is no head: 64 digits and letters a to f, as --head "
                                 "prints them")));
    }
    since = since == NULL ? NULL : head;
    if (adopts) {
        (void)signal(SIGPIPE, SIG_IGN); /* it must not end the command in the middle of a change */
        change.by = cli_signature(cli, change.by, true);
        return change.by == NULL ? EXIT_FAILED : write_all(cli, adopt);
    }
    if (verifies || heads) {
        return verifies ? verify(cli) : print_head();
    }
    return write_all(cli, cli->file_count > 0 ? tell_stories : list_signed);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
