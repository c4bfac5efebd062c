/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include <stdio.h>

static struct cli_change change = {.wait = CLI_WAIT};
static bool verifies, adopts, heads;
static const char *since;
static int undone = -1;

static const struct cli_option option_list[] = {
    CLI_CHANGE_OPTIONS(change, N_("the ledger whose journal it is"),
                       N_("list what NAME signed; --adopt, --undo: who signs")),
    {0, "verify", NULL, OPTION_FLAG, &verifies, N_("find what was changed outside the commands")},
    {0, "adopt", NULL, OPTION_FLAG, &adopts, N_("sign for what was changed outside them")},
    {0, "undo", N_("LINE"), OPTION_COUNT, &undone,
     N_("undo the call that wrote LINE of the journal")},
    {0, "since", N_("HASH"), OPTION_TEXT, &since, N_("with --verify: a head stored earlier")},
    {0, "head", NULL, OPTION_FLAG, &heads,
     N_("print the last check value, to be stored elsewhere")},
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("-l LEDGER ID...|--by NAME|--verify|--adopt|--undo LINE|--head"),
    .summary = N_("Shows the history of hazards: each step, who took it, in which role, how long."),
    .input = N_("Reads the ledger and its journal, LEDGER.journal.csv."),
    .formats = "text|csv|yaml|markdown|html|xlsx",
    .text_arguments = CLI_ALL_TEXT,
    .common = CLI_PLAN | CLI_AS_OF,
    .options = option_list,
};

static int write_histories(void *ctx, hz_writer *writer, hz_error *err)
{
    struct cli *cli = ctx;
    for (size_t i = 0; i < cli->file_count; i++) {
        if (hz_history_write(change.ledger, HZ_HISTORY_OF_HAZARD, cli->files[i], cli->plan,
                             cli->as_of, writer, err) != 0) {
            return -1;
        }
    }
    /* report whether these histories can be trusted */
    const hz_verify_options options = {
        .size = sizeof options, .ids = cli->files, .count = cli->file_count, .no_notes = true};
    return cli_verify(cli, &change, &options, NULL, err);
}

static int write_signed(void *ctx, hz_writer *writer, hz_error *err)
{
    const struct cli *cli = ctx;
    const hz_verify_options options = {.size = sizeof options, .no_notes = true};
    return hz_history_write(change.ledger, HZ_HISTORY_OF_PERSON, change.by, cli->plan, 0, writer,
                            err) == 0
               ? cli_verify(ctx, &change, &options, NULL, err)
               : -1;
}

static void print_summary(const hz_verify_summary *summary)
{
    struct cli_counted hazards = cli_count("%lu hazard", "%lu hazards", summary->hazards);
    struct cli_counted lines = cli_count("%lu line", "%lu lines", summary->lines);
    (void)printf(cli_translate(N_("%s: %s as signed, %s of the journal, head %s\n")), change.ledger,
                 hazards.text, lines.text, summary->head);
    if (since != NULL) {
        lines = cli_count("%lu line", "%lu lines", summary->lines_since);
        (void)printf(cli_translate(N_("%s since the head %s\n")), lines.text, since);
    }
}

static int run_verify(struct cli *cli)
{
    hz_error err;
    hz_verify_summary summary = {.size = sizeof summary};
    const hz_verify_options options = {.size = sizeof options, .since = since};
    if (cli_verify(cli, &change, &options, &summary, &err) != 0) {
        return cli_fail(cli, &err);
    }
    if (cli->findings == 0) {
        print_summary(&summary);
    }
    return cli_flush(cli);
}

static int adopt(struct cli *cli, hz_session *session, hz_error *err)
{
    (void)cli;
    return hz_session_adopt(session, err);
}

static int run_head(struct cli *cli)
{
    hz_error err;
    char head[HZ_HASH_SIZE];
    if (hz_journal_read_head(change.ledger, head, &err) != 0) {
        return cli_fail(cli, &err);
    }
    (void)printf("%s\n", head);
    return cli_flush(cli);
}

static int run_adopt(struct cli *cli)
{
    return cli_change_ledger(cli, &change, adopt, "");
}

static int undo(struct cli *cli, hz_session *session, hz_error *err)
{
    (void)cli;
    return hz_session_undo(session, (uint64_t)undone, err);
}

static int run_undo(struct cli *cli)
{
    return cli_change_ledger(cli, &change, undo, N_("Nothing was undone.\n"));
}

#define OUTPUT_OPTIONS "format", "output", "encoding", "bom", "crlf"

/* What the command does: selected by an option, or by numbers of hazards. */
static const struct mode {
    const char *option;
    const char *unused[12]; /* options that have no effect in this mode; NULL at the end */
    cli_write_callback write;
    int (*run)(struct cli *cli); /* without `write` */
} modes[] = {
    {N_("ID"), {"reason", "dry-run", "since"}, write_histories, NULL},
    {"--by", {"reason", "dry-run", "since", "as-of"}, write_signed, NULL},
    {"--verify", {"reason", "dry-run", "as-of", OUTPUT_OPTIONS}, NULL, run_verify},
    {"--adopt", {"since", "as-of"}, NULL, run_adopt},
    {"--undo", {"since", "as-of"}, NULL, run_undo},
    {"--head",
     {"reason", "dry-run", "since", "wait", "plan", "as-of", OUTPUT_OPTIONS},
     NULL,
     run_head},
};

static int run(struct cli *cli)
{
    bool undoes = undone >= 0;
    const bool selected[] = {cli->file_count > 0,
                             change.by != NULL && !adopts && !undoes,
                             verifies,
                             adopts,
                             undoes,
                             heads};
    const struct mode *mode = NULL;
    int count = 0;
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        mode = selected[i] ? &modes[i] : mode;
        count += selected[i] ? 1 : 0;
    }
    if (change.ledger == NULL) {
        return cli_usage_error(cli,
                               cli_translate(N_("-l LEDGER is missing: name the ledger file")));
    }
    if (count != 1) {
        return cli_usage_error(
            cli, cli_translate(N_("give one of ID, --by, --verify, --adopt, --undo and --head")));
    }
    cli->write.hold = true;
    if (cli_refuse_options(cli, mode->unused, cli_translate(mode->option)) != 0) {
        return EXIT_FAILED;
    }
    return mode->write != NULL ? cli_write(cli, mode->write, cli) : mode->run(cli);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
