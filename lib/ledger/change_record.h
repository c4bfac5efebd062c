/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The text of the record of a change; see pending.h. */
#ifndef JOURNAL_RECORD_H
#define JOURNAL_RECORD_H

#include "base/buf.h"
#include "ledger/hash.h"
#include "ledger/pending_change.h"

struct record {
    uint64_t had_journal; /* 0: the change begins it */
    uint64_t size;        /* of the journal before */
    struct file_mark before;
    struct file_mark after;
    hz_span head;    /* the last check value of the journal before; may be empty */
    hz_span waiting; /* how the name of the waiting file ends: PID-N.tmp */
    hz_span lines;   /* that the journal gets */
};

/** Appends the text of @p r. False: out of memory. */
bool record_format(const struct record *r, struct buf *text);

/** What a text is that was read as a record. */
enum record_state {
    RECORD_VALID,
    RECORD_TORN, /* the beginning of one: its writing was interrupted, and nothing else was done */
    RECORD_FOREIGN /* something else */
};

/** Parses @p text, which the spans of @p r are in. */
enum record_state record_parse(hz_span text, struct record *r);

#endif
