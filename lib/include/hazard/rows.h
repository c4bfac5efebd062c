/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Rows: the records of one or many files, with their cells under the columns of the schema; and
 * hazards, the values of one row.
 *
 * Files are CSV, tab-separated text or YAML, in UTF-8, UTF-16 or GB18030, or workbooks (.xlsx,
 * .xls); the kind is detected from the content. Title lines above a header, empty rows, totals,
 * signatures and notes are skipped. A header may take two rows, and a file may have several tables.
 *
 * An hz_rows, its rows and an hz_hazard are used by one thread at a time.
 */
#ifndef HAZARD_ROWS_H
#define HAZARD_ROWS_H

#include <hazard/base.h>
#include <hazard/error.h>
#include <hazard/plan.h>
#include <hazard/value.h>

HZ_API_BEGIN

/** An iterator over the rows of files. */
typedef struct hz_rows hz_rows;

/** A row, owned by the iterator. */
typedef struct hz_row hz_row;

/**
 * A function that processes rows on reader threads, so that hz_rows_next() returns only rows
 * that need attention. Get one from hz_checker_worker(), hz_rollup_worker() or hz_overdue_worker().
 */
typedef struct hz_row_worker hz_row_worker;

/** The flags of hz_rows_options. */
enum {
    /** Return records with wrong quotes, for checking (default: an error). */
    HZ_ROWS_KEEP_INVALID = 1,
    /** Standard input may be empty, like the output of a command that found nothing. */
    HZ_ROWS_MAY_BE_EMPTY = 2,
    /** The column 隐患编号 alone makes a header, whatever the other columns are. */
    HZ_ROWS_OF_IDS = 4,
    /** Accept dispatch tables among the ledgers. */
    HZ_ROWS_DISPATCH = 8,
    /** Report a record that cannot be used but leaves those around it intact to the sink, and skip
     * it (default: an error). */
    HZ_ROWS_SKIP_INVALID = 32,
    /** Remember the text above empty cells, so that findings can say what may be meant. */
    HZ_ROWS_ABOVE = 64,
    /** Return rows of ledgers that say 零报告, after the note on them. */
    HZ_ROWS_ZERO_REPORTS = 128,
    /** Read a regular file that is named more than once only once, with the note N645. */
    HZ_ROWS_UNIQUE_FILES = 256,
};

/** How to read. A field that is zero has its default. */
typedef struct hz_rows_options {
    size_t size;    /**< sizeof(hz_rows_options) */
    unsigned flags; /**< HZ_ROWS_... */
    hz_sink sink;   /**< receives a note on each row that is skipped because it is no hazard, such
                         as a total (N120 to N125), and what the flags say; default: no notes */
    const hz_row_worker *worker; /**< borrowed; NULL: hz_rows_next() returns every row */
    unsigned threads;            /**< for a worker (default: one for each processor) */
    void (*progress)(void *ctx, uint64_t rows); /**< called now and then, by hz_rows_next() */
    void *progress_ctx;
    const hz_plan *plan; /**< borrowed; adds labels, and its names help decide what an ambiguous
                            label means (default: only the labels of the schema) */
} hz_rows_options;

/**
 * Open @p files, to be read one after the other. "-" is standard input, and so is an empty list.
 *
 * The names and the worker are borrowed until hz_rows_close(); @p options are copied (NULL: the
 * defaults). No file is opened yet. A worker is used if the files are large or many; it makes no
 * difference to the order of rows.
 *
 * @return 0, or -1 with @p err set: E004 if `size` is not set, E003
 *
 * Since 0.1.
 */
int hz_rows_open(const char *const *files, size_t count, const hz_rows_options *options,
                 hz_rows **rows, hz_error *err);

/**
 * Read the next row, or the header of a table. @p row is valid until the next call.
 *
 * @return 1; 0 at the end of the last file; -1 with @p err set if a file cannot be read to its
 * end: the next call continues with the file after it
 *
 * Since 0.1.
 */
int hz_rows_next(hz_rows *rows, const hz_row **row, hz_error *err);

