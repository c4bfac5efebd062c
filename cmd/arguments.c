/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Arguments of the command line: their encoding, assignments and lists of columns. */
#include "internal.h"
#include <iconv.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* Encodings: of locales without a suffix, as in glibc; supersets of other encodings. */
static const struct {
    const char *name;
    const char *codeset;
} codesets[] = {
    {"zh_CN", "GB18030"},  {"zh_SG", "GB18030"},   {"zh_TW", "BIG5"},    {"zh_HK", "BIG5-HKSCS"},
    {"GB2312", "GB18030"}, {"EUC-CN", "GB18030"},  {"EUCCN", "GB18030"}, {"GBK", "GB18030"},
    {"CP936", "GB18030"},  {"ANSI_X3.4-1968", ""}, {"US-ASCII", ""},     {"UTF-8", ""},
    {"utf8", ""},
};

static const char *widest_codeset(const char *name)
{
    for (size_t i = 0; i < sizeof codesets / sizeof codesets[0]; i++) {
        if (strcasecmp(codesets[i].name, name) == 0) {
            return codesets[i].codeset;
        }
    }
    return name;
}

void cli_detect_codeset(struct cli *cli)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG", NULL};
    char name[64];
    const char *locale = cli_getenv_first(names);
    if (setlocale(LC_CTYPE, "") != NULL) {
        (void)snprintf(cli->codeset, sizeof cli->codeset, "%s",
                       widest_codeset(nl_langinfo(CODESET)));
        return;
    }
    /* the locale is not generated on this machine, but the terminal may use its encoding */
    const char *suffix = strchr(locale, '.');
    const char *start = suffix == NULL ? locale : suffix + 1;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(start, "@"), start);
    const char *codeset = widest_codeset(name);
    bool known = suffix != NULL || codeset != name;
    (void)snprintf(cli->codeset, sizeof cli->codeset, "%s", known ? codeset : "");
}

/* Converts @p text to UTF-8 in new memory. NULL: it is not valid in @p codeset. */
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
 * Two bytes may be valid both as UTF-8 and as GB18030. Characters from U+0800 on take three bytes
 * in UTF-8, so Chinese in UTF-8 is recognised even in a GB18030 locale.
 */
static bool is_certainly_utf8(const char *text)
{
    char wrong[16];
    bool valid = hz_text_is_usable(hz_span_of(text), wrong) || wrong[0] != '\0';
    bool wide = false;
    bool ascii = true;
    for (const char *p = text; *p != '\0'; p++) {
        ascii = ascii && (unsigned char)*p < 0x80;
        wide = wide || (unsigned char)*p >= 0xE0;
    }
    return valid && (wide || ascii);
}

/* @p text as UTF-8 in new memory; NULL: it is neither UTF-8 nor in the locale's encoding. */
static char *decode(const struct cli *cli, const char *text)
{
    char wrong[16];
    bool certain = is_certainly_utf8(text);
    char *converted = certain || cli->codeset[0] == '\0' ? NULL : convert(cli->codeset, text);
    if (converted != NULL) {
        return converted;
    }
    bool valid = hz_text_is_usable(hz_span_of(text), wrong) || wrong[0] != '\0';
    return valid ? strdup(text) : NULL;
}

/* Keeps @p text until the command ends. */
static int keep_decoded(struct cli *cli, char *text)
{
    hz_error err;
    char **decoded = realloc(cli->decoded, (cli->decoded_count + 1) * sizeof *decoded);
    if (decoded == NULL) {
        free(text);
        hz_diag_set(&err, HZ_E003, cli->name, NULL);
        (void)cli_fail(cli, &err);
        return -1;
    }
    cli->decoded = decoded;
    decoded[cli->decoded_count++] = text;
    return 0;
}

