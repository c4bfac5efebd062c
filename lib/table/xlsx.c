/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/catalog.h"
#include "table/workbook.h"
#include "table/xlsx_internal.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* What a part is to the one that names it, by the end of the type's address. */
enum relation {
    RELATION_OTHER,
    RELATION_WORKBOOK,
    RELATION_SHEET,
    RELATION_STRINGS,
    RELATION_STYLES
};

enum { RELATIONS_MAX = 4 * WORKBOOK_SHEETS_MAX };

struct sheet {
    char *name;
    char *id; /* by which the relations of the workbook name its part */
    int64_t part;
};

struct xlsx {
    struct archive archive;
    struct xml xml;
    char path[512]; /* of the part of which the relations are read */
    char workbook[512];
    struct sheet *sheets;
    size_t count;
    size_t cap;
    size_t relations;
    int64_t strings_part; /* -1: there is none, or they were read */
    int64_t styles_part;  /* as strings_part */
    struct xlsx_shared shared;
    struct xlsx_rows *rows; /* of the current sheet */
    uint64_t looked;        /* bytes of sheets that were searched for labels */
    struct merged merged;
};

static enum relation relation_of(const char *type)
{
    static const struct {
        const char *name;
        enum relation relation;
    } relations[] = {{"officeDocument", RELATION_WORKBOOK},
                     {"worksheet", RELATION_SHEET},
                     {"sharedStrings", RELATION_STRINGS},
                     {"styles", RELATION_STYLES}};
    const char *end = type == NULL ? NULL : strrchr(type, '/');
    for (size_t i = 0; end != NULL && i < sizeof relations / sizeof relations[0]; i++) {
        if (strcmp(end + 1, relations[i].name) == 0) {
            return relations[i].relation;
        }
    }
    return RELATION_OTHER;
}

/* Takes the last part of a path away, with its slash. */
static void cut_last(char *path)
{
    char *slash = strrchr(path, '/');
    *(slash == NULL ? path : slash) = '\0';
}

/* Finds the part @p target names, seen from the part @p base. -1: there is none. */
static int64_t find_target(const struct xlsx *x, const char *base, const char *target)
{
    char path[sizeof x->path];
    bool is_absolute = target[0] == '/';
    (void)snprintf(path, sizeof path, "%s", is_absolute ? "" : base);
    cut_last(path);
    while (*target != '\0') {
        size_t len = strcspn(target, "/");
        size_t at = strlen(path);
        if (len == 2 && memcmp(target, "..", 2) == 0) {
            cut_last(path);
        } else if (len > 1 || (len == 1 && target[0] != '.')) {
            (void)snprintf(path + at, sizeof path - at, "%s%.*s", at > 0 ? "/" : "", (int)len,
                           target);
        }
        target += len + (target[len] == '/' ? 1 : 0);
    }
    return archive_find(&x->archive, path);
}

static void ignore_end(void *ctx, const char *name)
{
    (void)ctx;
    (void)name;
}

/* The relation of the whole file that names the workbook. */
static void on_root_relation(void *ctx, const char *name, const char **attributes)
{
    struct xlsx *x = ctx;
    const char *target = xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") == 0 && target != NULL &&
        relation_of(xml_attribute(attributes, "Type")) == RELATION_WORKBOOK) {
        (void)snprintf(x->workbook, sizeof x->workbook, "%s", target + (target[0] == '/' ? 1 : 0));
    }
}

static void add_sheet(struct xlsx *x, const char *name, const char *id)
{
    if (x->count == WORKBOOK_SHEETS_MAX) {
        hz_diag_set(xml_fail(&x->xml), HZ_E135, NULL, NULL);
        return;
    }
    if (!array_reserve(&x->sheets, &x->cap, x->count + 1, sizeof *x->sheets)) {
        (void)error_no_memory(xml_fail(&x->xml), NULL);
        return;
    }
    struct sheet *sheet = &x->sheets[x->count++];
    *sheet = (struct sheet){.name = strdup(name), .id = strdup(id), .part = -1};
    if (sheet->name == NULL || sheet->id == NULL) {
        (void)error_no_memory(xml_fail(&x->xml), NULL);
    }
}

static void on_workbook(void *ctx, const char *element, const char **attributes)
{
    struct xlsx *x = ctx;
    if (strcmp(element, "workbookPr") == 0) {
        const char *mode = xml_attribute(attributes, "date1904");
        if (mode != NULL && !xlsx_boolean_read(mode, &x->shared.from_1904)) {
            (void)xlsx_fail_value(xml_fail(&x->xml), mode);
        }
    } else if (strcmp(element, "sheet") == 0) {
        const char *name = xml_attribute(attributes, "name");
        const char *id = xml_attribute(attributes, "id");
        if (name != NULL && id != NULL) {
            add_sheet(x, name, id);
        }
    }
}

static void fail_missing(hz_error *err, const char *part)
{
    hz_diag_set(err, HZ_E134, NULL, N_("a part of it is missing"));
    hz_diag_copy(err->value, sizeof err->value, hz_span_of(part));
}

