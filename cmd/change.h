/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the commands share that change a ledger. */
#ifndef CMD_CHANGE_H
#define CMD_CHANGE_H

#include "cli.h"
#include <hazard/ledger.h>

/** Values of the options that all commands share which change a ledger. */
struct cli_change {
    const char *ledger;
    const char *by;
    const char *reason;
    int wait;
    bool dry_run;
    bool by_login_name; /* not an option: the login name signs if nobody is named */
};
enum { CLI_WAIT = 60 };

/** These options, for the list of a command. */
#define CLI_CHANGE_OPTIONS(change, ledger_help, by_help)                                           \
    {'l', "ledger", N_("LEDGER"), OPTION_LEDGER, &(change).ledger, ledger_help},                   \
        {0, "by", N_("NAME"), OPTION_TEXT, &(change).by, by_help},                                 \
        {0, "reason", N_("TEXT"), OPTION_TEXT, &(change).reason, N_("reason, for the journal")},   \
        {0,                                                                                        \
         "wait",                                                                                   \
         N_("SECONDS"),                                                                            \
         OPTION_COUNT,                                                                             \
         &(change).wait,                                                                           \
         N_("seconds to wait for the lock (default: 60)")},                                        \
    {                                                                                              \
        0, "dry-run", NULL, OPTION_FLAG, &(change).dry_run, N_("only show what would change")      \
    }

/** Change the ledger. Return 0; 1 if it was refused, which was reported; or -1 with @p err set.
 */
typedef int (*cli_change_callback)(struct cli *cli, hz_session *session, hz_error *err);

/**
 * Change a ledger by calling @p run, and write the changed rows once the change is safe; print
 * @p refused if no change was made. The signer is `by`, or $HAZARD_USER. Return the exit status.
 */
int cli_change_ledger(struct cli *cli, const struct cli_change *change, cli_change_callback run,
                      const char *refused);

/**
 * Apply @p transition to its hazards; if it names none, to those in the table on standard input.
 * Return as a cli_change_callback.
 */
int cli_apply(struct cli *cli, hz_session *session, const hz_transition *transition, hz_error *err);

/** Verify a ledger as @p options say. 0, or -1 with @p err set. */
int cli_verify(struct cli *cli, const struct cli_change *change, const hz_verify_options *options,
               hz_verify_summary *summary, hz_error *err);

/** Make a session with the options in @p change and the writer. 0, or -1 with @p err set. */
int cli_new_session(struct cli *cli, const struct cli_change *change, hz_writer *writer,
                    hz_session **session, hz_error *err);

#endif
