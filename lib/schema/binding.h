/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A binding: which field of a table holds which column of the schema. */
#ifndef SCHEMA_BINDING_H
#define SCHEMA_BINDING_H

#include "plan/plan.h"
#include "schema/schema.h"

/** A digest of labels in their order; no two headers with the same digest can be constructed. */
typedef struct hz_digest {
    unsigned char bytes[16];
} hz_digest;

/**
 * If several labels name one column, the column's own label or id takes precedence over an alias,
 * the label verbatim over the id and over a label with marks, and the first over later ones. The
 * others are unknown columns.
 */
typedef struct hz_binding {
    int *columns;  /**< for each field: hz_column or HZ_COL_NONE */
    char **labels; /**< for each field: its label in the table, trimmed */
    size_t count;
    hz_digest digest;            /**< of the labels and the weak ones taken; equal digests mean that
                                      equal labels are bound to equal columns */
    const hz_plan *plan;         /**< with further labels; NULL: none */
    int fields[HZ_COLUMN_COUNT]; /**< the field that holds a column; -1: none */
    int *claims;                 /**< for each field: the column that its label names */
    int *weak;                   /**< for each field: the column that its weak label may mean */
    bool has_weak;               /**< some field has such a label */
    bool *own;                   /**< for each field: its label is the column's own, or its id */
    size_t doubled;              /**< number of fields whose column another field holds */
    size_t cap;
} hz_binding;

/**
 * Bind @p header, with the labels that @p plan adds and the weak ones noted; NULL: neither. The
 * plan is borrowed. 0, or -1 when out of memory. Free with hz_binding_clear().
 */
int hz_binding_init(hz_binding *binding, const hz_record *header, const hz_plan *plan);
void hz_binding_clear(hz_binding *binding);

/** Make @p copy an independent copy of @p binding. As hz_binding_init(). */
int hz_binding_copy(hz_binding *copy, const hz_binding *binding);

/** Append a label and bind it. 0, or -1 when out of memory, with @p binding unchanged. */
int hz_binding_add(hz_binding *binding, hz_span label);

/** Return true if field @p i has a weak label for a column that no field holds. */
bool binding_is_open(const hz_binding *binding, size_t i);

/** Return true if binding_is_open() for some field. */
bool binding_has_open(const hz_binding *binding);

/** Bind field @p i, for which binding_is_open(), to the column that its weak label may mean. */
void binding_take_weak(hz_binding *binding, size_t i);

/** Make the label of field @p i, which holds no column, blank. */
void binding_drop_label(hz_binding *binding, size_t i);

/** Make all weak labels unknown ones. */
void binding_drop_weak(hz_binding *binding);

/** Return true if field @p i was bound by binding_take_weak(). */
bool binding_is_taken(const hz_binding *binding, size_t i);

/** How a field compares with the field that holds the column its label names. */
enum doubled {
    DOUBLED_NOT,    /**< it holds the column itself, or its label names none */
    DOUBLED_WEAKER, /**< it has an alias; the other has the column's own label; or of an extra
                       column */
    DOUBLED_EQUAL,  /**< neither label takes precedence */
    DOUBLED_LABEL,  /**< both have the same label */
};

enum doubled binding_doubled(const hz_binding *binding, size_t i);

/** Return true if both digests are of the same labels. */
static inline bool digest_is(const hz_digest *a, const hz_digest *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

#endif
