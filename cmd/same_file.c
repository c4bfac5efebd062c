/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps a command from overwriting a file that it reads. */
#include "internal.h"
#include <fcntl.h>
#include <hazard/ledger.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* An output that goes to a regular file. */
struct output {
    struct stat st;
    const char *name;  /* value of an option; NULL for a standard stream */
    const char *input; /* the input that is the same file; NULL if none was found */
    bool is_ledger;    /* the command itself reads it too */
};

static bool is_same(struct output *o, const struct stat *st, const char *input)
{
    if (st->st_dev == o->st.st_dev && st->st_ino == o->st.st_ino) {
        o->input = input;
    }
    return o->input != NULL;
}

/* Finds the file @p path, or the workbook of FILE#SHEET. */
static bool find_path(const char *path, struct stat *st)
{
    char file[PATH_MAX];
    const char *sign = strrchr(path, '#');
    if (stat(path, st) == 0) {
        return true;
    }
    if (sign == NULL || sign - path >= PATH_MAX) {
        return false;
    }
    (void)snprintf(file, sizeof file, "%.*s", (int)(sign - path), path);
    return stat(file, st) == 0;
}

static bool is_file(struct output *o, const char *path)
{
    struct stat st;
    return path != NULL && find_path(path, &st) && is_same(o, &st, path);
}

static bool is_standard_input(struct output *o)
{
    struct stat st;
    return fstat(STDIN_FILENO, &st) == 0 && is_same(o, &st, "-");
}

static bool is_journal(struct output *o, const char *ledger)
{
    hz_error ignored; /* the command itself will report it */
    char journal[PATH_MAX];
    bool same = ledger != NULL && hz_journal_path(ledger, journal, sizeof journal, &ignored) == 0 &&
                is_file(o, journal);
    o->input = same ? ledger : o->input; /* the buffer ends here */
    return same;
}

/* Whether the output is a file named as an argument, or standard input if the command reads it. */
static bool is_argument(const struct cli *cli, struct output *o)
{
    int texts = cli->command->text_arguments;
    size_t first = texts == CLI_ALL_TEXT ? cli->file_count : (size_t)texts;
    bool reads_standard = first >= cli->file_count;
    for (size_t i = first; i < cli->file_count; i++) {
        bool standard = strcmp(cli->files[i], "-") == 0;
        if (!standard && is_file(o, cli->files[i])) {
            return true;
        }
        reads_standard = reads_standard || standard;
    }
    return reads_standard && is_standard_input(o);
}

/* Whether the output is a file named by an option. */
static bool is_option(const struct cli *cli, struct output *o)
{
    for (const struct cli_option *option = cli->command->options; option->name != NULL; option++) {
        bool is_ledger = option->kind == OPTION_LEDGER;
        if (!is_ledger && option->kind != OPTION_INPUT) {
            continue;
        }
        const char *path = *(const char **)option->value;
        if (is_file(o, path) || (is_ledger && is_journal(o, path))) {
            return true;
        }
    }
    return false;
}

static bool is_input(const struct cli *cli, struct output *o)
{
    const char *plan = cli->plan_path == NULL ? getenv("HAZARD_PLAN") : cli->plan_path;
    return S_ISREG(o->st.st_mode) &&
           (is_argument(cli, o) || is_file(o, plan) || (!o->is_ledger && is_option(cli, o)));
}

static bool find_stream(int fd, struct output *o)
{
    *o = (struct output){.name = NULL};
    return fstat(fd, &o->st) == 0;
}

/* Errors must not be written into the input file. */
static void move_errors(bool to_stdout)
{
    int fd = to_stdout ? STDOUT_FILENO : open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)dup2(fd, STDERR_FILENO);
    }
}

/* Whether the output at @p path would take the place of a ledger or of a file next to it, which
 * need not exist yet. */
static bool is_of_ledger(const struct cli *cli, const char *path)
{
    for (const struct cli_option *option = cli->command->options; option->name != NULL; option++) {
        const char *ledger = option->kind == OPTION_LEDGER ? *(const char **)option->value : NULL;
        if (ledger != NULL && hz_ledger_uses(ledger, path)) {
            return true;
        }
    }
    return false;
}

/* Whether the output file of an option may not be written. */
static bool is_taken(const struct cli *cli, struct output *o)
{
    return o->name != NULL && ((!o->is_ledger && is_of_ledger(cli, o->name)) ||
                               (stat(o->name, &o->st) == 0 && is_input(cli, o)));
}

static int refuse(struct cli *cli, const struct output *o, bool emptied)
{
    hz_error err;
    hz_diag_set(&err, HZ_E015, o->name == NULL ? o->input : o->name,
                emptied
                    ? N_("the shell has emptied it already, so restore it from a copy and write "
                         "the output to another file")
                    : N_("write the output to another file"));
    return cli_fail(cli, &err);
}

/* The file that an option writes; without a name if it writes none. */
static struct output file_of(const struct cli_option *option)
{
    bool is_ledger = option->kind == OPTION_LEDGER;
    bool writes = is_ledger || option->kind == OPTION_OUTPUT;
    return (struct output){.name = writes ? *(const char **)option->value : NULL,
                           .is_ledger = is_ledger};
}

int cli_check_output(struct cli *cli, const char *path)
{
    struct output file = {.name = path};
    return is_taken(cli, &file) ? refuse(cli, &file, false) : EXIT_DONE;
}

int cli_check_outputs(struct cli *cli)
{
    struct output out;
    struct output errors;
    struct output file = {.name = cli->output};
    bool out_is_input = find_stream(STDOUT_FILENO, &out) && is_input(cli, &out);
    bool errors_are_input = find_stream(STDERR_FILENO, &errors) && is_input(cli, &errors);
    if (errors_are_input) {
        move_errors(!out_is_input);
    }
    if (out_is_input || errors_are_input) {
        int flags = fcntl(out_is_input ? STDOUT_FILENO : STDERR_FILENO, F_GETFL);
        const struct output *which = out_is_input ? &out : &errors;
        return refuse(cli, which, which->st.st_size == 0 && (flags & O_APPEND) == 0);
    }
    if (is_taken(cli, &file)) {
        return refuse(cli, &file, false);
    }
    for (const struct cli_option *option = cli->command->options; option->name != NULL; option++) {
        file = file_of(option);
        if (is_taken(cli, &file)) {
            return refuse(cli, &file, false);
        }
    }
    return EXIT_DONE;
}
