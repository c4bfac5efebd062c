/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/sentence.h"
#include "schema/dispatch.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

void tell(struct telling *b, const char *format, ...)
{
    char piece[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    b->no_memory = !buf_add_text(&b->text, piece) || b->no_memory;
}

/* Half a cent up, as amounts of papers are rounded. */
static void format_two_decimals(hz_money money, char text[32])
{
    enum { PER_CENT = 10000, CENTS = 100 }; /* a hundredth of 万元 */
    uint64_t value = money < 0 ? (uint64_t)-money : (uint64_t)money;
    uint64_t cents = value / PER_CENT + (value % PER_CENT >= PER_CENT / 2 ? 1 : 0);
    (void)snprintf(text, 32, "%s%" PRIu64 ".%02" PRIu64, money < 0 ? "-" : "", cents / CENTS,
                   cents % CENTS);
}

void figure_text(hz_indicator indicator, int64_t value, char text[32])
{
    hz_indicator_type kind = hz_indicator_get_kind(indicator);
    text[0] = '\0';
    if (value == HZ_UNKNOWN) {
        return;
    }
    if (kind == HZ_KIND_MONEY) {
        format_two_decimals(value, text);
    } else {
        hz_indicator_format(kind, value, text);
    }
}

void tell_value(struct telling *b, hz_indicator indicator, int64_t value)
{
    char figure[32];
    figure_text(indicator, value, figure);
    tell(b, "%s", figure);
}

void tell_figure(struct telling *b, const char *what, hz_indicator indicator, const char *unit)
{
    int64_t value = b->figures.totals[OF_ALL].now[indicator];
    if (value != HZ_UNKNOWN) {
        tell(b, "%s", what);
        tell_value(b, indicator, value);
        tell(b, "%s", unit);
    }
}

void tell_change(struct telling *b, const char *what, hz_indicator indicator)
{
    int64_t change = b->figures.totals[OF_ALL].increase[indicator];
    if (!b->figures.has_increase || change == HZ_UNKNOWN) {
        return;
    }
    if (change == 0) {
        tell(b, "%s持平", what);
        return;
    }
    tell(b, "%s%s", what, change < 0 ? "减少" : "增加");
    tell_value(b, indicator, change < 0 ? -change : change);
    tell(b, "项");
}

const char *whole_place(const hz_plan *plan)
{
    static const char *const places[][2] = {{"市", "全市"}, {"区", "全区"}, {"省", "全省"}};
    size_t len = strlen(plan->county);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        size_t end = strlen(places[i][0]);
        if (len > end && strcmp(plan->county + len - end, places[i][0]) == 0) {
            return places[i][1];
        }
    }
    return "全县";
}

int tell_paragraph(struct telling *b)
{
    bool ok = buf_add(&b->text, "", 1) && !b->no_memory;
    if (!ok) {
        hz_diag_set(b->err, HZ_E003, NULL, NULL);
        return -1;
    }
    int result = hz_writer_paragraph(b->writer, b->text.ptr, b->err);
    b->text.len = 0;
    return result;
}
