/** What all commands share: options from one table, help, language, findings, exit statuses. */
#ifndef CMD_CLI_H
#define CMD_CLI_H

#include <hazard/check.h>
#include <hazard/message.h>
#include <hazard/plan.h>
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
    const struct cli_option *options; /* its own; ends with a NULL name */
};

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
    hz_write_options write;
    const char *format;
    const char *encoding;
    char **files;
    size_t file_count;
    uint64_t findings;
    uint64_t rows;
};

/** Reads the command line, loads the plan and runs the command. Returns the exit status. */
int cli_main(const struct command *command, int (*run)(struct cli *cli), int argc, char **argv);

/**
 * Changes @p ledger by @p run, whose rows are written once the change is safe; says @p refused
 * where it did not come to one. Returns the exit status.
 */
int cli_step(struct cli *cli, const char *ledger,
             hz_step_result (*run)(const struct cli *cli, const hz_step *step, hz_diag *err),
             const char *refused);

/** Says @p diag on standard error. */
void cli_say(const hz_diag *diag);

/** Says wrong use with a reason and returns EXIT_FAILED. */
int cli_misuse(const struct cli *cli, const char *reason);

/** A sink that says each finding and counts it. */
hz_sink cli_sink(struct cli *cli);

/** Counts a row; on a terminal, shows from time to time how far the work is. */
void cli_progress(struct cli *cli);

/** Takes the progress off the screen. */
void cli_progress_end(const struct cli *cli);

/** Says @p err and returns EXIT_FAILED. */
int cli_failed(const hz_diag *err);

#endif
