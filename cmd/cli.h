/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What all commands share: options from one table, help, language, findings, exit statuses. */
#ifndef CMD_CLI_H
#define CMD_CLI_H

#include <hazard/check.h>
#include <hazard/message.h>
#include <hazard/plan.h>
#include <hazard/rollup.h>
#include <hazard/rows.h>
#include <hazard/step.h>
#include <hazard/writer.h>

enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_FAILED = 2 };

enum option_kind {
    OPTION_FLAG,  /* bool */
    OPTION_TEXT,  /* const char * */
    OPTION_DATE,  /* hz_date */
    OPTION_MONTH, /* hz_month; 0 is none */
    OPTION_COUNT, /* int, not negative */
    OPTION_UNTIL, /* hz_until: rectified or closed */
    /* names of files, as OPTION_TEXT; see cli_check_outputs() */
    OPTION_INPUT,
    OPTION_OUTPUT,
    OPTION_LEDGER, /* read, and perhaps changed */
};

struct cli_option {
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* what the help calls it; NULL: takes none */
    enum option_kind kind;
    void *value;
    const char *help;
};

struct command {
    const char *synopsis;
    const char *summary;
    const char *reads;                /* what its arguments or standard input are */
    const char *formats;              /* that -f takes, the default first, joined by | */
    int words;                        /* how many arguments are no files: the first so many */
    const struct cli_option *options; /* its own; ends with a NULL name */
};

/** Of `words` above: all of them. */
enum { CLI_ALL_WORDS = -1 };

/** What commands read that take any number of files. */
#define CLI_READS_FILES N_("Files are CSV or YAML; “-” or none is standard input.")
#define N_(text) text

/** The state of one run. */
struct cli {
    const struct command *command;
    const char *name; /* it was called by */
    const char *plan_path;
    hz_plan *plan;
    hz_date as_of; /* --as-of, else today */
    bool as_of_given;
    hz_writer_options write;
    const char *format;
    const char *encoding;
    char **files;
    size_t file_count;
    bool asks_help;
    bool asks_version;
    uint64_t findings;
    uint64_t shown;   /* the rows that were last shown as progress */
    char codeset[64]; /* of the locale, for arguments; empty: UTF-8, or none is known */
    char **words;     /* arguments that were converted */
    size_t word_count;
};

/** What commands that change a ledger are told about it, by the options below. */
struct cli_change {
    const char *ledger;
    const char *by;
    const char *reason;
    int wait;
    bool dry_run;
};

/** Those options, for the list of a command; @p by_help says what --by means to it. */
#define CLI_CHANGE_OPTIONS(change, ledger_help, by_help)                                           \
    {'l', "ledger", N_("LEDGER"), OPTION_LEDGER, &(change).ledger, ledger_help},                   \
        {0, "by", N_("NAME"), OPTION_TEXT, &(change).by, by_help},                                 \
        {0, "reason", N_("TEXT"), OPTION_TEXT, &(change).reason, N_("why, for the journal")},      \
        {0,                                                                                        \
         "wait",                                                                                   \
         N_("SECONDS"),                                                                            \
         OPTION_COUNT,                                                                             \
         &(change).wait,                                                                           \
         N_("seconds to wait for the lock (default: 60)")},                                        \
    {                                                                                              \
        0, "dry-run", NULL, OPTION_FLAG, &(change).dry_run, N_("only show what would change")      \
    }
enum { CLI_WAIT = 60 };

/** Reads the command line, loads the plan and runs the command. Returns the exit status. */
int cli_main(const struct command *command, int (*run)(struct cli *cli), int argc, char **argv);

/**
 * Reads the command line into @p cli. EXIT_DONE: it can be run, or asks for help or the version;
 * EXIT_FAILED: it has been said.
 */
int cli_read_options(struct cli *cli, int argc, char **argv);

/** The first of the environment variables @p names that is set; “C” if none is. */
const char *cli_first_set(const char *const *names);

/** Finds out in which encoding the terminal writes arguments; before the locale is chosen. */
void cli_find_codeset(struct cli *cli);

/**
 * @p text, which may be in the locale's encoding, as UTF-8 in new memory. NULL: it is in neither of
 * the two.
 */
char *cli_decode(const struct cli *cli, const char *text);

/**
 * Makes @p word UTF-8; it stays valid until the command ends. False: it is not text, or holds
 * control characters, which has been said of it by @p name.
 */
bool cli_read_word(struct cli *cli, const char *name, char **word);

/** Likewise those arguments of the command that are no files. */
bool cli_read_words(struct cli *cli);

