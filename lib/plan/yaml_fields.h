/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Fills C structures from a YAML document by tables of fields; every error names its line. */
#ifndef PLAN_YAML_FIELDS_H
#define PLAN_YAML_FIELDS_H

#include "base/diag.h"
#include <yaml.h>

enum field_kind {
    FIELD_TEXT,   /* const char * */
    FIELD_BASIS,  /* const char *, an empty text for NULL */
    FIELD_CHOICE, /* const char *, one of `choices` */
    FIELD_DATE,   /* hz_date */
    FIELD_MONTH,  /* hz_month */
    FIELD_NUMBER, /* int in `range` */
    FIELD_FLAG,   /* bool */
    FIELD_TEXTS,  /* hz_string_list: a list, or one text */
    FIELD_DATES,  /* hz_days */
    FIELD_LIST,   /* { T *items; size_t count; }, see `item` */
};

struct range {
    int least;
    int most;
};

struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
    bool required;
    union {
        const struct item *item;    /* FIELD_LIST */
        const char *const *choices; /* FIELD_CHOICE: ends with NULL */
        const struct range *range;  /* FIELD_NUMBER */
    } of;
};

/** What an element of a list is made of; where only its first field is required, a bare text is
 * that field alone. */
struct item {
    const struct field *fields; /* ends with a NULL key */
    size_t size;
};

/** A document and what was allocated for it. */
struct yaml_fill {
    yaml_document_t document;
    bool loaded; /* there is a document to delete */
    const char *file;
    void **blocks; /* everything allocated, freed by yaml_fill_free() */
    size_t block_count;
    size_t elements; /* of all lists so far */
    hz_error *err;
};

/**
 * Fills @p target from the mapping @p node. Texts point into the document, which must live as long.
 * 0, or -1 with the error set.
 */
int yaml_fill(struct yaml_fill *f, yaml_node_t *node, const struct field *fields, void *target);

/**
 * The line (from 1) of element @p index in the list under @p key of the document's root; that of
 * the value where it is no list or has no such element.
 */
size_t yaml_fill_line(struct yaml_fill *f, const char *key, size_t index);

/** A text short enough to stand in a message, cut at a character's end. */
struct shown {
    char text[64];
};

struct shown yaml_fill_show(hz_span text);

/** Sets the error to E006 at a line (from 1) with a reason, built as printf does. Returns -1. */
__attribute__((format(printf, 3, 4))) int yaml_fill_fail(struct yaml_fill *f, size_t line,
                                                         const char *format, ...);

/** Frees what was filled and the document. */
void yaml_fill_free(struct yaml_fill *f);

#endif
