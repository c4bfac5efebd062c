/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/informal_choice.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "value/words.h"
#include <stdlib.h>

static const char write_it[] = N_("write {value}");
static const char rectified[] = N_("write {value} and the date in 整改完成日期");
static const char accepted[] = N_("write {value} and fill in 整改完成日期, 验收日期 and 验收人");
static const char closed[] =
    N_("write {value}, and fill in 整改完成日期, 验收日期, 验收人, 销号日期 and 销号审批人");
static const char which_level[] =
    N_("write the level of the authority that listed it: 县级, 市级 or 省级");
static const char two_levels[] = N_("the only levels are 重大 and 一般");
static const char no_state[] = N_("this does not say how far the rectification has progressed; "
                                  "write 整改中, 待验收 or 已销号, and the details in 备注");
static const char if_rectified[] = N_("if the hazard is rectified, write 待验收 and the date in "
                                      "整改完成日期; otherwise write 整改中");

/* The words of choice_words.def, sorted; made by word_table.sh. */
#define WRITE_IT write_it
#define RECTIFIED rectified
#define ACCEPTED accepted
#define CLOSED_IT closed
static const struct choice_word {
    const char *text;
    hz_type type;
    int choice;
    const char *advice;
} choice_words[] = {
#include "schema/choice_words.inc"
};

/* Words that may mean several values or none: advice only. */
static const struct {
    hz_type type;
    const char *words;
    const char *advice;
} doubtful[] = {
    {HZ_TYPE_STATUS, "立行立改|即知即改|立查立改|边查边改|整改|完成|已改", if_rectified},
    {HZ_TYPE_STATUS, "已关闭|已停产|长期坚持|已拆除|已移交|停产|关闭|拆除|移交", no_state},
    {HZ_TYPE_LEVEL,
     "较大|较大隐患|突出隐患|突出|特别重大|特大|特别重大隐患|低风险|轻微|严重|一般问题|"
     "I级|II级|III级|IV级|一级|二级|三级|四级|A级|B级|C级|D级|A|B|C|D|I|II|III|IV|1|2|3|4|红|橙|黄|"
     "蓝",
     two_levels},
    {HZ_TYPE_LISTING, "是|已挂牌|已挂牌督办|挂牌|挂牌督办|√|✓|✔|有|已挂", which_level},
    {HZ_TYPE_LISTING, "国家级|国务院安委会|国务院安委办|国家|乡镇级|乡级|镇级|乡镇|部级",
     which_level},
    {HZ_TYPE_ACTION, "罚款|行政罚款|处罚|行政处罚",
     N_("write the amount of the fine in 企业罚款（万元） or 负责人罚款（万元）")},
};

/* What 是 and 否 mean, and 已完成 and 未完成, of what the label names; the first line that fits. */
static const struct answer {
    hz_type type;
    const char *labels; /* that contain one of these words, joined by | */
    struct informal_choice yes;
    struct informal_choice no;
} answers[] = {
    {HZ_TYPE_STATUS,
     "销号|闭环|核销|办结",
     {HZ_STATUS_CLOSED, closed},
     {HZ_NO_CHOICE, if_rectified}},
    {HZ_TYPE_STATUS,
     "验收|复查",
     {HZ_STATUS_TO_BE_ACCEPTED, accepted},
     {HZ_NO_CHOICE, if_rectified}},
    {HZ_TYPE_STATUS,
     "整改|完成|到位",
     {HZ_STATUS_TO_BE_ACCEPTED, rectified},
     {HZ_STATUS_RECTIFYING, write_it}},
    {HZ_TYPE_LEVEL, "重大", {HZ_LEVEL_MAJOR, write_it}, {HZ_LEVEL_ORDINARY, write_it}},
};

static int compare_word(const void *word, const void *known)
{
    hz_span s = *(const hz_span *)word;
    const char *text = ((const struct choice_word *)known)->text;
    size_t len = strlen(text);
    int order = memcmp(s.ptr, text, s.len < len ? s.len : len);
    return order != 0 ? order : (s.len > len) - (s.len < len);
}

static const struct choice_word *find_word(hz_type type, hz_span word)
{
    const struct choice_word *known =
        word.len == 0 ? NULL
                      : bsearch(&word, choice_words, sizeof choice_words / sizeof choice_words[0],
                                sizeof choice_words[0], compare_word);
    return known != NULL && known->type == type ? known : NULL;
}

/* Returns the value for which @p plan adds @p word; HZ_NO_CHOICE: none. */
static int find_in_plan(hz_type type, const hz_plan *plan, hz_span word)
{
    for (size_t i = 0; plan != NULL && i < plan->values.count; i++) {
        const hz_plan_value *added = &plan->values.items[i];
        for (size_t k = 0; added->type == (int)type && k < added->words.count; k++) {
            char buffer[WORD_SIZE];
            if (hz_span_equal(word, word_bare(hz_span_of(added->words.items[k]), buffer))) {
                return added->choice;
            }
        }
    }
    return HZ_NO_CHOICE;
}

