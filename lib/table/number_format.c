/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/number_format.h"
#include <float.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A format as it is read: the letters that make it a date or a time. */
struct letters {
    bool day;          /* year, month, day or weekday */
    bool time;         /* hours or seconds */
    bool duration;     /* [h], [m] or [s] */
    bool minutes_next; /* an m now would be minutes */
    bool percent;
    bool open_m; /* the last letter was an m, which is minutes if an s follows */
};

/* The same of what makes it an amount or a number of digits. */
struct digits {
    size_t zeros;
    bool others; /* than zeros and texts */
    bool yuan;   /* 元, but not 万元 */
    bool wan;    /* 万 */
    bool scaled; /* a comma after the digits, which divides by a thousand */
};

static char lower(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c + ('a' - 'A'));
    }
    return c;
}

static size_t count_same(hz_span s)
{
    size_t n = 1;
    while (n < s.len && lower(s.ptr[n]) == lower(s.ptr[0])) {
        n++;
    }
    return n;
}

/* An m before this letter was a month after all. */
static void close_m(struct letters *l)
{
    l->day = l->day || l->open_m;
    l->open_m = false;
}

/* Takes a run of @p count letters @p c. */
static void take_letters(struct letters *l, char c, size_t count)
{
    switch (c) {
    case 'y':
    case 'd':
    case 'e':
    case 'g':
    case 'b':
        close_m(l);
        l->day = true;
        l->minutes_next = false;
        break;
    case 'a': /* aaa and aaaa are the weekday in Chinese */
        l->day = l->day || count >= 3;
        break;
    case 'm':
        close_m(l);
        l->open_m = count <= 2 && !l->minutes_next;
        l->day = l->day || count > 2;
        break;
    case 'h':
        close_m(l);
        l->time = l->minutes_next = true;
        break;
    case 's':
        l->open_m = false;
        l->time = true;
        break;
    case '%':
        l->percent = true;
        break;
    default:
        break;
    }
}

/* The length of what begins at @p s and is shown as it is, or not at all; 0: nothing such. */
static size_t literal(hz_span s)
{
    if (s.ptr[0] == '\\' || s.ptr[0] == '_' || s.ptr[0] == '*') { /* one character follows */
        size_t n = 1;
        do {
            n++;
        } while (n < s.len && ((unsigned char)s.ptr[n] & 0xC0) == 0x80);
        return n < s.len ? n : s.len;
    }
    if (s.ptr[0] == '"') {
        const char *end = memchr(s.ptr + 1, '"', s.len - 1);
        return end == NULL ? s.len : (size_t)(end - s.ptr) + 1;
    }
    return 0;
}

/* [h], [mm], [ss] are times; other brackets hold a colour, a condition, a language. */
static size_t take_brackets(struct letters *l, hz_span s)
{
    const char *end = memchr(s.ptr, ']', s.len);
    size_t len = end == NULL ? s.len : (size_t)(end - s.ptr) + 1;
    char c = lower(s.ptr[len > 2 ? 1 : 0]);
    bool one_letter = len > 2 && count_same((hz_span){s.ptr + 1, len - 2}) == len - 2;
    if (one_letter && (c == 'h' || c == 'm' || c == 's')) {
        l->duration = l->minutes_next = true;
    }
    return len;
}

/* General, which WPS also writes in Chinese, the exponent of 0.00E+00, and AM/PM are no dates. */
static size_t take_word(hz_span s)
{
    static const char *const words[] = {"general", "g/通用格式", "e+", "e-", "am/pm", "a/p"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i]);
        size_t n = 0;
        while (n < len && n < s.len && lower(s.ptr[n]) == words[i][n]) {
            n++;
        }
        if (n == len) {
            return len;
        }
    }
    return 0;
}

/* Notes the units in @p text, which is shown as it is. */
static void take_units(struct digits *d, hz_span text)
{
    bool wan = span_find(text, hz_span_of("万")) != NULL;
    d->wan = d->wan || wan;
    d->yuan = d->yuan || (!wan && span_find(text, hz_span_of("元")) != NULL);
}

/* Takes the first @p count characters of @p s, which are the same. */
static void take_digits(struct digits *d, hz_span s, size_t count)
{
    bool is_digit = count < s.len && strchr("0#?", s.ptr[count]) != NULL;
    d->zeros += s.ptr[0] == '0' ? count : 0;
    d->others = d->others || s.ptr[0] != '0';
    d->scaled = d->scaled || (s.ptr[0] == ',' && !is_digit);
}

static enum number_kind kind_of_digits(const struct digits *d)
{
    enum { MOST = 20 };
    if (d->yuan || (d->wan && d->scaled)) {
        return NUMBER_YUAN;
    }
    bool is_code = !d->others && d->zeros > 1 && d->zeros <= MOST;
    return is_code ? (enum number_kind)(NUMBER_DIGITS + d->zeros) : NUMBER_PLAIN;
}

