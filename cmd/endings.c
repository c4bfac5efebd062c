/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is written to a file fits the ending of its name: a program that opens it goes by that. */
#include "internal.h"
#include <stdio.h>
#include <strings.h>

/* Endings of one format; other names may hold any. The last ones are never written. */
static const struct {
    const char *ending;
    const char *format;
} endings[] = {
    {".csv", "csv"},   {".yaml", "yaml"}, {".yml", "yaml"}, {".md", "markdown"}, {".html", "html"},
    {".htm", "html"},  {".xlsx", "xlsx"}, {".xls", "xls"},  {".xlsm", "xlsm"},   {".et", "et"},
    {".docx", "docx"}, {".doc", "doc"},   {".pdf", "pdf"},
};

const char *cli_format_of(const char *path)
{
    size_t len = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i].ending);
        if (len > ending && strcasecmp(path + len - ending, endings[i].ending) == 0) {
            return endings[i].format;
        }
    }
    return NULL;
}

bool cli_is_workbook(const char *path)
{
    const char *format = cli_format_of(path);
    return format != NULL && strcmp(format, "xlsx") == 0;
}

int cli_check_ending(struct cli *cli, const char *format)
{
    char reason[512];
    const char *named = cli->output == NULL ? NULL : cli_format_of(cli->output);
    if (named == NULL || strcmp(named, format) == 0) {
        return EXIT_DONE;
    }
    (void)snprintf(reason, sizeof reason,
                   cli_translate(N_("-o “%s”: the output is %s; give a name that fits")),
                   cli->output, format);
    return cli_usage_error(cli, reason);
}

int cli_check_table(struct cli *cli, const char *option, const char *path)
{
    char reason[512];
    const char *named = cli_format_of(path);
    bool is_table = named == NULL || strcmp(named, "csv") == 0 || strcmp(named, "xlsx") == 0;
    if (strcmp(path, "-") == 0) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("--%s: give the name of a file, not “-”")), option);
        return cli_usage_error(cli, reason);
    }
    if (!is_table) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("--%s “%s”: give a name that ends in .csv or .xlsx")),
                       option, path);
        return cli_usage_error(cli, reason);
    }
    return EXIT_DONE;
}
