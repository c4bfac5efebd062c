/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Writers: tables, and documents of headings, paragraphs and tables, in every output format. */
#ifndef HAZARD_WRITER_H
#define HAZARD_WRITER_H

#include <hazard/api.h>
#include <hazard/diag.h>
#include <hazard/encoding.h>
#include <stdio.h>

HZ_API_BEGIN

typedef struct hz_writer hz_writer;

typedef struct hz_write_options {
    const char *format;   /**< csv, yaml, text, markdown or html */
    hz_encoding encoding; /**< utf-8, gb18030 or gbk */
    bool bom;             /**< begin with a byte order mark, UTF-8 only */
    bool crlf;
    bool hold; /**< nothing reaches the stream before hz_writer_finish() */
} hz_write_options;

/** True if there is a format @p name; @p documents: one that can hold headings and paragraphs. */
bool hz_format_exists(const char *name, bool documents);

/**
 * Writes to @p stream, which stays the caller's. With an encoding that lacks characters nothing
 * reaches the stream before everything could be written in it. 0, or -1 with @p err set.
 */
int hz_writer_open(FILE *stream, const hz_write_options *options, hz_writer **writer,
                   hz_error *err);

/** Begins a document; not needed before a table alone. Each call returns 0, or -1 with @p err. */
int hz_writer_title(hz_writer *writer, const char *title, hz_error *err);
int hz_writer_heading(hz_writer *writer, const char *text, hz_error *err);
int hz_writer_paragraph(hz_writer *writer, const char *text, hz_error *err);

/** Begins a table with these @p count column labels; one begun before ends. */
int hz_writer_table(hz_writer *writer, const hz_span *labels, size_t count, hz_error *err);

/** Writes a row of as many cells as the table has labels. */
int hz_writer_row(hz_writer *writer, const hz_span *cells, hz_error *err);

/** Ends everything and flushes; without this call the output is not whole. */
int hz_writer_finish(hz_writer *writer, hz_error *err);

/** Frees; does not write. */
void hz_writer_close(hz_writer *writer);

HZ_API_END

#endif
