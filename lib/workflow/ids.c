/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/step.h"
#include <stdlib.h>

static bool add_id(hz_string_list *ids, hz_span id)
{
    const char **items = realloc(ids->items, (ids->count + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    ids->items = items;
    items[ids->count] = strndup(id.ptr, id.len);
    return items[ids->count++] != NULL;
}

int hz_ids_read(hz_rows *rows, hz_string_list *ids, hz_error *err)
{
    const hz_row *row = NULL;
    int found;
    *ids = (hz_string_list){0};
    while ((found = hz_rows_next(rows, &row, err)) > 0) {
        if (row->is_header && row->binding->fields[HZ_COL_ID] < 0) {
            hz_row_diag(err, HZ_E108, row, HZ_COL_ID, NULL);
            return -1;
        }
        hz_span id = hz_row_text(row, HZ_COL_ID);
        if (!row->is_header && id.len > 0 && !add_id(ids, id)) {
            hz_diag_set(err, HZ_E003, row->file, NULL);
            return -1;
        }
    }
    return found;
}

void hz_ids_free(hz_string_list *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        free((char *)ids->items[i]);
    }
    free(ids->items);
    *ids = (hz_string_list){0};
}
