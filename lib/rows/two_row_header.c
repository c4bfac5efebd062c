/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/two_row_header.h"
#include "base/array.h"
#include "base/span.h"
#include "schema/labels.h"
#include <stdlib.h>

static bool reserve(struct header_copy *copy, size_t count)
{
    return array_reserve(&copy->fields, &copy->cap, count, sizeof *copy->fields);
}

/* Makes the fields point into the text, which contains them in order. */
static void point_at_text(struct header_copy *copy, size_t count)
{
    const char *at = copy->text.ptr == NULL ? "" : copy->text.ptr;
    for (size_t i = 0; i < count; i++) {
        copy->fields[i].ptr = at;
        at += copy->fields[i].len;
    }
    copy->record.fields = copy->fields;
    copy->record.count = count;
    copy->record.text = hz_span_of("");
    copy->record.field_lines = NULL;
}

static bool add(struct header_copy *copy, size_t i, hz_span field)
{
    copy->fields[i].len = field.len;
    return buf_add_span(&copy->text, field);
}

bool header_copy_tail(struct header_copy *copy, const hz_record *record, size_t first,
                      hz_span label)
{
    size_t count = record->count - first;
    bool ok = reserve(copy, count + 1);
    copy->text.len = 0;
    copy->record = *record;
    for (size_t i = 0; ok && i < count; i++) {
        ok = add(copy, i, i == 0 ? label : record->fields[first + i]);
    }
    if (ok) {
        point_at_text(copy, count);
    }
    return ok;
}

bool header_copy_set(struct header_copy *copy, const hz_record *record)
{
    return header_copy_tail(copy, record, 0,
                            record->count > 0 ? record->fields[0] : hz_span_of(""));
}

void header_copy_free(struct header_copy *copy)
{
    free(copy->fields);
    buf_free(&copy->text);
    *copy = (struct header_copy){0};
}

/* Two rows that may be one header. */
struct two_rows {
    const hz_record *upper;
    const hz_record *lower;
    const hz_plan *plan; /* adds labels; or NULL */
};

/* A label of the joined header. */
struct joined {
    char text[LABEL_SIZE];
    int column;
    bool gained;   /* neither row alone names the column here */
    bool conflict; /* the two rows name different columns */
};

static hz_span field(const hz_record *record, size_t i)
{
    return i < record->count ? span_trim(record->fields[i]) : hz_span_of("");
}

/* The group over column @p i: the last text to the left in the upper row, if columns follow it. */
static hz_span group_over(const hz_record *upper, const hz_record *lower, size_t i)
{
    while (i > 0 && field(upper, i).len == 0 && field(lower, i).len > 0) {
        i--;
    }
    return field(lower, i).len > 0 ? field(upper, i) : hz_span_of("");
}

static int join_text(char text[LABEL_SIZE], const hz_plan *plan, hz_span group, hz_span label)
{
    if (group.len + label.len >= LABEL_SIZE) {
        text[0] = '\0';
        return HZ_COL_NONE;
    }
    memcpy(text, group.ptr, group.len);
    memcpy(text + group.len, label.ptr, label.len);
    text[group.len + label.len] = '\0';
    return label_column(plan, hz_span_of(text));
}

/* Removes words from a group that are not part of labels: 企业情况 over 名称 is 企业名称. */
static hz_span bare_group(hz_span group)
{
    static const char *const ends[] = {"基本情况", "基本信息", "有关情况", "落实情况",
                                       "情况",     "信息",     "内容"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t len = strlen(ends[i]);
        if (group.len > len && memcmp(group.ptr + group.len - len, ends[i], len) == 0) {
            return (hz_span){group.ptr, group.len - len};
        }
    }
    return group;
}

static bool contains(hz_span text, const char *word)
{
    return span_find(text, hz_span_of(word)) != NULL;
}

/* True for groups whose columns are not those of the hazard itself: 监管责任 over 责任人. */
static bool is_other_group(hz_span group)
{
    static const char *const words[] = {"监管", "督办", "包保", "属地", "挂点",
                                        "个人", "自验", "初验", "延期"};
    bool is_other = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !is_other; i++) {
        is_other = contains(group, words[i]);
    }
    return is_other;
}

/* True for columns that such groups have too: 挂牌督办情况 over 挂牌时间. */
static bool is_of_such_group(int column)
{
    return column == HZ_COL_LISTED || column == HZ_COL_LISTED_ON || column == HZ_COL_SUPERVISOR ||
           column == HZ_COL_EXTENDED_TO || column == HZ_COL_PENALTY_PERSON;
}

