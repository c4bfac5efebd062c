/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "table/xlsx_internal.h"
#include <string.h>

struct reading {
    struct xml xml;
    struct cell_styles *styles;
    bool in_styles;  /* in <cellXfs>, not in <cellStyleXfs>, which has elements of the same name */
    bool in_formats; /* in <numFmts>, not in <dxf> likewise */
};

/* The number of a format; 0 is the usual one. */
static uint16_t read_id(struct reading *r, const char **attributes)
{
    const char *id = xml_attribute(attributes, "numFmtId");
    uint64_t number = 0;
    if (id != NULL && !xlsx_number_read(id, UINT16_MAX, &number)) {
        (void)xlsx_fail_value(xml_fail(&r->xml), id);
    }
    return (uint16_t)number;
}

static bool add_format(struct reading *r, const char **attributes)
{
    const char *code = xml_attribute(attributes, "formatCode");
    uint16_t id = read_id(r, attributes);
    return id == 0 || code == NULL || cell_styles_add_format(r->styles, id, hz_span_of(code));
}

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct reading *r = ctx;
    bool ok = true;
    if (strcmp(name, "cellXfs") == 0) {
        r->in_styles = true;
    } else if (strcmp(name, "numFmts") == 0) {
        r->in_formats = true;
    } else if (strcmp(name, "xf") == 0 && r->in_styles) {
        ok = cell_styles_add(r->styles, read_id(r, attributes));
    } else if (strcmp(name, "numFmt") == 0 && r->in_formats) {
        ok = add_format(r, attributes);
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
    } else if (strcmp(name, "numFmts") == 0) {
        r->in_formats = false;
    }
}

int xlsx_styles_read(struct cell_styles *styles, const struct archive *archive, int64_t index,
                     hz_error *err)
{
    struct reading r = {.styles = styles};
    struct xml_handler handler = {on_start, on_end, NULL, &r};
    return xml_read(&r.xml, archive, index, XLSX_PART_MAX, handler, err);
}
