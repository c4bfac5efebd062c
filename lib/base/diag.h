/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Making diagnostics. A diagnostic does not contain a sentence but its arguments: the text of its
 * code, in codes.def, has placeholders such as {date}, which the functions below fill.
 * hz_diag_text() makes the sentence, in the language of the reader.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/catalog.h"
#include <hazard/error.h>
#include <stdarg.h>

/** Sends @p diag to @p sink, if it has a function. */
static inline void sink_emit(hz_sink sink, const hz_diag *diag)
{
    if (sink.fn != NULL) {
        sink.fn(sink.ctx, diag);
    }
}

/** Sets @p err to E003, out of memory, while working on @p file (NULL: no file). Returns -1. */
static inline int error_no_memory(hz_error *err, const char *file)
{
    hz_diag_set(err, HZ_E003, file, NULL);
    return -1; /* inline, so that static analysis sees it */
}

/** The English text of @p error, a value of errno; it is translated when it is shown. */
const char *system_error(int error);

/** Sets @p err to @p code with the text of @p error, a value of errno. Returns -1. */
static inline int error_system(hz_error *err, hz_code code, const char *file, int error)
{
    hz_diag_set(err, code, file, system_error(error));
    return -1;
}

/** Copies @p text into a field of @p size bytes, cut at a character with “…”. */
void hz_diag_copy(char *field, size_t size, hz_span text);

/** Writes the spreadsheet's cell, such as F14, to @p cell; empty if there is none. */
void diag_cell(const hz_diag *diag, char cell[32]);

/** The English text of @p code, with placeholders. */
const char *code_text(hz_code code);

/*
 * Arguments. Several with the same name are joined by semicolons. A name that no argument fills is
 * shown as {name}. Text that does not fit into the diagnostic ends in “…”.
 */

/** Fills {@p name} with @p text, which is copied; control characters in it are made visible. */
void diag_arg(hz_diag *diag, const char *name, const char *text);
void diag_arg_span(hz_diag *diag, const char *name, hz_span text);
void diag_arg_number(hz_diag *diag, const char *name, uint64_t number);

/**
 * Fills {@p name} with the translation of @p message, a string literal. Its own placeholders are
 * filled from the nearest arguments added before it, or if there are none, after it.
 */
void diag_arg_message(hz_diag *diag, const char *name, const char *message);

/**
 * The same with arguments for its placeholders only: pairs of a name and a text, then NULL.
 */
__attribute__((sentinel)) void diag_arg_sentence(hz_diag *diag, const char *name,
                                                 const char *message, ...);
void diag_arg_sentence_list(hz_diag *diag, const char *name, const char *message, va_list args);

/** The same for a message that depends on a number, {n}: “{n} row”, “{n} rows”. */
void diag_arg_count(hz_diag *diag, const char *name, const char *one, const char *many,
                    unsigned long number);

/** Fills {@p name} with the message of @p inner, without its place. */
void diag_arg_diag(hz_diag *diag, const char *name, const hz_diag *inner);

/** Appends the arguments of @p from to those of @p diag. */
void diag_copy_args(hz_diag *diag, const hz_diag *from);

/** The number of bytes of `detail` that are used; the others are zero. */
size_t diag_detail_size(const hz_diag *diag);

/** Writes the letters of a column: A for 1, AA for 27. */
void column_letters(uint32_t column, char letters[8]);

/** A number as text. */
struct digits {
    char text[24];
};

struct digits digits_of(int64_t number);

#endif
