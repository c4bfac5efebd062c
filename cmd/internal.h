/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** How the shared files of this directory call one another; not for commands. */
#ifndef CMD_INTERNAL_H
#define CMD_INTERNAL_H

#include "cli.h"

/**
 * Parses the command line into @p cli. Returns EXIT_DONE if the command can run or help or version
 * are to be shown; EXIT_FAILED after a usage error.
 */
int cli_parse(struct cli *cli, int argc, char **argv);

/** Prints the help to standard output. */
void cli_show_help(struct cli *cli);

/** Writes the command's words to @p text, separated by commas. */
void cli_list_words(const struct cli *cli, char *text, size_t size);

/** The value of the first environment variable of @p names that is set; “C” if none is. */
const char *cli_getenv_first(const char *const *names);

/** The format of which the ending of @p path is; NULL: a file of that name may hold any. */
const char *cli_format_of(const char *path);

/** Refuses the file of -o if the ending of its name is of another format than @p format. Returns
 * EXIT_DONE or EXIT_FAILED. */
int cli_check_ending(struct cli *cli, const char *format);

/** Detects the encoding of arguments. Call before setting the locale. */
void cli_detect_codeset(struct cli *cli);

/**
 * Converts @p text to UTF-8; it stays valid until the command ends. Returns 0, or -1 after a usage
 * error about @p name, if it is not text or has control characters.
 */
int cli_decode_argument(struct cli *cli, const char *name, const char **text);

/** Converts the arguments that are not file names. Returns 0, or -1 after a usage error. */
int cli_decode_arguments(struct cli *cli);

void cli_free_arguments(struct cli *cli);

/**
 * Refuses an output (standard output and standard error too) that is a file which the command
 * reads, compared by device and inode (E015). Returns EXIT_DONE or EXIT_FAILED.
 */
int cli_check_outputs(struct cli *cli);

#endif
