/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The values of attributes. What is no value at all makes the file a damaged one: read as far as it
 * can be, another cell or style would be taken for the one that is meant.
 */
#include "base/catalog.h"
#include "base/span.h"
#include "table/xlsx_internal.h"
#include <string.h>

hz_error *xlsx_fail_value(hz_error *err, const char *value)
{
    hz_diag_set(err, HZ_E134, NULL, N_("a part of it has a value that means nothing there"));
    hz_diag_copy(err->value, sizeof err->value, hz_span_of(value));
    return err;
}

bool xlsx_number_read(const char *text, uint64_t most, uint64_t *number)
{
    *number = 0;
    if (*text == '\0') {
        return false;
    }
    for (; *text >= '0' && *text <= '9'; text++) {
        *number = *number * 10 + (uint64_t)(*text - '0');
        if (*number > most) {
            return false;
        }
    }
    return *text == '\0';
}

bool xlsx_boolean_read(const char *text, bool *value)
{
    *value = strcmp(text, "1") == 0 || strcmp(text, "true") == 0;
    return *value || strcmp(text, "0") == 0 || strcmp(text, "false") == 0;
}

bool xlsx_place_read(const char *text, struct xlsx_place *place)
{
    uint64_t row;
    uint32_t column = 0;
    for (; *text >= 'A' && *text <= 'Z' && column <= SHEET_COLUMNS; text++) {
        column = column * 26 + (uint32_t)(*text - 'A' + 1);
    }
    if (column == 0 || column > SHEET_COLUMNS || !xlsx_number_read(text, SHEET_ROWS, &row)) {
        return false;
    }
    *place = (struct xlsx_place){(uint32_t)row, column - 1};
    return row > 0;
}
