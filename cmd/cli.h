/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What all commands share: options, arguments, input, output, messages and exit statuses. */
#ifndef CMD_CLI_H
#define CMD_CLI_H

#include <hazard/check.h>
#include <hazard/error.h>
#include <hazard/lists.h>
#include <hazard/plan.h>
#include <hazard/rollup.h>
#include <hazard/rows.h>
#include <hazard/writer.h>
#include <stdio.h>

enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_FAILED = 2 };

/** Marks a text for translation without translating it. */
#define N_(text) text

/* Options and commands */

enum option_kind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_TEXTS,  /* struct cli_texts: the option may be repeated */
    OPTION_DATE,   /* hz_date */
    OPTION_MONTH,  /* hz_month; 0 for none */
    OPTION_COUNT,  /* int, not negative */
    OPTION_UNTIL,  /* hz_until: rectified or closed */
    OPTION_INPUT,  /* const char *: a file to read */
    OPTION_OUTPUT, /* const char *: a file to write */
    OPTION_LEDGER, /* const char *: a ledger to read or change */
};

struct cli_option {
    char letter; /* 0 for none */
    const char *name;
    const char *argument; /* placeholder in the help; NULL if the option takes no value */
    enum option_kind kind;
    void *value;
    const char *help;
};

/** The values of an option that may be repeated; the caller frees `items`. */
struct cli_texts {
    const char **items;
    size_t count;
};

/** Ends a list of options. */
#define CLI_OPTIONS_END                                                                            \
    {                                                                                              \
        0, NULL, NULL, OPTION_FLAG, NULL, NULL                                                     \
    }

/** Common options that only some commands accept; the other common options are accepted by all. */
enum { CLI_PLAN = 1, CLI_AS_OF = 2 };

struct cli_command {
    const char *synopsis;
    const char *summary;
    const char *input;       /* one sentence for the help: what the command reads */
    const char *formats;     /* accepted by -f, joined by |, the default first */
    const char *placeholder; /* of an argument or value that is a name in `words`; or NULL */
    hz_list words;           /* shown in the help, completed by the shell */
    const char *except;      /* id of a word that the command does not accept; or NULL */
    int text_arguments;      /* number of leading arguments that are not file names */
    unsigned common;         /* CLI_PLAN | CLI_AS_OF */
    const struct cli_option *options; /* ends with CLI_OPTIONS_END */
    const bool *writes_rows;          /* of an option: -o has CSV whatever -f is; or NULL */
};

/** A value of text_arguments: no argument is a file name. */
enum { CLI_ALL_TEXT = -1 };

/** The sentence on input for commands that read any number of files. */
#define CLI_READS_FILES N_("Files are CSV, YAML or workbooks; “-” or none is standard input.")

/** An option for commands that read with several threads. */
#define CLI_JOBS_OPTION(jobs)                                                                      \
    {                                                                                              \
        'j', "jobs", N_("N"), OPTION_COUNT, &(jobs),                                               \
            N_("threads for large input (default: one per core)")                                  \
    }

/** The state of one run. */
struct cli {
    const struct cli_command *command;
    const char *name;   /* the command's name, as it was called */
    const char **files; /* arguments that are not options */
    size_t file_count;
    hz_plan *plan; /* NULL without CLI_PLAN */
    hz_date as_of; /* --as-of, or today */
    const char *format;
    const char *output; /* a file instead of standard output */
    hz_writer_options write;
    uint64_t findings; /* number of warnings and errors printed */
    bool failed;       /* an error was reported */
    bool changed;      /* the ledger was changed */

    /* private to the files of this directory */
    uint32_t given; /* options on the command line, a bit for each, in order of the help */
    const char *plan_path;
    const char *encoding;
    bool help;
    bool version;
    uint64_t shown;   /* number of rows last shown as progress */
    char codeset[64]; /* of the locale; empty for UTF-8 or if unknown */
    char **decoded;   /* arguments converted to UTF-8 */
    size_t decoded_count;
};

/** Parses the command line, loads the plan and calls @p run. Returns the exit status. */
int cli_main(const struct cli_command *command, int (*run)(struct cli *cli), int argc, char **argv);

/** The exit status of what was reported so far. */
int cli_status(const struct cli *cli);

/** True if the option @p name was on the command line. */
bool cli_is_given(struct cli *cli, const char *name);

/**
 * Refuses options that have no effect in a mode of the command. @p names ends with NULL, @p mode
 * is the option that selects the mode, such as “--head”. Returns 0, or -1 after a usage error.
 */
int cli_refuse_options(struct cli *cli, const char *const *names, const char *mode);

/**
 * Checks the format, which has to be one of @p formats, joined by |; the default is that of the
 * ending of the file of -o, or the first. For a mode of the command that has fewer formats than the
 * command. Returns EXIT_DONE, or another status after a usage error.
 */
int cli_set_format(struct cli *cli, const char *formats);

