/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The readers of a table, one for each format; the format is detected from the content. */
#ifndef TABLE_READER_H
#define TABLE_READER_H

#include "base/buf.h"
#include "base/scan.h"
#include "table/decoder.h"
#include "table/table.h"

/** Where blocks of whole lines come from: as decoder_next(), where @p from is the decoder. */
typedef int (*source_next)(void *from, hz_span *block, hz_error *err);

/** The text of a table, from which a reader takes block after block. */
struct source {
    source_next next;
    void *from;
    const struct scan_impl *scan;
    const char *name;
    hz_header_test header; /**< tests whether a line names columns; may have no function */
    hz_span block;         /**< what is left of the current block */
    bool at_end;
};

/** Fills an empty block. 1: there is text; 0: the end; -1: @p err is set. */
int source_fill(struct source *s, hz_error *err);

/** The fields of one record as they are collected; spans are made when it is complete. */
struct fields {
    struct buf text;
    struct field_end {
        size_t start; /* FIELD_IN_PLACE: the span points outside `text` */
        size_t end;
    } * ends;
    hz_span *spans;
    size_t count;
    size_t cap;
};

void fields_clear(struct fields *f);
/** Appends a field. False: out of memory. */
bool fields_add(struct fields *f, const char *text, size_t len);
/** Makes space for more fields. False: out of memory. */
bool fields_grow(struct fields *f);

/** Marks the fields from @p first on as FIELD_IN_PLACE: their spans point to the block. */
void fields_mark(struct fields *f, size_t first);
#define FIELD_IN_PLACE SIZE_MAX
/** Copies those fields into `text`, before the block is discarded. False: out of memory. */
bool fields_keep(struct fields *f);

/** Makes the spans of all fields that were added; valid until the next change. */
const hz_span *fields_spans(struct fields *f);
void fields_free(struct fields *f);

/** The state of a reader between two records: all that the next records depend on. */
struct reader_state {
    char delimiter;
    bool decided;    /**< false: the delimiter is not known yet */
    size_t widest;   /**< cells of the widest record so far */
    uint64_t number; /**< of the next record */
    uint64_t line;
    uint64_t byte;
};

/**
 * A format: how to begin, go on and end. `state` is the format's own; it keeps `delimiter` and sets
 * it as soon as it knows.
 */
struct reader {
    int (*open)(struct source *source, char *delimiter, void **state, hz_error *err);
    int (*next)(void *state, hz_record *record, hz_error *err);
    void (*close)(void *state);
    /* Return the state where a block has ended and no record is open, and continue
     * there; NULL: a file of this format is always read from its beginning. */
    struct reader_state (*pause)(const void *state);
    void (*resume)(void *state, struct reader_state from);
};

/** The lines on which the fields of a CSV record begin. */
struct field_lines {
    uint64_t *lines;
    size_t cap;
};

/** Finds them and sets @p record to point to them, if it has several lines. False: out of memory.
 */
bool field_lines_find(struct field_lines *f, hz_record *record);
void field_lines_free(struct field_lines *f);

extern const struct reader reader_csv;
extern const struct reader reader_yaml;

#endif
