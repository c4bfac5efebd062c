/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "check/persons.h"
#include "value/words.h"

/* The longer before the shorter that it ends or begins with. */
static const char *const titles[] = {
    "法定代表人", "主要负责人", "安全负责人", "现场负责人", "安全管理员", "主任科员",
    "高级工程师", "主任医师",   "党组书记",   "党委书记",   "支部书记",   "安全总监",
    "实际控制人", "委员会主任", "总经理",     "董事长",     "负责人",     "办事员",
    "大队长",     "中队长",     "秘书长",     "工程师",     "安全员",     "安监员",
    "监督员",     "执法员",     "调研员",     "教导员",     "指导员",     "村主任",
    "村支书",     "护林员",     "技术员",     "网格员",     "派驻员",     "科员",
    "干事",       "专干",       "站长",       "主任",       "镇长",       "乡长",
    "书记",       "局长",       "科长",       "股长",       "队长",       "所长",
    "院长",       "校长",       "园长",       "厂长",       "矿长",       "经理",
    "部长",       "组长",       "班长",       "处长",       "县长",       "市长",
    "主席",       "店长",       "支书",       "村长",       "馆长",       "董事",
    "总监",       "专家",       "委员",       "组员",       "同志",       "先生",
    "女士",       "老师",       "师傅",       "老板",       "业主",       "法人",
    "会计",       "出纳",       "主管",       "警官",       "民警",       "政委",
};
enum { TITLES = sizeof titles / sizeof titles[0] };

/* Words before a title that belong to it. */
static const char *const ranks[] = {"常务副", "副",   "代理", "一级", "二级",
                                    "三级",   "四级", "兼",   "总"};
enum { RANKS = sizeof ranks / sizeof ranks[0] };

static bool cut_title_at_end(hz_span *name)
{
    for (size_t i = 0; i < TITLES; i++) {
        if (word_cut_end(name, titles[i])) {
            for (size_t r = 0; r < RANKS; r++) {
                (void)word_cut_end(name, ranks[r]);
            }
            return true;
        }
    }
    return false;
}

static bool cut_title_at_start(hz_span *name)
{
    hz_span rest = *name;
    for (size_t r = 0; r < RANKS; r++) {
        (void)word_cut_start(&rest, ranks[r]);
    }
    for (size_t i = 0; i < TITLES; i++) {
        if (word_cut_start(&rest, titles[i])) {
            (void)word_cut_start(&rest, ":");
            *name = rest;
            return true;
        }
    }
    return false;
}

/* What follows the last title in @p name: 卢峰镇应急办主任李四. */
static hz_span after_title(hz_span name)
{
    enum { LONGEST_NAME = 4 };
    hz_span rest = name;
    for (size_t i = 0; i < TITLES; i++) {
        const char *at = span_find(rest, hz_span_of(titles[i]));
        while (at != NULL) {
            size_t skip = (size_t)(at - rest.ptr) + strlen(titles[i]);
            rest = (hz_span){rest.ptr + skip, rest.len - skip};
            at = span_find(rest, hz_span_of(titles[i]));
        }
    }
    (void)word_cut_start(&rest, ":");
    size_t left = count_characters(rest);
    return left >= 2 && left <= LONGEST_NAME ? rest : name;
}

/* A family name alone is no name: 欧阳主任 and 欧阳校长 are two persons. */
static bool is_name(hz_span s)
{
    static const char families[] =
        "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|南宫|长孙|宇文|轩辕|西门";
    return count_characters(s) >= 2 && !word_in(s, families);
}

hz_span without_titles(hz_span name)
{
    hz_span shorter = name;
    while (cut_title_at_end(&shorter) && is_name(shorter)) {
        name = shorter;
    }
    shorter = name;
    while (cut_title_at_start(&shorter) && is_name(shorter)) {
        name = shorter;
    }
    return after_title(name);
}

bool is_title(hz_span name)
{
    return cut_title_at_end(&name) && name.len == 0;
}