/**
 * Splits “COLUMN=VALUE”. Returns 1; 0 if @p text is not of this form; -1 after a usage error if
 * there is no such column.
 */
int cli_split_assignment(struct cli *cli, const char *text, hz_span *label, hz_span *value);

/**
 * Parses the columns of --by, joined by commas: at most HZ_BY_MAX, all different, all names in
 * @p list, HZ_COLUMNS or HZ_GROUPINGS. Returns 0, or -1 after a usage error.
 */
int cli_parse_columns(struct cli *cli, const char *text, hz_list list, int by[HZ_BY_MAX],
                      size_t *count);

/** Refuses @p text, or its absence (NULL), as it is none of the command's words. Returns
 * EXIT_FAILED. */
int cli_refuse_word(struct cli *cli, const char *text);

/* Messages, on standard error */

/** The language of messages, as the environment asks for it. */
hz_language cli_language(void);

/** cli_translate() and cli_translate_count() in that language. */
const char *cli_translate(const char *text);
const char *cli_translate_count(const char *one, const char *many, unsigned long count);

/** A number with what it counts, such as “3 rows”, to be part of a sentence. */
struct cli_counted {
    char text[64];
};

/** Formats @p count with the message of cli_translate_count(), which has one %lu. */
struct cli_counted cli_count(const char *one, const char *many, unsigned long count);

/** Prints @p diag, with a line end, to @p stream. */
void cli_print_diag(FILE *stream, const hz_diag *diag);

/** Prints the error @p err. Returns EXIT_FAILED. */
int cli_fail(struct cli *cli, const hz_error *err);

/** Prints a usage error with a translated @p reason. Returns EXIT_FAILED. */
int cli_usage_error(struct cli *cli, const char *reason);

/** A sink that prints findings and counts them. */
hz_sink cli_sink(struct cli *cli);

/**
 * If @p files includes standard input ("-", or no file) and that is a terminal, prints that input
 * is expected there.
 */
void cli_announce_stdin(const char *const *files, size_t count);

/* Input */

/** Processes one row. Returns 0, or -1 with @p err set to stop reading. */
typedef int (*cli_row_callback)(void *ctx, const hz_row *row, hz_error *err);

/** How to read the files. */
struct cli_input {
    unsigned flags;              /* for hz_rows_open() */
    const hz_row_worker *worker; /* processes rows in several threads; may be NULL */
    int jobs;                    /* number of threads; 0 for one per core */
    hz_sink sink;                /* receives findings on the files; default: cli_sink() */

    /** Reports a file that cannot be read to its end, instead of cli_fail(); may be NULL. */
    void (*fail)(void *ctx, const hz_error *err);
};

/**
 * Calls @p callback for each row of all files, headers included. A file that cannot be read is
 * reported, and the next one is read. Returns 0, or -1 if an error was reported.
 */
int cli_read_rows(struct cli *cli, const struct cli_input *input, cli_row_callback callback,
                  void *ctx);

/**
 * The number of the file that findings name @p file, as they shorten long names; it is most likely
 * @p from or one after it. SIZE_MAX: there is none.
 */
size_t cli_find_file(const struct cli *cli, const char *file, size_t from);

/* Output */

/** Refuses the file @p path if the command reads it (E015). Returns EXIT_DONE or EXIT_FAILED. */
int cli_check_output(struct cli *cli, const char *path);

/**
 * Writes the output. Returns 0; 1 to leave standard output empty or unfinished; or -1 with @p err
 * set.
 */
typedef int (*cli_write_callback)(void *ctx, hz_writer *writer, hz_error *err);

/**
 * Opens a writer on standard output, or the file of -o, as the options say, calls @p write,
 * finishes the output and closes the writer; prints any error. With cli->write.hold nothing is
 * written before the end. Returns the exit status.
 */
int cli_write(struct cli *cli, cli_write_callback write, void *ctx);

/** Opens a writer as the options say, to the file @p path, or to @p stream if that is NULL. Returns
 * 0, or -1 with @p err set. */
int cli_open_writer(struct cli *cli, FILE *stream, const char *path, hz_writer **writer,
                    hz_error *err);

/** True if the name @p path ends in .xlsx. */
bool cli_is_workbook(const char *path);

/**
 * Refuses the file @p path of @p option, which has a further table, if it is “-” or its name ends
 * neither as CSV nor as a workbook. Returns EXIT_DONE or EXIT_FAILED.
 */
int cli_check_table(struct cli *cli, const char *option, const char *path);

/** Opens a writer to such a file. Returns 0, or -1 with @p err set. */
int cli_open_table(const struct cli *cli, const char *path, hz_writer **writer, hz_error *err);

/** Flushes standard output and prints any error. Returns the exit status. */
int cli_flush(struct cli *cli);

/** The text after blanks: ASCII white space, U+00A0, U+3000 and U+FEFF. */
const char *cli_skip_blanks(const char *text);

/** True if a spreadsheet would evaluate @p text as a formula. */
bool cli_is_formula(const char *text);

#endif
