/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "value/informal_date.h"
#include "value/iso_date.h"
#include "value/words.h"

static const struct {
    informal_date_kind kind;
    const char *words; /* joined by | */
} phrases[] = {
    {INFORMAL_AT_ONCE,
     "立行立改|即知即改|当场整改|立即整改|立即|马上整改|即查即改|当日整改|当天整改|"
     "即时整改|现场整改|"
     "立整立改|立查立改|边查边改|当场|当天|当日|立刻|立刻整改|即刻整改|现场立即整改|"
     "当场立即整改|立改|"
     "马上|随查随改|当场改正|当场整改完成|已立行立改|立即整改到位"},
    {INFORMAL_UNDECIDED,
     "限期整改|限期|长期坚持|长期|待定|尽快|尽快整改|尽早|即日起|持续|持续整改|常态化|"
     "近期|未定|暂定|"
     "视情况|视情而定|另行通知|按期整改|按期|按规定|按要求|按计划|限时整改|限时|"
     "长期整改|长期有效|抓紧整改|"
     "逐步整改|分期整改|有计划整改|待确定|待批|待资金到位|随时|短期|中期|尽快完成|"
     "力争年内|持续推进"},
    {INFORMAL_DONE,
     "已完成|已整改|完成|已整改到位|整改完成|已完成整改|整改到位|已办结|已销号|已验收|"
     "是|√|已整改完成"},
    {INFORMAL_NOT_DONE,
     "未整改|未完成|整改中|正在整改|未|否|未验收|未销号|未交办|未挂牌|未延期|不延期|×|"
     "未到期|未复查|待验收|尚未完成"},
    {INFORMAL_NONE,
     "无|没有|/|-|--|---|—|——|–|\\|N/A|n/a|NA|NULL|null|None|空|不涉及|不详|不清楚|暂无|"
     "略|同上|见附件|0|#N/A|#VALUE!|#REF!|########"},
};

