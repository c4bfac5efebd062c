/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Hazards that look like one another, though their numbers differ, as a ledger is read row by row.
 */
#ifndef CHECK_DUPLICATES_H
#define CHECK_DUPLICATES_H

#include "rows/hazard.h"

/** The place of a row. */
struct row_place {
    uint32_t file;     /* the caller's number of it */
    bool is_cancelled; /* set by duplicates_add(): its hazard is */
    uint64_t line;
};

struct duplicates;

/** NULL: out of memory. */
struct duplicates *duplicates_new(void);
void duplicates_free(struct duplicates *d);

/**
 * What makes @p hazard the same as another: enterprise, description and 发现日期; or credit code,
 * location and description, each as a keyed hash of 64 bits without blanks, punctuation and the
 * width of letters. 0 where a value is missing. May run in any thread.
 */
void duplicates_identity(const struct duplicates *d, const hz_hazard *hazard,
                         uint64_t keys[HZ_ROW_KEYS]);

/** The same for duplicates_add(), marked if the hazard is cancelled. */
void duplicates_keys(const struct duplicates *d, const hz_hazard *hazard,
                     uint64_t keys[HZ_ROW_KEYS]);

/** The key of a text alone. */
uint64_t duplicates_text_key(const struct duplicates *d, hz_span text);

/** Has the processor fetch what duplicates_add() will look at, while other work is done. */
void duplicates_prefetch(const struct duplicates *d, const uint64_t keys[HZ_ROW_KEYS]);

/**
 * Registers a row. @p first: the first row that shares a key with it, or NULL; valid until
 * the next call. NULL also for a cancelled row, as it may have been cancelled for being a
 * duplicate. 0, or -1 when out of memory.
 */
int duplicates_add(struct duplicates *d, const uint64_t keys[HZ_ROW_KEYS], struct row_place place,
                   const struct row_place **first);

/** W528 of @p row, at its description, for the row at @p place that it looks like. */
void duplicates_diag(hz_diag *diag, const hz_row *row, const char *place);

/** The same for the row @p first, which may be cancelled. */
void duplicates_diag_of(hz_diag *diag, const hz_row *row, const struct row_place *first,
                        const char *place);

#endif
