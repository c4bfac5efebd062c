/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/row_text.h"
#include "base/diag.h"
#include "base/span.h"
#include "value/value.h"
#include <string.h>

void row_text_read(struct row_text *p, hz_span text)
{
    char cut[sizeof p->text / 2];
    char plain[sizeof p->text - 1];
    size_t len = 0;
    hz_diag_copy(cut, sizeof cut, span_trim(text));
    p->len = 0;
    if (!hz_normalize(hz_span_of(cut), plain, sizeof plain, &len)) {
        len = 0;
    }
    for (size_t i = 0; i < len; i++) {
        if (plain[i] != ' ' && plain[i] != '\t' && plain[i] != '\r' && plain[i] != '\n') {
            p->text[p->len++] = plain[i];
        }
    }
    p->text[p->len] = '\0';
}

/* Removes @p word from the beginning of @p s. */
static bool take(hz_span *s, const char *word, size_t len)
{
    if (s->len < len || memcmp(s->ptr, word, len) != 0) {
        return false;
    }
    *s = (hz_span){s->ptr + len, s->len - len};
    return true;
}

/* The length of the word at the beginning of @p words if @p s begins with it, otherwise 0. */
static size_t match_word(hz_span s, const char *words)
{
    size_t len = 0;
    while (len < s.len && words[len] == s.ptr[len] && words[len] != '|' && words[len] != '\0') {
        len++;
    }
    return words[len] == '|' || words[len] == '\0' ? len : 0;
}

bool text_take_any(hz_span *s, const char *words)
{
    size_t longest = 0;
    while (words != NULL) {
        size_t len = match_word(*s, words);
        longest = len > longest ? len : longest;
        const char *end = strchr(words + len, '|');
        words = end == NULL ? NULL : end + 1;
    }
    *s = (hz_span){s->ptr + longest, s->len - longest};
    return longest > 0;
}

/* True if @p s consists only of @p words. */
static bool is_made_of(hz_span s, const char *words)
{
    bool any = false;
    while (s.len > 0 && text_take_any(&s, words)) {
        any = true;
    }
    return any && s.len == 0;
}

static const char total_words[] = "合计|小计|总计|共计|累计|总数|全县";
static const char figure_words[] =
    "0|1|2|3|4|5|6|7|8|9|.|,|%|+|-|/|(|)|:|—|万元|元|项|条|个|处|家|户|件|起|人|次|年|月|日|"
    "隐患|重大事故隐患|重大隐患|一般隐患|企业|其中|共";

bool text_is_figure(const struct row_text *p)
{
    size_t digits = strspn(p->text, "0123456789.,%+-/():"); /* most are nothing else */
    hz_span rest = {p->text + digits, p->len - digits};
    return rest.len == 0 ? digits > 0 : is_made_of(rest, figure_words);
}

bool text_is_total(const struct row_text *p)
{
    static const char words[] = "合计|小计|总计|共计|累计|总数|全县|全镇|全乡|全区|本页|本表|本月|"
                                "本期|各项|以上|数|金额|:|(万元)|万元";
    hz_span s = {p->text, p->len};
    if (!is_made_of(s, words)) {
        return false;
    }
    for (; s.len > 0; s = (hz_span){s.ptr + 1, s.len - 1}) {
        hz_span rest = s;
        if (text_take_any(&rest, total_words)) {
            return true;
        }
    }
    return false;
}

