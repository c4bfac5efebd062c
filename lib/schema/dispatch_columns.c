/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/dispatch.h"
#include "schema/labels.h"

#define DISPATCH(name, id, label, aliases) {id, label, aliases},
static const struct {
    const char *id;
    const char *label;
    const char *aliases;
} columns[] = {
#include <hazard/dispatch_columns.def>
};
#undef DISPATCH

const char *hz_dispatch_label(hz_dispatch_column column)
{
    return columns[column].label;
}

int hz_dispatch_column_find(hz_span label)
{
    struct label wanted;
    if (!label_read(&wanted, label)) {
        return -1;
    }
    for (int c = 0; c < HZ_DISPATCH_COLUMNS; c++) {
        if (label_is(&wanted, columns[c].id, columns[c].label, columns[c].aliases)) {
            return c;
        }
    }
    return hz_column_find(label) == HZ_COL_AREA ? HZ_DISPATCH_UNIT : -1;
}

bool hz_is_dispatch_header(const hz_record *record)
{
    bool month = false;
    bool grouped = false;
    bool of_hazards = false;
    for (size_t i = 0; i < record->count; i++) {
        int column = hz_column_find(record->fields[i]);
        int own = hz_dispatch_column_find(record->fields[i]);
        month = month || own == HZ_DISPATCH_MONTH;
        grouped = grouped || own == HZ_DISPATCH_UNIT || column != HZ_COL_NONE;
        of_hazards = of_hazards || column == HZ_COL_ID || column == HZ_COL_FOUND_ON;
    }
    return month && grouped && !of_hazards;
}
