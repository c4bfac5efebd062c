/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "value/informal_money.h"
#include "value/words.h"

enum { FEN_PER_WAN = 1000000, MOST_DIGITS = 12 };

/* A number whose unit is not known yet: digits / 10^decimals. */
struct number {
    int64_t digits;
    int decimals;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Removes a Chinese digit from the start of @p s and returns its value; -1: none. */
static int take_digit(hz_span *s)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六",
                                         "七", "八", "九", "〇", "壹", "贰", "叁",
                                         "肆", "伍", "陆", "柒", "捌", "玖"};
    for (int i = 0; i < (int)(sizeof digits / sizeof digits[0]); i++) {
        if (word_cut_start(s, digits[i])) {
            return i % 10;
        }
    }
    return word_cut_start(s, "两") ? 2 : -1;
}

static int take_power(hz_span *s)
{
    return word_cut_start(s, "十") || word_cut_start(s, "拾")   ? 10
           : word_cut_start(s, "百") || word_cut_start(s, "佰") ? 100
           : word_cut_start(s, "千") || word_cut_start(s, "仟") ? 1000
                                                                : 0;
}

/* 五, 十二, 三百五十, 伍仟: below ten thousand. */
static bool take_chinese(hz_span *s, struct number *number)
{
    int64_t value = 0;
    bool any = false;
    for (;;) {
        hz_span before = *s;
        int digit = take_digit(s);
        int power = take_power(s);
        if (s->len == before.len || value > 9999) {
            break;
        }
        value += power == 0 ? (digit < 0 ? 0 : digit) : (digit < 0 ? 1 : digit) * power;
        any = true;
    }
    *number = (struct number){value, 0};
    return any && value <= 9999;
}

/* Removes digits with at most one decimal point. */
static bool take_digits(hz_span *s, struct number *number)
{
    int digits = 0;
    bool point = false;
    size_t i = 0;
    *number = (struct number){0, 0};
    for (; i < s->len && digits < MOST_DIGITS; i++) {
        if (s->ptr[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(s->ptr[i])) {
            break;
        }
        number->digits = number->digits * 10 + (s->ptr[i] - '0');
        number->decimals += point ? 1 : 0;
        digits++;
    }
    *s = (hz_span){s->ptr + i, s->len - i};
    return digits > 0;
}

/* 1.5E+1, 1e3: large numbers from a spreadsheet. */
static bool take_exponent(hz_span *s, struct number *number)
{
    struct number power;
    hz_span rest = *s;
    if (!word_cut_start(&rest, "e") && !word_cut_start(&rest, "E")) {
        return true;
    }
    (void)word_cut_start(&rest, "+");
    if (!take_digits(&rest, &power) || power.decimals > 0 || power.digits > 9) {
        return false;
    }
    number->decimals -= (int)power.digits;
    *s = rest;
    return true;
}

static bool take_number(hz_span *s, struct number *number)
{
    return (take_digits(s, number) && take_exponent(s, number)) || take_chinese(s, number);
}

/* Removes a unit from the start of @p s and returns its value in fen; 0: there is none. */
static int64_t take_unit(hz_span *s, const char **unit)
{
    static const struct {
        const char *name;
        int64_t fen;
    } units[] = {{"万元", FEN_PER_WAN},
                 {"万", FEN_PER_WAN},
                 {"w", FEN_PER_WAN},
                 {"W", FEN_PER_WAN},
                 {"亿元", INT64_C(10000) * FEN_PER_WAN},
                 {"亿", INT64_C(10000) * FEN_PER_WAN},
                 {"千元", 100000},
                 {"仟元", 100000},
                 {"百元", 10000},
                 {"元", 100},
                 {"圆", 100},
                 {"块钱", 100},
                 {"块", 100}};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (word_cut_start(s, units[i].name)) {
            (void)(word_cut_start(s, "整") || word_cut_start(s, "正"));
            *unit = units[i].name;
            return units[i].fen;
        }
    }
    return 0;
}