enum number_kind number_format_kind(hz_span format)
{
    struct letters l = {0};
    struct digits d = {0};
    hz_span s = format;
    while (s.len > 0 && s.ptr[0] != ';') {
        size_t n = literal(s);
        bool is_text = n > 0 || (unsigned char)s.ptr[0] >= 0x80;
        n = n > 0 ? n : take_word(s);
        if (n == 0 && s.ptr[0] == '[') {
            n = take_brackets(&l, s);
        } else if (n == 0) {
            n = is_text ? 1 : count_same(s);
            take_letters(&l, lower(s.ptr[0]), n);
            if (!is_text) {
                take_digits(&d, s, n);
            }
        }
        s = (hz_span){s.ptr + n, s.len - n};
    }
    close_m(&l);
    if (l.day) {
        return NUMBER_DATE;
    }
    if (l.duration || l.time) {
        return l.duration ? NUMBER_DURATION : NUMBER_TIME;
    }
    take_units(&d, (hz_span){format.ptr, format.len - s.len});
    return l.percent ? NUMBER_PERCENT : kind_of_digits(&d);
}

enum number_kind number_builtin_kind(unsigned index)
{
    /* 27 to 36 and 50 to 58 are those of Chinese, Japanese and Korean editions */
    static const struct {
        unsigned first;
        unsigned last;
        enum number_kind kind;
    } ranges[] = {
        {9, 10, NUMBER_PERCENT}, {14, 17, NUMBER_DATE}, {18, 21, NUMBER_TIME},
        {22, 22, NUMBER_DATE},   {27, 31, NUMBER_DATE}, {32, 35, NUMBER_TIME},
        {36, 36, NUMBER_DATE},   {45, 45, NUMBER_TIME}, {46, 46, NUMBER_DURATION},
        {47, 47, NUMBER_TIME},   {50, 54, NUMBER_DATE}, {55, 56, NUMBER_TIME},
        {57, 58, NUMBER_DATE},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (index >= ranges[i].first && index <= ranges[i].last) {
            return ranges[i].kind;
        }
    }
    return NUMBER_PLAIN;
}

/* The digits of a number and the power of ten of the first. */
struct decimal {
    char digits[24];
    int count;
    int power;
};

/* The fifteen digits that spreadsheets show, without zeros at the end. Only a number above those,
 * as that of a company or a person, has as many as read back the same. */
static struct decimal shortest(double number)
{
    enum { FEWEST = 15, MOST = 17 };
    char text[40];
    struct decimal d = {.count = 0};
    for (int digits = FEWEST; digits <= MOST; digits++) {
        (void)snprintf(text, sizeof text, "%.*e", digits - 1, number);
        if (number < 1e15 || strtod(text, NULL) == number) {
            break;
        }
    }
    const char *p = text;
    for (; *p != '\0' && *p != 'e'; p++) { /* between the digits is the point of the locale */
        if (*p >= '0' && *p <= '9') {
            d.digits[d.count++] = *p;
        }
    }
    d.power = *p == 'e' ? (int)strtol(p + 1, NULL, 10) : 0;
    while (d.count > 1 && d.digits[d.count - 1] == '0') {
        d.count--;
    }
    return d;
}

/* Writes a number without an exponent unless it is very large or very small. */
static void write_plain(char text[NUMBER_SIZE], double number)
{
    enum { LEAST_POWER = -7, MOST_POWER = 20 };
    struct decimal d = shortest(number < 0 ? -number : number);
    const char *sign = number < 0 ? "-" : "";
    if (d.power < LEAST_POWER || d.power > MOST_POWER) {
        (void)snprintf(text, NUMBER_SIZE, "%s%c%s%.*se%d", sign, d.digits[0],
                       d.count > 1 ? "." : "", d.count - 1, d.digits + 1, d.power);
    } else if (d.power < 0) {
        (void)snprintf(text, NUMBER_SIZE, "%s0.%.*s%.*s", sign, -d.power - 1, "00000000", d.count,
                       d.digits);
    } else if (d.count <= d.power + 1) {
        (void)snprintf(text, NUMBER_SIZE, "%s%.*s%.*s", sign, d.count, d.digits,
                       d.power + 1 - d.count, "000000000000000000000");
    } else {
        (void)snprintf(text, NUMBER_SIZE, "%s%.*s.%.*s", sign, d.power + 1, d.digits,
                       d.count - d.power - 1, d.digits + d.power + 1);
    }
}

