/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The cell 变更 of a journal's line: “label: old → new; label: old → new”, and what else is told of
 * an event as “label: text”. A backslash stands before \ ; → and (in labels) : of the values
 * themselves; \n and \r are line ends. A column that the label alone does not name has its number
 * after the label: “label\#2: old → new” is the second of a table's columns with this label, or
 * the one that is not in use of two whose labels name the same column; “\#1: old → new” has no
 * label.
 */
#ifndef JOURNAL_CHANGES_H
#define JOURNAL_CHANGES_H

#include "base/buf.h"

/** One piece of the cell, valid until the next is read. */
struct change {
    hz_span label;   /* with # and the number, if it has one */
    hz_span name;    /* without */
    unsigned number; /* 0: none */
    hz_span before;
    hz_span after;
    bool is_note; /* nothing changed: `after` holds what was told */
};

/** Appends a change; @p number 0: the label names the column. False: out of memory. */
bool changes_add(struct buf *cell, hz_span label, unsigned number, hz_span before, hz_span after);

/** Appends what is told of the event. */
bool changes_add_note(struct buf *cell, hz_span label, hz_span text);

/** Reads a cell piece by piece; begin with all zero but `rest`; free `room`. */
struct changes {
    hz_span rest;
    struct buf buffer;
};

/** The next piece: 1; none: 0; -1: out of memory. */
int changes_next(struct changes *cell, struct change *change);

/** Labels of what is told beside changes. */
extern const char changes_day[];
extern const char changes_reason[];

#endif
