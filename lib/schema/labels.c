/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/labels.h"
#include "base/span.h"
#include "schema/schema.h"
#include "value/value.h"
#include "value/words.h"
#include <stdlib.h>
#include <unistr.h>

/* The labels of columns.def and weak_labels.def, normalized and sorted; made by label_table.sh. */
static const struct known_label {
    const char *text;
    hz_column column;
    bool weak;
} known_labels[] = {
#include "schema/label_table.inc"
};

enum { KNOWN_LABELS = sizeof known_labels / sizeof known_labels[0] };

/* Returns ( or ) for a bracket of any kind; 0: @p c is not a bracket. */
static char round_bracket(ucs4_t c)
{
    switch (c) {
    case '(':
    case '[':
    case '{':
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0x3016: /* 〖 */
        return '(';
    case ')':
    case ']':
    case '}':
    case 0x3011:
    case 0x3015:
    case 0x3017:
        return ')';
    default:
        return '\0';
    }
}

/* True for spaces, marks and invisible characters. */
static bool is_ignored(ucs4_t c)
{
    static const struct {
        ucs4_t first;
        ucs4_t last;
    } ranges[] = {
        {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},
        {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x203B, 0x203B}, /* ※ */
        {0x2060, 0x206F}, {0x2605, 0x2606},                                     /* ★ ☆ */
        {0x3000, 0x3000}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
    };
    if (c < 0x7F) {
        return c <= ' ' || c == '*' || c == ':';
    }
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/* Appends the character of @p len bytes at @p from unless it is ignored. */
static void add_character(struct label *label, const char *from, size_t len, ucs4_t c)
{
    char bracket = round_bracket(c);
    if (bracket != '\0') {
        label->text[label->len++] = bracket;
    } else if (c >= 'A' && c <= 'Z') {
        label->text[label->len++] = (char)(c - 'A' + 'a');
    } else if (!is_ignored(c)) {
        memcpy(label->text + label->len, from, len);
        label->len += len;
    }
}

/* Hints that say how to fill in a column, or parts of them between commas; joined by |. */
static const char hints[] =
    "必填|必填项|必须填写|必选|选填|非必填|选填项|可选|可空|可为空|可不填|可不填写|不填|"
    "签名|签字|签章|盖章|公章|签字盖章|手写|手签|本人签名|本人签字|"
    "年、月、日|年月日|年/月/日|年-月-日|年.月.日|年月|年/月|精确到日|"
    "多选|可多选|下拉|下拉选择|下拉选项|文本|文本格式|日期格式|数字|数值|"
    "全称|全名|18位|是/否|是或否|是、否|重大/一般|一般/重大|重大、一般|一般、重大|"
    "自动生成|系统生成|系统自动生成";

/* The first words of hints that say what to write. */
static const char *const beginnings[] = {"格式", "单选", "多选", "如",   "例",
                                         "请",   "填写", "选择", "下拉", "从下拉"};

/* Words in brackets that make the label that of another column; joined by |. */
static const char others[] =
    "个人|监管|属地|行业|延期|延期后|展期后|企业|企业自验|自验|自查|初验|复验|"
    "已整改/未整改|上期|上月|本期|本月";

static bool begins_hint(hz_span content)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (word_cut_start(&content, beginnings[i])) {
            return true;
        }
    }
    return false;
}

/* Returns the length of the first character of @p s if patterns of dates have it, otherwise 0. */
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

/* True for yyyy-mm-dd, xxxx年xx月xx日, 2023-05-01: at least eight bytes, all as above. */
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

/* Returns the length of @p s before its first comma, semicolon or 、. */
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

static bool is_hint(hz_span content)
{
    if (word_in(content, hints) || is_date_form(content) || begins_hint(content)) {
        return true;
    }
    size_t len = first_part(content);
    if (len == content.len || !is_hint((hz_span){content.ptr, len})) {
        return false;
    }
    size_t comma = content.ptr[len] == ',' || content.ptr[len] == ';' ? 1 : 3;
    return is_hint((hz_span){content.ptr + len + comma, content.len - len - comma});
}

static bool means_other_column(hz_span content)
{
    return word_in(content, others);
}

/* Removes the bracket from @p open to @p end. */
static void remove_bracket(struct label *label, size_t open, size_t end)
{
    memmove(label->text + open, label->text + end, label->len - end);
    label->len -= end - open;
}

