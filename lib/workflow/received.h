/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The tables that units sent, read into memory and checked, and whose tables they are. */
#ifndef WORKFLOW_RECEIVED_H
#define WORKFLOW_RECEIVED_H

#include "base/intern.h"
#include "check/check.h"
#include "check/duplicates.h"
#include "ledger/ledger.h"
#include "ledger/sha256.h"
#include "rows/hazard.h"

/** A row that was received. */
struct received_row {
    hz_row row; /* owns its record, whose texts are in `text` */
    hz_record record;
    hz_span *fields;
    uint64_t *field_lines; /* of YAML; or NULL */
    char *text;
    uint32_t file;
    int area;                   /* of the plan; -1: none */
    bool has_errors;            /* of rules, see received_read() */
    uint64_t keys[HZ_ROW_KEYS]; /* see duplicates_keys() */
    /* Set by matching.c: */
    struct received_row *next_of_number; /* a further row with the same number */
    uint64_t by_id;    /* the row of the ledger, from 1, that has its number; 0: none */
    uint64_t by_key;   /* the first row of the ledger that is the same hazard */
    uint32_t same;     /* how many are */
    uint64_t by_place; /* the first of them that has its location too */
    uint32_t same_place;
    uint64_t match;         /* the row of the ledger that it is about; 0: none */
    uint64_t alike;         /* line of a row of the ledger that may be the same hazard; 0: none */
    hz_code code;           /* why it cannot be matched; 0: it can */
    uint64_t line;          /* of the ledger, which this is about */
    char about[160];        /* the number or enterprise there */
    const char *other_file; /* of W802, whose line is in this file */
};

/** A file that was received. */
struct received_file {
    const char *name;
    char *own_name; /* NULL: the name is borrowed */
    char *sheet;    /* NULL: not a workbook */
    int area;       /* its township; -1: it is no township's */
    size_t rows;
    bool is_refused;    /* it has errors of form or values, so that nothing of it is used */
    struct sha256 hash; /* of its cells */
    char digest[SHA256_HEX_SIZE];
};

/** Begin with all zero but the first three. */
struct received {
    const hz_plan *plan;
    hz_date today;
    hz_sink sink;
    struct received_file *files;
    size_t file_count;
    size_t file_cap;
    hz_binding **tables; /* rows point to them */
    size_t table_count;
    size_t table_cap;
    struct received_row **rows;
    size_t count;
    size_t cap;
    struct duplicates *duplicates; /* makes the keys */
    hz_checker *checker;           /* of the current file */
    bool in_header;
    bool has_errors; /* the current row */
};

/**
 * Read and check all @p rows. Errors are reported. A file with an error of form or value (E1xx,
 * E2xx), or that cannot be read to its end, is refused; any other error is noted in its row. 0, or
 * -1 with @p err set.
 */
int received_read(struct received *r, hz_rows *rows, hz_error *err);

/** Where a row comes from, as the journal records it. */
struct row_origin {
    char place[256]; /* “卢峰镇.xlsx 第14行”, with the sheet “卢峰镇.xlsx:台账 第14行” */
    struct journal_note notes[2];
    size_t count; /* of the notes: without the unit if the table is no township's */
};

/** Set @p origin, which must not be moved afterwards. */
void received_origin(const struct received *r, const struct received_row *row,
                     struct row_origin *origin);

void received_free(struct received *r);

#endif
