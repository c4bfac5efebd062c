/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "options.h"
#include "internal.h"
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

/* The common options; `value` is set by options_collect(). */
static const struct {
    struct cli_option option;
    unsigned needs; /* CLI_PLAN or CLI_AS_OF; 0: every command accepts it */
    size_t field;   /* its place in struct cli */
} common[] = {
    {{0, "plan", N_("FILE"), OPTION_INPUT, NULL, N_("plan file (default: $HAZARD_PLAN)")},
     CLI_PLAN,
     offsetof(struct cli, plan_path)},
    {{0, "as-of", N_("DATE"), OPTION_DATE, NULL, N_("judge as of this date (default: today)")},
     CLI_AS_OF,
     offsetof(struct cli, as_of)},
    {{'f', "format", N_("FORMAT"), OPTION_TEXT, NULL, N_("output format, see below")},
     0,
     offsetof(struct cli, format)},
    {{'o', "output", N_("FILE"), OPTION_OUTPUT, NULL,
      N_("write to FILE, which is replaced as a whole")},
     0,
     offsetof(struct cli, output)},
    {{0, "encoding", N_("ENCODING"), OPTION_TEXT, NULL,
      N_("output encoding: utf-8, gb18030 or gbk")},
     0,
     offsetof(struct cli, encoding)},
    {{0, "bom", NULL, OPTION_FLAG, NULL, N_("start with a byte order mark, for Excel")},
     0,
     offsetof(struct cli, write.bom)},
    {{0, "crlf", NULL, OPTION_FLAG, NULL, N_("end lines with CR LF, as Windows does")},
     0,
     offsetof(struct cli, write.crlf)},
    {{'h', "help", NULL, OPTION_FLAG, NULL, N_("show this help")}, 0, offsetof(struct cli, help)},
    {{'V', "version", NULL, OPTION_FLAG, NULL, N_("show the version")},
     0,
     offsetof(struct cli, version)},
};

void options_collect(struct cli *cli, struct options *all)
{
    all->count = 0;
    for (const struct cli_option *o = cli->command->options; o->name != NULL; o++) {
        if (all->count < OPTIONS_MAX) {
            all->items[all->count++] = *o;
        }
    }
    for (size_t i = 0; i < sizeof common / sizeof common[0] && all->count < OPTIONS_MAX; i++) {
        if ((common[i].needs & ~cli->command->common) == 0) {
            all->items[all->count] = common[i].option;
            all->items[all->count++].value = (char *)cli + common[i].field;
        }
    }
}

static bool parse_count(const char *text, int *value)
{
    size_t len = strlen(text);
    if (len == 0 || len > 6 || strspn(text, "0123456789") != len) {
        return false;
    }
    *value = (int)strtol(text, NULL, 10);
    return true;
}

static bool parse_until(const char *text, hz_until *value)
{
    bool closed = strcmp(text, "closed") == 0;
    *value = closed ? HZ_UNTIL_CLOSED : HZ_UNTIL_RECTIFIED;
    return closed || strcmp(text, "rectified") == 0;
}

static bool add_text(struct cli_texts *texts, const char *text)
{
    const char **items = realloc(texts->items, (texts->count + 1) * sizeof *items);
    if (items != NULL) {
        texts->items = items;
        texts->items[texts->count++] = text;
    }
    return items != NULL;
}

/* Sets the option's value. False: @p text is not a value of its kind. */
static bool set_option(const struct cli_option *o, const char *text)
{
    switch (o->kind) {
    case OPTION_FLAG:
        *(bool *)o->value = true;
        return true;
    case OPTION_TEXTS:
        return add_text(o->value, text);
    case OPTION_DATE:
        return hz_date_parse(hz_span_of(text), o->value) == HZ_VALUE_OK;
    case OPTION_MONTH:
        return hz_month_parse(hz_span_of(text), o->value);
    case OPTION_COUNT:
        return parse_count(text, o->value);
    case OPTION_UNTIL:
        return parse_until(text, o->value);
    default:
        *(const char **)o->value = text;
        return true;
    }
}

static const char *expected_value(enum option_kind kind)
{
    switch (kind) {
    case OPTION_DATE:
        return cli_translate(N_("give a date such as 2023-05-01"));
    case OPTION_MONTH:
        return cli_translate(N_("give a month such as 2023-05"));
    case OPTION_UNTIL:
        return cli_translate(N_("give rectified or closed"));
    default:
        return cli_translate(N_("give a whole number"));
    }
}

static int refuse_value(struct cli *cli, const struct cli_option *o, const char *text)
{
    char reason[256];
    (void)snprintf(reason, sizeof reason, cli_translate(N_("--%s “%s”: %s")), o->name, text,
                   expected_value(o->kind));
    return cli_usage_error(cli, reason);
}

