/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Diagnostics: what is wrong, where, and what would be right, in English or Chinese.
 *
 * A function that fails sets an hz_error; what is found in a table is sent to an hz_sink. Both are
 * the same structure, which owns nothing and may be copied. It holds no sentences: a sentence is
 * made when it is shown, in the language that the caller asks for. The library has no current
 * language and does not look at the locale, so all functions here may be called in any thread.
 */
#ifndef HAZARD_ERROR_H
#define HAZARD_ERROR_H

#include <hazard/base.h>
#include <stdint.h>

HZ_API_BEGIN

/** A note is for information: it is not a finding and changes no exit status. Since 0.1. */
typedef enum hz_severity { HZ_NOTE, HZ_WARNING, HZ_ERROR } hz_severity;

/** The languages of messages. Since 0.1. */
typedef enum hz_language { HZ_ENGLISH, HZ_CHINESE } hz_language;

/**
 * The codes: HZ_E202 has the value 202. No two codes have one number, whatever their letters, and
 * no number is used again. Since 0.1.
 */
typedef enum hz_code {
/* 1##number - 1000, because 008 would be an octal number */
#define DIAG(letter, number, severity, text) HZ_##letter##number = 1##number - 1000,
#define CHECK(letter, number, severity, function, text) DIAG(letter, number, severity, text)
#include <hazard/codes.def>
#undef DIAG
#undef CHECK
} hz_code;

/** What `file` of a diagnostic names. Since 0.1. */
typedef enum hz_place {
    HZ_PLACE_FILE,     /**< a file, or a standard stream */
    HZ_PLACE_ARGUMENTS /**< nothing: the cell was an argument of hz_session_add_one() */
} hz_place;

/**
 * What is wrong and where. Texts are UTF-8, cut at a character with “…” where too long.
 *
 * `detail` holds pointers to string literals of the library. A diagnostic may be copied, but it is
 * valid only in its own process and while the library is loaded: store or send hz_diag_text().
 * Since 0.1.
 */
typedef struct hz_diag {
    hz_code code;
    hz_place place;
    uint64_t record; /**< the spreadsheet's row, from 1; 0: the whole file */
    uint64_t line;   /**< the line of text on which the cell begins, from 1; 0: none; in a workbook
                        the row */
    uint32_t column; /**< the spreadsheet's column, from 1; 0: the whole row */
    char file[512];  /**< “-”: standard input, or output if writing failed; empty: none */
    char sheet[96];  /**< the sheet of a workbook; empty: not a workbook */
    char label[96];  /**< the column's label as the file has it; empty: none */
    char value[160]; /**< the cell as read; empty: none */
    char detail[1024]; /**< the arguments of the message; use hz_diag_text() */
} hz_diag;

/** The diagnostic with which a function failed; set whenever it returns -1. Since 0.1. */
typedef hz_diag hz_error;

/** Takes one finding; @p diag is valid during the call only. Since 0.1. */
typedef void (*hz_diag_fn)(void *ctx, const hz_diag *diag);

/** Where findings are sent: a function and its first argument. Since 0.1. */
typedef struct hz_sink {
    hz_diag_fn fn;
    void *ctx;
} hz_sink;

/** Return the name of @p code, such as "E204"; "?" if there is no such code. Static. Since 0.1. */
const char *hz_code_name(hz_code code);

/** Return the severity of @p code; HZ_ERROR if there is no such code. Since 0.1. */
hz_severity hz_code_severity(hz_code code);

/**
 * Set @p diag to @p code for @p file, everything else empty.
 *
 * @p file and @p detail may be NULL. @p detail fills the placeholder of the code's message, where
 * it has one; if it is itself a message, it is shown translated. Both are copied. Since 0.1.
 */
void hz_diag_set(hz_diag *diag, hz_code code, const char *file, const char *detail);

/** The parts of a diagnostic as they are shown. Since 0.1. */
typedef enum hz_part {
    HZ_PART_LINE,    /**< all of it on one line as a compiler would, “file:line: error[E202] F14
                          label: “value” message”; of a workbook “file:sheet!F14: error[E202] …” */
    HZ_PART_MESSAGE, /**< what is wrong and what would be right, without the place */
    HZ_PART_FILE,    /**< the file; “(stdin)”, “(stdout)” or “command line” */
    HZ_PART_CELL     /**< the spreadsheet's cell, such as F14; empty: none */
} hz_part;

/**
 * Write a part of @p diag in @p language to @p text, which holds @p size bytes, at least 1; what
 * does not fit is cut with “…”. Control characters of the file are written as \x1B, so that a file
 * cannot send commands to a terminal, except in the name of the file alone. Since 0.1.
 */
void hz_diag_text(const hz_diag *diag, hz_part part, hz_language language, char *text, size_t size);

/**
 * Return the translation of @p text, an English message of the library or its commands, into
 * @p language; @p text itself if it has none.
 *
 * @param plural  the English plural of a message that depends on the number @p count, of which
 *                @p text is the singular; NULL: it depends on no number
 * @return the translation, static; or @p text or @p plural
 *
 * Since 0.1.
 */
const char *hz_translate(hz_language language, const char *text, const char *plural,
                         unsigned long count);

HZ_API_END

#endif
