/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/intern.h"
#include "base/nearest.h"
#include "base/span.h"
#include "plan/plan_file.h"
#include "value/words.h"
#include <stdlib.h>

/* Every name and alias in a list, with the item that it names. */
struct name_index {
    struct intern texts;
    int *items; /* for each text */
    size_t count;
    size_t cap;
};

/* Adds @p text for @p item; a text that is there already keeps its item. */
static bool index_text(struct name_index *index, const char *text, size_t item)
{
    size_t number = intern_put(&index->texts, hz_span_of(text));
    if (number < index->count) {
        return true;
    }
    if (number == SIZE_MAX ||
        !array_reserve(&index->items, &index->cap, index->count + 1, sizeof *index->items)) {
        return false;
    }
    index->items[index->count++] = (int)item;
    return true;
}

bool names_index_init(hz_names *names)
{
    bool ok = (names->index = calloc(1, sizeof *names->index)) != NULL;
    for (size_t i = 0; ok && i < names->count; i++) {
        const hz_name *name = &names->items[i];
        ok = index_text(names->index, name->name, i);
        for (size_t a = 0; ok && a < name->aliases.count; a++) {
            ok = index_text(names->index, name->aliases.items[a], i);
        }
    }
    return ok;
}

void names_index_clear(hz_names *names)
{
    if (names->index != NULL) {
        intern_free(&names->index->texts);
        free(names->index->items);
        free(names->index);
        names->index = NULL;
    }
}

static bool has_name(const hz_name *name, hz_span text)
{
    if (hz_span_is(text, name->name)) {
        return true;
    }
    for (size_t i = 0; i < name->aliases.count; i++) {
        if (hz_span_is(text, name->aliases.items[i])) {
            return true;
        }
    }
    return false;
}

int hz_names_find(const hz_names *names, hz_span text)
{
    if (names->index != NULL) {
        size_t number = intern_find(&names->index->texts, text);
        return number == SIZE_MAX ? -1 : names->index->items[number];
    }
    for (size_t i = 0; i < names->count; i++) {
        if (has_name(&names->items[i], text)) {
            return (int)i;
        }
    }
    return -1;
}

int names_match(const hz_names *names, hz_span text)
{
    char buffer[WORD_SIZE];
    int found = hz_names_find(names, text);
    return found >= 0 ? found : hz_names_find(names, word_squeeze(text, buffer));
}

/* True if @p before is empty or ends with a province or a city, as what precedes a county does. */
static bool is_above_county(hz_span before)
{
    return before.len == 0 || word_cut_end(&before, "市") || word_cut_end(&before, "省") ||
           word_cut_end(&before, "州") || word_cut_end(&before, "区");
}

/* Returns what follows the first @p len bytes of the county's name; @p text if it has none. */
static hz_span after_county(hz_span text, const char *county, size_t len)
{
    const char *at = span_find(text, (hz_span){county, len});
    if (at == NULL || !is_above_county((hz_span){text.ptr, (size_t)(at - text.ptr)})) {
        return text;
    }
    size_t before = (size_t)(at - text.ptr) + len;
    return (hz_span){text.ptr + before, text.len - before};
}

/* Removes the county's name, also without 县: 溆浦县卢峰镇, 溆浦卢峰镇. */
static hz_span without_county(hz_span text, const char *county)
{
    enum { LAST_CHARACTER = 3, SHORTEST = 6 };
    size_t len = strlen(county);
    hz_span rest = after_county(text, county, len);
    if (rest.len == text.len && len >= SHORTEST + LAST_CHARACTER) {
        rest = after_county(text, county, len - LAST_CHARACTER);
    }
    return rest;
}

/* Removes an office of a township, whose name is used for the township. */
static bool cut_office(hz_span *text)
{
    static const char *const offices[] = {
        "人民政府",       "党委政府", "党委",     "政府",
        "党政办",         "办公室",   "安监站",   "应急办",
        "应急管理站",     "应急站",   "安监办",   "安委办",
        "安全监管站",     "安委会",   "应急所",   "应急管理办公室",
        "安全生产委员会", "机关",     "应急中心", "综合执法大队",
        "本级",           "、"};
    bool cut = false;
    for (size_t i = 0; i < sizeof offices / sizeof offices[0]; i++) {
        cut = word_cut_end(text, offices[i]) || cut;
    }
    return cut;
}

int names_match_unit(const hz_names *names, const hz_plan *plan, hz_span text)
{
    char buffer[WORD_SIZE];
    int found = hz_names_find(names, text);
    if (found >= 0) {
        return found;
    }
    hz_span word = without_county(word_squeeze(text, buffer), plan->county);
    found = hz_names_find(names, word);
    while (found < 0 && cut_office(&word)) {
        found = hz_names_find(names, word);
    }
    return found;
}

int areas_match_start(const hz_plan *plan, hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = without_county(word_squeeze(text, buffer), plan->county);
    for (size_t i = 0; i < plan->areas.count; i++) {
        hz_span rest = word;
        if (word_cut_start(&rest, plan->areas.items[i].name) && rest.len > 0) {
            return (int)i;
        }
    }
    return -1;
}

/* True if only one of both has a word of negation: 非煤矿山 is not 煤矿. */
static bool differs_in_negation(const char *name, hz_span text)
{
    static const char *const negations[] = {"非", "未", "不", "无"};
    bool differs = false;
    for (size_t i = 0; i < sizeof negations / sizeof negations[0]; i++) {
        hz_span negation = hz_span_of(negations[i]);
        differs = differs || (span_find(text, negation) == NULL) !=
                                 (span_find(hz_span_of(name), negation) == NULL);
    }
    return differs;
}

/* One character may differ in names of three or four characters, two in longer names. */
static bool is_near(const char *name, hz_span text, size_t distance)
{
    size_t length = edit_distance(hz_span_of(name), (hz_span){"", 0});
    return length >= 3 && distance <= (length >= 5 ? 2 : 1) && !differs_in_negation(name, text);
}

const char *hz_names_nearest(const hz_names *names, hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    const char *best = "";
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i].name;
        size_t distance = edit_distance(word, hz_span_of(name));
        if (distance > least || !is_near(name, word, distance)) {
            continue;
        }
        best = distance == least ? "" : name; /* none of two that are equally near */
        least = distance;
    }
    return best;
}

int hz_unit_find(const hz_plan *plan, hz_span name)
{
    int area = names_match_unit(&plan->areas, plan, name);
    int department = area >= 0 ? -1 : names_match_unit(&plan->departments, plan, name);
    return department < 0 ? area : (int)plan->areas.count + department;
}

const char *hz_unit_name(const hz_plan *plan, int unit)
{
    int areas = (int)plan->areas.count;
    return unit < areas ? plan->areas.items[unit].name : plan->departments.items[unit - areas].name;
}

int hz_unit_count(const hz_plan *plan)
{
    return (int)(plan->areas.count + plan->departments.count);
}