/* Describes the options to getopt_long(). */
static void describe_options(const struct options *all, struct option *longs, char *letters)
{
    *letters++ = ':'; /* report missing values as ':' */
    for (size_t i = 0; i < all->count; i++) {
        const struct cli_option *o = &all->items[i];
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

/* The place of the option that getopt_long() returned as @p c; all->count if there is none. */
static size_t find_option(const struct options *all, int c)
{
    size_t i = 0;
    while (i < all->count && c != (int)i + 256 && (c == 0 || c != all->items[i].letter)) {
        i++;
    }
    return i;
}

/* File names stay as they are: to the system they are bytes in no encoding. */
static bool is_text(const struct cli_option *o)
{
    return o->argument != NULL && o->kind != OPTION_INPUT && o->kind != OPTION_OUTPUT &&
           o->kind != OPTION_LEDGER;
}

static int parse_option(struct cli *cli, const struct cli_option *o, const char *text)
{
    char name[64];
    (void)snprintf(name, sizeof name, "--%s", o->name);
    if (is_text(o) && cli_decode_argument(cli, name, &text) != 0) {
        return EXIT_FAILED;
    }
    return set_option(o, text) ? EXIT_DONE : refuse_value(cli, o, text);
}

/* The next option of the command line; getopt_long() skips the arguments before it. */
static const char *next_option(int argc, char **argv)
{
    int at = optind;
    while (at < argc && (argv[at][0] != '-' || argv[at][1] == '\0')) {
        at++;
    }
    return at < argc ? argv[at] : "";
}

static int parse_options(struct cli *cli, const struct options *all, int argc, char **argv)
{
    struct option longs[OPTIONS_MAX + 1];
    char letters[2 * OPTIONS_MAX + 2];
    char reason[256];
    describe_options(all, longs, letters);
    opterr = 0;
    for (;;) {
        const char *name = next_option(argc, argv);
        int c = getopt_long(argc, argv, letters, longs, NULL);
        if (c == -1) {
            return EXIT_DONE;
        }
        size_t found = find_option(all, c);
        if (found == all->count) {
            const char *format = c == ':' ? cli_translate(N_("“%s” needs a value"))
                                          : cli_translate(N_("there is no option “%s”"));
            (void)snprintf(reason, sizeof reason, format, name);
            return cli_usage_error(cli, reason);
        }
        cli->given |= UINT32_C(1) << found;
        if (parse_option(cli, &all->items[found], optarg) != EXIT_DONE) {
            return EXIT_FAILED;
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

bool cli_is_given(struct cli *cli, const char *name)
{
    struct options all;
    size_t i = 0;
    options_collect(cli, &all);
    while (i < all.count && strcmp(all.items[i].name, name) != 0) {
        i++;
    }
    return i < all.count && (cli->given >> i & 1) != 0;
}

int cli_refuse_options(struct cli *cli, const char *const *names, const char *mode)
{
    char reason[256];
    for (; *names != NULL; names++) {
        if (cli_is_given(cli, *names)) {
            (void)snprintf(reason, sizeof reason, cli_translate(N_("--%s has no effect with %s")),
                           *names, mode);
            (void)cli_usage_error(cli, reason);
            return -1;
        }
    }
    return 0;
}

/* A workbook is no text: it has no encoding, and a terminal cannot show it. */
static int check_workbook(struct cli *cli)
{
    static const char *const unused[] = {"encoding", "bom", "crlf", NULL};
    if (cli_refuse_options(cli, unused, "-f xlsx") != 0) {
        return EXIT_FAILED;
    }
    if (cli->output == NULL && isatty(STDOUT_FILENO)) {
        return cli_usage_error(cli, cli_translate(N_("a terminal cannot show a workbook; write it "
                                                     "to a file with -o FILE.xlsx")));
    }
    return EXIT_DONE;
}

/* Without -f: the format of the ending of the file of -o, or the first of @p formats. */
static const char *default_format(const struct cli *cli, const char *formats, bool writes_rows)
{
    static char first[16];
    const char *named = cli->output == NULL || writes_rows ? NULL : cli_format_of(cli->output);
    (void)snprintf(first, sizeof first, "%.*s", (int)strcspn(formats, "|"), formats);
    return named == NULL ? first : named;
}

static int refuse_format(struct cli *cli, const char *formats)
{
    char reason[512];
    bool given = cli_is_given(cli, "format");
    (void)snprintf(reason, sizeof reason,
                   cli_translate(given ? N_("-f “%s”: give one of %s")
                                       : N_("-o “%s”: no such file is written, only %s")),
                   given ? cli->format : cli->output, formats);
    return cli_usage_error(cli, reason);
}

int cli_set_format(struct cli *cli, const char *formats)
{
    bool writes_rows = cli->command->writes_rows != NULL && *cli->command->writes_rows;
    if (!cli_is_given(cli, "format")) {
        cli->format = default_format(cli, formats, writes_rows);
    }
    if (!is_listed(formats, cli->format)) {
        return refuse_format(cli, formats);
    }
    if (cli_check_ending(cli, writes_rows ? "csv" : cli->format) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    cli->write.format = cli->format;
    return strcmp(cli->format, "xlsx") == 0 ? check_workbook(cli) : EXIT_DONE;
}

static int check_encoding(struct cli *cli)
{
    char reason[256];
    if (cli->encoding != NULL && hz_list_find(HZ_ENCODINGS, hz_span_of(cli->encoding)) < 0) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("--encoding “%s”: give utf-8, gb18030 or gbk")),
                       cli->encoding);
        return cli_usage_error(cli, reason);
    }
    cli->write.encoding = cli->encoding;
    if (cli->write.bom && cli->encoding != NULL && strcasecmp(cli->encoding, "utf-8") != 0) {
        return cli_usage_error(cli, cli_translate(N_("--bom: only UTF-8 has a byte order mark")));
    }
    return EXIT_DONE;
}

int cli_parse(struct cli *cli, int argc, char **argv)
{
    struct options all;
    options_collect(cli, &all);
    int status = parse_options(cli, &all, argc, argv);
    cli->files = (const char **)argv + optind;
    cli->file_count = (size_t)(argc - optind);
    if (status != EXIT_DONE || cli->help || cli->version) {
        return status;
    }
    if (cli_decode_arguments(cli) != 0) {
        return EXIT_FAILED;
    }
    if (cli->as_of == HZ_NO_DATE) {
        cli->as_of = hz_date_today();
    }
    status = cli_set_format(cli, cli->command->formats);
    return status == EXIT_DONE ? check_encoding(cli) : status;
}
