/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/nearest.h"
#include "output/writer.h"
#include "report/report.h"
#include "rollup/rollup.h"
#include "schema/schema.h"
#include "table/encoding.h"
#include <hazard/lists.h>
#include <strings.h>

struct member {
    const char *id;
    const char *label;
};

/* The members at @p i of each list. False: there are not so many. */

static bool column_at(int i, struct member *m)
{
    if (i >= HZ_COLUMN_COUNT) {
        return false;
    }
    *m = (struct member){hz_column_get(i)->id, hz_column_get(i)->label};
    return true;
}

static bool event_at(int i, struct member *m)
{
    if (i >= HZ_EVENT_STEPS) {
        return false;
    }
    *m = (struct member){hz_event_get(i)->id, hz_event_get(i)->label};
    return true;
}

/* In the order of the columns. */
static bool grouping_at(int i, struct member *m)
{
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (dispatch_groups_by(c) && i-- == 0) {
            return column_at(c, m);
        }
    }
    return false;
}

static bool report_at(int i, struct member *m)
{
    return report_kind((size_t)i, &m->id, &m->label);
}

static bool format_at(int i, struct member *m)
{
    m->id = m->label = writer_format((size_t)i);
    return m->id != NULL;
}

static bool document_format_at(int i, struct member *m)
{
    m->id = m->label = writer_document_format((size_t)i);
    return m->id != NULL;
}

static bool encoding_at(int i, struct member *m)
{
    m->id = m->label = writer_encoding((size_t)i);
    return m->id != NULL;
}

static bool (*const lists[])(int i, struct member *m) = {
    [HZ_COLUMNS] = column_at,     [HZ_EVENTS] = event_at,
    [HZ_GROUPINGS] = grouping_at, [HZ_REPORTS] = report_at,
    [HZ_FORMATS] = format_at,     [HZ_DOCUMENT_FORMATS] = document_format_at,
    [HZ_ENCODINGS] = encoding_at,
};

const char *hz_list_id(hz_list list, int i)
{
    struct member m;
    return i >= 0 && lists[list](i, &m) ? m.id : NULL;
}

const char *hz_list_label(hz_list list, int i)
{
    struct member m;
    return i >= 0 && lists[list](i, &m) ? m.label : NULL;
}

/* True if @p name is the member @p m. Aliases of columns have been resolved before. */
static bool is_member(hz_list list, const struct member *m, hz_span name)
{
    if (list == HZ_ENCODINGS) {
        return strlen(m->id) == name.len && strncasecmp(m->id, name.ptr, name.len) == 0;
    }
    return hz_span_is(name, m->id) || hz_span_is(name, m->label);
}

int hz_list_find(hz_list list, hz_span name)
{
    struct member m;
    if (list == HZ_COLUMNS || list == HZ_GROUPINGS) {
        int column = hz_column_find(name);
        if (column < 0 || list == HZ_COLUMNS) {
            return column;
        }
        name = hz_span_of(hz_column_get(column)->id);
    }
    for (int i = 0; lists[list](i, &m); i++) {
        if (is_member(list, &m, name)) {
            return i;
        }
    }
    return -1;
}

const char *hz_list_nearest(hz_list list, hz_span name)
{
    struct member m;
    struct nearest near = {.wanted = span_trim(name)};
    for (int i = 0; lists[list](i, &m); i++) {
        nearest_offer(&near, m.label);
    }
    return nearest_similar(&near);
}
