/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/above.h"

static const hz_column columns[ABOVE_COLUMNS] = {HZ_COL_FOUND_ON, HZ_COL_AREA, HZ_COL_SECTOR,
                                                 HZ_COL_ENTERPRISE};

void above_begin(struct hz_above *above)
{
    for (size_t i = 0; i < ABOVE_COLUMNS; i++) {
        above->known[i] = true;
        above->text[i][0] = '\0';
    }
}

void above_take(struct hz_above *above, const hz_row *row)
{
    for (size_t i = 0; i < ABOVE_COLUMNS; i++) {
        hz_span text = hz_row_text(row, columns[i]);
        if (text.len > 0) {
            above->known[i] = true;
            hz_diag_copy(above->text[i], sizeof above->text[i], text);
        }
    }
}

void above_complete(struct hz_above *above, const struct hz_above *before)
{
    for (size_t i = 0; i < ABOVE_COLUMNS; i++) {
        if (!above->known[i] && before->known[i]) {
            above->known[i] = true;
            memcpy(above->text[i], before->text[i], sizeof above->text[i]);
        }
    }
}

bool above_is_wanted(const hz_row *row)
{
    bool wanted = false;
    if (row->above == NULL || row->is_header) {
        return false;
    }
    for (size_t i = 0; i < ABOVE_COLUMNS && !wanted; i++) {
        wanted = hz_row_text(row, columns[i]).len == 0;
    }
    return wanted;
}

bool above_is_unknown(const hz_row *row)
{
    bool unknown = false;
    for (size_t i = 0; i < ABOVE_COLUMNS && row->above != NULL && !unknown; i++) {
        unknown = !row->above->known[i] && hz_row_text(row, columns[i]).len == 0;
    }
    return unknown;
}

hz_span hz_row_above(const hz_row *row, hz_column column)
{
    for (size_t i = 0; i < ABOVE_COLUMNS && row->above != NULL; i++) {
        if (columns[i] == column) {
            return hz_span_of(row->above->text[i]);
        }
    }
    return hz_span_of("");
}
