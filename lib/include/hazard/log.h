/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A ledger against its journal: what was changed outside the commands, and who answers for what.
 */
#ifndef HAZARD_LOG_H
#define HAZARD_LOG_H

#include <hazard/api.h>
#include <hazard/journal.h>
#include <hazard/plan.h>
#include <hazard/step.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** What hz_log_verify() has seen. */
typedef struct hz_log_summary {
    uint64_t lines;          /**< of the journal */
    uint64_t hazards;        /**< of the ledger */
    uint64_t lines_since;    /**< of the journal, after the one whose head was given */
    char head[HZ_HASH_SIZE]; /**< 链校验 of the journal's last line; "" if there is none */
} hz_log_summary;

/** What hz_log_verify() is asked for besides. Everything is borrowed. */
typedef struct hz_log_scope {
    const hz_string_list
        *ids;          /**< only findings about these hazards, and about the journal; NULL: all */
    const char *since; /**< a head that must still be in the journal; NULL: none */
    bool no_notes;     /**< only findings */
} hz_log_scope;

/**
 * Compares the ledger of @p step with its journal and tells the sink of every line that was
 * changed, taken out, put in or put elsewhere, and of every row and column that was changed outside
 * the commands; rows that only stand elsewhere or are stored otherwise are the same. @p scope may
 * be NULL: everything. Uses `ledger`, `by`, `wait` and `sink` of @p step. Where the folder may be
 * written, the ledger is locked meanwhile. 0, or -1 with @p err set.
 */
int hz_log_verify(const hz_session *step, const hz_log_scope *scope, hz_log_summary *summary,
                  hz_error *err);

/**
 * Signs, by `by` of @p step, for every row that was changed outside the commands: what is signed
 * for goes to `differences`; @p dry_run: only there.
 */
hz_session_result hz_log_adopt(const hz_session *step, bool dry_run, hz_error *err);

/**
 * Writes the story of hazard @p id to @p out: each step, its day, who took it in which role; with
 * @p tables also how long each state lasted, up to @p today, and who answers for what (责任倒查,
 * art. 2.3.5). 1: found; 0: neither the ledger nor the journal knows it; -1 with @p err set.
 */
int hz_history_write(const char *ledger, const char *id, hz_date today, bool tables, hz_writer *out,
                     hz_error *err);

/** Writes everything that @p person has signed, by journal and ledger. How many, or -1. */
long hz_log_signed(const char *ledger, const char *person, hz_writer *out, hz_error *err);

HZ_API_END

#endif
