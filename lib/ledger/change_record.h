/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The text of the record of a change; pending_change.h explains its use. */
#ifndef LEDGER_CHANGE_RECORD_H
#define LEDGER_CHANGE_RECORD_H

#include "base/buf.h"
#include "ledger/pending_change.h"

struct change_record {
    uint64_t had_journal; /* 0: the change creates it */
    uint64_t size;        /* of the journal before the change */
    struct file_mark before;
    struct file_mark after;
    hz_span head;      /* the last check value of the journal before; may be empty */
    hz_span temporary; /* the end of the temporary file's name: PID-N.tmp */
    hz_span lines;     /* to be appended to the journal */
};

/** Append the text of @p r. False: out of memory. */
bool change_record_format(const struct change_record *r, struct buf *text);

enum record_state {
    RECORD_VALID,
    RECORD_TORN, /* the beginning of one: writing it was interrupted, so nothing was changed yet */
    RECORD_FOREIGN /* something else */
};

/** Parse @p text, which the spans of @p r point into. */
enum record_state change_record_parse(hz_span text, struct change_record *r);

#endif