/* True if the group makes even the column's own label that of another: 企业自验 over 验收人. */
static bool is_of_other(hz_span group, int column)
{
    static const struct {
        const char *word;
        uint64_t columns;
    } others[] = {
        {"自验", HZ_BIT(HZ_COL_VERIFIED_ON) | HZ_BIT(HZ_COL_VERIFIER)},
        {"初验", HZ_BIT(HZ_COL_VERIFIED_ON) | HZ_BIT(HZ_COL_VERIFIER)},
        {"延期", HZ_BIT(HZ_COL_DUE_ON)},
        {"个人", HZ_BIT(HZ_COL_PENALTY)},
    };
    bool is_other = false;
    for (size_t i = 0; i < sizeof others / sizeof others[0] && !is_other; i++) {
        is_other = contains(group, others[i].word) && (others[i].columns & HZ_BIT(column)) != 0;
    }
    return is_other;
}

/* The unit of amounts at the end of a group, such as （元）; empty: there is none. */
static hz_span unit_of(hz_span group)
{
    static const char *const units[] = {"（单位：元）", "（单位:元）", "(单位：元)", "(单位:元)",
                                        "（元）",       "(元)",        "（千元）",   "(千元)",
                                        "（百元）",     "(百元)",      "（万元）",   "(万元)"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t len = strlen(units[i]);
        if (group.len >= len && memcmp(group.ptr + group.len - len, units[i], len) == 0) {
            return hz_span_of(units[i]);
        }
    }
    bool is_yuan =
        hz_span_is(group, "元") || hz_span_is(group, "单位：元") || hz_span_is(group, "单位:元");
    return hz_span_of(is_yuan ? "（元）" : "");
}

/* As label_find(), of labels that are not weak. */
static struct label_meaning strong_meaning(const hz_plan *plan, hz_span label)
{
    struct label_meaning meaning = label_find(plan, label);
    meaning.column = meaning.is_weak ? HZ_COL_NONE : meaning.column;
    return meaning;
}

/* Joins group and label in the ways in which offices divide labels. HZ_COL_NONE: none is known. */
static int join_parts(char text[LABEL_SIZE], const hz_plan *plan, hz_span group, hz_span label)
{
    int column = join_text(text, plan, group, label);
    if (column == HZ_COL_NONE && bare_group(group).len < group.len) {
        column = join_text(text, plan, bare_group(group), label);
    }
    if (column == HZ_COL_NONE) {
        column = join_text(text, plan, label, group); /* 企业 below 罚款（万元） */
    }
    if (column == HZ_COL_NONE && (contains(group, "处罚") || contains(group, "罚款"))) {
        column = join_text(text, plan, label, hz_span_of("罚款")); /* below 处罚情况（万元） */
    }
    if (column == HZ_COL_NONE && contains(group, "五落实") && hz_span_is(label, "责任")) {
        column = join_text(text, plan, label, hz_span_of("人"));
    }
    return column;
}

/* Makes the text of a label that is not known; if possible one by which its column is guessed. */
static void join_unknown(char text[LABEL_SIZE], const hz_plan *plan, hz_span group, hz_span label)
{
    const hz_span none = {"", 0};
    bool is_certain = !is_other_group(group) && !label_find(plan, label).is_weak;
    const struct {
        hz_span first;
        hz_span second;
    } ways[] = {{group, label}, {label, group}, {is_certain ? label : none, none}};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        (void)join_text(text, plan, ways[i].first, ways[i].second);
        if (column_guess(hz_span_of(text)) != HZ_COL_NONE) {
            return;
        }
    }
    (void)join_text(text, plan, group, label);
}

/* An amount below a group with another unit is in that unit: 企业罚款 below 处罚（元）. */
static bool join_unit(struct joined *j, const hz_plan *plan, hz_span group, hz_span label,
                      int column)
{
    char text[LABEL_SIZE];
    hz_span unit = unit_of(group);
    bool is_amount = column != HZ_COL_NONE && hz_column_get(column)->type == HZ_TYPE_MONEY;
    if (!is_amount || unit.len == 0 || unit_of(label).len > 0) {
        return false;
    }
    j->column = join_text(text, plan, label, unit);
    memcpy(j->text, text, sizeof text);
    return true;
}

static void join_label(struct joined *j, const struct two_rows *rows, size_t i)
{
    const hz_plan *plan = rows->plan;
    hz_span label = field(rows->lower, i);
    hz_span group = label.len > 0 ? group_over(rows->upper, rows->lower, i) : field(rows->upper, i);
    struct label_meaning above = strong_meaning(plan, field(rows->upper, i));
    struct label_meaning below = strong_meaning(plan, label);
    *j = (struct joined){.column = HZ_COL_NONE};
    if (label.len == 0 || hz_span_equal(group, label)) {
        j->column = join_text(j->text, plan, group, hz_span_of(""));
        return;
    }
    j->column = join_parts(j->text, plan, group, label);
    bool joins = j->column != HZ_COL_NONE;
    joins = join_unit(j, plan, group, joins ? hz_span_of(j->text) : label,
                      joins ? j->column : below.column) ||
            joins;
    bool is_sure = below.is_own || (below.column != HZ_COL_NONE && is_of_such_group(below.column));
    bool is_meant = below.column != HZ_COL_NONE &&
                    (is_sure ? !is_of_other(group, below.column) : !is_other_group(group));
    if (!joins && is_meant) {
        j->column = join_text(j->text, plan, hz_span_of(""), label);
        j->conflict = below.is_own && above.is_own && above.column != below.column;
    } else if (!joins) {
        join_unknown(j->text, plan, group, label);
    }
    j->gained = j->column != HZ_COL_NONE && j->column != above.column &&
                (joins || above.column == HZ_COL_NONE);
}

