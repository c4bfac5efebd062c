/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * A ledger open for a change: rows are replaced or appended under a lock, and each change adds a
 * line to the journal. ledger_commit() writes both files or neither.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "ledger/journal.h"
#include "ledger/row_content.h"
#include "rows/rows.h"

struct ledger;

/** How to open a ledger. Everything is borrowed until ledger_close(). */
struct ledger_options {
    const hz_plan *plan; /* adds labels */
    bool create;         /* create a missing ledger with the schema's header (YAML by its suffix) */
    uint64_t columns;    /* a set of HZ_BITs that the change may fill in, see ledger_next() */
    const char *who;     /* shown to other programs that wait for the lock */
    int wait;            /* seconds to wait for the lock */
    hz_sink sink;        /* receives notes: waiting for the lock, an interrupted change undone */
    /** Called with each line of the journal; a result other than 0 stops. May be NULL. */
    int (*each_line)(void *ctx, const struct journal_line *line);
    void *ctx;
};

/** A text that a line of the journal records besides the changes, see journal_changes.h. */
struct journal_note {
    const char *label;
    hz_span text;
};

/** What happens to a hazard, by whom and why, as the journal records it. */
struct journal_entry {
    hz_event event;
    const char *by;
    hz_date on; /* recorded where no column of the ledger holds it; HZ_NO_DATE: not recorded */
    const char *reason;               /* NULL: none */
    const struct journal_note *notes; /* further notes */
    size_t note_count;
};

/**
 * Open the ledger @p path, following a symbolic link, lock it and undo an interrupted change.
 * A damaged journal is an error (E509). One process must not open the same ledger twice. Return 0,
 * or -1 with @p err set.
 */
int ledger_open(const char *path, const struct ledger_options *options, struct ledger **ledger,
                hz_error *err);

/** True if the ledger did not exist when it was opened. */
bool ledger_is_new(const struct ledger *ledger);

/** True if the ledger is YAML, where each hazard may have columns of its own. */
bool ledger_is_yaml(const struct ledger *ledger);

/**
 * Add a column to ledger_binding(), which must lack it; call after the last row was read. In an
 * existing table the header gets the label once an appended row has a value there. 0, or -1 with
 * @p err set.
 */
int ledger_add_label(struct ledger *ledger, const char *label, hz_error *err);

/**
 * Read the next row. Return 1; 0 at the end; -1 with @p err set. Read to the end before appending
 * or committing.
 *
 * Its binding has, after the fields of its table, the `columns` of the options that the table
 * lacks, of which the row has no cells. ledger_commit() appends the label of such a column to the
 * header if a changed or appended row of the table has a value there; all other rows keep their
 * bytes, since missing cells at the end of a row are empty. A row with text beyond its header has
 * no such fields, and keeps the header from being changed (E532).
 */
int ledger_next(struct ledger *ledger, const hz_row **row, hz_error *err);

/** The binding of the ledger's last table, as of its rows; valid once ledger_next() has returned 0.
 */
const hz_binding *ledger_binding(const struct ledger *ledger);

/**
 * Replace the row that ledger_next() returned last by @p cells, one for each field of its binding,
 * and record @p entry. A further call for the same row records the next of several steps. A row in
 * which no value differs keeps its bytes. 0, or -1 with @p err set.
 */
int ledger_change(struct ledger *ledger, const hz_row *row, const hz_span *cells,
                  const struct journal_entry *entry, hz_error *err);

/** Remove the row that ledger_next() returned last, and record @p entry. As ledger_change(). */
int ledger_remove(struct ledger *ledger, const hz_row *row, const struct journal_entry *entry,
                  hz_error *err);

/** Append a row of @p cells, one for each field of ledger_binding(). As ledger_change(). */
int ledger_append(struct ledger *ledger, const hz_span *cells, const struct journal_entry *entry,
                  hz_error *err);

/**
 * Add a line to the journal without changing the ledger: a row with the content @p before (NULL:
 * none yet) now has that of @p row (NULL: it is gone). 0, or -1 with @p err set.
 */
int ledger_add_entry(struct ledger *ledger, const hz_row *row, const struct content *before,
                     const struct journal_entry *entry, hz_error *err);

/** Add a line to the journal that is about no hazard. 0, or -1 with @p err set. */
int ledger_add_notice(struct ledger *ledger, const struct journal_entry *entry, hz_error *err);

/**
 * Write ledger and journal. Unchanged rows keep their bytes, the file its encoding, line ends,
 * columns, owner and mode. On failure both files are as before, except for E009: the change is made
 * but may not be on disk. 0, or -1 with @p err set.
 */
int ledger_commit(struct ledger *ledger, hz_error *err);

/** Free the ledger and release the lock; changes without a commit are discarded. */
void ledger_close(struct ledger *ledger);

#endif
