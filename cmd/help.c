/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "internal.h"
#include "options.h"
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

enum { TEXT_COLUMN = 26, LINE_WIDTH = 80, SCREEN = 24, OTHER_LINES = 4 };

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
    const char *argument = o->argument == NULL ? "" : cli_translate(o->argument);
    if (o->letter != 0) {
        (void)snprintf(letter, sizeof letter, "-%c, ", o->letter);
    }
    (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, argument[0] == '\0' ? "" : " ",
                   argument);
    int padding = TEXT_COLUMN - display_width(left);
    (void)printf("  %s%*s %s\n", left, padding > 0 ? padding : 0, "", cli_translate(o->help));
}

/* Writes the next word as “name (Chinese name)”, from place @p i of the list on, and moves @p i
 * after it. False: there are no more. */
static bool next_word(const struct cli_command *command, int *i, char *text, size_t size)
{
    const char *name = command->placeholder == NULL ? NULL : hz_list_id(command->words, *i);
    if (name != NULL && command->except != NULL && strcmp(name, command->except) == 0) {
        name = hz_list_id(command->words, ++*i);
    }
    if (name == NULL) {
        return false;
    }
    (void)snprintf(text, size, cli_translate(N_("%s (%s)")), name,
                   hz_list_label(command->words, *i));
    ++*i;
    return true;
}

void cli_list_words(const struct cli *cli, char *text, size_t size)
{
    char word[64];
    size_t len = 0;
    int i = 0;
    text[0] = '\0';
    while (len < size && next_word(cli->command, &i, word, sizeof word)) {
        len += (size_t)snprintf(text + len, size - len, "%s%s",
                                len == 0 ? "" : cli_translate(N_(", ")), word);
    }
}

/* Shows the words on lines that fit a terminal. Returns the count of lines. */
static int show_words(const struct cli_command *command)
{
    char word[64];
    const char *comma = cli_translate(N_(", "));
    int column = printf("%s%s", cli_translate(command->placeholder), cli_translate(N_(": ")));
    bool first = true;
    int lines = 1;
    int i = 0;
    while (next_word(command, &i, word, sizeof word)) {
        int width = display_width(word) + (first ? 0 : display_width(comma));
        bool fits = column + width < LINE_WIDTH;
        size_t comma_len = first ? 0 : fits ? strlen(comma) : strcspn(comma, " ");
        (void)printf("%.*s%s%s", (int)comma_len, comma, fits ? "" : "\n  ", word);
        column = fits ? column + width : 2 + width;
        lines += fits ? 0 : 1;
        first = false;
    }
    (void)printf("\n");
    return lines;
}

void cli_show_help(struct cli *cli)
{
    struct options all;
    options_collect(cli, &all);
    (void)printf(cli_translate(N_("Usage: %s %s\n")), cli->name,
                 cli_translate(cli->command->synopsis));
    (void)printf("%s\n", cli_translate(cli->command->summary));
    int lines = cli->command->placeholder == NULL ? 0 : show_words(cli->command);
    if (lines + (int)all.count + OTHER_LINES < SCREEN) { /* there is space for a blank one */
        (void)printf("\n");
    }
    for (size_t i = 0; i < all.count; i++) {
        show_option(&all.items[i]);
    }
    (void)printf("%s\n", cli_translate(cli->command->input));
    (void)printf(cli_translate(N_("Formats: %s. See man %s.\n")), cli->command->formats, cli->name);
}
