/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Workbooks made part by part, so that each may be as unusual as a test needs it. */
#ifndef UNIT_WORKBOOKS_H
#define UNIT_WORKBOOKS_H

#include "files.h"
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

enum { MOST_SHEETS = 8 };

/** What differs from one workbook to the next; what is NULL has its usual content. */
struct workbook_parts {
    const char *sheets[MOST_SHEETS]; /**< the rows of each: what is in sheetData and after it */
    const char *names[MOST_SHEETS];  /**< default: 台账, S2, S3 ... */
    const char *strings;             /**< the items of the shared strings */
    const char *styles;              /**< what is in styleSheet */
    const char *properties;          /**< the element workbookPr */
};

static inline void add_part(zip_t *zip, const char *name, const char *text)
{
    char *copy = strdup(text);
    assert_non_null(copy);
    zip_source_t *source = zip_source_buffer(zip, copy, strlen(copy), 1);
    assert_non_null(source);
    assert_true(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

static inline const char *sheet_label(const struct workbook_parts *parts, int i)
{
    static char name[16];
    (void)snprintf(name, sizeof name, "S%d", i + 1);
    return parts->names[i] != NULL ? parts->names[i] : i == 0 ? "台账" : name;
}

/** Adds the part @p name, its beginning, middle and end. */
static inline void add_parts(zip_t *zip, const char *name, const char *before, const char *middle,
                             const char *after)
{
    size_t size = strlen(before) + strlen(middle) + strlen(after) + 1;
    char *text = malloc(size);
    assert_non_null(text);
    (void)snprintf(text, size, "%s%s%s", before, middle, after);
    add_part(zip, name, text);
    free(text);
}

/** Adds the workbook and its relations. */
static inline void add_book(zip_t *zip, const struct workbook_parts *parts)
{
    char sheets[4096];
    char relations[4096];
    int s = 0;
    int r = 0;
    for (int i = 0; i < MOST_SHEETS && parts->sheets[i] != NULL; i++) {
        char path[64];
        s += snprintf(sheets + s, sizeof sheets - (size_t)s,
                      "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>", sheet_label(parts, i),
                      i + 1, i + 1);
        r += snprintf(relations + r, sizeof relations - (size_t)r,
                      "<Relationship Id=\"r%d\" Type=\"" OFFICE
                      "/worksheet\" Target=\"worksheets/sheet%d.xml\"/>",
                      i + 1, i + 1);
        (void)snprintf(path, sizeof path, "xl/worksheets/sheet%d.xml", i + 1);
        add_parts(zip, path, "<worksheet xmlns=\"" MAIN "\">", parts->sheets[i], "</worksheet>");
    }
    (void)snprintf(relations + r, sizeof relations - (size_t)r,
                   "<Relationship Id=\"s\" Type=\"" OFFICE
                   "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                   "<Relationship Id=\"t\" Type=\"" OFFICE
                   "/styles\" Target=\"/xl/styles.xml\"/></Relationships>");
    add_parts(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" PACKAGE "\">", "",
              relations);
    char before[512];
    (void)snprintf(before, sizeof before, "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">%s",
                   parts->properties == NULL ? "" : parts->properties);
    char after[4200];
    (void)snprintf(after, sizeof after, "<sheets>%s</sheets></workbook>", sheets);
    add_parts(zip, "xl/workbook.xml", before, "", after);
}

/** Writes the workbook @p name. */
static inline void write_workbook(const char *name, const struct workbook_parts *parts)
{
    int error = 0;
    zip_t *zip = zip_open(name, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    add_part(zip, "_rels/.rels",
             "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"a\" Type=\"" OFFICE
             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    add_book(zip, parts);
    add_parts(zip, "xl/sharedStrings.xml", "<sst xmlns=\"" MAIN "\">",
              parts->strings == NULL ? "" : parts->strings, "</sst>");
    add_parts(zip, "xl/styles.xml", "<styleSheet xmlns=\"" MAIN "\">",
              parts->styles == NULL ? "" : parts->styles, "</styleSheet>");
    assert_int_equal(zip_close(zip), 0);
}

#endif