static void write_percent(char text[NUMBER_SIZE], double number)
{
    enum { PERCENT = 100 };
    if (number < -DBL_MAX / PERCENT || number > DBL_MAX / PERCENT) {
        write_plain(text, number);
        return;
    }
    write_plain(text, number * PERCENT);
    size_t len = strlen(text);
    (void)snprintf(text + len, NUMBER_SIZE - len, "%%");
}

/* Writes 元 after an amount; what the format has beside it is left out. */
static void write_yuan(char text[NUMBER_SIZE], double number)
{
    write_plain(text, number);
    size_t len = strlen(text);
    (void)snprintf(text + len, NUMBER_SIZE - len, "元");
}

/* Writes zeros before the number, up to @p count digits, if it is a whole one. */
static void write_digits(char text[NUMBER_SIZE], double number, size_t count)
{
    write_plain(text, number);
    size_t len = strlen(text);
    if (strspn(text, "0123456789") == len && len < count && count < NUMBER_SIZE) {
        memmove(text + count - len, text, len + 1);
        memset(text, '0', count - len);
    }
}

enum { DAY_SECONDS = 24 * 60 * 60, LEAP_DAY = 60, DAYS_TO_1904 = 1462 };

/* Writes 08:30, or 08:30:15 where there are seconds. */
static void write_time(char *text, size_t size, int64_t seconds)
{
    int written =
        snprintf(text, size, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
    if (seconds % 60 != 0 && written > 0 && (size_t)written < size) {
        (void)snprintf(text + written, size - (size_t)written, ":%02d", (int)(seconds % 60));
    }
}

/* Writes the date that is @p days after 1899-12-30. Years are counted from March, with the leap day
 * last. */
static int write_date(char text[NUMBER_SIZE], int64_t days)
{
    enum { DAYS_400_YEARS = 146097, TO_0000_03_01 = 693899 };
    int64_t day = days + TO_0000_03_01;
    int64_t era = day / DAYS_400_YEARS;
    int64_t rest = day % DAYS_400_YEARS;
    int64_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int64_t in_year = rest - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;
    int64_t in_month = in_year - (153 * month + 2) / 5 + 1;
    year += era * 400 + (month >= 10 ? 1 : 0);
    month = month >= 10 ? month - 9 : month + 3;
    return snprintf(text, NUMBER_SIZE, "%04d-%02d-%02d", (int)year, (int)month, (int)in_month);
}

/* Writes a day and its time. Spreadsheets count a 29 February in 1900, which there was not. */
static void write_moment(char text[NUMBER_SIZE], int64_t seconds, bool from_1904)
{
    int64_t day = seconds / DAY_SECONDS + (from_1904 ? DAYS_TO_1904 : 0);
    int written = day == LEAP_DAY ? snprintf(text, NUMBER_SIZE, "1900-02-29")
                                  : write_date(text, day < LEAP_DAY ? day + 1 : day);
    if (seconds % DAY_SECONDS != 0 && written > 0) {
        text[written++] = ' ';
        write_time(text + written, NUMBER_SIZE - (size_t)written, seconds % DAY_SECONDS);
    }
}

void number_write(char text[NUMBER_SIZE], double number, enum number_kind kind, bool from_1904)
{
    const double most = 2958466; /* the day after 9999-12-31 */
    bool is_moment = number >= 0 && number < most - (from_1904 ? DAYS_TO_1904 : 0);
    bool no_day = number < 1 && !from_1904; /* there is no day before the first */
    int64_t seconds = is_moment ? (int64_t)(number * DAY_SECONDS + 0.5) : 0;
    if (kind == NUMBER_PERCENT) {
        write_percent(text, number);
    } else if (kind == NUMBER_YUAN) {
        write_yuan(text, number);
    } else if (kind >= NUMBER_DIGITS) {
        write_digits(text, number, (size_t)kind - NUMBER_DIGITS);
    } else if (!is_moment || kind == NUMBER_PLAIN ||
               (kind == NUMBER_DATE && number == 0 && no_day)) {
        write_plain(text, number);
    } else if (kind == NUMBER_DURATION || no_day || (kind == NUMBER_TIME && number < 1)) {
        write_time(text, NUMBER_SIZE, seconds);
    } else {
        write_moment(text, seconds, from_1904);
    }
}

bool number_read(hz_span text, double *number)
{
    char copy[NUMBER_SIZE];
    char *end;
    if (text.len == 0 || text.len >= sizeof copy) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\0' || strchr("0123456789+-.eE", text.ptr[i]) == NULL) {
            return false;
        }
        copy[i] = text.ptr[i];
    }
    copy[text.len] = '\0';
    char *point = strchr(copy, '.');
    if (point != NULL) {
        *point = localeconv()->decimal_point[0];
    }
    *number = strtod(copy, &end);
    return *end == '\0' && *number >= -DBL_MAX && *number <= DBL_MAX;
}