void cli_free_words(struct cli *cli);

void cli_show_help(const struct cli *cli);

/**
 * Changes a ledger by @p run, whose rows are written once the change is safe; says @p refused where
 * it did not come to one. Returns the exit status.
 */
int cli_step(struct cli *cli, const struct cli_change *change,
             hz_session_result (*run)(const struct cli *cli, const hz_session *session,
                                      hz_error *err),
             const char *refused);

/**
 * Who signs: @p by, else $HAZARD_USER, else the login name unless it @p must_be_named. NULL: no
 * one, which has been said.
 */
const char *cli_signature(struct cli *cli, const char *by, bool must_be_named);

/** Splits COLUMN=VALUE; false: @p word is not of this form, or names no column: @p said tells. */
bool cli_split_value(const struct cli *cli, const char *word, hz_span *label, hz_span *value,
                     bool *said);

/**
 * Reads the columns of --by, joined by commas, at most HZ_BY_MAX that @p can allows, each once.
 * False: it has been said, with @p which can be named.
 */
bool cli_read_columns(const struct cli *cli, const char *text, bool (*can)(hz_column column),
                      const char *which, hz_column by[HZ_BY_MAX], size_t *count);

/** How many threads read, for the options of a command. */
#define CLI_JOBS_OPTION(jobs)                                                                      \
    {                                                                                              \
        'j', "jobs", N_("N"), OPTION_COUNT, &(jobs),                                               \
            N_("threads for large input (default: one per core)")                                  \
    }

/** A sieve that shows how far the work is. */
struct cli_worker {
    hz_row_worker worker; /* what the rows are given */
    hz_row_worker inner;
    struct cli *cli;
    const hz_rows *rows;
};

/** Has @p rows sifted by @p inner in @p jobs threads (0: one for each core); @p s is made. */
void cli_set_worker(struct cli_worker *s, struct cli *cli, hz_rows *rows, hz_row_worker inner,
                    int jobs);

/** Takes a row; -1 with @p err set ends the reading. */
typedef int (*cli_take)(void *ctx, const hz_row *row, hz_error *err);

/** How the rows of files are read. */
struct cli_reading {
    unsigned flags;              /* as hz_rows_open() */
    const hz_row_worker *worker; /* NULL: every row is taken */
    int jobs;                    /* see cli_sift() */
    hz_sink sink; /* takes what hz_rows_set_sink() says; no function: cli_sink() does */
    /** Takes what keeps a file from being read further, and returns what the exit status is for it;
     * NULL: it is said, and is EXIT_FAILED. */
    int (*fail)(void *ctx, const hz_error *err);
};

/**
 * Hands the rows of all files to @p take, headers too. What cannot be read is reported, and the
 * next file is read. Returns EXIT_DONE, or EXIT_FAILED if anything failed.
 */
int cli_each_row(struct cli *cli, const struct cli_reading *reading, cli_take take, void *ctx,
                 hz_error *err);

/** Moves the hazards @p ids; none: those in the table on standard input. */
hz_session_result cli_move(const hz_session *session, const hz_transition *move,
                           const hz_string_list *ids, hz_error *err);

/**
 * Refuses an output, standard output and standard error among them, that is a file which the
 * command reads (E015): by device and inode, whatever its name. EXIT_DONE, or EXIT_FAILED: it has
 * been said.
 */
int cli_check_outputs(const struct cli *cli);

/** Says that a change was made though its result could not be written. */
void cli_say_changed(void);

/** Says @p diag on standard error. */
void cli_say(const hz_diag *diag);

/** True if a spreadsheet would run @p text as a formula. */
bool cli_is_formula(const char *text);

/**
 * Says on a terminal that standard input is read from it, if no file is named or “-” is one of
 * them: the command would seem to do nothing.
 */
void cli_await_input(char *const *files, size_t count);

/** Says wrong use with a reason and returns EXIT_FAILED. */
int cli_misuse(const struct cli *cli, const char *reason);

/** A sink that says each finding and counts it. */
hz_sink cli_sink(struct cli *cli);

/** On a terminal, shows from time to time how far the work is. */
void cli_progress(struct cli *cli, const hz_rows *rows);

/** Takes the progress off the screen. */
void cli_progress_end(const struct cli *cli);

/** What was printed must have arrived: EXIT_DONE, or EXIT_FAILED, and it has been said. */
int cli_flush(void);

/** Says @p err and returns EXIT_FAILED. */
int cli_failed(const hz_error *err);

#endif
