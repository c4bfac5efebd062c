/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Ledgers: adding hazards, the events of the closed loop (闭环管理, art. 2.1.1), the history and
 * the verification of a ledger, and merging ledgers.
 *
 * A ledger and its journal, LEDGER.journal.csv, are changed together, under a lock, or not at all.
 * The journal has one line for each change: who did what when (谁检查、谁签名、谁负责, art. 2.3.5).
 * Each line is chained to the one before by SHA-256.
 *
 * A session belongs to one thread at a time. Sessions of different ledgers may be used by different
 * threads; two sessions of one process must not use the same ledger at the same time, because the
 * lock is held by the process.
 */
#ifndef HAZARD_LEDGER_H
#define HAZARD_LEDGER_H

#include <hazard/base.h>
#include <hazard/error.h>
#include <hazard/plan.h>
#include <hazard/rows.h>
#include <hazard/value.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** Size of a check value: SHA-256 in hexadecimal and its NUL. */
#define HZ_HASH_SIZE 65

/** A ledger, and in whose name it is read or changed. */
typedef struct hz_session hz_session;

/**
 * How a session works. A field that is zero has its default. Strings, plan and writer are borrowed
 * until hz_session_free().
 */
typedef struct hz_session_options {
    size_t size;         /**< sizeof(hz_session_options) */
    const char *ledger;  /**< path; required */
    const hz_plan *plan; /**< required to add hazards and to apply events */
    hz_date today;       /**< the day to judge by; default: today */
    const char *by;      /**< the person who signs; required for changes */
    const char *reason;  /**< for the journal; default: none */
    int wait;            /**< seconds to wait for the lock; default: do not wait */
    bool dry_run;        /**< change nothing; write the columns that would change to `writer` */
    hz_sink sink;        /**< receives refusals, findings and notes; default: discard them */
    hz_writer *writer;   /**< receives the new rows, or with dry_run the columns that would change:
                              number, label, old and new value. Open it with `hold`, and finish it
                              after the call has returned 0. Default: no output */
} hz_session_options;

/**
 * Make a session; opens no file. Return 0, or -1 with @p err set (E003, E004). Free with
 * hz_session_free(). Since 0.1.
 */
int hz_session_new(const hz_session_options *options, hz_session **session, hz_error *err);

/** Free @p session, which may be NULL. Since 0.1. */
void hz_session_free(hz_session *session);

/*
 * The functions that change a ledger return
 *    0  done;
 *    1  refused: each reason was reported to the sink, and the ledger is unchanged;
 *   -1  failed: @p err is set, and the ledger is unchanged, except with E009: it was changed, but
 *       the change could not be synced to disk.
 * All of a call is done, or nothing. `by` must be the name of a person, or the call fails with
 * E004. Other errors: E001 and E002 (a file cannot be read or written), E003 (out of memory), E005
 * (changed by another program meanwhile), E007 (locked), E011 to E016 (a file next to the ledger is
 * not safe to use), E507, E525, E530, E531 (the form of the ledger prevents the change), E509 (the
 * journal is damaged).
 */

/**
 * Add the hazards of @p rows; a missing ledger is created. A missing number is assigned as
 * PREFIX-YEAR-NNNN, never one that was used before; a missing state is derived from the dates.
 * Standard input is read to its end before the ledger is locked. Implements art. 2.1.1 (五落实).
 * Return 0, 1 or -1 as above. Since 0.1.
 */
int hz_session_add(hz_session *session, hz_rows *rows, hz_error *err);

/**
 * Add one hazard with @p count columns: @p labels are labels, aliases or ids of columns, @p values
 * their values. Otherwise as hz_session_add(). Since 0.1.
 */
int hz_session_add_one(hz_session *session, const hz_span *labels, const hz_span *values,
                       size_t count, hz_error *err);

/** Events that happened to hazards. A field that is zero has its default. */
typedef struct hz_transition {
    size_t size;            /**< sizeof(hz_transition) */
    const int *events;      /**< their numbers in the list HZ_EVENTS, in the order in which they */
    size_t event_count;     /**< happened; at least one is required */
    hz_date on;             /**< the day they happened; default, also with HZ_NO_DATE: `today` */
    const char *const *ids; /**< the numbers of the hazards */
    size_t id_count;
    hz_rows *rows;      /**< rows with more numbers, in their column 隐患编号; default: none */
    const int *columns; /**< columns given with the events, numbers in the list HZ_COLUMNS, */
    const hz_span *values; /**< and their values */
    size_t count;          /**< of both */
} hz_transition;

/**
 * Apply events to hazards, one after the other, all of them or none. Each value goes to every event
 * that takes it. A call that does not give what an event needs fails with E004, a future day with
 * E203. A row that was changed without the journal is refused (责任倒查, art.
 * 2.3.5). Return 0, 1 or -1 as above. Since 0.1.
 */
int hz_session_apply(hz_session *session, const hz_transition *transition, hz_error *err);

/**
 * Tables that units sent, and what the county has decided. A field that is zero has its default.
 * Everything is borrowed for the call of hz_session_update().
 */
typedef struct hz_update {
    size_t size;                   /**< sizeof(hz_update) */
    hz_rows *rows;                 /**< of the tables, opened with HZ_ROWS_KEEP_INVALID; required;
                                        the caller closes them */
    const char *const *accept_ids; /**< what the county confirms: numbers of hazards, */
    const int *accept_columns;     /**< and for each a column, a number in the list HZ_COLUMNS */
    size_t accept_count;           /**< of both; needs the session's `reason` */
    bool strict;                   /**< change nothing if anything is doubtful */
    hz_language language;          /**< of the messages in the table */
} hz_update;

