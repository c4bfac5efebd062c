/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { MOST_OPTIONS = 32, HELP_COLUMN = 26 };

/* The options that every command has. */
static struct cli_option common[] = {
    {0, "plan", N_("FILE"), OPTION_INPUT, NULL, N_("plan file (default: $HAZARD_PLAN)")},
    {0, "as-of", N_("DATE"), OPTION_DATE, NULL, N_("the day to judge by (default: today)")},
    {'f', "format", N_("FORMAT"), OPTION_TEXT, NULL, N_("how to write the result")},
    {0, "encoding", N_("ENCODING"), OPTION_TEXT, NULL, N_("write utf-8, gb18030 or gbk")},
    {0, "bom", NULL, OPTION_FLAG, NULL, N_("begin with a byte order mark, for Excel")},
    {0, "crlf", NULL, OPTION_FLAG, NULL, N_("end lines as Windows does")},
    {'h', "help", NULL, OPTION_FLAG, NULL, N_("show this help")},
    {'V', "version", NULL, OPTION_FLAG, NULL, N_("show the version")},
};
enum { COMMON = sizeof common / sizeof common[0] };

/* Options of the command and of all, as one list. */
struct all_options {
    const struct cli_option *items[MOST_OPTIONS];
    size_t count;
};

static void collect(struct all_options *all, const struct cli_option *options, size_t count)
{
    for (size_t i = 0; i < count && options[i].name != NULL && all->count < MOST_OPTIONS; i++) {
        all->items[all->count++] = &options[i];
    }
}

static struct all_options options_of(const struct cli *cli)
{
    struct all_options all = {.count = 0};
    collect(&all, cli->command->options, MOST_OPTIONS);
    collect(&all, common, COMMON);
    return all;
}

/* Columns of a terminal that @p text takes; a Chinese character takes two. */
static int width_of(const char *text)
{
    wchar_t wide[128];
    size_t len = mbstowcs(wide, text, sizeof wide / sizeof wide[0]);
    return len == (size_t)-1 ? (int)strlen(text) : wcswidth(wide, len);
}

static void show_option(const struct cli_option *o)
{
    char left[128];
    char letter[8] = "    ";
    const char *argument = o->argument == NULL ? "" : hz_translate(o->argument);
    if (o->letter != 0) {
        (void)snprintf(letter, sizeof letter, "-%c, ", o->letter);
    }
    (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, argument[0] == '\0' ? "" : " ",
                   argument);
    int pad = HELP_COLUMN - width_of(left);
    (void)printf("  %s%*s %s\n", left, pad > 0 ? pad : 0, "", hz_translate(o->help));
}

void cli_show_help(const struct cli *cli)
{
    const struct all_options all = options_of(cli);
    (void)printf(hz_translate(N_("Usage: %s %s\n")), cli->name,
                 hz_translate(cli->command->synopsis));
    (void)printf("%s\n\n", hz_translate(cli->command->summary));
    for (size_t i = 0; i < all.count; i++) {
        show_option(all.items[i]);
    }
    (void)printf("\n%s\n", hz_translate(cli->command->reads));
    (void)printf(hz_translate(N_("Formats: %s.\n")), cli->command->formats);
    (void)printf(hz_translate(N_("Exit status: 0 success, 1 findings, 2 error. See man %s.\n")),
                 cli->name);
}

static bool read_count(const char *text, int *value)
{
    size_t len = strlen(text);
    if (len == 0 || len > 6 || strspn(text, "0123456789") != len) {
        return false;
    }
    *value = (int)strtol(text, NULL, 10);
    return true;
}

static bool read_until(const char *text, hz_until *value)
{
    bool closed = strcmp(text, "closed") == 0;
    *value = closed ? HZ_UNTIL_CLOSED : HZ_UNTIL_RECTIFIED;
    return closed || strcmp(text, "rectified") == 0;
}

/* Gives the option its value. False: the text is not of its kind. */
static bool set_option(const struct cli_option *o, char *text)
{
    switch (o->kind) {
    case OPTION_FLAG:
        *(bool *)o->value = true;
        return true;
    case OPTION_TEXT:
    case OPTION_INPUT:
    case OPTION_OUTPUT:
    case OPTION_LEDGER:
        *(const char **)o->value = text;
        return true;
    case OPTION_DATE:
        return hz_date_parse(hz_span_of(text), o->value) == HZ_VALUE_OK;
    case OPTION_MONTH:
        return hz_month_parse(hz_span_of(text), o->value);
    case OPTION_UNTIL:
        return read_until(text, o->value);
    default:
        return read_count(text, o->value);
    }
}

static const char *wanted_text(enum option_kind kind)
{
    switch (kind) {
    case OPTION_DATE:
        return hz_translate(N_("a date such as 2023-05-01 is wanted"));
    case OPTION_MONTH:
        return hz_translate(N_("a month such as 2023-05 is wanted"));
    case OPTION_UNTIL:
        return hz_translate(N_("rectified or closed is wanted"));
    default:
        return hz_translate(N_("a whole number is wanted"));
    }
}

