/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of the command line: from the locale's encoding, and what may stand in them. */
#include "cli.h"
#include <iconv.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* Encodings by the name's language where it has no suffix, as glibc has them; and wider ones. */
static const struct {
    const char *name;
    const char *codeset;
} codesets[] = {
    {"zh_CN", "GB18030"},  {"zh_SG", "GB18030"},   {"zh_TW", "BIG5"},    {"zh_HK", "BIG5-HKSCS"},
    {"GB2312", "GB18030"}, {"EUC-CN", "GB18030"},  {"EUCCN", "GB18030"}, {"GBK", "GB18030"},
    {"CP936", "GB18030"},  {"ANSI_X3.4-1968", ""}, {"US-ASCII", ""},     {"UTF-8", ""},
    {"utf8", ""},
};

static const char *widest(const char *name)
{
    for (size_t i = 0; i < sizeof codesets / sizeof codesets[0]; i++) {
        if (strcasecmp(codesets[i].name, name) == 0) {
            return codesets[i].codeset;
        }
    }
    return name;
}

void cli_find_codeset(struct cli *cli)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG", NULL};
    char name[64];
    const char *locale = cli_first_set(names);
    if (setlocale(LC_CTYPE, "") != NULL) {
        (void)snprintf(cli->codeset, sizeof cli->codeset, "%s", widest(nl_langinfo(CODESET)));
        return;
    }
    /* it is not generated on this machine, but the terminal goes by it all the same */
    const char *suffix = strchr(locale, '.');
    const char *start = suffix == NULL ? locale : suffix + 1;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(start, "@"), start);
    const char *codeset = widest(name);
    bool known = suffix != NULL || codeset != name;
    (void)snprintf(cli->codeset, sizeof cli->codeset, "%s", known ? codeset : "");
}

/* @p text in UTF-8, new memory; NULL: it is not in the locale's encoding, or that is not known. */
static char *convert(const char *codeset, const char *text)
{
    size_t left = strlen(text);
    size_t buffer = 4 * left;
    char *result = malloc(buffer + 1);
    char *from = (char *)text; /* iconv does not write to it */
    char *to = result;
    iconv_t handle = iconv_open("UTF-8", codeset);
    if (handle == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): POSIX defines it so */
        free(result);
        return NULL;
    }
    bool ok = result != NULL && iconv(handle, &from, &left, &to, &buffer) != (size_t)-1 &&
              iconv(handle, NULL, NULL, &to, &buffer) != (size_t)-1;
    (void)iconv_close(handle);
    if (!ok) {
        free(result);
        return NULL;
    }
    *to = '\0';
    return result;
}

/*
 * Two characters of GB18030 may be one of UTF-8, but from U+0800 on that would be three halves: who
 * writes Chinese in UTF-8 under a locale of the other encoding is understood as well.
 */
static bool is_utf8_for_certain(const char *text, bool *ascii)
{
    char wrong[16];
    bool valid = hz_text_is_usable(hz_span_of(text), wrong) || wrong[0] != '\0';
    bool wide = false;
    *ascii = true;
    for (const char *p = text; *p != '\0'; p++) {
        *ascii = *ascii && (unsigned char)*p < 0x80;
        wide = wide || (unsigned char)*p >= 0xE0;
    }
    return valid && (wide || *ascii);
}

char *cli_decode(const struct cli *cli, const char *text)
{
    char wrong[16];
    bool ascii = true;
    bool certain = is_utf8_for_certain(text, &ascii);
    char *converted = certain || cli->codeset[0] == '\0' ? NULL : convert(cli->codeset, text);
    if (converted != NULL) {
        return converted;
    }
    bool valid = hz_text_is_usable(hz_span_of(text), wrong) || wrong[0] != '\0';
    return valid ? strdup(text) : NULL;
}

bool cli_read_word(struct cli *cli, const char *name, char **word)
{
    char wrong[16] = "";
    char reason[256];
    char *text = cli_decode(cli, *word);
    if (text == NULL) {
        (void)snprintf(reason, sizeof reason,
                       hz_translate(N_("%s: bytes that are neither UTF-8 nor in the encoding of "
                                       "the locale; set LC_ALL to what the terminal writes")),
                       name);
        (void)cli_misuse(cli, reason);
        return false;
    }
    char **words = realloc(cli->words, (cli->word_count + 1) * sizeof *words);
    if (words == NULL) {
        free(text);
        hz_error err;
        hz_diag_set(&err, HZ_E003, cli->name, NULL);
        (void)cli_failed(&err);
        return false;
    }
    cli->words = words;
    words[cli->word_count++] = text;
    *word = text;
    if (hz_text_is_usable(hz_span_of(text), wrong)) {
        return true;
    }
    (void)snprintf(reason, sizeof reason,
                   hz_translate(N_("%s holds the control character %s; type it again without it")),
                   name, wrong);
    (void)cli_misuse(cli, reason);
    return false;
}

bool cli_read_words(struct cli *cli)
{
    char name[64];
    size_t count = cli->command->words < 0 ? cli->file_count : (size_t)cli->command->words;
    for (size_t i = 0; i < count && i < cli->file_count; i++) {
        (void)snprintf(name, sizeof name, hz_translate(N_("argument %zu")), i + 1);
        if (!cli_read_word(cli, name, &cli->files[i])) {
            return false;
        }
    }
    return true;
}

void cli_free_words(struct cli *cli)
{
    for (size_t i = 0; i < cli->word_count; i++) {
        free(cli->words[i]);
    }
    free(cli->words);
}
