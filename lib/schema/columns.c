/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/nearest.h"
#include "schema/schema.h"

#define COLUMN(name, id, label, aliases, type, need)                                               \
    {id, label, aliases, HZ_TYPE_##type, HZ_NEED_##need},
static const hz_column_info columns[HZ_COLUMN_COUNT] = {
#include <hazard/columns.def>
};
#undef COLUMN

const hz_column_info *hz_column_get(hz_column column)
{
    return &columns[column];
}

const char *hz_column_nearest(hz_span label)
{
    struct nearest near = {.wanted = hz_span_trim(label)};
    for (int i = 0; i < HZ_COLUMN_COUNT; i++) {
        nearest_offer(&near, columns[i].label);
    }
    return near.best;
}
