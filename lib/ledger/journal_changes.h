/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The cell 变更 of a journal's line: “label: old → new; label: old → new”, and notes such as the
 * reason as “label: text”. A backslash escapes \ ; → and (in labels) : of the values; \n and \r are
 * line ends. A column that its label does not identify has a number after the label:
 * “label\#2: old → new” is the second column of the table with this label, or the one not in use of
 * two whose labels name the same column; “\#1: old → new” has no label.
 */
#ifndef LEDGER_JOURNAL_CHANGES_H
#define LEDGER_JOURNAL_CHANGES_H

#include "base/buf.h"

/** One part of the cell, valid until the next is read. */
struct journal_change {
    hz_span label;   /* with # and the number, if it has one */
    hz_span name;    /* without them */
    unsigned number; /* 0: none */
    hz_span before;
    hz_span after;
    bool is_note; /* a note, whose text is `after` */
};

/** Append a change; @p number 0: the label identifies the column. False: out of memory. */
bool changes_add(struct buf *cell, hz_span label, unsigned number, hz_span before, hz_span after);

/** Append a note. False: out of memory. */
bool changes_add_note(struct buf *cell, hz_span label, hz_span text);

/** Read a cell part by part. Begin with all zero but `rest`; free `buffer`. */
struct changes_reader {
    hz_span rest;
    struct buf buffer;
};

/** Read the next part: 1; 0: no more; -1: out of memory. */
int changes_next(struct changes_reader *cell, struct journal_change *change);

/**
 * Find a change of the column @p label, without a number, or a note with this label, in @p cell.
 * Return the new value or the text as it is in the cell, not unescaped; empty if there is none. As
 * the parts are not copied, this is fast enough for every line of a journal.
 */
hz_span changes_find(hz_span cell, const char *label);
hz_span changes_find_note(hz_span cell, const char *label);

/**
 * Labels of notes: the day, the reason, the file and row from which a change was imported, and the
 * 序号 of the first line that an undo undoes.
 */
extern const char changes_day[];
extern const char changes_reason[];
extern const char changes_source[];
extern const char changes_undoes[];

#endif
