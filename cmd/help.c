/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "internal.h"
#include "options.h"
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { TEXT_COLUMN = 26 };

/* Columns of a terminal that @p text takes; a Chinese character takes two. */
static int display_width(const char *text)
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
    int padding = TEXT_COLUMN - display_width(left);
    (void)printf("  %s%*s %s\n", left, padding > 0 ? padding : 0, "", hz_translate(o->help));
}

void cli_show_help(struct cli *cli)
{
    struct options all;
    options_collect(cli, &all);
    (void)printf(hz_translate(N_("Usage: %s %s\n")), cli->name,
                 hz_translate(cli->command->synopsis));
    (void)printf("%s\n\n", hz_translate(cli->command->summary));
    for (size_t i = 0; i < all.count; i++) {
        show_option(&all.items[i]);
    }
    (void)printf("\n%s\n", hz_translate(cli->command->input));
    (void)printf(hz_translate(N_("Formats: %s.\n")), cli->command->formats);
    (void)printf(hz_translate(N_("Exit status: 0 success, 1 findings, 2 error. See man %s.\n")),
                 cli->name);
}