/* Removes each bracket that contains a hint, inner ones first. */
static void remove_hints(struct label *label)
{
    for (size_t i = 0; i < label->len; i++) {
        if (label->text[i] != ')') {
            continue;
        }
        size_t open = i;
        while (open > 0 && label->text[open] != '(') {
            open--;
        }
        if (label->text[open] == '(' && is_hint((hz_span){label->text + open + 1, i - open - 1})) {
            remove_bracket(label, open, i + 1);
            i = open > 0 ? open - 1 : 0;
        }
    }
}

bool label_read(struct label *label, hz_span text)
{
    char plain[LABEL_SIZE - 1];
    size_t len = 0;
    label->len = 0;
    if (!hz_normalize(span_trim(text), plain, sizeof plain, &len) || memchr(plain, '\0', len)) {
        return false;
    }
    for (size_t i = 0; i < len;) {
        ucs4_t c = (unsigned char)plain[i];
        int size = c < 0x80 ? 1 : u8_mbtouc(&c, (const uint8_t *)plain + i, len - i);
        add_character(label, plain + i, (size_t)size, c);
        i += (size_t)size;
    }
    remove_hints(label);
    label->text[label->len] = '\0';
    return label->len > 0;
}

/* Compares with a label of a .def file, in which only brackets are full-width. */
static bool same_label(hz_span normal, hz_span known)
{
    size_t at = 0;
    for (size_t i = 0; i < known.len; i++, at++) {
        char c = known.ptr[i];
        if (known.len - i >= 3 && memcmp(known.ptr + i, "（", 3) == 0) {
            c = '(';
            i += 2;
        } else if (known.len - i >= 3 && memcmp(known.ptr + i, "）", 3) == 0) {
            c = ')';
            i += 2;
        }
        if (at >= normal.len || normal.ptr[at] != c) {
            return false;
        }
    }
    return at == normal.len;
}

static bool in_aliases(hz_span normal, const char *aliases)
{
    while (*aliases != '\0') {
        size_t len = strcspn(aliases, "|");
        if (same_label(normal, (hz_span){aliases, len})) {
            return true;
        }
        aliases += len + (aliases[len] == '|' ? 1 : 0);
    }
    return false;
}

bool label_is(const struct label *label, const char *id, const char *name, const char *aliases)
{
    hz_span wanted = {label->text, label->len};
    return hz_span_is(wanted, id) || same_label(wanted, hz_span_of(name)) ||
           in_aliases(wanted, aliases);
}

static int compare_text(const void *text, const void *known)
{
    return strcmp(text, ((const struct known_label *)known)->text);
}

static const struct known_label *find_text(const char *text)
{
    return bsearch(text, known_labels, KNOWN_LABELS, sizeof known_labels[0], compare_text);
}

/* If @p label ends with @p end, removes it and returns true. */
static bool cut_end(struct label *label, const char *end)
{
    size_t len = strlen(end);
    if (label->len <= len || memcmp(label->text + label->len - len, end, len) != 0) {
        return false;
    }
    label->len -= len;
    label->text[label->len] = '\0';
    return true;
}

/* Finds @p label without one of @p units (NULL at the end), if it is that of an amount. */
static const struct known_label *find_amount(const struct label *label, const char *const *units)
{
    struct label amount = *label;
    bool cut = false;
    for (; *units != NULL && !cut; units++) {
        cut = cut_end(&amount, *units);
    }
    const struct known_label *known = cut ? find_text(amount.text) : NULL;
    return known != NULL && hz_column_get(known->column)->type == HZ_TYPE_MONEY ? known : NULL;
}

/* Finds @p label, of an amount with or without its unit; NULL: it is unknown. */
static const struct known_label *find_known(const struct label *label)
{
    /* the unit of amounts in ledgers; longer forms first */
    static const char *const own_units[] = {"(单位万元)", "(人民币万元)", "(万元)", "(万)",
                                            "/万元",      "万元",         NULL};
    const struct known_label *known = find_text(label->text);
    return known != NULL ? known : find_amount(label, own_units);
}

