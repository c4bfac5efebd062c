/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/header_check.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "schema/binding.h"
#include "schema/labels.h"
#include <stdio.h>

void header_check_free(struct header_check *hc)
{
    intern_free(&hc->reported);
}

uint64_t lacking_columns(const hz_binding *binding, uint64_t columns)
{
    uint64_t lacking = 0;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool required = column_is_required(c);
        bool wanted = columns == 0 || (columns & HZ_BIT(c)) != 0;
        lacking |= required && wanted && binding->fields[c] < 0 ? HZ_BIT(c) : 0;
    }
    return lacking;
}

int missing_column_at(const hz_binding *binding, size_t i)
{
    hz_span label = hz_span_of(binding->labels[i]);
    if (binding->claims[i] != HZ_COL_NONE || label.len == 0) {
        return HZ_COL_NONE;
    }
    int column = column_guess(label);
    if (column == HZ_COL_NONE) {
        const char *nearest = hz_column_nearest(label);
        column = edit_distance(label, hz_span_of(nearest)) <= 1
                     ? hz_column_find(hz_span_of(nearest))
                     : HZ_COL_NONE;
    }
    bool is_missing =
        column != HZ_COL_NONE && !column_is_extra(column) && binding->fields[column] < 0;
    return is_missing ? column : HZ_COL_NONE;
}