/* Multiplies @p number by @p unit. False: too large, or finer than a fen. */
static bool in_fen(const struct number *number, int64_t unit, hz_money *money)
{
    static const int64_t largest = INT64_C(1000000) * FEN_PER_WAN;
    int64_t value = number->digits;
    int decimals = number->decimals;
    for (; decimals < 0 && value <= largest; decimals++) {
        value *= 10;
    }
    for (; decimals > 0 && unit % 10 == 0; decimals--) {
        unit /= 10;
    }
    for (; decimals > 0 && value % 10 == 0; decimals--) {
        value /= 10;
    }
    if (decimals != 0 || value > largest || (value > 0 && unit > largest / value)) {
        return false;
    }
    *money = value * unit;
    return true;
}

static bool take_about_before(hz_span *s)
{
    static const char *const words[] = {"大约",   "约",     "近",   "预计", "估计", "估算",
                                        "不超过", "不少于", "至少", "超过", "预算", "计划"};
    bool about = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        about = word_cut_start(s, words[i]) || about;
    }
    return about;
}

static bool take_range(hz_span *s)
{
    return word_cut_start(s, "-") || word_cut_start(s, "~") || word_cut_start(s, "—") ||
           word_cut_start(s, "–") || word_cut_start(s, "至") || word_cut_start(s, "到");
}

/* Removes signs before an amount that do not change it. */
static hz_span without_signs(hz_span s)
{
    static const char *const signs[] = {"'", "‘", "’",  "`",    "人民币", "RMB",
                                        "¥", "$", "共", "合计", "投入",   "资金"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        (void)word_cut_start(&s, signs[i]);
    }
    return s;
}

/* 12,34 or 6,5: the comma is neither a thousands separator nor followed by a point. */
static bool read_comma(informal_money *money, hz_span s)
{
    struct number number = {0, 0};
    struct number thousands = {0, 0};
    int commas = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ',') {
            commas++;
        } else if (!is_digit(s.ptr[i]) || i > MOST_DIGITS) {
            return false;
        } else {
            number.digits = number.digits * 10 + (s.ptr[i] - '0');
            number.decimals += commas;
        }
    }
    thousands.digits = number.digits;
    money->kind = AMOUNT_COMMA;
    return commas == 1 && s.len > 1 && in_fen(&number, FEN_PER_WAN, &money->value) &&
           in_fen(&thousands, FEN_PER_WAN, &money->second);
}

/* True if the commas of @p s are thousands separators: three digits apart, before the point. */
static bool has_thousands(hz_span s)
{
    const char *point = memchr(s.ptr, '.', s.len);
    size_t since = 0;
    bool marked = false;
    bool right = true;
    for (size_t i = 0; i < s.len && right && (s.ptr[i] == ',' || is_digit(s.ptr[i])); i++) {
        since = s.ptr[i] == ',' ? 0 : since + 1;
        marked = marked || s.ptr[i] == ',';
        right = since <= 3 || !marked;
        bool ends = i + 1 == s.len || !is_digit(s.ptr[i + 1]);
        right = right && (!marked || !ends || since == 3 || s.ptr[i] == ',');
    }
    return right && (point == NULL || memchr(point, ',', s.len - (size_t)(point - s.ptr)) == NULL);
}

/* Replaces marks typed for a point, and removes thousands separators. */
static hz_span with_points(hz_span s, char buffer[WORD_SIZE])
{
    size_t len = 0;
    bool thousands = has_thousands(s);
    for (size_t i = 0; i < s.len && len < WORD_SIZE; i++) {
        hz_span rest = {s.ptr + i, s.len - i};
        if (word_cut_start(&rest, "。") || word_cut_start(&rest, "·")) {
            i += s.len - i - rest.len - 1;
            buffer[len++] = '.';
        } else if (s.ptr[i] != '_' && (s.ptr[i] != ',' || !thousands)) {
            buffer[len++] = s.ptr[i];
        }
    }
    return (hz_span){buffer, len};
}

/* In 5-6万 the unit of the second number applies to both. */
static bool read_range(informal_money *money, const struct number *first, int64_t unit, hz_span *s)
{
    struct number second;
    if (!take_number(s, &second)) {
        return false;
    }
    int64_t last_unit = take_unit(s, &money->unit);
    last_unit = last_unit == 0 ? (unit == 0 ? FEN_PER_WAN : unit) : last_unit;
    money->kind = AMOUNT_RANGE;
    return in_fen(first, unit == 0 ? last_unit : unit, &money->value) &&
           in_fen(&second, last_unit, &money->second);
}