/** Close @p rows, which may be NULL. Since 0.1. */
void hz_rows_close(hz_rows *rows);

/** Return the name of the row's file, as it was given to hz_rows_open(). Since 0.1. */
const char *hz_row_file(const hz_row *row);

/** Return the row's number in a spreadsheet, from 1; 0 in YAML. Since 0.1. */
uint64_t hz_row_number(const hz_row *row);

/** Return the line of the file on which the row begins, from 1. Since 0.1. */
uint64_t hz_row_line(const hz_row *row);

/** Return true if the row is the header of the rows that follow. Since 0.1. */
bool hz_row_is_header(const hz_row *row);

/** Return true if the row belongs to a dispatch table, false for a ledger. Since 0.1. */
bool hz_row_is_dispatch(const hz_row *row);

/** Return the number of cells. Rows may have fewer or more than their header. Since 0.1. */
size_t hz_row_count(const hz_row *row);

/** Return the text of cell @p i, from 0; empty if there is no such cell. Since 0.1. */
hz_span hz_row_cell(const hz_row *row, size_t i);

/** Return the label of cell @p i in the header, without blanks around it; "" if it has none. Valid
 * as long as the row. Since 0.1. */
const char *hz_row_label(const hz_row *row, size_t i);

/**
 * Return the text under a column of the schema, without blanks around it; empty if the table has
 * no such column. Since 0.1.
 */
hz_span hz_row_text(const hz_row *row, int column);

/** A hazard: the values of a row of a ledger. */
typedef struct hz_hazard hz_hazard;

/** What stops the clock of a deadline: the day of rectification, or that of closing. */
typedef enum hz_until { HZ_UNTIL_RECTIFIED, HZ_UNTIL_CLOSED } hz_until;

/** Make an empty hazard. Return 0, or -1 with @p err set: E003. Since 0.1. */
int hz_hazard_new(hz_hazard **hazard, hz_error *err);

/**
 * Read all columns of @p row. The plan gives the names of townships, sectors and sources. The
 * hazard keeps references to the text of the row, and is valid as long as that. Since 0.1.
 */
void hz_hazard_read(hz_hazard *hazard, const hz_row *row, const hz_plan *plan);

/** Free @p hazard, which may be NULL. Since 0.1. */
void hz_hazard_free(hz_hazard *hazard);

/** Return the date in @p column, a column of dates; HZ_NO_DATE if it is empty or cannot be read.
 * Since 0.1. */
hz_date hz_hazard_date(const hz_hazard *hazard, int column);

/** Return the amount in @p column, a column of amounts, in fen; 0 if it is empty or cannot be read.
 * Since 0.1. */
hz_money hz_hazard_money(const hz_hazard *hazard, int column);

/** Return the deadline as it was on @p day: 延期至 from 延期批准日期 on, or always if that is
 * empty; otherwise 整改期限. HZ_NO_DATE if neither can be read. Since 0.1. */
hz_date hz_hazard_deadline(const hz_hazard *hazard, hz_date day);

/** What can be true of a hazard on a day. It goes by the dates of the hazard, never by 整改状态.
 * From 撤销日期 on only HZ_CANCELLED is true of a hazard whose registration was cancelled
 * (撤销登记). */
typedef enum hz_condition {
    HZ_FOUND,     /**< it had been found */
    HZ_RECTIFIED, /**< it had been found and rectified */
    HZ_CLOSED,    /**< it had been found and closed (销号) */
    HZ_LISTED, /**< it was under listed supervision (挂牌督办): since 挂牌日期, or 发现日期 if
                    that is empty */
    HZ_OVERDUE,          /**< it had been found, not been rectified, and the deadline was before */
    HZ_OVERDUE_UNCLOSED, /**< it had been found, not been closed, and the deadline was before */
    HZ_CANCELLED         /**< it had been found, and its registration had been cancelled */
} hz_condition;

/** Return true if @p condition was true of the hazard at the end of @p day. Since 0.1. */
bool hz_hazard_is(const hz_hazard *hazard, hz_condition condition, hz_date day);

HZ_API_END

#endif