static bool is_one_of(const struct label *label, const hz_string_list *labels)
{
    struct label one;
    for (size_t i = 0; i < labels->count; i++) {
        if (label_read(&one, hz_span_of(labels->items[i])) && strcmp(one.text, label->text) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns the column to which the plan adds @p label; HZ_COL_NONE: none. */
static int find_in_plan(const hz_plan *plan, const struct label *label)
{
    for (size_t i = 0; plan != NULL && i < plan->columns.count; i++) {
        if (is_one_of(label, &plan->columns.items[i].labels)) {
            return plan->columns.items[i].number;
        }
    }
    return HZ_COL_NONE;
}

struct label_meaning label_find(const hz_plan *plan, hz_span label)
{
    struct label_meaning meaning = {.column = HZ_COL_NONE};
    struct label wanted;
    if (!label_read(&wanted, label)) {
        return meaning;
    }
    const struct known_label *known = find_known(&wanted);
    int added = known == NULL || known->weak ? find_in_plan(plan, &wanted) : HZ_COL_NONE;
    if (added != HZ_COL_NONE) {
        meaning.column = added;
    } else if (known != NULL) {
        const hz_column_info *info = hz_column_get(known->column);
        meaning = (struct label_meaning){
            known->column, !known->weak && label_is(&wanted, info->id, info->label, ""),
            known->weak};
    }
    return meaning;
}

int label_column(const hz_plan *plan, hz_span label)
{
    struct label_meaning meaning = label_find(plan, label);
    return meaning.is_weak ? HZ_COL_NONE : meaning.column;
}

int hz_plan_find_column(const hz_plan *plan, hz_span label)
{
    return label_column(plan, label);
}

int hz_column_find(hz_span label)
{
    return label_column(NULL, label);
}

/* Removes all brackets. False: there are none, or one makes the label that of another column. */
static bool remove_brackets(struct label *label)
{
    bool removed = false;
    char *open = NULL;
    while ((open = memchr(label->text, '(', label->len)) != NULL) {
        size_t at = (size_t)(open - label->text);
        char *close = memchr(open, ')', label->len - at);
        size_t end = close == NULL ? label->len : (size_t)(close - label->text) + 1;
        if (means_other_column((hz_span){open + 1, end - at - (close == NULL ? 1 : 2)})) {
            return false;
        }
        remove_bracket(label, at, end);
        label->text[label->len] = '\0';
        removed = true;
    }
    return removed;
}

/* Returns the column whose label, of at least four characters, ends @p label. */
static int find_ending(const struct label *label)
{
    enum { SHORTEST = 12 }; /* bytes */
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        const char *own = hz_column_get(c)->label;
        size_t len = strlen(own);
        if (len >= SHORTEST && len < label->len &&
            memcmp(label->text + label->len - len, own, len) == 0) {
            return c;
        }
    }
    return HZ_COL_NONE;
}

static bool is_required(hz_column column)
{
    hz_need need = hz_column_get(column)->need;
    return need == HZ_NEED_REQUIRED || need == HZ_NEED_FIVE;
}

/* Finds a required column by a label without the word at its end, such as 预案情况, 期限要求. */
static const struct known_label *find_without_suffix(const struct label *label)
{
    static const char *const suffixes[] = {"情况", "要求", "说明", "内容", "落实情况", NULL};
    const struct known_label *known = NULL;
    for (size_t i = 0; known == NULL && suffixes[i] != NULL; i++) {
        hz_span bare = {label->text, label->len};
        char text[LABEL_SIZE];
        if (word_cut_end(&bare, suffixes[i]) && bare.len > 0) {
            memcpy(text, bare.ptr, bare.len);
            text[bare.len] = '\0';
            known = find_text(text);
            known = known != NULL && (known->weak || !is_required(known->column)) ? NULL : known;
        }
    }
    return known;
}

int column_guess(hz_span label)
{
    static const char *const other_units[] = {"(元)", "(单位元)", "千元", "百元",
                                              "亿元", "元",       NULL};
    struct label wanted;
    if (!label_read(&wanted, label)) {
        return HZ_COL_NONE;
    }
    const struct known_label *known = find_known(&wanted);
    if (known != NULL) {
        return known->column;
    }
    known = find_amount(&wanted, other_units);
    bool bare = known == NULL && remove_brackets(&wanted);
    known = bare ? find_text(wanted.text) : known;
    known = known == NULL ? find_without_suffix(&wanted) : known;
    return known != NULL ? (int)known->column : find_ending(&wanted);
}

bool label_is_counter(hz_span label)
{
    struct label plain;
    return label_read(&plain, label) && label_is(&plain, "no", "序号", "序|行号|no.");
}

bool label_is_hint(hz_span text)
{
    enum { LONGEST = 90 };
    struct label plain;
    bool has_more = text.len > 0 && text.len <= LONGEST && label_read(&plain, text);
    if (!has_more) { /* nothing, or nothing but a hint in brackets */
        return text.len > 0 && text.len <= LONGEST;
    }
    hz_span rest = {plain.text, plain.len};
    bool is_day = rest.ptr[0] >= '0' && rest.ptr[0] <= '9';
    return (is_hint(rest) && !is_day) || word_in(rest, "(万元)|万元|(单位万元)|单位万元");
}
