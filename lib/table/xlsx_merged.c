/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The merged ranges of a sheet. They come after its rows, so that they are read first. */

#include "base/span.h"
#include "table/workbook.h"
#include "table/xlsx_internal.h"
#include <string.h>

enum { BLOCK = 64 * 1024, PLACE_SIZE = 16 };

static const char element[] = "mergeCell";

struct reading {
    struct xml xml;
    struct merged *merged;
};

/* Reads a range such as A2:B7. False: it is none. */
static bool read_range(const char *text, struct merged_range *range)
{
    const char *colon = strchr(text, ':');
    char first[PLACE_SIZE];
    size_t len = colon == NULL ? strlen(text) : (size_t)(colon - text);
    struct xlsx_place from;
    struct xlsx_place to;
    if (len >= sizeof first) {
        return false;
    }
    memcpy(first, text, len);
    first[len] = '\0';
    if (!xlsx_place_read(first, &from) ||
        !xlsx_place_read(colon == NULL ? first : colon + 1, &to)) {
        return false;
    }
    *range = (struct merged_range){from.row, to.row, from.column, to.column};
    return from.row <= to.row && from.column <= to.column;
}

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct reading *r = ctx;
    const char *text = xml_attribute(attributes, "ref");
    struct merged_range range;
    if (strcmp(name, element) != 0 || text == NULL) {
        return;
    }
    if (!read_range(text, &range)) {
        (void)xlsx_fail_value(xml_fail(&r->xml), text);
    } else if (r->merged->count == WORKBOOK_RANGES_MAX) {
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

/* True if the text, a piece of XML, names the element, or cannot be searched for it. */
static bool may_name(hz_span text)
{
    bool is_wide = text.len > 1 && (text.ptr[0] == '\0' || text.ptr[1] == '\0' ||
                                    (unsigned char)text.ptr[0] >= 0xFE);
    return is_wide || span_find(text, hz_span_of(element)) != NULL;
}

/* Searches the part for the element, which takes a fraction of the time of parsing it. 1: it may
 * be there; 0; -1: @p err is set. */
static int search(const struct archive *archive, int64_t index, hz_error *err)
{
    enum { KEPT = sizeof element };
    char block[BLOCK];
    size_t kept = 0; /* the end of the last block, where the name may begin */
    bool found = false;
    int n = 1;
    struct archive_part part;
    if (archive_part_open(&part, archive, index, XLSX_SHEET_MAX, err) != 0) {
        return -1;
    }
    while (n > 0 && !found) {
        n = archive_part_read(&part, block + kept, sizeof block - kept, err);
        size_t len = kept + (n > 0 ? (size_t)n : 0);
        found = n > 0 && may_name((hz_span){block, len});
        kept = len < KEPT ? len : KEPT;
        memmove(block, block + len - kept, kept);
    }
    archive_part_close(&part);
    return n < 0 ? -1 : found ? 1 : 0;
}

int xlsx_merged_read(struct merged *merged, const struct archive *archive, int64_t index,
                     hz_error *err)
{
    struct reading r = {.merged = merged};
    struct xml_handler handler = {on_start, on_end, NULL, &r};
    int found = search(archive, index, err);
    return found <= 0 ? found : xml_read(&r.xml, archive, index, XLSX_SHEET_MAX, handler, err);
}
