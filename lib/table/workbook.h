/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Workbooks: one sheet of a file, read as a table.
 *
 * A kind of workbook says which sheets it has and reads the rows of one after the other; here it is
 * decided which sheet is read, and its rows become records.
 */
#ifndef TABLE_WORKBOOK_H
#define TABLE_WORKBOOK_H

#include "table/sheet_row.h"
#include "table/table.h"

/**
 * A kind of workbook. The functions that can fail return -1 with @p err set; the names of file and
 * sheet are added to it here.
 */
struct workbook_kind {
    /** Opens the regular file @p fd, which stays the caller's; its offset may be anywhere. */
    int (*open)(int fd, void **book, hz_error *err);
    /** The number of sheets that have cells; charts and the like are none. */
    size_t (*count)(const void *book);
    const char *(*sheet_name)(const void *book, size_t sheet);
    /** Goes to the beginning of @p sheet. @p look: its first rows are only searched for labels, so
     * merged ranges need not be filled. */
    int (*begin)(void *book, size_t sheet, bool look, hz_error *err);
    /** The next row that has a cell: 1; the end of the sheet: 0. */
    int (*next)(void *book, struct sheet_row *row, hz_error *err);
    void (*close)(void *book);
};

/*
 * The most that the readers keep in memory, beyond what any table of an office has; a file with
 * more is refused (E135).
 */
enum {
    WORKBOOK_SHEETS_MAX = 1024,
    WORKBOOK_STRINGS_MAX = 4 << 20, /**< shared by the cells of all sheets */
    WORKBOOK_TEXT_MAX = 64 << 20,   /**< bytes of those strings */
    WORKBOOK_RANGES_MAX = 1 << 20   /**< merged ranges of a sheet */
};

/*
 * The most that the rows of a sheet may have, in bytes and places of cells. A few bytes of a file
 * can name a cell far to the right, a long shared text, or a merged range with many cells.
 */
#define WORKBOOK_ROWS_MAX ((uint64_t)2 << 30)

struct workbook;

/**
 * Opens the file @p fd, called @p name, at the sheet @p sheet; NULL: the first with a header that
 * @p header knows, else one that is that of another table, else the first that is not empty. 0, or
 * -1 with @p err set.
 */
int workbook_open(const struct workbook_kind *kind, int fd, const char *name, const char *sheet,
                  hz_header_test header, struct workbook **out, hz_error *err);

/** The next record: 1; the end: 0; -1 with @p err set. */
int workbook_next(struct workbook *w, hz_record *record, hz_error *err);

/** Not workbook_close(): libxlsxwriter has a function of that name, which the library calls. */
void workbook_file_close(struct workbook *w);

extern const struct workbook_kind workbook_xlsx;
extern const struct workbook_kind workbook_xls;

#endif
