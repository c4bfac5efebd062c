/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include "internal.h"
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *cli_signer(struct cli *cli, const char *by, bool must_be_named)
{
    const char *user_name = by == NULL ? getenv("HAZARD_USER") : NULL;
    if (user_name != NULL && cli_decode_argument(cli, "HAZARD_USER", &user_name) != 0) {
        return NULL;
    }
    const char *name = by == NULL ? user_name : by;
    if (name == NULL && !must_be_named) {
        const struct passwd *user = getpwuid(geteuid());
        name = user == NULL ? NULL : user->pw_name;
    }
    hz_span text = name == NULL ? hz_span_of("") : hz_span_trim(hz_span_of(name));
    if (name == NULL || text.len == 0) {
        (void)cli_usage_error(
            cli, hz_translate(N_("--by NAME is missing: give the name of the person who signs")));
        return NULL;
    }
    /* a spreadsheet that opens the journal would evaluate a formula */
    if (cli_is_formula(name) || !hz_is_name(text)) {
        (void)cli_usage_error(cli,
                              hz_translate(N_("--by is not a name: give the name of the person "
                                              "who signs, such as 张三")));
        return NULL;
    }
    return name;
}

static int read_ids(const hz_session *session, hz_string_list *ids, hz_error *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    cli_announce_stdin(NULL, 0);
    int result = hz_rows_open(NULL, 0, HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_OF_IDS, &rows);
    if (result == 0) {
        hz_rows_set_sink(rows, session->sink);
        result = hz_ids_read(rows, ids, err);
    }
    hz_rows_close(rows);
    return result;
}

hz_session_result cli_apply(const hz_session *session, const hz_transition *move,
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

/* A change in progress; the context of cli_write(). */
struct changing {
    struct cli *cli;
    const struct cli_change *change;
    hz_session_result (*run)(struct cli *cli, const hz_session *session, hz_error *err);
    bool refused;
};

/* Runs the change. The output is the changed rows or, in a dry run, the columns that would change.
 */
static int run_change(void *ctx, hz_writer *writer, hz_error *err)
{
    struct changing *c = ctx;
    const struct cli_change *change = c->change;
    hz_session session = {.ledger = change->ledger,
                          .plan = c->cli->plan,
                          .today = c->cli->as_of,
                          .by = change->by,
                          .reason = change->reason,
                          .wait = change->wait,
                          .sink = cli_sink(c->cli)};
    if (change->dry_run) {
        session.differences = writer;
    } else if (hz_row_writer_new(writer, NULL, 0, &session.out, err) != 0) {
        return -1;
    }
    hz_session_result result = c->run(c->cli, &session, err);
    hz_row_writer_free(session.out);
    c->cli->changed = result == HZ_SESSION_DONE && !change->dry_run;
    c->refused = result == HZ_SESSION_REFUSED;
    if (result == HZ_SESSION_FAILED && err->file[0] == '\0') { /* about the call, not a file */
        hz_diag_copy(err->file, sizeof err->file, hz_span_of(c->cli->name));
    }
    return result == HZ_SESSION_DONE ? 0 : (c->refused ? 1 : -1);
}

int cli_change_ledger(struct cli *cli, const struct cli_change *change,
                      hz_session_result (*run)(struct cli *cli, const hz_session *session,
                                               hz_error *err),
                      const char *refused)
{
    struct changing c = {cli, change, run, false};
    if (change->ledger == NULL || strcmp(change->ledger, "-") == 0) {
        return cli_usage_error(cli, hz_translate(N_("-l LEDGER is missing: name the ledger file")));
    }
    (void)signal(SIGPIPE, SIG_IGN); /* it must not end the command in the middle of a change */
    cli->write.hold = true;
    int status = cli_write(cli, run_change, &c);
    if (c.refused) {
        (void)fputs(hz_translate(refused), stderr);
        return EXIT_FAILED;
    }
    return status;
}
