/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/loose_names.h"
#include "value/words.h"

int names_find_loosely(const hz_names *names, hz_span text)
{
    char buffer[WORD_SIZE];
    int found = hz_names_find(names, text);
    return found >= 0 ? found : hz_names_find(names, word_squeeze(text, buffer));
}

/* True if nothing, or only a province and a city, is named before the county. */
static bool is_above_county(hz_span before)
{
    return before.len == 0 || word_cut_end(&before, "市") || word_cut_end(&before, "省") ||
           word_cut_end(&before, "州") || word_cut_end(&before, "区");
}

/* What follows the first @p len bytes of the county's name; all of it where it is not named first.
 */
static hz_span after_county(hz_span text, const char *county, size_t len)
{
    const char *at = word_find(text, (hz_span){county, len});
    if (at == NULL || !is_above_county((hz_span){text.ptr, (size_t)(at - text.ptr)})) {
        return text;
    }
    size_t before = (size_t)(at - text.ptr) + len;
    return (hz_span){text.ptr + before, text.len - before};
}

/* 溆浦县卢峰镇 and 溆浦卢峰镇. */
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

/* The offices of a township, whose names stand for it. */
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

int units_find_loosely(const hz_names *names, const hz_plan *plan, hz_span text)
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

int areas_find_beginning(const hz_plan *plan, hz_span text)
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
