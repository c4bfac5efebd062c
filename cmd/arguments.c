/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <stdio.h>

bool cli_split_value(const struct cli *cli, const char *word, hz_span *label, hz_span *value,
                     bool *said)
{
    char reason[256];
    const char *sign = strchr(word, '=');
    *said = false;
    if (sign == NULL) {
        return false;
    }
    *label = (hz_span){word, (size_t)(sign - word)};
    *value = hz_span_of(sign + 1);
    if (hz_column_find(*label) != HZ_COL_NONE) {
        return true;
    }
    (void)snprintf(reason, sizeof reason,
                   hz_translate(N_("“%s”: no such column; did you mean %s?")), word,
                   hz_column_nearest(*label));
    (void)cli_misuse(cli, reason);
    *said = true;
    return false;
}

bool cli_read_columns(const struct cli *cli, const char *text, bool (*can)(hz_column column),
                      const char *which, hz_column by[HZ_BY_MAX], size_t *count)
{
    char reason[256];
    const char *p = text;
    *count = 0;
    do {
        hz_span word = {p, strcspn(p, ",")};
        int column = hz_column_find(word);
        bool wrong = column == HZ_COL_NONE || !can((hz_column)column) || *count == HZ_BY_MAX;
        for (size_t i = 0; i < *count; i++) {
            wrong = wrong || (int)by[i] == column;
        }
        if (wrong) {
            (void)snprintf(reason, sizeof reason, "--by “%.*s”: %s", (int)word.len, word.ptr,
                           hz_translate(which));
            (void)cli_misuse(cli, reason);
            return false;
        }
        by[(*count)++] = (hz_column)column;
        p += word.len + (p[word.len] == ',' ? 1 : 0);
    } while (*p != '\0');
    return true;
}
