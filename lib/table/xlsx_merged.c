/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The merged ranges of a sheet. They come after its rows, so that they are read first. */

#include "base/catalog.h"
#include "table/xlsx_internal.h"
#include <string.h>

enum { RANGES_MAX = 1 << 20 };

struct reading {
    struct xml xml;
    struct merged *merged;
};

/* Reads a range such as A2:B7. False: it is none. */
static bool read_range(const char *text, struct merged_range *range)
{
    const char *last = strchr(text, ':');
    struct xlsx_place from;
    struct xlsx_place to;
    if (!xlsx_place_read(text, &from) || !xlsx_place_read(last == NULL ? text : last + 1, &to)) {
        return false;
    }
    *range = (struct merged_range){from.row, to.row, from.column, to.column};
    return true;
}

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct reading *r = ctx;
    const char *text = xml_attribute(attributes, "ref");
    struct merged_range range;
    if (strcmp(name, "mergeCell") != 0 || text == NULL || !read_range(text, &range)) {
        return;
    }
    if (r->merged->count == RANGES_MAX) {
        hz_diag_set(xml_fail(&r->xml), HZ_E135, NULL, NULL);
    } else if (!merged_add(r->merged, range)) {
        (void)error_no_memory(xml_fail(&r->xml), NULL);
    }
}

static void on_end(void *ctx, const char *name)
{
    (void)ctx;
    (void)name;
}

int xlsx_merged_read(struct merged *merged, const struct archive *archive, int64_t index,
                     hz_error *err)
{
    struct reading r = {.merged = merged};
    struct xml_handler handler = {on_start, on_end, NULL, &r};
    return xml_read(&r.xml, archive, index, XLSX_SHEET_MAX, handler, err);
}
