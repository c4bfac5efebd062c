/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The parts of a writer that only this library needs. */
#ifndef OUTPUT_WRITER_H
#define OUTPUT_WRITER_H

#include <hazard/writer.h>

/* The names of what can be written at place @p i of their list; NULL: there are not so many. */
const char *writer_format(size_t i);
const char *writer_document_format(size_t i); /* one that holds headings and paragraphs */
const char *writer_encoding(size_t i);

/** True if each label of a table must be unique in the format of @p writer. */
bool writer_has_unique_labels(const hz_writer *writer);

/** True if the format of @p writer holds documents: headings and paragraphs. */
bool writer_is_document(const hz_writer *writer);

/** True if @p writer makes a page of its own, to be printed or sent: a table there needs a title.
 */
bool writer_is_page(const hz_writer *writer);

struct card;

/** Write a card, and end the table before it; formats other than pages leave it out. As
 * hz_writer_text(). */
int writer_card(hz_writer *writer, const struct card *card, hz_error *err);

struct form;

/** Write @p form as a table: its header and the rows that are filled in already; in a workbook
 * also the empty ones and the choices. As hz_writer_table(). */
int writer_form(hz_writer *writer, const struct form *form, hz_error *err);

/** True if each table is a sheet in the format of @p writer, named by the heading before it. */
bool writer_has_sheets(const hz_writer *writer);

/** True if the format of @p writer holds forms, not only their headers. */
bool writer_has_forms(const hz_writer *writer);

#endif