bool has_digit(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

bool may_be_labels(const hz_record *record, const hz_plan *plan)
{
    enum { LONGEST = 150 };
    size_t texts = 0;
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        texts += text.len > 0 ? 1 : 0;
        if (text.len > LONGEST) {
            return false;
        }
        if (has_digit(text) && label_column(plan, text) == HZ_COL_NONE) {
            return false;
        }
    }
    return texts > 0;
}

/* True if the row has a text of its own in column @p i, not that of a cell merged with it above. */
static bool has_own(const hz_record *upper, const hz_record *lower, size_t i)
{
    return field(lower, i).len > 0 && !hz_span_equal(field(upper, i), field(lower, i));
}

int header_count_columns(const hz_record *record, const hz_plan *plan)
{
    uint64_t known = 0;
    for (size_t i = 0; i < record->count; i++) {
        int column = label_column(plan, record->fields[i]);
        known |= column == HZ_COL_NONE ? 0 : HZ_BIT(column);
    }
    return __builtin_popcountll(known);
}

/* Counts those that the lower row names by itself. */
static int count_own(const struct two_rows *rows)
{
    const hz_record *lower = rows->lower;
    uint64_t known = 0;
    for (size_t i = 0; i < lower->count; i++) {
        int column = has_own(rows->upper, lower, i) ? label_column(rows->plan, lower->fields[i])
                                                    : HZ_COL_NONE;
        known |= column == HZ_COL_NONE ? 0 : HZ_BIT(column);
    }
    return __builtin_popcountll(known);
}

/* True if the upper row has one text over column @p i and the next, in which the lower has two. */
static bool spans(const struct two_rows *rows, size_t i)
{
    hz_span next = field(rows->upper, i + 1);
    return field(rows->upper, i).len > 0 && has_own(rows->upper, rows->lower, i) &&
           has_own(rows->upper, rows->lower, i + 1) &&
           (next.len == 0 || hz_span_equal(next, field(rows->upper, i)));
}

/*
 * True if the lower row has texts only below groups of two columns or more. A hazard has some below
 * other labels.
 */
static bool is_below_groups(const struct two_rows *rows)
{
    bool in_group = false;
    bool any = false;
    for (size_t i = 0; i < rows->lower->count; i++) {
        bool continues = in_group && i > 0 &&
                         (field(rows->upper, i).len == 0 ||
                          hz_span_equal(field(rows->upper, i), field(rows->upper, i - 1)));
        bool has = has_own(rows->upper, rows->lower, i);
        in_group = has && (continues || spans(rows, i));
        any = any || in_group;
        if (has && !in_group) {
            return false;
        }
    }
    return any;
}

/* Joins the rows if the result names columns that neither row names alone. As header_join(). */
static int join_rows(struct header_copy *joined, const struct two_rows *rows)
{
    const hz_record *upper = rows->upper;
    const hz_record *lower = rows->lower;
    size_t count = upper->count > lower->count ? upper->count : lower->count;
    size_t gained = 0;
    size_t below = 0;
    struct joined label;
    if (!reserve(joined, count)) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        join_label(&label, rows, i);
        if (label.conflict) {
            return 0;
        }
        gained += label.gained ? 1 : 0;
        below += has_own(upper, lower, i) ? 1 : 0;
        if (!add(joined, i, hz_span_of(label.text))) {
            return -1;
        }
    }
    joined->record = *upper;
    joined->record.lines += lower->lines;
    joined->record.upper_lines = upper->lines;
    joined->record.upper_count = upper->count;
    point_at_text(joined, count);
    int known = header_count_columns(&joined->record, rows->plan);
    bool more = known > header_count_columns(upper, rows->plan) && known > count_own(rows);
    bool belongs =
        (more && gained * 2 >= below) || (hz_is_header(upper, rows->plan) && is_below_groups(rows));
    return belongs && hz_is_header(&joined->record, rows->plan) ? 1 : 0;
}

int header_join(struct header_copy *upper, const hz_record *lower, const hz_plan *plan)
{
    struct header_copy joined = {0};
    if (lower->error != HZ_RECORD_OK || !may_be_labels(lower, plan)) {
        return 0;
    }
    int result = join_rows(&joined, &(struct two_rows){&upper->record, lower, plan});
    if (result > 0) {
        struct header_copy old = *upper;
        *upper = joined;
        joined = old;
    }
    header_copy_free(&joined);
    return result;
}
