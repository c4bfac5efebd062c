/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *cli_getenv_first(const char *const *names)
{
    for (; *names != NULL; names++) {
        const char *value = getenv(*names);
        if (value != NULL && value[0] != '\0') {
            return value;
        }
    }
    return "C";
}

/*
 * The language of all messages of this process: the first known one in LANGUAGE, which may be a
 * list, or in the locale's variables. The locale need not be installed.
 */
static hz_language language = HZ_ENGLISH;

static void set_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NULL};
    const char *wanted = cli_getenv_first(names);
    bool known = false;
    while (*wanted != '\0' && !known) {
        language = strncmp(wanted, "zh", 2) == 0 ? HZ_CHINESE : HZ_ENGLISH;
        known = language == HZ_CHINESE || strncmp(wanted, "en", 2) == 0;
        wanted += strcspn(wanted, ":");
        wanted += *wanted == ':' ? 1 : 0;
    }
    (void)setlocale(LC_CTYPE, "C.UTF-8"); /* for the display width of the help */
}

hz_language cli_language(void)
{
    return language;
}

const char *cli_translate(const char *text)
{
    return hz_translate(language, text, NULL, 0);
}

const char *cli_translate_count(const char *one, const char *many, unsigned long count)
{
    return hz_translate(language, one, many, count);
}

struct cli_counted cli_count(const char *one, const char *many, unsigned long count)
{
    struct cli_counted counted;
    (void)snprintf(counted.text, sizeof counted.text, cli_translate_count(one, many, count), count);
    return counted;
}

void cli_print_diag(FILE *stream, const hz_diag *diag)
{
    char line[8192]; /* escapes can make a field four times as long */
    hz_diag_text(diag, HZ_PART_LINE, cli_language(), line, sizeof line);
    (void)fprintf(stream, "%s\n", line);
}

int cli_fail(struct cli *cli, const hz_error *err)
{
    cli->failed = true;
    cli_print_diag(stderr, err);
    return EXIT_FAILED;
}

int cli_usage_error(struct cli *cli, const char *reason)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_E004, cli->name, reason);
    (void)cli_fail(cli, &diag);
    (void)fprintf(stderr, cli_translate(N_("Try “%s --help”.\n")), cli->name);
    return EXIT_FAILED;
}

static void print_finding(void *ctx, const hz_diag *diag)
{
    struct cli *cli = ctx;
    cli->findings += hz_code_severity(diag->code) != HZ_NOTE ? 1 : 0;
    cli_print_diag(stderr, diag);
}

hz_sink cli_sink(struct cli *cli)
{
    return (hz_sink){print_finding, cli};
}

int cli_status(const struct cli *cli)
{
    if (cli->failed) {
        return EXIT_FAILED;
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

/*
 * If the caller closed a standard stream, the next file opened, perhaps a ledger, would get its
 * number. Open /dev/null there instead, in the direction in which reading or writing fails.
 */
static void occupy_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

/* The name the command was called by, which packages may have given a prefix. */
static const char *base_name(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static int load_plan_and_run(struct cli *cli, int (*run)(struct cli *cli))
{
    hz_error err;
    if ((cli->command->common & CLI_PLAN) != 0 &&
        hz_plan_load(cli->plan_path, &cli->plan, &err) != 0) {
        return cli_fail(cli, &err);
    }
    return run(cli);
}

int cli_main(const struct cli_command *command, int (*run)(struct cli *cli), int argc, char **argv)
{
    struct cli cli = {.command = command,
                      .name = base_name(argv[0]),
                      .as_of = HZ_NO_DATE,
                      .write = {.size = sizeof cli.write}};
    occupy_standard_streams();
    (void)signal(SIGXFSZ, SIG_IGN); /* so that a file that is too large is an error to report */
    cli_detect_codeset(&cli);
    set_language();
    int status = cli_parse(&cli, argc, argv);
    if (status == EXIT_DONE && cli.help) {
        cli_show_help(&cli);
        status = cli_flush(&cli);
    } else if (status == EXIT_DONE && cli.version) {
        (void)printf("%s (hazard-ledger) %s\n", cli.name, HZ_VERSION);
        status = cli_flush(&cli);
    } else if (status == EXIT_DONE) {
        status = cli_check_outputs(&cli);
        status = status == EXIT_DONE ? load_plan_and_run(&cli, run) : status;
    }
    hz_plan_free(cli.plan);
    cli_free_arguments(&cli);
    return status;
}
