/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows: records of one or many files with their columns bound to the schema. */
#ifndef HAZARD_ROWS_H
#define HAZARD_ROWS_H

#include <hazard/api.h>
#include <hazard/schema.h>
#include <hazard/table.h>

HZ_API_BEGIN

/** Keys that a sieve may leave with a row; 0: none. */
#define HZ_ROW_KEYS 2

/** One row; valid until the next call of hz_rows_next(). */
typedef struct hz_row {
    const hz_record *record;
    const hz_binding *binding;
    const char *file;
    hz_layout layout;
    bool is_header;   /**< a table begins here; `record` is its header */
    bool is_dispatch; /**< of a dispatch table, see hazard/dispatch.h; else of a ledger */
    bool is_zero;     /**< no hazard: it says 零报告, see HZ_ROWS_ZERO_REPORTS */
    bool only_id;     /**< a sieve has seen to it; only its number and place are given, see below */
    uint64_t keys[HZ_ROW_KEYS];   /**< with only_id: what the sieve set them to */
    const struct hz_above *above; /**< for hz_row_above() */
} hz_row;

typedef struct hz_rows hz_rows;

/**
 * The last text above @p row, in its table, under 发现日期, 乡镇, 行业领域 or 企业名称, cut where
 * it is long; empty under others, and in rows opened without HZ_ROWS_ABOVE. Valid as long as the
 * row.
 */
hz_span hz_row_above(const hz_row *row, hz_column column);

/**
 * Reads @p files one after the other ("-": standard input; none at all: standard input too). Empty
 * rows, title lines above a header and rows that are no hazards are left out, see
 * hz_rows_set_sink(). A header may take two rows. A header met again starts a new table.
 * @p flags: HZ_ROWS_... or 0. The names are borrowed until hz_rows_close(). 0, or -1 when out of
 * memory.
 */
int hz_rows_open(char *const *files, size_t count, unsigned flags, hz_rows **rows);

/** Hand out records whose quotes are wrong, for checking; else they are an error. */
#define HZ_ROWS_KEEP_INVALID 1U
/** Standard input may be empty, as the output of a command that found nothing. */
#define HZ_ROWS_MAY_BE_EMPTY 2U
/** The column 隐患编号 alone makes a header, whatever the other columns are. */
#define HZ_ROWS_OF_IDS 4U
/** Dispatch tables may stand among the ledgers. */
#define HZ_ROWS_DISPATCH 8U
/** Records that cannot be used but leave those around them whole (HZ_RECORD_DUPLICATE_KEY) are told
 * to the sink of hz_rows_set_sink() and left out; without one, or without this flag, they are an
 * error. */
#define HZ_ROWS_SKIP_INVALID 32U
/** hz_row_above() is wanted. */
#define HZ_ROWS_ABOVE 64U
/** Rows of ledgers that say 零报告 are handed out, after the note on them. */
#define HZ_ROWS_ZERO_REPORTS 128U
/** The files are read more than once, see hz_rows_rewind(). */
#define HZ_ROWS_REWIND 16U

/**
 * Has @p sink told what is left out: a note on each row that is no hazard, such as a total, a
 * section, a signature or a note (N120 to N124), and what HZ_ROWS_SKIP_INVALID says. Called before
 * the first row; without it such rows are left out in silence.
 */
void hz_rows_set_sink(hz_rows *rows, hz_sink sink);

/**
 * Takes standard input whole, into a temporary file, if it is the first to be read: whoever waits
 * for it must not hold a lock. 0, or -1 with @p err set.
 */
int hz_rows_spool_stdin(hz_rows *rows, hz_error *err);

/**
 * The next row: 1; the end of the last file: 0; -1 with @p err set: the current file cannot be read
 * further, and the next call goes on with the file after it.
 */
int hz_rows_next(hz_rows *rows, const hz_row **row, hz_error *err);

/**
 * Begins again with the first file, of rows opened with HZ_ROWS_REWIND. What can be read only once,
 * such as standard input, is read from a temporary file then. A file that is not as it was when it
 * was first opened is an error of hz_rows_next(), E005, before its first row or behind its last.
 */
void hz_rows_rewind(hz_rows *rows);

/** What a sieve makes of a row. */
typedef enum hz_row_result {
    HZ_ROW_DONE,    /**< nothing is left to be done with it */
    HZ_ROW_ID_ONLY, /**< only its number, place and keys are to be handed out */
    HZ_ROW_KEEP,    /**< it is to be handed out */
    HZ_ROW_FAILED,  /**< out of memory */
} hz_row_result;

/**
 * What can be done with rows in any thread, some in one and some in another, so that only those are
 * handed out that need more. Headers, rows of dispatch tables and damaged rows always are.
 */
typedef struct hz_row_worker {
    void *ctx;
    /** What becomes of a part of the rows: the first argument of the next three. NULL: no memory.
     */
    void *(*init)(void *ctx);
    hz_row_result (*process)(void *state, hz_row *row);
    /** Takes in what has become of a part, in the thread and the order of hz_rows_next(). -1: no
     * memory. */
    int (*merge)(void *ctx, void *state);
    void (*free)(void *state);
} hz_row_worker;

/**
 * Has files sifted by @p worker, which is borrowed, in @p threads threads where they are large or
 * many; hz_rows_next() then hands out what is kept, in its order, as if there were one thread. A
 * part may be sifted in vain and sifted again. Standard input, pipes, YAML and UTF-16 are not
 * sifted, nor is anything that is small, or with HZ_ROWS_REWIND. Called before the first row.
 */
void hz_rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads);

/** How many rows, headers among them, have been met, those a sieve has seen to among them. */
uint64_t hz_rows_count(const hz_rows *rows);

void hz_rows_close(hz_rows *rows);

/** Sets @p diag to @p code at @p column of @p row, or at the whole row if it has no such column. */
void hz_row_diag(hz_diag *diag, hz_code code, const hz_row *row, hz_column column,
                 const char *detail);

/** The text of @p column without blanks around; empty if the table has no such column. */
hz_span hz_row_text(const hz_row *row, hz_column column);

HZ_API_END

#endif
