/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Repairs of townships, and of telephones in names. */
#include "base/span.h"
#include "check/repairs.h"
#include "plan/plan.h"
#include "value/words.h"

int area_join(int a, int b)
{
    if (a == AREA_NONE || a == b) {
        return b;
    }
    return b == AREA_NONE ? a : AREA_SEVERAL;
}

/* True if the name of another township that is also in @p text contains @p name. */
static bool is_part_of_other(const hz_plan *plan, hz_span text, hz_span name)
{
    for (size_t i = 0; i < plan->areas.count; i++) {
        hz_span other = hz_span_of(plan->areas.items[i].name);
        if (other.len > name.len && span_find(other, name) != NULL &&
            span_find(text, other) != NULL) {
            return true;
        }
    }
    return false;
}

int area_within(const hz_plan *plan, hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = word_squeeze(text, buffer);
    int found = AREA_NONE;
    for (size_t i = 0; i < plan->areas.count; i++) {
        hz_span name = hz_span_of(plan->areas.items[i].name);
        if (span_find(word, name) != NULL && !is_part_of_other(plan, word, name)) {
            found = area_join(found, (int)i);
        }
    }
    return found;
}

/* True of 桥头村, 桥头村3组, 城东社区; not of what may lie in two places, or be an office. */
static bool is_village(hz_span text)
{
    return word_within(text, "村|社区|居委会") &&
           !word_within(text, "村镇|与|和|及|交界|、|/|，|,|；|;");
}

/* Puts what follows the township into 隐患部位, unless that says something already. */
static void keep_place(struct repairs *r, hz_span place)
{
    if (r->hazard->cells[HZ_COL_LOCATION].text.len == 0) {
        repair_set(r, HZ_COL_LOCATION, place);
    }
}

/* 卢峰镇桥头村: the township, and the rest as the place. */
static void repair_village(struct repairs *r, hz_column column)
{
    hz_span text = r->hazard->cells[column].text;
    int area = areas_match_start(r->rc.plan, text);
    hz_span name = area < 0 ? hz_span_of("") : hz_span_of(r->rc.plan->areas.items[area].name);
    const char *at = span_find(text, name);
    if (at == NULL || area_within(r->rc.plan, text) != area) {
        return;
    }
    const char *end = at + name.len;
    hz_span rest = span_trim((hz_span){end, text.len - (size_t)(end - text.ptr)});
    if (is_village(rest)) {
        repair_set(r, column, name);
        keep_place(r, rest);
    }
}

void repair_area(struct repairs *r, hz_column column)
{
    const hz_cell *cell = &r->hazard->cells[column];
    const hz_names *areas = &r->rc.plan->areas;
    if (cell->fault != HZ_VALUE_OK) {
        repair_village(r, column);
    } else if (names_match(areas, cell->text) < 0) {
        repair_set(r, column, hz_span_of(areas->items[cell->as.choice].name));
    }
}

static void set_area(struct repairs *r, hz_column column, int area)
{
    repair_set(r, column, hz_span_of(r->rc.plan->areas.items[area].name));
}

void repair_merged_area(struct repairs *r, hz_column column)
{
    const struct table_facts *facts = r->facts;
    bool is_below = hz_row_above(r->rc.row, column).len > 0;
    if (facts->loses_merged && is_below && facts->area >= 0 &&
        area_join(facts->area, facts->outside) == facts->area) {
        set_area(r, column, facts->area);
    }
}

void repair_missing_area(struct repairs *r, hz_column column)
{
    if (r->facts->area == AREA_NONE && r->facts->outside >= 0) {
        set_area(r, column, r->facts->outside);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Finds the first run of digits of @p text, which dashes and blanks may divide. */
static hz_span find_number(hz_span text, size_t *digits)
{
    size_t begin = 0;
    *digits = 0;
    while (begin < text.len && !is_digit(text.ptr[begin])) {
        begin++;
    }
    size_t end = begin;
    for (size_t i = begin; i < text.len && (is_digit(text.ptr[i]) || strchr("- ", text.ptr[i]));
         i++) {
        *digits += is_digit(text.ptr[i]) ? 1 : 0;
        end = is_digit(text.ptr[i]) ? i + 1 : end;
    }
    return (hz_span){text.ptr + begin, end - begin};
}

/* True of 13807451234, 0745-3322123 and 3322123: not of other numbers. */
static bool is_phone(hz_span number, size_t digits)
{
    int first = number.len == 0 ? '\0' : number.ptr[0];
    bool is_mobile = digits == 11 && first == '1';
    bool has_code = digits >= 10 && digits <= 12 && first == '0';
    bool is_local = digits >= 7 && digits <= 8 && first >= '2';
    return is_mobile || has_code || is_local;
}

/* Removes what divides a name from a telephone: marks, and the word for it. */
static hz_span cut_divider(hz_span name)
{
    static const char *const ends[] = {" ", ":",  "：",   ",",        "，",   "、",     "/",
                                       "-", "—",  "电话", "联系方式", "联系", "手机号", "手机",
                                       "(", "（", "[",    "【",       "〔",   "Tel",    "TEL"};
    bool cut = true;
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            cut = word_cut_end(&name, ends[i]) || cut;
        }
    }
    return name;
}

/* True if @p rest, after the telephone, is nothing, or closes the bracket around it. */
static bool ends_phone(hz_span rest, bool in_bracket)
{
    rest = span_trim(rest);
    return rest.len == 0 || (in_bracket && word_in(rest, ")|）|]|】|〕"));
}

/* True of one name alone: no digit and nothing that divides names. */
static bool is_one_name(hz_span name)
{
    char buffer[WORD_SIZE];
    hz_span word = word_squeeze(name, buffer);
    for (size_t i = 0; i < word.len; i++) {
        if (is_digit(word.ptr[i])) {
            return false;
        }
    }
    hz_span list = name;
    return hz_is_name(name) && span_trim(word_next(&list)).len == span_trim(name).len &&
           !word_within(word, "(|)|:|和|及|与|等");
}

void repair_phone(struct repairs *r, hz_column column)
{
    hz_span text = r->hazard->cells[column].text;
    size_t digits = 0;
    hz_span number = find_number(text, &digits);
    hz_span before = {text.ptr, (size_t)(number.ptr - text.ptr)};
    hz_span after = {number.ptr + number.len, text.len - before.len - number.len};
    hz_span name = cut_divider(before);
    const hz_row *row = r->rc.row;
    hz_span known = hz_row_text(row, HZ_COL_OWNER_PHONE);
    bool in_bracket = word_within(before, "(|（|[|【|〔");
    if (is_phone(number, digits) && ends_phone(after, in_bracket) && is_one_name(name) &&
        (known.len == 0 || hz_span_equal(known, number))) {
        repair_set(r, column, name);
        if (known.len == 0) {
            repair_set(r, HZ_COL_OWNER_PHONE, number);
        }
    }
}
