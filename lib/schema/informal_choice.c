/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/informal_choice.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "value/words.h"

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

/* Words with one meaning. A word that may mean two things is advice without a value. */
static const struct informal_choice meanings[] = {
    {HZ_TYPE_STATUS, "整改中",
     "未整改|未完成|未完成整改|未整改到位|待整改|限期整改|正在整改|整改推进中|正在推进|部分整改|"
     "持续整改|逾期未整改|停产整改中|整改|在整改|正整改|未整改完成|整改未完成",
     write_it},
    {HZ_TYPE_STATUS, "待验收",
     "已整改|已整改到位|已完成|已完成整改|完成整改|整改完成|整改到位|已立即整改|100%|待复查|待核查|"
     "已整改待验收|完成|已整改完成|已整改完毕|整改完毕|已改|整改到位待验收|待销号",
     rectified},
    {HZ_TYPE_STATUS, "待验收", "已验收|已复查|验收合格|已验收待销号|验收通过|复查合格", accepted},
    {HZ_TYPE_STATUS, "已销号", "销号|已核销|已办结|办结|已闭环|闭环|整改闭环|完成销号|已完成销号",
     closed},
    {HZ_TYPE_STATUS, NULL, "立行立改|即知即改|立查立改|边查边改", if_rectified},
    {HZ_TYPE_STATUS, NULL, "未销号", if_rectified},
    {HZ_TYPE_STATUS, NULL, "已关闭|已停产|长期坚持|已拆除|已移交|停产|关闭|拆除|移交", no_state},

    {HZ_TYPE_LEVEL, "重大", "重大隐患|重大事故隐患|重大火灾隐患|重大风险隐患|重大安全隐患",
     write_it},
    {HZ_TYPE_LEVEL, "一般", "一般隐患|一般事故隐患|一般安全隐患|一般问题", write_it},
    {HZ_TYPE_LEVEL, NULL,
     "较大|较大隐患|突出隐患|突出|特别重大|特大|特别重大隐患|低风险|轻微|严重|I级|II级|III级|IV级|"
     "一级|"
     "二级|三级|四级|A级|B级|C级|D级|A|B|C|D|I|II|III|IV|1|2|3|4|红|橙|黄|蓝",
     two_levels},

    {HZ_TYPE_LISTING, "县级",
     "县|县挂牌|县级挂牌|县级挂牌督办|县挂牌督办|县安委会|县安委办|县政府|区级", write_it},
    {HZ_TYPE_LISTING, "市级", "市|市挂牌|市级挂牌|市级挂牌督办|市挂牌督办|市安委会|市安委办|市政府",
     write_it},
    {HZ_TYPE_LISTING, "省级", "省|省挂牌|省级挂牌|省级挂牌督办|省挂牌督办|省安委会|省安委办|省政府",
     write_it},
    {HZ_TYPE_LISTING, NULL, "是|已挂牌|已挂牌督办|挂牌|挂牌督办|√|✓|✔|有|已挂", which_level},
    {HZ_TYPE_LISTING, NULL, "国家级|国务院安委会|国务院安委办|国家|乡镇级|乡级|镇级|乡镇|部级",
     which_level},

    {HZ_TYPE_ACTION, "停产整顿",
     "停产停业整顿|责令停产停业整顿|责令停产停业|停业整顿|责令停产整顿|停产停业", write_it},
    {HZ_TYPE_ACTION, "移送司法", "移送司法机关|移送公安机关|移送公安|移送司法机关处理", write_it},
    {HZ_TYPE_ACTION, NULL, "罚款|行政罚款|处罚|行政处罚",
     N_("write the amount of the fine in 企业罚款（万元） or 负责人罚款（万元）")},
};

/* 是 and 否 answer the question in the label. */
static const struct answer {
    hz_type type;
    const char *labels; /* that contain one of these words, joined by | */
    struct informal_choice yes;
    struct informal_choice no;
} answers[] = {
    {HZ_TYPE_STATUS,
     "销号|闭环|核销|办结",
     {HZ_TYPE_STATUS, "已销号", "", closed},
     {HZ_TYPE_STATUS, NULL, "", if_rectified}},
    {HZ_TYPE_STATUS,
     "验收|复查",
     {HZ_TYPE_STATUS, "待验收", "", accepted},
     {HZ_TYPE_STATUS, NULL, "", if_rectified}},
    {HZ_TYPE_STATUS,
     "整改|完成|到位",
     {HZ_TYPE_STATUS, "待验收", "", rectified},
     {HZ_TYPE_STATUS, "整改中", "", write_it}},
    {HZ_TYPE_LEVEL,
     "重大",
     {HZ_TYPE_LEVEL, "重大", "", write_it},
     {HZ_TYPE_LEVEL, "一般", "", write_it}},
};

const struct informal_choice *informal_choice_find(hz_type type, hz_span word)
{
    for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
        if (meanings[i].type == type && word_in(word, meanings[i].words)) {
            return &meanings[i];
        }
    }
    return NULL;
}

const struct informal_choice *informal_choice_yes_no(hz_type type, hz_span word, hz_span label)
{
    bool yes = word_in(word, "是|√|✓|✔|Y|y|YES|Yes|yes|有|对");
    bool no = word_in(word, "否|×|✗|✘|X|x|N|n|NO|No|no|未");
    for (size_t i = 0; (yes || no) && i < sizeof answers / sizeof answers[0]; i++) {
        if (answers[i].type == type && word_within(label, answers[i].labels)) {
            return yes ? &answers[i].yes : &answers[i].no;
        }
    }
    return NULL;
}

bool informal_choice_is_none(hz_type type, hz_span text)
{
    char buffer[WORD_SIZE];
    static const char listing[] =
        "否|无|/|-|--|—|——|–|\\|×|✗|未|未挂牌|不挂牌|未挂牌督办|不挂牌督办|没有|N/A|"
        "无挂牌|非挂牌|暂未挂牌|未挂|不需挂牌|无需挂牌|暂无";
    static const char action[] =
        "无|否|/|-|--|—|——|–|\\|×|✗|未|未处罚|无处罚|不处罚|未采取|没有|N/A|暂无|未执法";
    if (type != HZ_TYPE_LISTING && type != HZ_TYPE_ACTION) {
        return false;
    }
    hz_span word = word_squeeze(text, buffer);
    return word_in(word, type == HZ_TYPE_LISTING ? listing : action);
}
