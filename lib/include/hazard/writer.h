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
#include <hazard/error.h>
#include <hazard/plan.h>
#include <hazard/rows.h>
#include <stdio.h>

HZ_API_BEGIN

/** A writer of tables and documents in one format and encoding. */
typedef struct hz_writer hz_writer;

/** How a writer writes. A field that is zero has its default. */
typedef struct hz_writer_options {
    size_t size;          /**< sizeof(hz_writer_options) */
    const char *format;   /**< csv (default), yaml, text, markdown or html */
    const char *encoding; /**< utf-8 (default), gb18030 or gbk, letters of any case */
    bool bom;             /**< begin with a byte order mark; UTF-8 only */
    bool crlf;            /**< end lines with CR LF */
    bool hold;            /**< write nothing to the stream before hz_writer_finish() */
} hz_writer_options;

/**
 * True if there is a format @p name; with @p documents, one that can hold headings and paragraphs.
 * Since 0.1.
 */
bool hz_format_exists(const char *name, bool documents);

/** True if writers can write the encoding @p name. Since 0.1. */
bool hz_encoding_exists(const char *name);

/**
 * Open a writer to @p stream, which remains the caller's and must outlive the writer. If the
 * encoding lacks characters (gbk), nothing is written before everything could be encoded.
 * @p options are copied; NULL: the defaults. Return 0, or -1 with @p err set: E004 for an unknown
 * format or encoding, E002, E003. Close with hz_writer_close(). Since 0.1.
 */
int hz_writer_open(FILE *stream, const hz_writer_options *options, hz_writer **writer,
                   hz_error *err);

/**
 * Open a writer to the file @p path. hz_writer_finish() puts the new file in place of the old one,
 * which keeps owner, group, mode and ACL; until then, and if the writer is closed without it, the
 * old file is unchanged. Errors are those of hz_writer_open(); E011 if @p path is not a regular
 * file. Since 0.1.
 */
int hz_writer_open_file(const char *path, const hz_writer_options *options, hz_writer **writer,
                        hz_error *err);

/**
 * Write the title of a document. Formats without documents (csv, yaml) leave out titles, headings
 * and paragraphs. Return 0, or -1 with @p err set (E002, E003, E113: a character that the encoding
 * lacks), as do all functions below. Since 0.1.
 */
int hz_writer_title(hz_writer *writer, const char *title, hz_error *err);

/** Write a heading. Since 0.1. */
int hz_writer_heading(hz_writer *writer, const char *text, hz_error *err);

/** Write a paragraph. Since 0.1. */
int hz_writer_paragraph(hz_writer *writer, const char *text, hz_error *err);

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

/**
 * Make a row writer for @p writer, which is borrowed. A row's own columns are followed by the
 * @p extra_count columns @p extras, labels that are borrowed. Return 0, or -1 with @p err set.
 * Free with hz_row_writer_free(). Since 0.1.
 */
int hz_row_writer_new(hz_writer *writer, const char *const *extras, size_t extra_count,
                      hz_row_writer **rows, hz_error *err);

/**
 * Read the headers of @p files, so that one header can hold the columns of all their rows. Files
 * that can be read only once, such as pipes, are skipped, and so are files that cannot be read:
 * reading their rows will report that. Return 0, or -1 with @p err set: out of memory. Since 0.1.
 */
int hz_row_writer_expect(hz_row_writer *rows, const char *const *files, size_t count,
                         hz_error *err);

/**
 * Begin a table with the columns of @p row, though it may get no rows. Return 0, or -1 with
 * @p err set. Since 0.1.
 */
int hz_row_writer_begin(hz_row_writer *rows, const hz_row *row, hz_error *err);

/**
 * Write @p row. Columns keep their order and get the schema's labels; unknown columns keep their
 * own. Dates are written as 2023-05-01, names as in @p plan. Two unknown columns with one label
 * remain two; text under a blank label has a column with a blank label. A row with a column that
 * the table lacks begins a new table. @p extras: a text for each extra column. Return 0, or -1
 * with @p err set. Since 0.1.
 */
int hz_row_writer_add(hz_row_writer *rows, const hz_row *row, const hz_plan *plan,
                      const hz_span *extras, hz_error *err);

/**
 * Write @p row as it is in its file: its labels and all its cells, those beyond the header too,
 * followed by @p extras. Another header, or more cells than before, begins a new table. A row
 * writer writes either all rows verbatim or none. Return 0, or -1 with @p err set. Since 0.1.
 */
int hz_row_writer_add_verbatim(hz_row_writer *rows, const hz_row *row, const hz_span *extras,
                               hz_error *err);

/** Free @p rows, which may be NULL. Since 0.1. */
void hz_row_writer_free(hz_row_writer *rows);

HZ_API_END

#endif