static bool read_phrase(informal_date *date, hz_span word)
{
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (word_in(word, phrases[i].words)) {
            date->kind = phrases[i].kind;
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Removes a Chinese digit from the start of @p s and returns its value, 10 for 十; -1: none. */
static int take_numeral(hz_span *s)
{
    static const char *const numerals[] = {"〇", "一", "二", "三", "四", "五",
                                           "六", "七", "八", "九", "十", "两"};
    for (int i = 0; i < (int)(sizeof numerals / sizeof numerals[0]); i++) {
        if (word_cut_start(s, numerals[i])) {
            return i == 11 ? 2 : i;
        }
    }
    return word_cut_start(s, "零") ? 0 : -1;
}

/* 二十五 is 25, 十 is 10, 二〇二三 is 2023. */
static bool take_chinese(hz_span *s, int *number)
{
    bool any = false;
    bool after_ten = false;
    int value = 0;
    for (int n = take_numeral(s); n >= 0 && value < 10000; n = take_numeral(s)) {
        if (n == 10) {
            value = (value == 0 ? 1 : value) * 10;
        } else {
            value = after_ten ? value + n : value * 10 + n;
        }
        after_ten = n == 10;
        any = true;
    }
    *number = value;
    return any;
}

/* Removes a number of at most @p most digits; false if more digits follow. */
static bool take_number(hz_span *s, size_t most, int *number)
{
    size_t n = 0;
    int value = 0;
    while (n < s->len && n < most && is_digit(s->ptr[n])) {
        value = value * 10 + (s->ptr[n++] - '0');
    }
    if (n == 0) {
        return take_chinese(s, number);
    }
    if (n < s->len && is_digit(s->ptr[n])) {
        return false;
    }
    *s = (hz_span){s->ptr + n, s->len - n};
    *number = value;
    return true;
}

static bool take_separator(hz_span *s, const char *sign)
{
    return word_cut_start(s, sign) || word_cut_start(s, "-") || word_cut_start(s, "/") ||
           word_cut_start(s, ".");
}

/* 6月30日, 6月30号, 6.30, 6-30. */
static bool take_month_day(hz_span *s, int *month, int *day)
{
    hz_span rest = *s;
    bool ok = take_number(&rest, 2, month) && *month >= 1 && *month <= 12 &&
              take_separator(&rest, "月") && take_number(&rest, 2, day) && *day >= 1 && *day <= 31;
    if (ok) {
        (void)(word_cut_start(&rest, "日") || word_cut_start(&rest, "号"));
        *s = rest;
    }
    return ok;
}

/* 2023年6月30号, 2023-6/30, also 23.6.30. */
static bool take_day(hz_span *s, informal_date *date)
{
    hz_span rest = *s;
    bool ok = take_number(&rest, 4, &date->year) && take_separator(&rest, "年") &&
              take_month_day(&rest, &date->month, &date->day);
    date->year += ok && date->year >= 20 && date->year < 40 ? 2000 : 0;
    ok = ok && date->year >= 1000;
    *s = ok ? rest : *s;
    date->year = ok ? date->year : 0;
    return ok;
}

/* Removes words around a day that do not change it. */
static hz_span without_phrases(hz_span s)
{
    static const char *const before[] = {"截止到", "截止", "截至", "限于", "限", "拟于", "计划",
                                         "请于",   "于",   "到",   "至",   "在", "定于", "力争"};
    static const char *const after[] = {"整改完成", "完成整改", "整改到位", "整改完毕", "完成",
                                        "整改",     "到位",     "截止",     "止"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        (void)word_cut_start(&s, before[i]);
    }
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++) {
        (void)word_cut_end(&s, after[i]);
    }
    return s;
}

static bool cut_before(hz_span *s)
{
    return word_cut_end(s, "之前") || word_cut_end(s, "以前") || word_cut_end(s, "前");
}

static bool read_day(informal_date *date, hz_span s)
{
    bool ok = take_day(&s, date) || take_month_day(&s, &date->month, &date->day);
    date->kind = INFORMAL_DAY;
    return ok && s.len == 0;
}

/* 6/30/2023, 30/6/23: a spreadsheet in another language, if it can be only one day. */
static bool read_american(informal_date *date, hz_span s)
{
    int a = 0;
    int b = 0;
    bool ok = take_number(&s, 2, &a) && take_separator(&s, "-") && take_number(&s, 2, &b) &&
              take_separator(&s, "-") && take_number(&s, 4, &date->year) && s.len == 0;
    date->year += date->year >= 20 && date->year < 40 ? 2000 : 0;
    date->month = b > 12 ? a : b;
    date->day = b > 12 ? b : a;
    date->kind = INFORMAL_DAY;
    return ok && date->year >= 1000 && (a > 12) != (b > 12);
}

/* Reads what follows a month: the whole (份, 底), or a part (上旬) with the last day that it can
 * mean.
 */
static bool read_part(informal_date *date, hz_span part)
{
    date->ends = word_in(part, "底|末|份底|月底|月末");
    bool whole = date->ends || part.len == 0 || word_in(part, "份|内");
    date->partly = hz_span_is(part, "内"); /* perhaps 6个月内 */
    date->kind = whole ? INFORMAL_MONTH : INFORMAL_PERIOD;
    date->day = whole || hz_span_is(part, "下旬") ? 31
                : hz_span_is(part, "中旬")        ? 20
                : hz_span_is(part, "上旬")        ? 10
                                                  : 0;
    return date->day > 0;
}

/* 2023年6月, 2023.6, 6月底, 6月上旬. */
static bool read_month(informal_date *date, hz_span s)
{
    hz_span rest = s;
    bool with_year = take_number(&rest, 4, &date->year) && take_separator(&rest, "年");
    rest = with_year ? rest : s;
    bool ok = take_number(&rest, 2, &date->month) && date->month >= 1 && date->month <= 12;
    bool named = ok && word_cut_start(&rest, "月");
    date->year = with_year ? date->year : 0;
    date->year += date->year >= 20 && date->year < 40 ? 2000 : 0;
    return read_part(date, rest) && ok && (named || (date->year >= 1000 && rest.len == 0));
}

/* 2023年二季度, 上半年, 年底. */
static bool read_quarter(informal_date *date, hz_span s)
{
    static const struct {
        const char *words;
        int month;
    } parts[] = {
        {"一季度|第一季度|1季度|第1季度|首季度", 3},
        {"二季度|第二季度|2季度|第2季度|上半年|半年", 6},
        {"三季度|第三季度|3季度|第3季度", 9},
        {"四季度|第四季度|4季度|第4季度|下半年|年底|年末|年|本年底|今年底|今年|全年|年度", 12},
    };
    hz_span rest = s;
    bool with_year = take_number(&rest, 4, &date->year) && word_cut_start(&rest, "年");
    rest = with_year && rest.len > 0 ? rest : s;
    if (with_year && word_in(rest, "底|末|度")) {
        rest = hz_span_of("年底");
    }
    (void)word_cut_end(&rest, "末");
    (void)word_cut_end(&rest, "底");
    date->year = with_year ? date->year : 0;
    date->kind = INFORMAL_PERIOD;
    date->day = 31;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (word_in(rest, parts[i].words)) {
            date->month = parts[i].month;
            return true;
        }
    }
    return false;
}