bool text_is_like_total(const struct row_text *p)
{
    enum { LONGEST = 36 };
    hz_span s = {p->text, p->len};
    if (text_is_total(p) || (text_take_any(&s, total_words) && is_made_of(s, figure_words))) {
        return true;
    }
    s = (hz_span){p->text, p->len};
    if (text_take_any(&s, "共|总共|共有") && s.len > 0 && s.ptr[0] >= '0' && s.ptr[0] <= '9' &&
        is_made_of(s, figure_words)) {
        return true; /* 共3条 */
    }
    static const char *const endings[] = {"合计", "小计", "总计", "共计"};
    for (size_t i = 0; i < 4; i++) {
        size_t len = strlen(endings[i]);
        if (p->len > len && p->len <= LONGEST &&
            memcmp(p->text + p->len - len, endings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

bool text_begins_section(const struct row_text *p, bool digits)
{
    static const char numerals[] = "一|二|三|四|五|六|七|八|九|十|百";
    hz_span s = {p->text, p->len};
    bool bracket = take(&s, "(", 1);
    bool ordinal = !bracket && take(&s, "第", strlen("第"));
    bool any = false;
    while (text_take_any(&s, numerals) || (digits && text_take_any(&s, "0|1|2|3|4|5|6|7|8|9"))) {
        any = true;
    }
    if (!any || s.len == 0) {
        return false;
    }
    if (ordinal) {
        return text_take_any(&s, "部分|类|章|节|篇|批");
    }
    bool ended = bracket ? take(&s, ")", 1) : text_take_any(&s, "、|.|,|:|．");
    return ended && s.len > 0 && (s.ptr[0] < '0' || s.ptr[0] > '9');
}

bool text_is_nothing(const struct row_text *p)
{
    return is_made_of((hz_span){p->text, p->len}, "/|-|—|–|\\|无|暂无|没有");
}

bool text_is_example(const struct row_text *p)
{
    static const char words[] = "填写示例|填报示例|示例|样例|范例|举例|例子|例";
    hz_span s = {p->text, p->len};
    bool bracket = take(&s, "(", 1);
    return text_take_any(&s, words) &&
           (s.len == 0 || (s.len == 1 && s.ptr[0] == (bracket ? ')' : ':')));
}

size_t text_column_number(hz_span text)
{
    static const char letters[] = "甲|乙|丙|丁|A|B|C|D";
    struct row_text p;
    size_t number = 0;
    row_text_read(&p, text);
    hz_span s = {p.text, p.len};
    if (is_made_of(s, letters) && s.len <= 3) {
        return SIZE_MAX;
    }
    bool bracket = take(&s, "(", 1);
    size_t i = 0;
    for (; i < s.len && i < 3 && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++) {
        number = number * 10 + (size_t)(s.ptr[i] - '0');
    }
    return s.len - i == (bracket ? 1 : 0) && (!bracket || s.ptr[i] == ')') ? number : 0;
}

static const char signature_words[] =
    "填表人|填报人|填写人|制表人|制表|填表|报送人|录入人|统计人|统计员|经办人|经手人|审核人|"
    "审核|"
    "审定人|审定|核对人|复核人|审批人|签发人|签发|负责人|单位负责人|单位主要负责人|主要负责人|"
    "分管负责人|部门负责人|分管领导|主管领导|主要领导|包保领导|镇长|乡长|"
    "领导签字|联系人|联系电话|联系方式|电话|手机|填报日期|填表日期|制表日期|报送日期|上报日期|"
    "填报时间|填表时间|制表时间|报送时间|上报时间|截至时间|截至日期|日期|填报单位|报送单位|"
    "上报单位|制表单位|单位|单位盖章|盖章|公章|签字|填报人签字|单位(公章)|单位(盖章)|"
    "县安委办|单位名称|传真|邮箱";

enum signature text_signature(const struct row_text *p)
{
    hz_span s = {p->text, p->len};
    if (!text_take_any(&s, signature_words)) {
        return NO_SIGNATURE;
    }
    (void)text_take_any(&s, "签字|签名|签章|盖章|意见");
    if (take(&s, "(", 1)) {
        const char *end = memchr(s.ptr, ')', s.len);
        if (end == NULL) {
            return NO_SIGNATURE;
        }
        s = (hz_span){end + 1, s.len - (size_t)(end + 1 - s.ptr)};
    }
    bool colon = take(&s, ":", 1);
    if (s.len == 0) {
        return SIGNATURE_LABEL;
    }
    return colon ? SIGNATURE_VALUE : NO_SIGNATURE;
}

bool text_is_signatures(const struct row_text *p)
{
    hz_span s = {p->text, p->len};
    hz_span first = s;
    size_t labels = 0;
    if (!text_take_any(&first, "填|制表|审|报送|上报|录入|统计|经办|核对|复核")) {
        return false; /* 负责人：… may be a description */
    }
    while (s.len > 0) {
        if (text_take_any(&s, signature_words)) {
            labels += s.len > 0 && s.ptr[0] == ':' ? 1 : 0;
        } else {
            s = (hz_span){s.ptr + 1, s.len - 1};
        }
    }
    return labels > 1 && text_signature(p) == SIGNATURE_VALUE;
}

bool text_is_page_mark(const struct row_text *p)
{
    enum { SHORTEST = 3 };
    hz_span s = {p->text, p->len};
    if (strstr(p->text, "页") != NULL) {
        return is_made_of(s, "第|共|页|0|1|2|3|4|5|6|7|8|9|/|,|-|—|(|)");
    }
    return p->len >= SHORTEST && is_made_of(s, "-|—|–|_|=|*|.");
}

bool text_is_date(const struct row_text *p, bool plain)
{
    hz_date date;
    return (plain || strstr(p->text, "日") != NULL) &&
           hz_date_parse((hz_span){p->text, p->len}, &date) == HZ_VALUE_OK;
}
