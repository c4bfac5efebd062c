/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a plan adds to the schema: labels of columns, and words for fixed values. */
#include "base/nearest.h"
#include "base/span.h"
#include "plan/plan_file.h"
#include "schema/informal_choice.h"
#include "schema/labels.h"

static struct shown show(const char *text)
{
    return plan_file_show(hz_span_of(text));
}

/* Sets @p column to the one that @p name names. @p key and @p i are the place. */
static int find_column(struct plan_file *f, const char *key, size_t i, const char *name,
                       int *column)
{
    *column = hz_column_find(hz_span_of(name));
    if (*column != HZ_COL_NONE) {
        return 0;
    }
    return plan_file_error(
        f, plan_file_line(f, key, i), N_("{key}: {name} is not a column; did you mean {nearest}?"),
        "key", key, "name", show(name).text, "nearest", hz_column_nearest(hz_span_of(name)), NULL);
}

/* True if @p text is among the labels of the first @p count columns of the plan, as *@p column. */
static bool is_added_before(const hz_plan *plan, size_t count, hz_span text, int *column)
{
    hz_plan before = {.columns = {plan->columns.items, count}};
    struct label_meaning meaning = label_find(&before, text);
    *column = meaning.column;
    return meaning.column != HZ_COL_NONE && !meaning.is_weak;
}

/* A label belongs to one column, and a weak one may be made that of its column or another. */
static int check_column(struct plan_file *f, hz_plan *plan, size_t i)
{
    hz_plan_column *added = &plan->columns.items[i];
    int other = HZ_COL_NONE;
    if (find_column(f, "columns", i, added->column, &added->number) != 0) {
        return -1;
    }
    for (size_t k = 0; k < added->labels.count; k++) {
        const char *label = added->labels.items[k];
        struct label normal;
        size_t line = plan_file_line(f, "columns", i);
        if (!label_read(&normal, hz_span_of(label))) {
            return plan_file_error(f, line, N_("columns: {label} cannot be a label"), "label",
                                   show(label).text, NULL);
        }
        if (is_added_before(plan, i, hz_span_of(label), &other) && other != added->number) {
            return plan_file_error(f, line, N_("columns: {label} is already a label of {other}"),
                                   "label", show(label).text, "other", hz_column_get(other)->label,
                                   NULL);
        }
    }
    return 0;
}

/* Sets what @p added is about. */
static int find_value(struct plan_file *f, size_t i, hz_plan_value *added)
{
    int column = HZ_COL_NONE;
    size_t line = plan_file_line(f, "values", i);
    if (find_column(f, "values", i, added->column, &column) != 0) {
        return -1;
    }
    hz_type type = hz_column_get(column)->type;
    added->type = (int)type;
    if (hz_choices(type) == NULL) {
        return plan_file_error(
            f, line,
            N_("values: {column} has no fixed values; names of townships, sectors "
               "and sources get aliases where the plan lists them"),
            "column", show(added->column).text, NULL);
    }
    added->choice = hz_choice_find((hz_type)added->type, hz_span_of(added->value));
    if (added->choice < 0) {
        return plan_file_error(f, line, N_("values: {value} is not a value of {column}"), "value",
                               show(added->value).text, "column", show(added->column).text, NULL);
    }
    return 0;
}

static int check_value(struct plan_file *f, hz_plan *plan, size_t i)
{
    hz_plan_value *added = &plan->values.items[i];
    if (find_value(f, i, added) != 0) {
        return -1;
    }
    for (size_t k = 0; k < added->words.count; k++) {
        const char *word = added->words.items[k];
        hz_plan before = {.values = {plan->values.items, i}};
        int choice = choice_read((hz_type)added->type, &before, hz_span_of(word));
        if (choice >= 0 && choice != added->choice) {
            return plan_file_error(
                f, plan_file_line(f, "values", i), N_("values: {word} already means {other}"),
                "word", show(word).text, "other", hz_choices((hz_type)added->type)[choice], NULL);
        }
    }
    return 0;
}

/* Resolves what the plan adds, and reports what contradicts the schema or itself. */
static int check_words(struct plan_file *f, hz_plan *plan)
{
    for (size_t i = 0; i < plan->columns.count; i++) {
        if (check_column(f, plan, i) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < plan->values.count; i++) {
        if (check_value(f, plan, i) != 0) {
            return -1;
        }
    }
    return 0;
}

int hz_plan_load(const char *path, hz_plan **plan, hz_error *err)
{
    return plan_load(path, check_words, plan, err);
}