/* Removes the words that say when time starts to run. */
static informal_start cut_start_of_time(hz_span *s)
{
    static const char *const beginnings[] = {
        "自",     "从",       "发现之日起", "发现起", "发现后", "交办之日起", "交办起", "交办后",
        "即日起", "接通知后", "收到通知后", "限期",   "限",     "在",         "起"};
    informal_start from = word_within(*s, "发现")        ? START_DISCOVERY
                          : word_within(*s, "交办")      ? START_ASSIGNMENT
                          : word_within(*s, "通知|即日") ? START_NOTICE
                                                         : START_UNSAID;
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        (void)word_cut_start(s, beginnings[i]);
    }
    return from;
}

/* 半个月, 半年内 */
static bool read_half(informal_date *date, hz_span s, bool within)
{
    bool month = word_in(s, "半个月|半月");
    date->count = month ? 15 : 6;
    date->unit = month ? UNIT_DAYS : UNIT_MONTHS;
    return month || (hz_span_is(s, "半年") && within);
}

/* 30日内, 三天, 一个月内, 5个工作日; but 15日 alone may be a day of the month. */
static bool read_within(informal_date *date, hz_span s)
{
    static const struct {
        const char *words;
        informal_unit unit;
        bool needs_within;
        int count; /* of `unit` in one */
    } units[] = {
        {"个工作日|工作日", UNIT_WORKDAYS, false, 1},
        {"天", UNIT_DAYS, false, 1},
        {"日|个自然日|自然日", UNIT_DAYS, true, 1},
        {"周|个星期|星期|个周", UNIT_WEEKS, false, 1},
        {"个月", UNIT_MONTHS, false, 1},
        {"年|个年", UNIT_MONTHS, false, 12},
        {"小时|个小时", UNIT_HOURS, false, 1},
        {"个季度", UNIT_MONTHS, false, 3},
    };
    bool within = word_cut_end(&s, "以内") || word_cut_end(&s, "之内") || word_cut_end(&s, "内");
    date->kind = INFORMAL_WITHIN;
    date->from = cut_start_of_time(&s);
    if (read_half(date, s, within)) {
        return true;
    }
    if (!take_number(&s, 3, &date->count) || date->count == 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (word_in(s, units[i].words) && (within || !units[i].needs_within)) {
            date->count *= units[i].count;
            date->unit = units[i].unit;
            return true;
        }
    }
    return false;
}

/* 45107, 45107.0, 45107.75. */
static bool read_number(informal_date *date, hz_span s)
{
    enum { FEWEST = 4, MOST = 5 };
    size_t n = 0;
    date->kind = INFORMAL_NUMBER;
    date->count = 0;
    while (n < s.len && is_digit(s.ptr[n]) && n <= MOST) {
        date->count = date->count * 10 + (s.ptr[n++] - '0');
    }
    bool ok = n >= FEWEST && n <= MOST && (n == s.len || s.ptr[n] == '.');
    for (n++; ok && n < s.len; n++) {
        ok = is_digit(s.ptr[n]);
    }
    return ok;
}

