/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows as the library uses them: records bound to the schema. */
#ifndef ROWS_ROWS_H
#define ROWS_ROWS_H

#include "schema/binding.h"
#include <hazard/rows.h>

/** The number of keys that a worker may attach to a row; a key of 0 is none. */
#define HZ_ROW_KEYS 2

/** Valid until the next call of hz_rows_next(). */
struct hz_row {
    const hz_record *record;
    const hz_binding *binding;
    const char *file;
    hz_span title; /**< the texts above the first header of the file, joined by ； */
    hz_layout layout;
    bool is_header;               /**< a table begins here; `record` is its header */
    bool is_dispatch;             /**< of a dispatch table, not of a ledger */
    bool is_zero;                 /**< a zero report (零报告), see HZ_ROWS_ZERO_REPORTS */
    bool only_id;                 /**< only the cell with the number is valid */
    const struct hz_above *above; /**< for hz_row_above() */

    /* Set by a worker. */
    bool is_processed; /**< `verdict`, `errors` and `findings` are valid */
    uint8_t verdict;   /**< its meaning is up to the worker */
    uint32_t errors;   /**< findings that are errors */
    uint32_t early;    /**< bytes of findings to report before those that depend on other rows */
    hz_span findings;  /**< see rows/findings.h */
    uint64_t keys[HZ_ROW_KEYS]; /**< valid with only_id too */
};

/** The result of processing a row on a reader thread. */
typedef enum hz_row_result {
    HZ_ROW_DONE,    /**< hz_rows_next() need not return the row */
    HZ_ROW_ID_ONLY, /**< it returns the number and place of the row, and what the worker set */
    HZ_ROW_KEEP,    /**< it returns the row */
    HZ_ROW_FAILED,  /**< out of memory */
} hz_row_result;

/**
 * Callbacks that run on reader threads. Each chunk of the input has a state of its own. Headers,
 * rows of dispatch tables and invalid records are not processed: hz_rows_next() returns them. A
 * chunk may be discarded and processed again.
 */
struct hz_row_worker {
    void *ctx;
    /** Makes the state of a chunk. NULL: out of memory. */
    void *(*init)(void *ctx);
    hz_row_result (*process)(void *state, hz_row *row);
    /** Merges the state of a chunk, on the thread that calls hz_rows_next() and in the order of the
     * input, after all rows of the chunk were returned. 0, or -1 when out of memory. */
    int (*merge)(void *ctx, void *state);
    void (*free)(void *state);
};

/** A further flag: the files are read more than once, see rows_each_again(). */
enum { HZ_ROWS_REWIND = 16 };

/** Calls hz_rows_open() with flags only. */
static inline int rows_open(const char *const *files, size_t count, unsigned flags, hz_rows **rows,
                            hz_error *err)
{
    const hz_rows_options options = {.size = sizeof options, .flags = flags};
    return hz_rows_open(files, count, &options, rows, err);
}

/**
 * Opens the regular file @p fd, a ledger, to be read from its beginning; the caller may close @p fd
 * at once. @p name is for messages; it and @p plan, which adds labels, are borrowed. What a column
 * of a ledger is does not depend on its cells, so weak labels are unknown. 0, or -1 with @p err
 * set.
 */
int rows_open_fd(int fd, const char *const *name, const hz_plan *plan, hz_rows **rows,
                 hz_error *err);

/** How many rows and headers were read, including those a worker has processed. */
uint64_t hz_rows_count(const hz_rows *rows);

/** Replaces the sink of the options. */
void hz_rows_set_sink(hz_rows *rows, hz_sink sink);

/**
 * Spools standard input to a temporary file, if it is the first to be read. Call before taking a
 * lock. 0, or -1 with @p err set.
 */
int hz_rows_spool_stdin(hz_rows *rows, hz_error *err);

/** Receive rows in turn. 0: continue; 1: stop; -1: failed, and it has set the error. */
typedef int (*row_fn)(void *ctx, const hz_row *row);

/**
 * Call @p fn for all rows and headers from the first file on, of rows opened with HZ_ROWS_REWIND.
 * What can be read only once, such as standard input, is then read from a temporary file. 0; 1 if
 * it stopped; -1 with @p err set: E005 if a file has changed since it was first opened, before its
 * first row or after its last.
 */
int rows_each_again(hz_rows *rows, row_fn fn, void *ctx, hz_error *err);

/**
 * The last text above @p row, in its table, under 发现日期, 乡镇, 行业领域 or 企业名称, shortened
 * if it is long; empty for other columns, and without HZ_ROWS_ABOVE. Valid as long as the row.
 */
hz_span hz_row_above(const hz_row *row, hz_column column);

/** Sets @p diag to @p code at @p column of @p row, or at the row if it has no such column. */
void hz_row_diag(hz_diag *diag, hz_code code, const hz_row *row, hz_column column,
                 const char *detail);

#endif
