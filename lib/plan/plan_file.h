/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Loading a plan: the file is read as one YAML document, which fills struct hz_plan by tables of
 * fields; then the plan is validated and its names are indexed. Every error names its line.
 */
#ifndef PLAN_PLAN_FILE_H
#define PLAN_PLAN_FILE_H

#include "base/diag.h"
#include "plan/plan.h"
#include <stdio.h>
#include <yaml.h>

/** The document and the memory of the lists that were filled from it. */
struct plan_file {
    const char *name;
    yaml_document_t document;
    bool loaded;   /**< `document` is to be deleted */
    void **blocks; /**< everything allocated for lists */
    size_t block_count;
    size_t block_cap;
    size_t elements; /**< in all lists together */
    hz_error *err;
};

enum field_kind {
    FIELD_TEXT,   /**< const char * */
    FIELD_BASIS,  /**< const char *, NULL for an empty text */
    FIELD_CHOICE, /**< const char *, one of `choices` */
    FIELD_DATE,   /**< hz_date */
    FIELD_MONTH,  /**< hz_month */
    FIELD_NUMBER, /**< int in `range` */
    FIELD_FLAG,   /**< bool */
    FIELD_TEXTS,  /**< hz_string_list, from a list or one text */
    FIELD_DATES,  /**< hz_days, likewise */
    FIELD_LIST,   /**< { T *items; size_t count; } of `item` */
};

struct range {
    int least;
    int most;
};

/** A key and the member of a struct that takes its value. */
struct field {
    const char *key;
    enum field_kind kind;
    size_t offset;
    bool required;
    union {
        const struct item *item;    /**< FIELD_LIST */
        const char *const *choices; /**< FIELD_CHOICE; ends with NULL */
        const struct range *range;  /**< FIELD_NUMBER */
    } of;
};

/** The elements of a list. If only the first field is required, a bare text sets that field. */
struct item {
    const struct field *fields; /**< ends with a NULL key; at most 64 */
    size_t size;
};

/** Read @p stream to its end into the document. 0, or -1 with the error set. */
int plan_file_read(struct plan_file *f, FILE *stream);

/**
 * Fill @p target from the mapping @p node. Texts point into the document, which must live as long
 * as @p target. 0, or -1 with the error set.
 */
int plan_file_fill(struct plan_file *f, yaml_node_t *node, const struct field *fields,
                   void *target);

/** A check that a later module makes of a plan: 0, or -1 with the error set. */
typedef int (*plan_check)(struct plan_file *f, hz_plan *plan);

/** As hz_plan_load(), with a further check of what the plan says. */
int plan_load(const char *path, plan_check check, hz_plan **plan, hz_error *err);

/** Check what must hold between the fields of @p plan. 0, or -1 with the error set. */
int plan_validate(struct plan_file *f, const hz_plan *plan);

/**
 * Return the line (from 1) of element @p index of the list under @p key of the document's root; of
 * the value if it is not a list or has no such element.
 */
size_t plan_file_line(struct plan_file *f, const char *key, size_t index);

/** A text cut to a length that suits a message. */
struct shown {
    char text[64];
};

struct shown plan_file_show(hz_span text);

/**
 * Set the error to E006 at @p line (from 1). The reason is @p message, whose placeholders are
 * filled from the names and texts that follow, up to NULL. Return -1.
 */
__attribute__((sentinel)) int plan_file_error(struct plan_file *f, size_t line, const char *message,
                                              ...);

/** Free the document and everything that was filled from it. */
void plan_file_clear(struct plan_file *f);

/** Make the index of @p names. False: out of memory; clear it in any case. */
bool names_index_init(hz_names *names);
void names_index_clear(hz_names *names);

#endif
