/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "change.h"
#include "internal.h"
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The person who signs: --by, $HAZARD_USER or the login name. NULL after a usage error. */
static const char *find_signer(struct cli *cli, const struct cli_change *change)
{
    const char *by = change->by;
    const char *user_name = by == NULL ? getenv("HAZARD_USER") : NULL;
    if (user_name != NULL && cli_decode_argument(cli, "HAZARD_USER", &user_name) != 0) {
        return NULL;
    }
    const char *name = by == NULL ? user_name : by;
    if (name == NULL && change->by_login_name) {
        const struct passwd *user = getpwuid(geteuid());
        name = user == NULL ? NULL : user->pw_name;
    }
    if (name == NULL || *cli_skip_blanks(name) == '\0') {
        (void)cli_usage_error(
            cli, cli_translate(N_("--by NAME is missing: give the name of the person who signs")));
        return NULL;
    }
    return name;
}

int cli_apply(struct cli *cli, hz_session *session, const hz_transition *transition, hz_error *err)
{
    hz_transition given = *transition;
    int result = -1;
    if (given.id_count > 0) {
        return hz_session_apply(session, &given, err);
    }
    const hz_rows_options reading = {.size = sizeof reading,
                                     .flags = HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_OF_IDS,
                                     .sink = cli_sink(cli),
                                     .plan = cli->plan};
    cli_announce_stdin(NULL, 0);
    if (hz_rows_open(NULL, 0, &reading, &given.rows, err) == 0) {
        result = hz_session_apply(session, &given, err);
    }
    hz_rows_close(given.rows);
    return result;
}

int cli_new_session(struct cli *cli, const struct cli_change *change, hz_writer *writer,
                    hz_session **session, hz_error *err)
{
    const hz_session_options options = {.size = sizeof options,
                                        .ledger = change->ledger,
                                        .plan = cli->plan,
                                        .today = cli->as_of,
                                        .by = change->by,
                                        .reason = change->reason,
                                        .wait = change->wait,
                                        .dry_run = change->dry_run,
                                        .sink = cli_sink(cli),
                                        .writer = writer};
    return hz_session_new(&options, session, err);
}

int cli_verify(struct cli *cli, const struct cli_change *change, const hz_verify_options *options,
               hz_verify_summary *summary, hz_error *err)
{
    struct cli_change reader = *change;
    hz_session *session = NULL;
    reader.by = cli->name; /* shown to others who wait for the lock */
    int result = cli_new_session(cli, &reader, NULL, &session, err);
    if (result == 0) {
        result = hz_session_verify(session, options, summary, err);
    }
    hz_session_free(session);
    return result;
}

/* A change in progress; the context of cli_write(). */
struct changing {
    struct cli *cli;
    const struct cli_change *change;
    cli_change_callback run;
    bool refused;
};

/* Runs the change. The output is the changed rows or, in a dry run, the columns that would change.
 */
static int run_change(void *ctx, hz_writer *writer, hz_error *err)
{
    struct changing *c = ctx;
    hz_session *session = NULL;
    int result = cli_new_session(c->cli, c->change, writer, &session, err);
    if (result == 0) {
        result = c->run(c->cli, session, err);
    }
    hz_session_free(session);
    c->cli->changed = result == 0 && !c->change->dry_run;
    c->refused = result > 0;
    if (result < 0 && err->file[0] == '\0') { /* about the call, not a file */
        (void)snprintf(err->file, sizeof err->file, "%s", c->cli->name);
    }
    return result;
}

int cli_change_ledger(struct cli *cli, const struct cli_change *change, cli_change_callback run,
                      const char *refused)
{
    struct cli_change signed_change = *change;
    struct changing c = {cli, &signed_change, run, false};
    signed_change.by = find_signer(cli, change);
    if (signed_change.by == NULL) {
        return EXIT_FAILED;
    }
    if (change->ledger == NULL || strcmp(change->ledger, "-") == 0) {
        return cli_usage_error(cli,
                               cli_translate(N_("-l LEDGER is missing: name the ledger file")));
    }
    (void)signal(SIGPIPE, SIG_IGN); /* it must not end the command in the middle of a change */
    cli->write.hold = true;
    int status = cli_write(cli, run_change, &c);
    if (c.refused) {
        (void)fputs(cli_translate(refused), stderr);
        return EXIT_FAILED;
    }
    return status;
}
