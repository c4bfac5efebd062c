/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Diagnostics: what is wrong, where, and what would be right. Errors and findings are the same
 * kind of value; they travel up by copy and own nothing.
 */
#ifndef HAZARD_DIAG_H
#define HAZARD_DIAG_H

#include <hazard/api.h>
#include <hazard/span.h>
#include <stdint.h>

HZ_API_BEGIN

/** How grave: a note is no finding. */
typedef enum hz_severity { HZ_NOTE, HZ_WARNING, HZ_ERROR } hz_severity;

#define DIAG(code, severity, text) HZ_##code,
#define CHECK(code, severity, function, text) HZ_##code,
typedef enum hz_code {
#include <hazard/codes.def>
    HZ_CODE_COUNT
} hz_code;
#undef DIAG
#undef CHECK

typedef struct hz_diag {
    hz_code code;
    uint64_t record; /**< the spreadsheet's row; the first is 1, 0 means the whole file */
    uint64_t line;   /**< the text line on which the field begins, from 1; 0 means none */
    uint32_t column; /**< the spreadsheet's column; A is 1, 0 means the whole row */
    char file[512];
    char label[96];    /**< the column's label as the file writes it */
    char value[160];   /**< the value as read; as every field, cut by hz_diag_copy() */
    char detail[1024]; /**< what {} in the code's text stands for */
} hz_diag;

/** A diagnostic with which a function failed; set whenever it returns -1 or NULL. */
typedef hz_diag hz_error;

/** Takes each finding as it is met; @p diag is valid during the call only. */
typedef void (*hz_diag_fn)(void *ctx, const hz_diag *diag);

/** Where a finding is sent: a function and what it is called with. */
typedef struct hz_sink {
    hz_diag_fn fn;
    void *ctx;
} hz_sink;

/** The stable name of @p code, such as "E204". Static. */
const char *hz_code_name(hz_code code);

hz_severity hz_code_severity(hz_code code);

/** Sets @p diag to @p code for @p file, “-” told as standard input or output, everything else
 * empty.
 * @p file and @p detail may be NULL.
 */
void hz_diag_set(hz_diag *diag, hz_code code, const char *file, const char *detail);

/** Copies @p text into a field of @p size bytes; what is cut at a character's end ends in “…”. */
void hz_diag_copy(char *field, size_t size, hz_span text);

/** Writes a column's letters (1 is A, 27 is AA) to @p letters, which holds 8 bytes. */
void hz_column_letters(uint32_t column, char letters[8]);

/** Writes the spreadsheet cell, such as F14, to @p cell; empty if the diagnostic has no cell. */
void hz_diag_cell(const hz_diag *diag, char cell[32]);

HZ_API_END

#endif
