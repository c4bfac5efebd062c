/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *cli_first_set(const char *const *names)
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
 * Follows the user's language even where its locale is not generated on the machine: C.UTF-8 always
 * is, and under it gettext goes by LANGUAGE.
 */
static void choose_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NULL};
    char wanted[128];
    char folder[512];
    const char *language = cli_first_set(names);
    size_t first = strcspn(language, ":"); /* LANGUAGE may be a list; English needs no other */
    bool chinese = strncmp(language, "zh", 2) == 0;
    bool english = strncmp(language, "en", 2) == 0;
    (void)snprintf(wanted, sizeof wanted, "%.*s%s", (int)(english ? first : strlen(language)),
                   language, chinese ? ":zh_CN" : "");
    (void)setlocale(LC_CTYPE, "C.UTF-8"); /* numbers and days are written as files have them */
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
    (void)setenv("LANGUAGE", wanted, 1);
    (void)snprintf(folder, sizeof folder, "%s/locale", hz_data_dir());
    (void)bindtextdomain(HZ_TEXT_DOMAIN, folder);
    (void)bind_textdomain_codeset(HZ_TEXT_DOMAIN, "UTF-8");
}

void cli_say(const hz_diag *diag)
{
    char line[8192]; /* every field may be written out four times as long */
    hz_diag_line(diag, line, sizeof line);
    (void)fprintf(stderr, "%s\n", line);
}

int cli_failed(const hz_error *err)
{
    cli_say(err);
    return EXIT_FAILED;
}

bool cli_is_formula(const char *text)
{
    hz_span trimmed = hz_span_trim(hz_span_of(text));
    return trimmed.len > 0 && strchr("=+-@", trimmed.ptr[0]) != NULL;
}

int cli_misuse(const struct cli *cli, const char *reason)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_E004, cli->name, reason);
    cli_say(&diag);
    (void)fprintf(stderr, hz_translate(N_("Try “%s --help”.\n")), cli->name);
    return EXIT_FAILED;
}

static void count_finding(void *ctx, const hz_diag *diag)
{
    bool is_finding = hz_code_severity(diag->code) != HZ_NOTE;
    ((struct cli *)ctx)->findings += is_finding ? 1 : 0;
    cli_say(diag);
}

hz_sink cli_sink(struct cli *cli)
{
    return (hz_sink){count_finding, cli};
}

/*
 * A standard stream that the caller closed would give its number to the next file opened, perhaps a
 * ledger; it is opened on nothing instead, in the direction in which it fails.
 */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int cli_flush(void)
{
    hz_error err;
    if (fflush(stdout) == 0) {
        return EXIT_DONE;
    }
    hz_diag_set(&err, HZ_E002, "-", hz_translate(strerror(errno)));
    return cli_failed(&err);
}

/* The name the command was called by, which packages may have given a prefix. */
static const char *base_name(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static int run_by_plan(struct cli *cli, int (*run)(struct cli *cli))
{
    hz_error err;
    return hz_plan_load(cli->plan_path, &cli->plan, &err) == 0 ? run(cli) : cli_failed(&err);
}

int cli_main(const struct command *command, int (*run)(struct cli *cli), int argc, char **argv)
{
    struct cli cli = {.command = command,
                      .name = base_name(argv[0]),
                      .as_of = HZ_NO_DATE,
                      .write = {.size = sizeof cli.write}};
    hold_standard_streams();
    (void)signal(SIGXFSZ, SIG_IGN); /* a file too large is an error that can be told */
    cli_find_codeset(&cli);
    choose_language();
    int status = cli_read_options(&cli, argc, argv);
    if (status == EXIT_DONE && cli.asks_help) {
        cli_show_help(&cli);
        status = cli_flush();
    } else if (status == EXIT_DONE && cli.asks_version) {
        (void)printf("%s (hazard-ledger) %s\n", cli.name, HZ_VERSION);
        status = cli_flush();
    } else if (status == EXIT_DONE) {
        status = cli_check_outputs(&cli);
        status = status == EXIT_DONE ? run_by_plan(&cli, run) : status;
    }
    hz_plan_free(cli.plan);
    cli_free_words(&cli);
    return status;
}