/* Labels that the commands themselves write, and the counter of a list. */
static bool is_of_commands(const char *label)
{
    static const char *const labels[] = {"逾期天数", "应采取措施", "不合格原因", "序号"};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (strcmp(label, labels[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The unknown labels of a header, which one finding reports. */
struct unknown {
    char names[160]; /* the first of them */
    size_t len;
    size_t count;
    size_t first;                       /* field */
    size_t more;                        /* that are not among the names */
    const char *meant[HZ_COLUMN_COUNT]; /* the first label that may be a missing column; NULL */
    size_t meant_at[HZ_COLUMN_COUNT];   /* field of it */
};

/* The weak labels that were taken for columns, which one note reports. */
struct taken {
    char list[240];
    size_t len;
    size_t first; /* field */
};

static void add_unknown(struct unknown *u, const char *label, size_t i)
{
    static const char joint[] = "、";
    size_t joint_len = u->len == 0 ? 0 : sizeof joint - 1;
    size_t len = strlen(label);
    u->first = u->count == 0 ? i : u->first;
    u->count++;
    if (u->more > 0 || u->len + joint_len + len >= sizeof u->names) {
        u->more++;
        return;
    }
    memcpy(u->names + u->len, joint, joint_len);
    memcpy(u->names + u->len + joint_len, label, len);
    u->len += joint_len + len;
    u->names[u->len] = '\0';
}

static void report_unknown(const struct header_check *hc, struct row_check *rc,
                           const struct unknown *u)
{
    hz_diag args = {.code = HZ_W118};
    bool lacks = !hc->only_shape && lacking_columns(rc->row->binding, rc->columns) != 0;
    if (u->count == 0) {
        return;
    }
    if (u->len == 0) {
        diag_arg_count(&args, "labels", "{n} label", "{n} labels", u->more);
    } else if (u->more > 0) {
        diag_arg_sentence(&args, "labels", N_("{names} and {count} more"), "names", u->names,
                          "count", digits_of((int64_t)u->more).text, NULL);
    } else {
        diag_arg(&args, "labels", u->names);
    }
    emit_finding_at_with(rc, lacks ? HZ_W118 : HZ_N119, (int)u->first, &args);
}

/* True of amounts in 元, 千元 and so on, which must be converted before the column is renamed. */
static bool is_other_unit(hz_column column, const char *label)
{
    return hz_column_get(column)->type == HZ_TYPE_MONEY && strstr(label, "元") != NULL &&
           strstr(label, "万元") == NULL;
}

static void report_may_be(struct row_check *rc, hz_column column, const char *label, size_t i)
{
    hz_diag args = {.code = HZ_W110};
    const char *meant = hz_column_get(column)->label;
    if (is_other_unit(column, label)) {
        diag_arg_sentence(&args, "label", N_("{column}, with the amounts in 万元"), "column", meant,
                          NULL);
    } else {
        diag_arg(&args, "label", meant);
    }
    emit_finding_at_with(rc, HZ_W110, (int)i, &args);
}

/* Looks at label @p i, which names no column: reports what it may be, or adds it to the others. */
static int check_unknown(struct header_check *hc, struct row_check *rc, struct unknown *u, size_t i)
{
    const hz_binding *binding = rc->row->binding;
    const char *label = binding->labels[i];
    size_t known = hc->reported.count;
    int column = missing_column_at(binding, i);
    if (column != HZ_COL_NONE && u->meant[column] == NULL) {
        u->meant[column] = label;
        u->meant_at[column] = i;
    }
    if (label[0] == '\0' || is_of_commands(label)) {
        return 0;
    }
    if (rc->columns == 0 && strchr("=+-@", label[0]) != NULL) {
        emit_finding_at(rc, HZ_E211, (int)i, (char[2]){label[0], '\0'});
        return 0;
    }
    size_t number = intern_put(&hc->reported, hz_span_of(label));
    if (number == SIZE_MAX || number < known) {
        return number == SIZE_MAX ? -1 : 0;
    }
    if (column != HZ_COL_NONE && row_check_wants(rc, (hz_column)column)) {
        bool required = column_is_required(column);
        if (hc->only_shape || !required || u->meant[column] != label) {
            report_may_be(rc, (hz_column)column, label, i);
        } /* else report_missing() names it */
    } else {
        add_unknown(u, label, i);
    }
    return 0;
}

static const char add_column[] = N_("add it to the header");

/* Reports a missing column at the label that may be it. */
static void report_missing_at(struct row_check *rc, hz_column column, const char *meant, size_t at)
{
    char label[96];
    hz_diag diag;
    hz_diag_copy(label, sizeof label, hz_span_of(meant));
    hz_record_diag(&diag, HZ_E108, rc->row->file, rc->row->record, at, NULL);
    diag_arg_sentence(&diag, "advice",
                      is_other_unit(column, meant)
                          ? N_("the table has “{label}”: convert its amounts to 万元 and rename it")
                          : N_("the table has “{label}”: rename it if it is this column"),
                      "label", label, NULL);
    diag.value[0] = '\0';
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(hz_column_get(column)->label));
    rc->errors++;
    sink_emit(rc->sink, &diag);
}

static void report_missing(struct row_check *rc, const struct unknown *u)
{
    uint64_t lacking = lacking_columns(rc->row->binding, rc->columns);
    for (uint64_t rest = lacking; rest != 0; rest &= rest - 1) {
        hz_column column = (hz_column)__builtin_ctzll(rest);
        if (u->meant[column] != NULL) {
            report_missing_at(rc, column, u->meant[column], u->meant_at[column]);
        } else {
            emit_finding(rc, HZ_E108, column, add_column);
        }
    }
}

/* Adds “label” as column to @p list, if there is space. */
static void add_taken(struct taken *t, const hz_binding *binding, size_t i)
{
    char label[96];
    hz_diag_copy(label, sizeof label, hz_span_of(binding->labels[i]));
    size_t left = sizeof t->list - t->len;
    int len = snprintf(t->list + t->len, left, "%s“%s”→%s", t->len == 0 ? "" : "、", label,
                       hz_column_get(binding->columns[i])->label);
    t->first = t->len == 0 ? i : t->first;
    t->len += len > 0 && (size_t)len < left ? (size_t)len : 0;
    t->list[t->len] = '\0';
}

static void report_taken(struct row_check *rc, const struct taken *t)
{
    hz_diag args = {.code = HZ_N127};
    if (t->len > 0) {
        diag_arg(&args, "labels", t->list);
        emit_finding_at_with(rc, HZ_N127, (int)t->first, &args);
    }
}

static int check_labels(struct header_check *hc, struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    struct unknown unknown = {.count = 0};
    struct taken taken = {.len = 0};
    for (size_t i = 0; i < binding->count; i++) {
        size_t known = hc->reported.count;
        if (binding_is_taken(binding, i)) {
            size_t number = intern_put(&hc->reported, hz_span_of(binding->labels[i]));
            if (number == SIZE_MAX) {
                return -1;
            }
            if (number == known) {
                add_taken(&taken, binding, i);
            }
        } else if (binding->claims[i] != HZ_COL_NONE) {
            check_doubled_label(rc, i);
        } else if (check_unknown(hc, rc, &unknown, i) != 0) {
            return -1;
        }
    }
    report_taken(rc, &taken);
    report_unknown(hc, rc, &unknown);
    if (!hc->only_shape) {
        report_missing(rc, &unknown);
    }
    return 0;
}

int check_header(struct header_check *hc, struct row_check *rc)
{
    if (strcmp(hc->file, rc->row->file) != 0) {
        intern_free(&hc->reported);
        hz_diag_copy(hc->file, sizeof hc->file, hz_span_of(rc->row->file));
    }
    return check_labels(hc, rc);
}
