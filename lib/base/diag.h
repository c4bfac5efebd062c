/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Making diagnostics. A diagnostic holds no sentences but the arguments of one: the text of its
 * code, in codes.def, has placeholders such as {date}, and the functions below say what fills them.
 * The sentence is made in the language of the reader when hz_diag_message() shows it.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/catalog.h"
#include "base/system_error.h"
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

/** Sets @p err to @p code with the text of @p error, a value of errno. Returns -1. */
static inline int error_system(hz_error *err, hz_code code, const char *file, int error)
{
    hz_diag_set(err, code, file, system_error(error));
    return -1;
}

/** The English text of @p code, with placeholders. */
const char *code_text(hz_code code);

/*
 * Arguments. Several of one name are shown one after the other, with semicolons between them. What
 * does not fit into the diagnostic is cut with “…”.
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
 * The same with the arguments of its placeholders: names and texts by turns, then NULL. They are
 * for this message only.
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

/** The bytes of `detail` that are in use; the others are zero. */
size_t diag_detail_size(const hz_diag *diag);

/** Writes a column's letters (1 is A, 27 is AA) to @p letters. */
void column_letters(uint32_t column, char letters[8]);

/** A number as text. */
struct digits {
    char text[24];
};

struct digits digits_of(int64_t number);

#endif
