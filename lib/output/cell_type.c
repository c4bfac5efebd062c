/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a cell of a workbook is: a date, a number or text. What is not surely one stays text. */
#include "output/cell_type.h"
#include "schema/schema.h"
#include <hazard/value.h>

/* Words of labels whose numbers are names: they keep their zeros. */
static const char *const code_words[] = {
    "电话", "手机", "联系方式", "编号", "编码", "代码", "号码", "证号", "身份证", "账号", "文号",
};

/* Words of labels whose numbers are figures, such as 50.0: elsewhere 1.10 may be the number of a
 * paragraph. */
static const char *const figure_words[] = {"率", "万元", "金额"};

static bool contains(hz_span text, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.ptr + i, word, len) == 0) {
            return true;
        }
    }
    return false;
}

static bool contains_any(hz_span text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (contains(text, words[i])) {
            return true;
        }
    }
    return false;
}

#define CONTAINS_ANY(text, words) contains_any(text, words, sizeof(words) / sizeof *(words))

enum column_type column_type_of(hz_span label)
{
    int column = hz_column_find(label);
    if (CONTAINS_ANY(label, code_words)) {
        return COLUMN_CODE;
    }
    if (column < 0) {
        return CONTAINS_ANY(label, figure_words) ? COLUMN_FIGURE : COLUMN_ANY;
    }
    switch (hz_column_get(column)->type) {
    case HZ_TYPE_DATE:
        return COLUMN_DATE;
    case HZ_TYPE_MONEY:
        return COLUMN_NUMBER;
    case HZ_TYPE_USCC:
        return COLUMN_CODE;
    default:
        return column == HZ_COL_ID ? COLUMN_CODE : COLUMN_TEXT;
    }
}

/* Spreadsheets take 1900 for a leap year: days before this have other numbers there. */
#define FIRST_DAY "1900-03-01"

static bool read_date(hz_span text, double *value)
{
    /* The number of 1970-01-01 in a spreadsheet. */
    enum { EPOCH = 25569 };
    char written[16];
    hz_date date = HZ_NO_DATE;
    if (text.len != strlen(FIRST_DAY) || memcmp(text.ptr, FIRST_DAY, text.len) < 0 ||
        hz_date_parse(text, &date) != HZ_VALUE_OK) {
        return false;
    }
    hz_date_format(date, written);
    *value = date + EPOCH;
    return hz_span_is(text, written);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { MOST_DIGITS = 15, MOST_DECIMALS = 6 };

/*
 * Read 12, -3 or 2.50, with at most MOST_DIGITS digits, which a double holds exactly enough to read
 * them back, divided by 10 to the power @p shift. Zeros before a number would be lost: it is no
 * number then.
 */
static bool read_number(hz_span text, int shift, double *value, int *decimals)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    size_t i = text.len > 0 && text.ptr[0] == '-' ? 1 : 0;
    int64_t digits = 0;
    size_t start = i;
    *decimals = -1; /* no point yet */
    for (; i < text.len; i++) {
        if (text.ptr[i] == '.' && *decimals < 0 && i > start) {
            *decimals = 0;
        } else if (is_digit(text.ptr[i])) {
            digits = digits * 10 + (text.ptr[i] - '0');
            *decimals += *decimals < 0 ? 0 : 1;
        } else {
            return false;
        }
        if (i - start > MOST_DIGITS || *decimals > MOST_DECIMALS) {
            return false;
        }
    }
    bool padded = text.len > start + 1 && text.ptr[start] == '0' && text.ptr[start + 1] != '.';
    if (i == start || *decimals == 0 || padded || (start == 1 && digits == 0)) {
        return false;
    }
    *decimals = *decimals < 0 ? 0 : *decimals;
    *value = (double)(start == 1 ? -digits : digits) / powers[*decimals + shift];
    return true;
}

/* In a column that nothing is known of: a number that is written as everyone writes it. */
static bool is_plain_number(hz_span text, int decimals)
{
    enum { LONGEST = 9 }; /* longer ones may be telephones or codes */
    return text.len <= LONGEST && (decimals == 0 || text.ptr[text.len - 1] != '0');
}

static bool read_percent(hz_span text, double *value, int *decimals)
{
    if (text.len < 2 || text.ptr[text.len - 1] != '%' ||
        !read_number((hz_span){text.ptr, text.len - 1}, 2, value, decimals)) {
        return false;
    }
    return *decimals <= 2;
}

enum cell_type cell_type_for(enum column_type type)
{
    static const enum cell_type types[] = {
        [COLUMN_TEXT] = CELL_TEXT,     [COLUMN_CODE] = CELL_CODE,     [COLUMN_DATE] = CELL_DATE,
        [COLUMN_NUMBER] = CELL_NUMBER, [COLUMN_FIGURE] = CELL_NUMBER, [COLUMN_ANY] = CELL_TEXT,
    };
    return types[type];
}

enum cell_type cell_type_of(hz_span text, enum column_type type, double *value, int *decimals)
{
    bool is_figure = type == COLUMN_NUMBER || type == COLUMN_FIGURE;
    *decimals = 0;
    if ((type == COLUMN_DATE || type == COLUMN_ANY) && read_date(text, value)) {
        return CELL_DATE;
    }
    if ((type == COLUMN_FIGURE || type == COLUMN_ANY) && read_percent(text, value, decimals)) {
        return CELL_PERCENT;
    }
    if ((is_figure || type == COLUMN_ANY) && read_number(text, 0, value, decimals) &&
        (is_figure || is_plain_number(text, *decimals))) {
        return CELL_NUMBER;
    }
    *decimals = 0; /* of what is no number after all */
    bool formula = text.len > 0 && strchr("=+-@\t\r", text.ptr[0]) != NULL;
    return type == COLUMN_CODE || formula ? CELL_CODE : CELL_TEXT;
}