/* A relation of the workbook: where its sheets, strings and styles are. */
static void on_relation(void *ctx, const char *element, const char **attributes)
{
    struct xlsx *x = ctx;
    const char *id = xml_attribute(attributes, "Id");
    const char *target = xml_attribute(attributes, "Target");
    enum relation relation = relation_of(xml_attribute(attributes, "Type"));
    if (strcmp(element, "Relationship") != 0 || id == NULL || target == NULL) {
        return;
    }
    if (++x->relations > RELATIONS_MAX) {
        hz_diag_set(xml_fail(&x->xml), HZ_E135, NULL, NULL);
        return;
    }
    int64_t part = relation == RELATION_OTHER ? -1 : find_target(x, x->workbook, target);
    if (part < 0 && (relation == RELATION_SHEET || relation == RELATION_STYLES)) {
        fail_missing(xml_fail(&x->xml), target);
    } else if (relation == RELATION_STRINGS) {
        x->strings_part = part; /* -1: no cell may name one */
    } else if (relation == RELATION_STYLES) {
        x->styles_part = part;
    }
    for (size_t i = 0; relation == RELATION_SHEET && i < x->count; i++) {
        if (strcmp(x->sheets[i].id, id) == 0) {
            x->sheets[i].part = part;
        }
    }
}

/* Reads the part @p path. 0, or -1 with @p err set. */
static int read_part(struct xlsx *x, const char *path,
                     void (*start)(void *ctx, const char *name, const char **attributes),
                     hz_error *err)
{
    int64_t part = archive_find(&x->archive, path);
    struct xml_handler handler = {start, ignore_end, NULL, x};
    if (part < 0) {
        fail_missing(err, path);
        return -1;
    }
    return xml_read(&x->xml, &x->archive, part, XLSX_PART_MAX, handler, err);
}

/* Writes the path of the relations of the workbook. */
static void relations_path(const struct xlsx *x, char *path, size_t size)
{
    const char *slash = strrchr(x->workbook, '/');
    const char *name = slash == NULL ? x->workbook : slash + 1;
    (void)snprintf(path, size, "%.*s_rels/%s.rels", (int)(name - x->workbook), x->workbook, name);
}

/* Drops charts and the like, which have no cells. */
static void keep_sheets(struct xlsx *x)
{
    size_t kept = 0;
    for (size_t i = 0; i < x->count; i++) {
        if (x->sheets[i].part >= 0) {
            x->sheets[kept++] = x->sheets[i];
        } else {
            free(x->sheets[i].name);
            free(x->sheets[i].id);
        }
    }
    x->count = kept;
}

static int read_parts(struct xlsx *x, hz_error *err)
{
    char relations[sizeof x->workbook + 16];
    if (read_part(x, "_rels/.rels", on_root_relation, err) != 0 ||
        read_part(x, x->workbook, on_workbook, err) != 0) {
        return -1;
    }
    relations_path(x, relations, sizeof relations);
    if (read_part(x, relations, on_relation, err) != 0) {
        return -1;
    }
    keep_sheets(x);
    if (x->count == 0) {
        hz_diag_set(err, HZ_E134, NULL, N_("it has no sheet with cells"));
        return -1;
    }
    return 0;
}

static void close_xlsx(void *book)
{
    struct xlsx *x = book;
    xlsx_rows_close(x->rows);
    xlsx_strings_free(&x->shared.strings);
    cell_styles_free(&x->shared.styles);
    merged_free(&x->merged);
    for (size_t i = 0; i < x->count; i++) {
        free(x->sheets[i].name);
        free(x->sheets[i].id);
    }
    free(x->sheets);
    archive_close(&x->archive);
    free(x);
}

static int open_xlsx(int fd, void **book, hz_error *err)
{
    struct xlsx *x = calloc(1, sizeof *x);
    if (x == NULL) {
        return error_no_memory(err, NULL);
    }
    x->strings_part = x->styles_part = -1;
    if (archive_open(&x->archive, fd, err) != 0 || read_parts(x, err) != 0) {
        close_xlsx(x);
        return -1;
    }
    *book = x;
    return 0;
}

static size_t count_sheets(const void *book)
{
    return ((const struct xlsx *)book)->count;
}

static const char *sheet_name(const void *book, size_t sheet)
{
    return ((const struct xlsx *)book)->sheets[sheet].name;
}

/* Reads what all sheets use, once. */
static int read_shared(struct xlsx *x, hz_error *err)
{
    if ((x->strings_part >= 0 &&
         xlsx_strings_read(&x->shared.strings, &x->archive, x->strings_part, err) != 0) ||
        (x->styles_part >= 0 &&
         xlsx_styles_read(&x->shared.styles, &x->archive, x->styles_part, err) != 0)) {
        return -1;
    }
    x->strings_part = x->styles_part = -1;
    return 0;
}

static int begin_sheet(void *book, size_t sheet, bool look, hz_error *err)
{
    struct xlsx *x = book;
    int64_t part = x->sheets[sheet].part;
    merged_clear(&x->merged);
    if (read_shared(x, err) != 0 ||
        (!look && xlsx_merged_read(&x->merged, &x->archive, part, err) != 0)) {
        return -1;
    }
    merged_begin(&x->merged);
    if (x->rows != NULL) {
        x->looked += xlsx_rows_read(x->rows);
        xlsx_rows_close(x->rows);
        x->rows = NULL;
    }
    if (look && x->looked > XLSX_LOOKS_MAX) {
        hz_diag_set(err, HZ_E135, NULL, NULL);
        return -1;
    }
    return xlsx_rows_open(&x->archive, part, &x->shared, look ? XLSX_LOOK_MAX : UINT64_MAX,
                          &x->rows, err);
}

static int next_row(void *book, struct sheet_row *row, hz_error *err)
{
    struct xlsx *x = book;
    int found = xlsx_rows_next(x->rows, row, err);
    return found > 0 && merged_fill(&x->merged, row, err) != 0 ? -1 : found;
}

const struct workbook_kind workbook_xlsx = {open_xlsx,   count_sheets, sheet_name,
                                            begin_sheet, next_row,     close_xlsx};