static int misuse_value(const struct cli *cli, const struct cli_option *o, const char *text)
{
    char reason[256];
    (void)snprintf(reason, sizeof reason, "--%s “%s”: %s", o->name, text, wanted_text(o->kind));
    return cli_misuse(cli, reason);
}

/* What getopt_long wants to know. */
static void describe(const struct all_options *all, struct option *longs, char *letters)
{
    *letters++ = ':'; /* we say ourselves what is missing */
    for (size_t i = 0; i < all->count; i++) {
        const struct cli_option *o = all->items[i];
        int has = o->argument == NULL ? no_argument : required_argument;
        longs[i] = (struct option){o->name, has, NULL, (int)i + 256};
        if (o->letter != 0) {
            *letters++ = o->letter;
            if (o->argument != NULL) {
                *letters++ = ':';
            }
        }
    }
    longs[all->count] = (struct option){0};
    *letters = '\0';
}

static const struct cli_option *find_option(const struct all_options *all, int c)
{
    for (size_t i = 0; i < all->count; i++) {
        if (c == (int)i + 256 || (c != 0 && c == all->items[i]->letter)) {
            return all->items[i];
        }
    }
    return NULL;
}

/* Names of files are bytes, whatever they mean to the locale. */
static bool is_word(const struct cli_option *o)
{
    return o->argument != NULL && o->kind != OPTION_INPUT && o->kind != OPTION_OUTPUT &&
           o->kind != OPTION_LEDGER;
}

static bool read_word(struct cli *cli, const struct cli_option *o, char **word)
{
    char name[64];
    (void)snprintf(name, sizeof name, "--%s", o->name);
    return cli_read_word(cli, name, word);
}

static int read_options(struct cli *cli, const struct all_options *all, int argc, char **argv)
{
    struct option longs[MOST_OPTIONS + 1];
    char letters[2 * MOST_OPTIONS + 2];
    char reason[256];
    describe(all, longs, letters);
    opterr = 0;
    for (;;) {
        int at = optind;
        int c = getopt_long(argc, argv, letters, longs, NULL);
        if (c == -1) {
            return EXIT_DONE;
        }
        const struct cli_option *o = find_option(all, c);
        if (o == NULL) {
            const char *word = at < argc ? argv[at] : "";
            const char *format = c == ':' ? hz_translate(N_("“%s” needs a value"))
                                          : hz_translate(N_("there is no option “%s”"));
            (void)snprintf(reason, sizeof reason, format, word);
            return cli_misuse(cli, reason);
        }
        if (is_word(o) && !read_word(cli, o, &optarg)) {
            return EXIT_FAILED;
        }
        if (!set_option(o, optarg)) {
            return misuse_value(cli, o, optarg);
        }
    }
}

/* True if @p name is one of the names joined by |. */
static bool is_listed(const char *names, const char *name)
{
    size_t len = strlen(name);
    for (const char *p = names; *p != '\0'; p += strcspn(p, "|"), p += *p == '|' ? 1 : 0) {
        if (strcspn(p, "|") == len && strncmp(p, name, len) == 0) {
            return true;
        }
    }
    return false;
}

static int check_output(struct cli *cli)
{
    static char standard[16];
    char reason[256];
    const char *formats = cli->command->formats;
    if (cli->format == NULL) {
        (void)snprintf(standard, sizeof standard, "%.*s", (int)strcspn(formats, "|"), formats);
        cli->format = standard;
    }
    if (!is_listed(formats, cli->format)) {
        (void)snprintf(reason, sizeof reason, hz_translate(N_("-f “%s”: one of %s is wanted")),
                       cli->format, formats);
        return cli_misuse(cli, reason);
    }
    if (cli->encoding != NULL && !hz_encoding_exists(cli->encoding)) {
        (void)snprintf(reason, sizeof reason,
                       hz_translate(N_("--encoding “%s”: utf-8, gb18030 or gbk is wanted")),
                       cli->encoding);
        return cli_misuse(cli, reason);
    }
    cli->write.format = cli->format;
    cli->write.encoding = cli->encoding;
    return EXIT_DONE;
}

static void bind_common(struct cli *cli)
{
    void *values[COMMON] = {&cli->plan_path, &cli->as_of,      &cli->format,    &cli->encoding,
                            &cli->write.bom, &cli->write.crlf, &cli->asks_help, &cli->asks_version};
    for (size_t i = 0; i < COMMON; i++) {
        common[i].value = values[i];
    }
}

int cli_read_options(struct cli *cli, int argc, char **argv)
{
    bind_common(cli);
    const struct all_options all = options_of(cli);
    int status = read_options(cli, &all, argc, argv);
    cli->files = argv + optind;
    cli->file_count = (size_t)(argc - optind);
    if (status != EXIT_DONE || cli->asks_help || cli->asks_version) {
        return status;
    }
    if (!cli_read_words(cli)) {
        return EXIT_FAILED;
    }
    cli->as_of_given = cli->as_of != HZ_NO_DATE;
    if (!cli->as_of_given) {
        cli->as_of = hz_date_today();
    }
    return check_output(cli);
}