int cli_decode_argument(struct cli *cli, const char *name, const char **text)
{
    char control[16] = "";
    char reason[256];
    char *decoded = decode(cli, *text);
    if (decoded == NULL) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("%s: neither UTF-8 nor in the encoding of the locale; set "
                                        "LC_ALL to the encoding of the terminal")),
                       name);
        (void)cli_usage_error(cli, reason);
        return -1;
    }
    if (keep_decoded(cli, decoded) != 0) {
        return -1;
    }
    *text = decoded;
    if (hz_text_is_usable(hz_span_of(decoded), control)) {
        return 0;
    }
    (void)snprintf(reason, sizeof reason,
                   cli_translate(N_("%s contains the control character %s; remove it")), name,
                   control);
    (void)cli_usage_error(cli, reason);
    return -1;
}

int cli_decode_arguments(struct cli *cli)
{
    char name[64];
    int texts = cli->command->text_arguments;
    size_t count = texts == CLI_ALL_TEXT ? cli->file_count : (size_t)texts;
    for (size_t i = 0; i < count && i < cli->file_count; i++) {
        (void)snprintf(name, sizeof name, cli_translate(N_("argument %zu")), i + 1);
        if (cli_decode_argument(cli, name, &cli->files[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

void cli_free_arguments(struct cli *cli)
{
    for (size_t i = 0; i < cli->decoded_count; i++) {
        free(cli->decoded[i]);
    }
    free(cli->decoded);
}

int cli_split_assignment(struct cli *cli, const char *text, hz_span *label, hz_span *value)
{
    char reason[256];
    const char *sign = strchr(text, '=');
    if (sign == NULL) {
        return 0;
    }
    *label = (hz_span){text, (size_t)(sign - text)};
    *value = hz_span_of(sign + 1);
    if (hz_plan_find_column(cli->plan, *label) >= 0) {
        return 1;
    }
    const char *nearest = hz_list_nearest(HZ_COLUMNS, *label);
    if (nearest == NULL) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("“%s”: there is no such column; hazard-ledger(5) lists "
                                        "them")),
                       text);
    } else {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("“%s”: there is no such column; did you mean %s?")), text,
                       nearest);
    }
    (void)cli_usage_error(cli, reason);
    return -1;
}

static bool contains(const int *columns, size_t count, int column)
{
    for (size_t i = 0; i < count; i++) {
        if (columns[i] == column) {
            return true;
        }
    }
    return false;
}

int cli_refuse_word(struct cli *cli, const char *text)
{
    char reason[1024];
    char words[768];
    const char *name = cli_translate(cli->command->placeholder);
    cli_list_words(cli, words, sizeof words);
    if (text == NULL) {
        (void)snprintf(reason, sizeof reason, cli_translate(N_("%s: give one of %s")), name, words);
    } else {
        (void)snprintf(reason, sizeof reason, cli_translate(N_("%s “%s”: give one of %s")), name,
                       text, words);
    }
    return cli_usage_error(cli, reason);
}

/* Refuses @p name as a value of --by. */
static int refuse_column(struct cli *cli, hz_span name)
{
    char reason[1024];
    char words[768];
    cli_list_words(cli, words, sizeof words);
    if (words[0] == '\0') {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("--by “%.*s”: give columns of the ledger, each once")),
                       (int)name.len, name.ptr);
    } else {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("--by “%.*s”: give some of %s, each once")), (int)name.len,
                       name.ptr, words);
    }
    (void)cli_usage_error(cli, reason);
    return -1;
}

int cli_parse_columns(struct cli *cli, const char *text, hz_list list, int by[HZ_BY_MAX],
                      size_t *count)
{
    const char *p = text;
    *count = 0;
    do {
        hz_span name = {p, strcspn(p, ",")};
        int column = hz_plan_find_column(cli->plan, name);
        const char *id = hz_list_id(HZ_COLUMNS, column);
        if (id == NULL || hz_list_find(list, hz_span_of(id)) < 0 || *count == HZ_BY_MAX ||
            contains(by, *count, column)) {
            return refuse_column(cli, name);
        }
        by[(*count)++] = column;
        p += name.len + (p[name.len] == ',' ? 1 : 0);
    } while (*p != '\0');
    return 0;
}
