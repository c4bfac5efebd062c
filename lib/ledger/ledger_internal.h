/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The struct of ledger.h, for the files that implement it. */
#ifndef LEDGER_LEDGER_INTERNAL_H
#define LEDGER_LEDGER_INTERNAL_H

#include "ledger/journal_append.h"
#include "ledger/ledger.h"
#include "ledger/lock.h"
#include "ledger/missing_columns.h"
#include "ledger/readback.h"
#include "table/convert.h"
#include <stdio.h>
#include <sys/stat.h>

/* New text for the lines of one record, in the file's encoding. */
struct row_change {
    uint64_t line;
    uint64_t lines;
    size_t start; /* in `texts` */
    size_t len;
};

struct ledger {
    char *name; /* as given, for messages */
    struct ledger_files files;
    hz_sink sink;
    const hz_plan *plan; /* of the options */
    bool is_new;
    bool is_read; /* to its end */
    hz_rows *rows;
    hz_layout layout;
    uint64_t columns;   /* of the options */
    hz_binding binding; /* of the last table, with the columns that it lacks */
    struct missing_columns missing;
    hz_row row;                /* the last one, with that binding */
    struct rows_digest digest; /* of the rows as they will be */
    uint64_t first_row;        /* the line of the first row, for its indentation; 0: no row */
    struct convert to;         /* UTF-8 to the file's encoding; not open for UTF-8 */
    struct row_change *changes;
    size_t change_count;
    size_t change_cap;
    struct header_changes headers;
    struct buf texts;
    struct buf appended; /* UTF-8; encoded when it is written */
    struct buf scratch;
    size_t yaml_indent;
    struct lock lock;
    struct pending_lines journal; /* lines to be added to it */
};

/** Set @p err to @p code for the ledger and return -1. */
int ledger_fail(const struct ledger *l, hz_code code, const char *detail, hz_error *err);
int ledger_no_memory(const struct ledger *l, hz_error *err);

/** Open the ledger from its beginning, as it was when it was opened. NULL: errno. Close it. */
FILE *ledger_stream(const struct ledger *l);

/** The line end of the ledger. */
const char *ledger_line_end(const struct ledger *l);

/** Append UTF-8 to @p out in the ledger's encoding. 0, or -1 with @p err set. */
int ledger_encode(struct ledger *l, hz_span text, struct buf *out, hz_error *err);

/** True if the file consists of whole units of its encoding; otherwise @p err is set (E531). */
bool ledger_has_whole_units(const struct ledger *l, hz_error *err);

/**
 * True if a last line without a line end is whole text, so that an appended row is not joined to
 * half a character; otherwise @p err is set (E531, or no memory).
 */
bool ledger_ends_whole(const struct ledger *l, hz_error *err);

#endif