static bool cut_source(hz_span *s)
{
    static const char *const words[] = {"企业自筹",   "自筹资金", "自筹",     "自有资金",
                                        "财政资金",   "财政拨款", "财政",     "专项资金",
                                        "已落实资金", "已落实",   "落实资金", "资金"};
    bool cut = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        cut = word_cut_start(s, words[i]) || cut;
        cut = word_cut_end(s, words[i]) || cut;
    }
    (void)(cut && word_cut_start(s, ":"));
    return cut;
}

static bool read_number(informal_money *money, hz_span s)
{
    struct number number;
    bool source = cut_source(&s);
    bool about = take_about_before(&s);
    s = without_signs(s);
    if (!take_number(&s, &number)) {
        return false;
    }
    int64_t unit = take_unit(&s, &money->unit);
    if (take_range(&s)) {
        return read_range(money, &number, unit, &s);
    }
    about = word_cut_start(&s, "余") || word_cut_start(&s, "多") || about;
    unit = unit == 0 ? take_unit(&s, &money->unit) : unit;
    about = (s.len > 0 && word_in(s, "左右|上下|以上|以内|以下|余|多|不等")) || about;
    bool rest = s.len > 0 && !word_in(s, "左右|上下|以上|以内|以下|余|多|不等");
    money->kind = source                ? AMOUNT_FUNDING
                  : about               ? AMOUNT_APPROXIMATE
                  : unit == 0           ? AMOUNT_MISTYPED
                  : unit == FEN_PER_WAN ? AMOUNT_IN_WAN
                                        : AMOUNT_IN_OTHER_UNIT;
    return !rest && in_fen(&number, unit == 0 ? FEN_PER_WAN : unit, &money->value);
}

void informal_money_parse(informal_money *money, hz_span text)
{
    static const char none[] = "无|没有|/|-|--|---|—|——|–|不涉及|不需要|无需|无需资金|不需资金|"
                               "未投入|零|无投入|无资金|不用|未罚款|未处罚|免费";
    static const char perhaps[] = "\\|N/A|n/a|NULL|空|○|暂无|否|×";
    static const char source[] =
        "自筹|落实|财政|拨款|解决|承担|自有|申请|到位|保障|专项|统筹|自付|出资";
    static const char open[] =
        "待定|未定|按需|按规定|按实际|视情况|待核|待算|若干|另计|不详|待预算";
    char buffer[WORD_SIZE];
    char plain[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    *money = (informal_money){.kind = AMOUNT_UNKNOWN};
    if (word_in(word, none)) {
        money->kind = AMOUNT_NONE;
    } else if (word.len == 0 || word_in(word, perhaps)) {
        money->kind = AMOUNT_NONE;
        money->perhaps = true;
    } else if (!read_comma(money, without_signs(word)) &&
               !read_number(money, with_points(word, plain))) {
        *money = (informal_money){.kind = word_within(word, source) ? AMOUNT_FUNDING
                                          : word_within(word, open) ? AMOUNT_UNDECIDED
                                                                    : AMOUNT_UNKNOWN};
    }
}

hz_fault money_read(hz_span text, hz_money *money)
{
    informal_money informal;
    hz_fault fault = hz_money_parse(text, money);
    if (fault == HZ_NOT_AN_AMOUNT || fault == HZ_AMOUNT_UNIT) {
        informal_money_parse(&informal, text);
        bool has_unit = informal.kind == AMOUNT_IN_WAN || informal.kind == AMOUNT_IN_OTHER_UNIT;
        *money = has_unit ? informal.value : 0;
        fault = has_unit ? HZ_VALUE_OK : fault;
    }
    return fault;
}

void money_format_short(hz_money money, char text[32])
{
    hz_money_format(money, text);
    size_t len = strlen(text);
    if (strchr(text, '.') != NULL) {
        while (text[len - 1] == '0') {
            len--;
        }
        len -= text[len - 1] == '.' ? 1 : 0;
        text[len] = '\0';
    }
}
