/** Fills C structures from a YAML document by tables of fields; every error names its line. */
#ifndef PLAN_YAML_FIELDS_H
#define PLAN_YAML_FIELDS_H

#include <hazard/diag.h>
#include <yaml.h>

enum field_kind {
    FIELD_TEXT,   /* const char * */
    FIELD_DATE,   /* hz_date */
    FIELD_MONTH,  /* hz_month */
    FIELD_NUMBER, /* int, 0 to 9999 */
    FIELD_FLAG,   /* bool */
    FIELD_TEXTS,  /* hz_texts: a list, or one text */
    FIELD_DATES,  /* hz_days */
    FIELD_LIST,   /* { T *items; size_t count; }, see `item` */
};

struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
    bool required;
    const struct item *item;
};

/** What an element of a list is made of; a bare text stands for its first field alone. */
struct item {
    const struct field *fields; /* ends with a NULL key */
    size_t size;
    size_t line_offset; /* where its line (int) goes; 0: nowhere */
};

/** A document and what was allocated for it. */
struct yaml_fill {
    yaml_document_t *document;
    const char *file;
    void **blocks; /* everything allocated, freed by yaml_fill_free() */
    size_t block_count;
    hz_diag *err;
};

/**
 * Fills @p target from the mapping @p node. Texts point into the document, which must live as long.
 * 0, or -1 with the error set.
 */
int yaml_fill(struct yaml_fill *f, yaml_node_t *node, const struct field *fields, void *target);

/** Sets the error to E006 at a line (from 1) with a reason, built as printf does. Returns -1. */
__attribute__((format(printf, 3, 4))) int yaml_fill_fail(struct yaml_fill *f, size_t line,
                                                         const char *format, ...);

void yaml_fill_free(struct yaml_fill *f);

#endif
