/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * An .xlsx workbook as its files share it: xlsx.c finds the parts, xlsx_strings.c reads the shared
 * strings, xlsx_styles.c what numbers are, xlsx_merged.c the merged ranges of a sheet, xlsx_sheet.c
 * its rows.
 */
#ifndef TABLE_XLSX_INTERNAL_H
#define TABLE_XLSX_INTERNAL_H

#include "base/buf.h"
#include "table/cell_styles.h"
#include "table/merged.h"
#include "table/xml.h"

/* The most that parts may unpack to. A sheet of a million rows has about 1 GiB. */
#define XLSX_SHEET_MAX ((uint64_t)8 << 30)
#define XLSX_STRINGS_MAX ((uint64_t)1 << 30)
#define XLSX_PART_MAX ((uint64_t)64 << 20)
/* Search this many bytes of a sheet for a header, as rows without cells could go on to the last
 * row, and this many of all sheets, which may be one part under many names. */
#define XLSX_LOOK_MAX ((uint64_t)8 << 20)
#define XLSX_LOOKS_MAX ((uint64_t)256 << 20)

/** Text under <si> or <is>: runs joined, without the readings of Chinese or Japanese names. */
struct xlsx_text {
    struct buf *out;
    int reading; /* depth in <rPh> */
    bool in_text;
};

void xlsx_text_start(struct xlsx_text *text, const char *name);
void xlsx_text_end(struct xlsx_text *text, const char *name);

/** Appends a piece of the text. False: out of memory. */
bool xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t len);

/** Decodes _x000D_ and the like in the bytes of @p b from @p from on. */
void xlsx_unescape(struct buf *b, size_t from);

/** The shared strings, which cells refer to by number. */
struct xlsx_strings {
    struct buf text;
    size_t *ends;
    size_t count;
    size_t cap;
};

/** Reads part @p index. 0, or -1 with @p err set. */
int xlsx_strings_read(struct xlsx_strings *strings, const struct archive *archive, int64_t index,
                      hz_error *err);

/** String @p number, valid as long as the strings. False: there is none. */
bool xlsx_strings_get(const struct xlsx_strings *strings, size_t number, hz_span *text);

void xlsx_strings_free(struct xlsx_strings *strings);

/** Reads part @p index, the styles. 0, or -1 with @p err set. */
int xlsx_styles_read(struct cell_styles *styles, const struct archive *archive, int64_t index,
                     hz_error *err);

/** Adds the merged ranges of part @p index, a sheet. 0, or -1 with @p err set. */
int xlsx_merged_read(struct merged *merged, const struct archive *archive, int64_t index,
                     hz_error *err);

/** A cell: its row from 1, its column from 0. */
struct xlsx_place {
    uint32_t row;
    uint32_t column;
};

/** Reads a place such as AB12. False: @p text is none, or not in a sheet. */
bool xlsx_place_read(const char *text, struct xlsx_place *place);

/** Reads a whole number. False: @p text is none, or above @p most. */
bool xlsx_number_read(const char *text, uint64_t most, uint64_t *number);

/** Reads true, false, 1 or 0. False: @p text is none of them. */
bool xlsx_boolean_read(const char *text, bool *value);

/** Sets @p err to the attribute or text @p value of a part that means nothing; returns it. */
hz_error *xlsx_fail_value(hz_error *err, const char *value);

/** What the cells of all sheets use. */
struct xlsx_shared {
    struct xlsx_strings strings;
    struct cell_styles styles;
    bool from_1904; /* days are counted from 1904 on */
};

/** The rows of one sheet while they are read. */
struct xlsx_rows;

/**
 * Opens part @p index, a sheet; it ends after the block of which byte @p enough is. @p shared is
 * borrowed. 0, or -1 with @p err set.
 */
int xlsx_rows_open(const struct archive *archive, int64_t index, const struct xlsx_shared *shared,
                   uint64_t enough, struct xlsx_rows **rows, hz_error *err);

/** The bytes of the part that have been read. */
uint64_t xlsx_rows_read(const struct xlsx_rows *rows);

/** The next row that has a cell: 1; the end: 0; -1 with @p err set. */
int xlsx_rows_next(struct xlsx_rows *rows, struct sheet_row *row, hz_error *err);

void xlsx_rows_close(struct xlsx_rows *rows);

#endif