int choice_read(hz_type type, const hz_plan *plan, hz_span text)
{
    char buffer[WORD_SIZE];
    int choice = hz_choice_find(type, text);
    const struct choice_word *known = choice < 0 ? find_word(type, text) : NULL;
    if (choice >= 0 || known != NULL) {
        return choice >= 0 ? choice : known->choice;
    }
    hz_span word = word_bare(text, buffer);
    choice = hz_choice_find(type, word);
    choice = choice < 0 ? find_in_plan(type, plan, word) : choice;
    known = choice < 0 ? find_word(type, word) : NULL;
    return known != NULL ? known->choice : choice;
}

bool choice_is_accepted(hz_span text)
{
    char buffer[WORD_SIZE];
    const struct choice_word *known = find_word(HZ_TYPE_STATUS, word_bare(text, buffer));
    return known != NULL && known->advice == accepted;
}

bool informal_choice_find(hz_type type, hz_span word, struct informal_choice *meaning)
{
    const struct choice_word *known = find_word(type, word);
    if (known != NULL) {
        *meaning = (struct informal_choice){known->choice, known->advice};
        return true;
    }
    for (size_t i = 0; i < sizeof doubtful / sizeof doubtful[0]; i++) {
        if (doubtful[i].type == type && word_in(word, doubtful[i].words)) {
            *meaning = (struct informal_choice){HZ_NO_CHOICE, doubtful[i].advice};
            return true;
        }
    }
    return false;
}

/* What a word says of that which the label names. */
enum reply { REPLY_NONE, REPLY_YES, REPLY_NO };

static enum reply reply_of(hz_span word)
{
    return word_in(word, "是|√|✓|✔|Y|y|YES|Yes|yes|有|对") ? REPLY_YES
           : word_in(word, "否|×|✗|✘|X|x|N|n|NO|No|no|未") ? REPLY_NO
                                                           : REPLY_NONE;
}

/* 已完成 in 销号情况 is a hazard that is closed, but in 整改情况 one that is rectified. */
static enum reply completion_of(hz_span word, bool label_asks)
{
    return word_in(word, "已完成|已全部完成") || (label_asks && hz_span_is(word, "完成"))
               ? REPLY_YES
           : word_in(word, "未完成|尚未完成|暂未完成|没有完成|未全部完成") ? REPLY_NO
                                                                           : REPLY_NONE;
}

static bool find_answer(hz_type type, const char *label, enum reply reply,
                        struct informal_choice *meaning)
{
    for (size_t i = 0; reply != REPLY_NONE && i < sizeof answers / sizeof answers[0]; i++) {
        if (answers[i].type == type && word_within(hz_span_of(label), answers[i].labels)) {
            *meaning = reply == REPLY_YES ? answers[i].yes : answers[i].no;
            return true;
        }
    }
    return false;
}

bool informal_choice_answer(hz_type type, hz_span text, const char *label,
                            struct informal_choice *meaning)
{
    char buffer[WORD_SIZE];
    return find_answer(type, label, reply_of(word_bare(text, buffer)), meaning);
}

bool choice_read_answer(hz_type type, hz_span text, const char *label,
                        struct informal_choice *meaning)
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    bool asks = word_within(hz_span_of(label), "是否|与否|是/否|是、否");
    enum reply reply = asks ? reply_of(word) : REPLY_NONE;
    if (reply == REPLY_NONE && type == HZ_TYPE_STATUS) {
        reply = completion_of(word, asks);
    }
    return find_answer(type, label, reply, meaning);
}

bool informal_choice_is_none(hz_type type, hz_span text)
{
    char buffer[WORD_SIZE];
    static const char listing[] =
        "否|无|/|-|--|—|——|–|\\|×|✗|未|未挂牌|不挂牌|未挂牌督办|不挂牌督办|没有|N/A|"
        "无挂牌|非挂牌|暂未挂牌|未挂|不需挂牌|无需挂牌|暂无";
    static const char action[] =
        "无|否|/|-|--|—|——|–|\\|×|✗|未|未处罚|无处罚|不处罚|未采取|没有|N/A|暂无|未执法";
    static const char status[] = /* it may be rectified, or not */
        "未销号|未销|暂未销号|尚未销号|没有销号|未完成销号|未闭环|尚未闭环|未完成闭环|未核销|"
        "未办结|"
        "尚未办结";
    if (type != HZ_TYPE_LISTING && type != HZ_TYPE_ACTION && type != HZ_TYPE_STATUS) {
        return false;
    }
    hz_span word = word_squeeze(text, buffer);
    return word_in(word, type == HZ_TYPE_LISTING  ? listing
                         : type == HZ_TYPE_ACTION ? action
                                                  : status);
}