/**
 * Update the ledger from the cumulative tables of townships; a missing ledger is created. Each row
 * is found by its number, otherwise by enterprise, description and day. Texts are corrected, steps
 * of the closed loop are taken with the days and names of the table, and new hazards are added.
 * What only the county may decide is left alone until it is confirmed, and is sent to the sink
 * (W801 to W825), by which the caller learns of it; the rest is done. A file with errors of form or
 * value is not used (E819). The writer of the session receives a table of changes and doubts. The
 * session needs a plan. Implements art. 4.3 (每月报送). Return 0, with doubts or without; 1 if
 * `strict` refused the change; or -1 as above, with E004 for a confirmation without a reason or of
 * a column that does not exist. Since 0.1.
 */
int hz_session_update(hz_session *session, const hz_update *update, hz_error *err);

/** What hz_session_verify() reports. A field that is zero has its default. */
typedef struct hz_verify_options {
    size_t size;            /**< sizeof(hz_verify_options) */
    const char *const *ids; /**< numbers; report findings about these hazards and about the journal
                                 only; default: all */
    size_t count;           /**< of `ids` */
    const char *since;      /**< a check value that must still be in the journal; default: none */
    bool no_notes;          /**< report findings only */
} hz_verify_options;

/** What hz_session_verify() has read. */
typedef struct hz_verify_summary {
    size_t size;             /**< sizeof(hz_verify_summary), set by the caller */
    uint64_t lines;          /**< of the journal */
    uint64_t hazards;        /**< of the ledger */
    uint64_t lines_since;    /**< of the journal, after the line with the check value `since` */
    char head[HZ_HASH_SIZE]; /**< the check value of the journal's last line; "": none */
} hz_verify_summary;

/**
 * Compare the ledger with its journal and report each line that was changed, removed, inserted or
 * moved, and each row and column that was changed without the journal (art. 2.3.5). Rows that were
 * only moved or stored in another form are equal. The ledger is locked if its directory is
 * writable; `by`, which may be any text, is shown to others who wait. @p options and @p summary may
 * be NULL. Return 0, or -1 with @p err set; E004 if `since` is not a check value. Since 0.1.
 */
int hz_session_verify(hz_session *session, const hz_verify_options *options,
                      hz_verify_summary *summary, hz_error *err);

/**
 * Sign in the name of `by` for every row that was changed without the journal, and write the
 * columns that were changed to the writer of the session. Return 0, or -1 as above. Since 0.1.
 */
int hz_session_adopt(hz_session *session, hz_error *err);

/**
 * Undo the call that wrote line @p line of the journal (序号): each hazard that it changed becomes
 * what it was before, and a hazard that it added leaves the ledger, each by a new line of the
 * journal, signed by `by`, that names the first line it undoes. Refused if a hazard has a later
 * line. A call is the lines that follow each other with one time and one 操作人. E541 if the
 * journal has no such line, or it is an undo or only signs; E004 without a reason. Return 0, 1 or
 * -1 as above. Since 0.1.
 */
int hz_session_undo(hz_session *session, uint64_t line, hz_error *err);

/** What hz_history_write() writes the history of. Since 0.1. */
typedef enum hz_history_of {
    /** Each event of a hazard, its day, who did it in which role. A format with documents also gets
     * the time spent in each state, up to `today`, and the signatures of every round (责任倒查,
     * art. 2.3.5). */
    HZ_HISTORY_OF_HAZARD,
    /** Everything that a person has signed, according to journal and ledger. */
    HZ_HISTORY_OF_PERSON
} hz_history_of;

/**
 * Write the history of the hazard with the number @p name, or of the person @p name, to @p writer.
 * @p plan adds labels and words (NULL: none), @p today is used for hazards only. Return 0, or -1
 * with @p err set: E501 if neither @p ledger nor its journal knows the hazard, or an error of
 * reading or writing. Since 0.1.
 */
int hz_history_write(const char *ledger, hz_history_of what, const char *name, const hz_plan *plan,
                     hz_date today, hz_writer *writer, hz_error *err);

/**
 * Read the journal of @p ledger and copy the check value of its last line to @p head, to be
 * stored elsewhere. Return 0, or -1 with @p err set: E710 if there is no journal, E701 to E705 or
 * E718 if a line is damaged. Since 0.1.
 */
int hz_journal_read_head(const char *ledger, char head[HZ_HASH_SIZE], hz_error *err);

/**
 * Write the path of the journal of @p ledger, links followed, to the @p size bytes at @p path.
 * Return 0, or -1 with @p err set: E001, also if the path is too long. Since 0.1.
 */
int hz_journal_path(const char *ledger, char *path, size_t size, hz_error *err);

/**
 * Return whether @p path, links followed, is @p ledger, its journal, its lock or its record of a
 * change, so that other output must not be written there. None of them need exist yet. Since 0.1.
 */
bool hz_ledger_uses(const char *ledger, const char *path);

/**
 * Write the hazards of several ledgers to @p out, each hazard once. Of rows with one number and
 * different content, the row whose journal changed it last is written if each row is as its own
 * journal left it; otherwise all are written. Both cases are reported to @p sink with both places.
 * Rows without a number are all written. No file at all means standard input.
 *
 * The files are read several times, standard input from a temporary file; one that changes
 * meanwhile is an error (E005). Nothing is written before all of them could be read. Memory grows
 * with the count of numbers. Return 0, or -1 with @p err set. Since 0.1.
 */
int hz_merge(const char *const *files, size_t count, const hz_plan *plan, hz_sink sink,
             hz_row_writer *out, hz_error *err);

HZ_API_END

#endif
