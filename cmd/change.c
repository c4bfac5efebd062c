/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *cli_signature(struct cli *cli, const char *by, bool must_be_named)
{
    char *user_name = by == NULL ? getenv("HAZARD_USER") : NULL;
    if (user_name != NULL && !cli_read_word(cli, "HAZARD_USER", &user_name)) {
        return NULL;
    }
    const char *name = by == NULL ? user_name : by;
    if (name == NULL && !must_be_named) {
        const struct passwd *user = getpwuid(geteuid());
        name = user == NULL ? NULL : user->pw_name;
    }
    hz_span text = name == NULL ? hz_span_of("") : hz_span_trim(hz_span_of(name));
    if (name == NULL || text.len == 0) {
        (void)cli_misuse(cli, hz_translate(N_("--by NAME is missing: who does it, signs")));
        return NULL;
    }
    /* the journal opens in a spreadsheet, which would run a formula */
    if (cli_is_formula(name) || !hz_is_name(text)) {
        (void)cli_misuse(cli, hz_translate(N_("--by is not a name: give the name of the person "
                                              "who signs, such as 张三")));
        return NULL;
    }
    return name;
}

static int read_ids(const hz_session *session, hz_string_list *ids, hz_error *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    cli_await_input(NULL, 0);
    int result = hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_OF_IDS, &rows);
    if (result == 0) {
        hz_rows_set_sink(rows, session->sink);
        result = hz_ids_read(rows, ids, err);
    }
    hz_rows_close(rows);
    return result;
}

hz_session_result cli_move(const hz_session *session, const hz_transition *move,
                           const hz_string_list *ids, hz_error *err)
{
    hz_string_list read = {0};
    if (ids->count > 0) {
        return hz_session_apply(session, move, ids, err);
    }
    hz_session_result result = read_ids(session, &read, err) == 0
                                   ? hz_session_apply(session, move, &read, err)
                                   : HZ_SESSION_FAILED;
    hz_ids_free(&read);
    return result;
}

/* Rows as they will be, or in a dry run the columns that would change, go to standard output. */
static int open_results(hz_session *session, bool dry_run, hz_writer *writer, hz_error *err)
{
    if (dry_run) {
        session->differences = writer;
        return 0;
    }
    return hz_row_writer_new(writer, NULL, 0, &session->out, err);
}

void cli_say_changed(void)
{
    (void)fputs(hz_translate(N_("The ledger was changed; only its rows could not be written "
                                "here.\n")),
                stderr);
}

int cli_step(struct cli *cli, const struct cli_change *change,
             hz_session_result (*run)(const struct cli *cli, const hz_session *session,
                                      hz_error *err),
             const char *refused)
{
    hz_error err;
    hz_writer *writer = NULL;
    hz_session session = {.ledger = change->ledger,
                          .plan = cli->plan,
                          .today = cli->as_of,
                          .by = change->by,
                          .reason = change->reason,
                          .wait = change->wait,
                          .sink = cli_sink(cli)};
    hz_session_result result = HZ_SESSION_FAILED;
    if (change->ledger == NULL || strcmp(change->ledger, "-") == 0) {
        return cli_misuse(cli, hz_translate(N_("-l LEDGER is missing: the file to change")));
    }
    (void)signal(SIGPIPE, SIG_IGN); /* it must not end the command in the middle of a change */
    cli->write.hold = true;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if (hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
        open_results(&session, change->dry_run, writer, &err) == 0) {
        result = run(cli, &session, &err);
    }
    bool changed = result == HZ_SESSION_DONE;
    if (changed && hz_writer_finish(writer, &err) != 0) {
        result = HZ_SESSION_FAILED;
    }
    if (result == HZ_SESSION_FAILED) {
        if (err.file[0] == '\0') { /* it is about the call */
            hz_diag_copy(err.file, sizeof err.file, hz_span_of(cli->name));
        }
        cli_say(&err);
        if (changed && !change->dry_run) {
            cli_say_changed();
        }
    } else if (result == HZ_SESSION_REFUSED) {
        (void)fputs(hz_translate(refused), stderr);
    }
    hz_row_writer_free(session.out);
    hz_writer_close(writer);
    if (result != HZ_SESSION_DONE) {
        return EXIT_FAILED;
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}
