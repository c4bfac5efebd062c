/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Tables: records of spans, from CSV, tab-separated text, YAML and workbooks, by one streaming
 * reader.
 *
 * Memory does not grow with the file. What columns mean is not known here; a header is a record
 * like any other.
 */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "base/diag.h"
#include "table/encoding.h"

/** The largest record, in bytes: a quote that is never closed must not fill the memory. */
#define HZ_RECORD_MAX ((size_t)1 << 20)

/** What a workbook's formula without its result is read as, among errors such as #N/A. */
#define TABLE_NO_RESULT "#FORMULA!"

/** What is wrong with the shape of a record. */
typedef enum hz_record_error {
    HZ_RECORD_OK,            /**< nothing */
    HZ_RECORD_OPEN_QUOTE,    /**< a quote is not closed before the file ends */
    HZ_RECORD_STRAY_QUOTE,   /**< a quoted cell holds lines that look like records */
    HZ_RECORD_DUPLICATE_KEY, /**< YAML: a mapping has a key twice; the records around it are whole
                              */
} hz_record_error;

/** One record; everything in it is valid until the next call of hz_table_next(). */
typedef struct hz_record {
    const hz_span *fields; /**< UTF-8, without quotes, and without blanks around plain fields */
    size_t count;
    hz_span text;                /**< CSV without quotes: the whole record; otherwise empty */
    const uint64_t *field_lines; /**< the line of each value; NULL: see hz_record_field_line() */
    uint64_t number; /**< row in the spreadsheet, from 1, empty lines counted; YAML: 0 */
    uint64_t line;   /**< text line on which it begins, from 1 */
    uint64_t lines;  /**< text lines it takes */
    uint64_t byte;   /**< where it begins in the text as UTF-8, from 0 */
    hz_record_error error;
    size_t error_field; /**< index of the damaged field */
    uint64_t swallowed; /**< lines in it that look like records; HZ_RECORD_DUPLICATE_KEY: the key's
                           first line */
    uint64_t upper_lines; /**< a header of two rows: text lines of the first; 0: any other record */
    size_t upper_count;   /**< and its count of fields */
    bool is_header;       /**< YAML: the keys of the mappings that follow; otherwise false */
    const char *sheet;    /**< of a workbook, where `line` is `number`; NULL: not a workbook */
    const char *other_sheets; /**< the sheets that have a table too and are not read; NULL: none */
} hz_record;

typedef struct hz_table hz_table;

/**
 * Tests whether a line of text names known columns; decides between encodings. In a workbook, a row
 * that `has_figures` is the header of a table of another kind. A sheet with a table that is not
 * wanted is chosen only if there is no other table.
 */
typedef struct hz_header_test {
    bool (*is_known)(void *ctx, hz_span line);
    void *ctx;
    bool (*has_figures)(void *ctx, hz_span line); /* NULL: none has */
    bool wants_figures;
} hz_header_test;

/**
 * Opens @p path ("-": standard input), whose content says what it is. FILE#SHEET names a sheet of a
 * workbook. @p test may be all zero. 0, or -1 with @p err set. The caller closes @p out.
 */
int hz_table_open(const char *path, hz_header_test test, hz_table **out, hz_error *err);

/** As hz_rows_spool_stdin(), for the file of @p table. */
int hz_table_spool_stdin(hz_table *table, hz_error *err);

/** The next record: 1; the end: 0; -1 with @p err set: the file cannot be read further. */
int hz_table_next(hz_table *table, const hz_record **record, hz_error *err);

/** How the file stores its text, as far as it has been read. */
hz_layout hz_table_layout(const hz_table *table);

/** The path as it was opened; valid until hz_table_close(). */
const char *hz_table_name(const hz_table *table);

void hz_table_close(hz_table *table);

/** The text line on which field @p index of @p record begins, quoted line ends counted. */
uint64_t hz_record_field_line(const hz_record *record, size_t index);

/** True if the record has no text at all, as rows below the data often have. */
bool hz_record_is_blank(const hz_record *record);

/** Sets the sheet of @p diag to that of @p record, if it is of a workbook. */
void record_set_sheet(hz_diag *diag, const hz_record *record);

/** Sets @p diag to @p code at field @p index of @p record. @p detail may be NULL. */
void hz_record_diag(hz_diag *diag, hz_code code, const char *file, const hz_record *record,
                    size_t index, const char *detail);

/** Sets @p diag to the error of @p record, at the damaged field. */
void hz_record_error_diag(hz_diag *diag, const char *file, const hz_record *record);

/** Refuse to copy @p record if it lacks cells that the file has: -1, and E109 in @p err. */
int hz_record_require_cells(const hz_record *record, const char *file, hz_error *err);

#endif
