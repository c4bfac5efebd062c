/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The schema: which columns a ledger has, what they are called and what may stand in them. */
#ifndef HAZARD_SCHEMA_H
#define HAZARD_SCHEMA_H

#include <hazard/api.h>
#include <hazard/table.h>

HZ_API_BEGIN

#define COLUMN(name, id, label, aliases, type, need) HZ_COL_##name,
typedef enum hz_column {
#include <hazard/columns.def>
    HZ_COLUMN_COUNT
} hz_column;
#undef COLUMN

/** Not a column of the schema. */
#define HZ_COL_NONE (-1)

/** A column in a set of columns. */
#define HZ_BIT(column) (UINT64_C(1) << (column))

typedef enum hz_type {
    HZ_TYPE_TEXT,
    HZ_TYPE_DATE,
    HZ_TYPE_MONEY,
    HZ_TYPE_USCC,
    HZ_TYPE_AREA,   /**< one of the plan's areas */
    HZ_TYPE_SECTOR, /**< one of the plan's sectors */
    HZ_TYPE_SOURCE, /**< one of the plan's sources */
    HZ_TYPE_LEVEL,  /**< from here on: one of a fixed list, see hz_choices() */
    HZ_TYPE_LISTING,
    HZ_TYPE_STATUS,
    HZ_TYPE_ACTION, /**< several of the list, joined by 、 */
} hz_type;

typedef enum hz_need {
    HZ_NEED_OPTIONAL,
    HZ_NEED_REQUIRED,
    HZ_NEED_FIVE, /**< required, as one of the five 落实 (art. 2.1.1) */
} hz_need;

/** The states of the closed loop, in order; the values of 整改状态. */
typedef enum hz_status {
    HZ_REGISTERED,     /**< 已登记 */
    HZ_ASSIGNED,       /**< 已交办 */
    HZ_RECTIFYING,     /**< 整改中 */
    HZ_TO_BE_ACCEPTED, /**< 待验收 */
    HZ_CLOSED,         /**< 已销号 */
    HZ_STATUS_COUNT
} hz_status;

typedef struct hz_column_info {
    const char *id;
    const char *label;
    const char *aliases; /**< joined by | */
    hz_type type;
    hz_need need;
} hz_column_info;

/** What is known of @p column. Static. */
const hz_column_info *hz_column_get(hz_column column);

/**
 * The column that @p label names by Chinese label, alias or English id; HZ_COL_NONE if none does.
 * Blanks, invisible characters, the marks * and ※, colons, full-width and half-width forms, the
 * case of letters and brackets that hold only a hint (必填, 年/月/日, 签名) make no difference.
 * Other brackets do, but the unit of an amount may be written or not.
 */
int hz_column_find(hz_span label);

/** The label most like @p label. Static. */
const char *hz_column_nearest(hz_span label);

/** The values a fixed list allows, NULL at the end; NULL for the other types. Static. */
const char *const *hz_choices(hz_type type);

/** The place of @p value in the list of @p type; -1 if it is not in it. */
int hz_choice_find(hz_type type, hz_span value);

/** A digest of labels in their order; no two headers can be made that have the same. */
typedef struct hz_digest {
    unsigned char bytes[16];
} hz_digest;

/**
 * Which column of the schema is where in a table. A column's own label or id beats an alias, its
 * plain label an id or a form with marks, and of labels that are equally good the first holds the
 * column. The others are unknown columns.
 */
typedef struct hz_binding {
    int *columns;  /**< hz_column or HZ_COL_NONE for each field of the table */
    char **labels; /**< as the table writes them, without blanks around */
    size_t count;
    hz_digest digest;            /**< of the labels: where it is the same, so are they */
    int fields[HZ_COLUMN_COUNT]; /**< the field that holds a column, -1 if none */
    int *claims;                 /**< the column each label names, whichever field holds it */
    bool *own;                   /**< for each field: its label is the column's own, or its id */
    size_t doubled;              /**< fields whose column another field holds */
    size_t cap;
} hz_binding;

/** Binds @p header. 0, or -1 when out of memory. Free with hz_binding_clear(). */
int hz_binding_init(hz_binding *binding, const hz_record *header);
void hz_binding_clear(hz_binding *binding);

/** Makes @p copy the same as @p binding, and independent of it. As hz_binding_init(). */
int hz_binding_copy(hz_binding *copy, const hz_binding *binding);

/** Binds one more label behind the others. 0, or -1 when out of memory: as it was. */
int hz_binding_add(hz_binding *binding, hz_span label);

/**
 * True if @p record reads as a header: every label, or three and more than half of them, or five,
 * are known.
 */
bool hz_is_header(const hz_record *record);

/** The test for hz_table_open(): a line, CSV or YAML, that names columns of a ledger. */
hz_header_test hz_schema_header_test(void);

HZ_API_END

#endif
