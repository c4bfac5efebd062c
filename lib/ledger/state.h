/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A ledger that is open for a change, as the files of this room share it. */
#ifndef LEDGER_STATE_H
#define LEDGER_STATE_H

#include "ledger/journal_append.h"
#include "ledger/ledger.h"
#include "ledger/lock.h"
#include "ledger/readback.h"
#include "table/convert.h"
#include <stdio.h>
#include <sys/stat.h>

/* New text for the lines of one record, in the file's encoding. */
struct change {
    uint64_t line;
    uint64_t lines;
    size_t start; /* in `texts` */
    size_t len;
};

struct hz_ledger {
    char *name; /* as it was given, for messages */
    struct beside beside;
    hz_sink sink;
    bool is_new;
    bool is_read; /* to its end */
    hz_rows *rows;
    hz_layout layout;
    hz_binding binding;    /* of the last table, kept for new rows */
    struct rows_seen seen; /* as they will be */
    uint64_t first_row;    /* the line of the first row, for its indentation; 0: no row */
    struct convert to;     /* UTF-8 to the file's encoding; not open for UTF-8 */
    struct change *changes;
    size_t change_count;
    size_t change_cap;
    struct buf texts;
    struct buf appended; /* UTF-8 for YAML, whose indentation is known only when written */
    struct buf scratch;
    size_t yaml_indent;
    struct lock lock;
    struct additions journal; /* lines to be added to it */
};

/** Sets @p err to @p code for the ledger and returns -1. */
int ledger_fail(const hz_ledger *l, hz_code code, const char *detail, hz_error *err);
int ledger_no_memory(const hz_ledger *l, hz_error *err);

/** The ledger from its beginning, as it was when it was opened. NULL: errno. Close it. */
FILE *ledger_stream(const hz_ledger *l);

/** The line end that the ledger has. */
const char *ledger_line_end(const hz_ledger *l);

/** Appends UTF-8 to @p out in the ledger's encoding. 0, or -1 with @p err set. */
int ledger_encode(hz_ledger *l, hz_span text, struct buf *out, hz_error *err);

#endif
