/** Ledgers: a file that is changed row by row and replaced whole or not at all. */
#ifndef HAZARD_LEDGER_H
#define HAZARD_LEDGER_H

#include <hazard/api.h>
#include <hazard/rows.h>

HZ_API_BEGIN

typedef struct hz_ledger hz_ledger;

/**
 * Opens the ledger @p path for a change; a link is followed. @p create: a file that is not there
 * yet begins with the schema's header (YAML if it is named .yaml or .yml). 0, or -1 with @p err
 * set.
 */
int hz_ledger_open(const char *path, bool create, hz_ledger **ledger, hz_diag *err);

/** True if the ledger did not exist when it was opened. */
bool hz_ledger_is_new(const hz_ledger *ledger);

/** True if the ledger is YAML, whose hazards need not have the same columns. */
bool hz_ledger_is_yaml(const hz_ledger *ledger);

/** Gives a ledger that is new, before its first row, or one in YAML one more column. 0, or -1 with
 * @p err set. */
int hz_ledger_add_label(hz_ledger *ledger, const char *label, hz_diag *err);

/**
 * The next row of the ledger as it is; call it until it returns 0 before appending or committing.
 * 1: a row; 0: the end; -1 with @p err set.
 */
int hz_ledger_next(hz_ledger *ledger, const hz_row **row, hz_diag *err);

/** The labels, columns and count of the ledger's last table, once hz_ledger_next() returned 0. */
const hz_binding *hz_ledger_binding(const hz_ledger *ledger);

/**
 * Gives the row that hz_ledger_next() returned last the cells @p cells, one for each field of its
 * table. 0, or -1 with @p err set.
 */
int hz_ledger_change(hz_ledger *ledger, const hz_row *row, const hz_span *cells, hz_diag *err);

/** Adds a row behind all others: @p cells, one for each field of hz_ledger_binding(). */
int hz_ledger_append(hz_ledger *ledger, const hz_span *cells, hz_diag *err);

/**
 * Replaces the file: untouched rows byte for byte, in the file's own encoding, line ends and
 * columns; owner and mode stay. On failure the file is as it was. 0, or -1 with @p err set.
 */
int hz_ledger_commit(hz_ledger *ledger, hz_diag *err);

/** Frees; what was not committed is gone. */
void hz_ledger_close(hz_ledger *ledger);

HZ_API_END

#endif