/* One or two complete dates in other text: 2023-06-15（延期至2023-07-15）. */
static bool read_whole_dates(informal_date *date, hz_span s)
{
    hz_date found[2] = {HZ_NO_DATE, HZ_NO_DATE};
    size_t count = 0;
    bool in_number = false;
    while (s.len > 0) {
        informal_date one = {.kind = INFORMAL_DAY};
        bool begins = is_digit(s.ptr[0]) && !in_number && take_day(&s, &one);
        hz_date day = begins ? hz_date_from_ymd(one.year, one.month, one.day) : HZ_NO_DATE;
        if (day != HZ_NO_DATE && count < 2) {
            found[count] = day;
            *date = count == 0 ? one : *date;
        }
        count += day != HZ_NO_DATE ? 1 : 0;
        in_number = !begins && is_digit(s.ptr[0]);
        s = begins ? s : (hz_span){s.ptr + 1, s.len - 1};
    }
    date->first = found[0];
    date->last = found[1];
    date->partly = true;
    date->kind = count == 1 ? INFORMAL_DAY : INFORMAL_TWO_DAYS;
    return count == 1 || count == 2;
}

/* True for 8:05, 14:30:00 and 14:30:00.000. */
static bool is_time(hz_span s)
{
    static const int most[] = {23, 59, 59};
    enum { PARTS = sizeof most / sizeof most[0] };
    size_t parts = 0;
    int number = 0;
    while (parts < PARTS && (parts == 0 || word_cut_start(&s, ":"))) {
        if (!take_number(&s, 2, &number) || number > most[parts++]) {
            return false;
        }
    }
    if (parts == PARTS && word_cut_start(&s, ".")) {
        while (s.len > 0 && is_digit(s.ptr[0])) {
            s = (hz_span){s.ptr + 1, s.len - 1};
        }
    }
    return parts >= 2 && s.len == 0;
}

bool date_parse_timed(hz_span text, hz_date *date)
{
    char plain[64];
    size_t len = 0;
    if (!hz_normalize(text, plain, sizeof plain, &len)) {
        return false;
    }
    size_t start = len;
    while (start > 0 && (is_digit(plain[start - 1]) || strchr(":.", plain[start - 1]) != NULL)) {
        start--;
    }
    hz_span day = {plain, start};
    hz_span marked = day;
    bool apart = start > 0 && (plain[start - 1] == ' ' || word_cut_end(&day, "T") ||
                               word_cut_end(&marked, "日"));
    return apart && is_time((hz_span){plain + start, len - start}) &&
           hz_date_parse(day, date) == HZ_VALUE_OK;
}

/* Removes a time of day after a space. */
static hz_span without_time(hz_span text)
{
    size_t last = text.len;
    while (last > 0 && text.ptr[last - 1] != ' ' && text.ptr[last - 1] != 'T') {
        last--;
    }
    hz_span time = {text.ptr + last, text.len - last};
    return last > 0 && word_within(time, ":|：") ? (hz_span){text.ptr, last - 1} : text;
}

void informal_date_parse(informal_date *date, hz_span text)
{
    typedef bool (*reader)(informal_date * date, hz_span s);
    static const reader readers[] = {read_day, read_american, read_month, read_quarter,
                                     read_number};
    char buffer[WORD_SIZE];
    hz_span word = word_bare(without_time(text), buffer);
    *date = (informal_date){.kind = INFORMAL_UNKNOWN};
    if (word.len == 0) {
        date->kind = INFORMAL_NONE; /* nothing but punctuation */
        return;
    }
    hz_span core = without_phrases(word);
    if (read_phrase(date, word) || read_within(date, core)) {
        return;
    }
    bool phrased = core.len < word.len;
    bool before = cut_before(&core);
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        *date = (informal_date){.before = before, .phrased = phrased};
        if (readers[i](date, core)) {
            return;
        }
    }
    bool extended = word_within(word, "延期|延长|延至");
    *date = (informal_date){0};
    if (read_whole_dates(date, word)) {
        date->extended = extended;
        return;
    }
    bool at_once = word_within(word, "立行立改|即知即改|立即整改|当场整改|立查立改|边查边改");
    bool open = word_within(word, "限期|长期|待定|尽快|持续|视情");
    *date = (informal_date){.partly = true,
                            .kind = at_once ? INFORMAL_AT_ONCE
                                    : open  ? INFORMAL_UNDECIDED
                                            : INFORMAL_UNKNOWN};
}
