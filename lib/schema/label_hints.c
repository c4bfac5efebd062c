/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/label_hints.h"

/* The whole of a hint, or of a part of it between commas; joined by |. */
static const char hints[] =
    "|必填|必填项|必须填写|必选|选填|非必填|选填项|可选|可空|可为空|可不填|可不填写|不填|"
    "签名|签字|签章|盖章|公章|签字盖章|手写|手签|本人签名|本人签字|"
    "年、月、日|年月日|年/月/日|年-月-日|年.月.日|年月|年/月|精确到日|"
    "多选|可多选|下拉|下拉选择|下拉选项|文本|文本格式|日期格式|数字|数值|"
    "全称|全名|18位|是/否|是或否|是、否|重大/一般|一般/重大|重大、一般|一般、重大|"
    "自动生成|系统生成|系统自动生成|";

/* How a hint may begin that says what to write. */
static const char *const beginnings[] = {"格式", "单选", "多选", "如",   "例",
                                         "请",   "填写", "选择", "下拉", "从下拉"};

/* What brackets say where the column is another one; joined by |. */
static const char others[] =
    "|个人|监管|属地|行业|延期|延期后|展期后|企业|企业自验|自验|自查|初验|复验|"
    "已整改/未整改|上期|上月|本期|本月|";

static bool is_in(const char *list, hz_span word)
{
    for (const char *p = list; word.len > 0 && *p != '\0'; p++) {
        if (*p == '|' && strncmp(p + 1, word.ptr, word.len) == 0 && p[1 + word.len] == '|') {
            return true;
        }
    }
    return false;
}

static bool begins_hint(hz_span content)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t len = strlen(beginnings[i]);
        if (content.len >= len && memcmp(content.ptr, beginnings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* The bytes of the first character of @p s that forms of dates are written with; 0: it is another.
 */
static size_t date_character(hz_span s)
{
    static const char *const words[] = {"年", "月", "日"};
    for (size_t i = 0; i < 3; i++) {
        if (s.len >= 3 && memcmp(s.ptr, words[i], 3) == 0) {
            return 3;
        }
    }
    return strchr("0123456789ymdx-/.", s.ptr[0]) != NULL ? 1 : 0;
}

/* True of yyyy-mm-dd, xxxx年xx月xx日, 2023-05-01: eight characters at least, only those of dates.
 */
static bool is_date_form(hz_span content)
{
    size_t len = 1;
    size_t left = content.len;
    while (left > 0 && len > 0) {
        len = date_character((hz_span){content.ptr + content.len - left, left});
        left -= len;
    }
    return left == 0 && content.len >= 8;
}

/* The length of @p s before its first comma, semicolon or 、. */
static size_t first_part(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool wide = s.len - i >= 3 && memcmp(s.ptr + i, "、", 3) == 0;
        if (wide || s.ptr[i] == ',' || s.ptr[i] == ';') {
            return i;
        }
    }
    return s.len;
}

bool label_is_hint(hz_span content)
{
    if (is_in(hints, content) || is_date_form(content) || begins_hint(content)) {
        return true;
    }
    size_t len = first_part(content);
    if (len == content.len || !label_is_hint((hz_span){content.ptr, len})) {
        return false;
    }
    size_t comma = content.ptr[len] == ',' || content.ptr[len] == ';' ? 1 : 3;
    return label_is_hint((hz_span){content.ptr + len + comma, content.len - len - comma});
}

bool label_is_other(hz_span content)
{
    return is_in(others, content);
}
