/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Writers: tables, and documents of headings, paragraphs and tables, in every output format. Row
 * writers: ledger rows with the schema's labels, so that another command can read them.
 *
 * A writer is used by one thread at a time; different writers may be used by different threads.
 */
#ifndef HAZARD_WRITER_H
#define HAZARD_WRITER_H

#include <hazard/base.h>
#include <hazard/check.h>
#include <hazard/error.h>
#include <hazard/plan.h>
#include <hazard/rows.h>
#include <stdio.h>

HZ_API_BEGIN

/** A writer of tables and documents in one format and encoding. */
typedef struct hz_writer hz_writer;

/** Where and how a writer writes. A field that is zero has its default. */
typedef struct hz_writer_options {
    size_t size;          /**< sizeof(hz_writer_options) */
    FILE *stream;         /**< where to write; remains the caller's and must outlive the writer */
    const char *path;     /**< the file to write instead: hz_writer_finish() puts the new file in
                               place of the old one, which keeps owner, group, mode and ACL; until
                               then, and if the writer is closed without it, the old file is
                               unchanged. One of `stream` and `path` is required */
    const char *format;   /**< one of the list HZ_FORMATS (default: csv) */
    const char *encoding; /**< one of the list HZ_ENCODINGS (default: utf-8) */
    bool bom;             /**< begin with a byte order mark; UTF-8 only */
    bool crlf;            /**< end lines with CR LF */
    bool hold;            /**< write nothing to the stream before hz_writer_finish() */
} hz_writer_options;

/**
 * Open a writer. If the encoding lacks characters (gbk), nothing is written before everything could
 * be encoded. @p options are copied. Return 0, or -1 with @p err set: E004 without a stream and a
 * path or for an unknown format or encoding, E011 if the path is not a regular file, E002, E003.
 * Close with hz_writer_close(). Since 0.1.
 */
int hz_writer_open(const hz_writer_options *options, hz_writer **writer, hz_error *err);

/** The kinds of text in a document. Since 0.1. */
typedef enum hz_text_kind { HZ_TEXT_TITLE, HZ_TEXT_HEADING, HZ_TEXT_PARAGRAPH } hz_text_kind;

/**
 * Write a text of a document, and end the table before it. Formats that hold no documents (csv,
 * yaml) leave it out. Return 0, or -1 with @p err set (E002, E003; E113: a character that the
 * encoding lacks; E140, E141: more than a workbook can hold). The errors of the functions that
 * write rows and finish are the same. Since 0.1.
 */
int hz_writer_text(hz_writer *writer, hz_text_kind kind, const char *text, hz_error *err);

/** Begin a table with @p count column labels, which are copied, and end the previous one. Since
 * 0.1.
 */
int hz_writer_table(hz_writer *writer, const hz_span *labels, size_t count, hz_error *err);

/** Write a row of as many cells as the table has labels. Since 0.1. */
int hz_writer_row(hz_writer *writer, const hz_span *cells, hz_error *err);

/**
 * End the document and flush the stream, or replace the file; without this call the output is
 * incomplete. E009 if the file was replaced but could not be synced to disk. Since 0.1.
 */
int hz_writer_finish(hz_writer *writer, hz_error *err);

/** Free @p writer, which may be NULL; write nothing. Since 0.1. */
void hz_writer_close(hz_writer *writer);

/** A writer of ledger rows. */
typedef struct hz_row_writer hz_row_writer;

/** How rows are written. A field that is zero has its default; all pointers are borrowed. */
typedef struct hz_row_writer_options {
    size_t size;               /**< sizeof(hz_row_writer_options) */
    const hz_plan *plan;       /**< gives the names of townships, sectors and sources; required
                                    unless `verbatim` */
    const char *const *extras; /**< labels of columns that follow a row's own (default: none) */
    size_t extra_count;
    const char *const *files; /**< files whose headers are read first, so that one header has the
                                   columns of all their rows; files that cannot be read, or only
                                   once, such as pipes, are skipped (default: none); used by
                                   hz_row_writer_new() alone */
    size_t file_count;
    bool verbatim; /**< write rows as they are in their file: labels and all cells, those beyond the
                        header too */
} hz_row_writer_options;

/**
 * Make a row writer for @p writer, which is borrowed; @p options are copied. Return 0, or -1 with
 * @p err set: E004 without a plan, E003. Free with hz_row_writer_free(). Since 0.1.
 */
int hz_row_writer_new(hz_writer *writer, const hz_row_writer_options *options, hz_row_writer **rows,
                      hz_error *err);

/**
 * Write @p row. Columns keep their order and get the schema's labels; unknown columns keep their
 * own. Dates are written as 2023-05-01, names as in the plan. Two unknown columns with one label
 * remain two; text under a blank label has a column with a blank label. A row with a column that
 * the table lacks begins a new table; verbatim, so does another header, or more cells than before.
 * A header begins a table with its columns, though it may get no rows; verbatim, it is ignored.
 *
 * @param extras  a text for each extra column; ignored for a header
 * @return 0, or -1 with @p err set
 *
 * Since 0.1.
 */
int hz_row_writer_add(hz_row_writer *rows, const hz_row *row, const hz_span *extras, hz_error *err);

/** Free @p rows, which may be NULL. Since 0.1. */
void hz_row_writer_free(hz_row_writer *rows);

/** The table of one file as it is, with what was found in it. */
typedef struct hz_marked hz_marked;

/**
 * Make a marked copy, whose messages are in @p language. Return 0, or -1 with @p err set: E003.
 * Free with hz_marked_free(). Since 0.1.
 */
int hz_marked_new(hz_language language, hz_marked **marked, hz_error *err);

/** Add what was found. Notes are ignored, except that other sheets are not checked (N132). Return
 * 0, or -1 with @p err set: E003. Since 0.1. */
int hz_marked_add(hz_marked *marked, const hz_diag *finding, hz_error *err);

/** Note where a header is. Call it for each row of the file, in their order. Return 0, or -1 with
 * @p err set: E003. Since 0.1. */
int hz_marked_row(hz_marked *marked, const hz_row *row, hz_error *err);

/**
 * Read @p file, which must not be standard input, again and write the file @p path, which is
 * replaced as a whole: all records as they are, with wrong cells coloured and what to change, and a
 * list. @p counts, of hz_checker_counts(), are in its first line. @p format is “xlsx”, a workbook
 * with comments, a last column with the advice and a sheet with the list, or “html”, a page for
 * paper. Return 0, or -1 with @p err set: E001, E002, E003, E004 for another format, E011, E141, or
 * what makes the table unreadable. Since 0.1.
 */
int hz_marked_write(hz_marked *marked, const hz_row_counts *counts, const char *file,
                    const char *format, const char *path, hz_error *err);

/** Return true if the file @p path is a marked copy in @p format. Since 0.1. */
bool hz_marked_is_copy(const char *path, const char *format);

/** Free @p marked, which may be NULL. Since 0.1. */
void hz_marked_free(hz_marked *marked);

HZ_API_END

#endif
