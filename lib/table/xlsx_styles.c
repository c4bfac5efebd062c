/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "table/xlsx_internal.h"
#include <string.h>

struct reading {
    struct xml xml;
    struct cell_styles *styles;
    bool in_styles; /* in <cellXfs>, not in <cellStyleXfs>, which has elements of the same name */
};

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct reading *r = ctx;
    const char *id = xml_attribute(attributes, "numFmtId");
    const char *code = xml_attribute(attributes, "formatCode");
    uint16_t format = id == NULL ? 0 : (uint16_t)xlsx_number(id, UINT16_MAX);
    bool ok = true;
    if (strcmp(name, "cellXfs") == 0) {
        r->in_styles = true;
    } else if (strcmp(name, "xf") == 0 && r->in_styles) {
        ok = cell_styles_add(r->styles, format);
    } else if (strcmp(name, "numFmt") == 0 && format > 0 && code != NULL) {
        ok = cell_styles_add_format(r->styles, format, hz_span_of(code));
    }
    if (!ok) {
        (void)error_no_memory(xml_fail(&r->xml), NULL);
    }
}

static void on_end(void *ctx, const char *name)
{
    struct reading *r = ctx;
    if (strcmp(name, "cellXfs") == 0) {
        r->in_styles = false;
    }
}

int xlsx_styles_read(struct cell_styles *styles, const struct archive *archive, int64_t index,
                     hz_error *err)
{
    struct reading r = {.styles = styles};
    struct xml_handler handler = {on_start, on_end, NULL, &r};
    return xml_read(&r.xml, archive, index, XLSX_PART_MAX, handler, err);
}
