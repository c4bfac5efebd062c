/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/sentence.h"
#include "base/diag.h"
#include "schema/dispatch.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

void add_text(struct document *d, const char *format, ...)
{
    char piece[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    d->no_memory = !buf_add_text(&d->text, piece) || d->no_memory;
}

/* Half a cent is rounded up, as in official papers. */
static void format_two_decimals(hz_money money, char text[32])
{
    enum { PER_CENT = 10000, CENTS = 100 }; /* a hundredth of 万元 */
    uint64_t value = money < 0 ? (uint64_t)-money : (uint64_t)money;
    uint64_t cents = value / PER_CENT + (value % PER_CENT >= PER_CENT / 2 ? 1 : 0);
    (void)snprintf(text, 32, "%s%" PRIu64 ".%02" PRIu64, money < 0 ? "-" : "", cents / CENTS,
                   cents % CENTS);
}

void format_value(hz_indicator indicator, int64_t value, char text[32])
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

void add_value(struct document *d, hz_indicator indicator, int64_t value)
{
    char text[32];
    format_value(indicator, value, text);
    add_text(d, "%s", text);
}

void add_total(struct document *d, const char *what, hz_indicator indicator, const char *unit)
{
    int64_t value = d->table.totals[OF_ALL].now[indicator];
    if (value != HZ_UNKNOWN) {
        add_text(d, "%s", what);
        add_value(d, indicator, value);
        add_text(d, "%s", unit);
    }
}

void add_change(struct document *d, const char *what, hz_indicator indicator)
{
    int64_t change = d->table.totals[OF_ALL].increase[indicator];
    if (!d->table.has_increase || change == HZ_UNKNOWN) {
        return;
    }
    if (change == 0) {
        add_text(d, "%s持平", what);
        return;
    }
    add_text(d, "%s%s", what, change < 0 ? "减少" : "增加");
    add_value(d, indicator, change < 0 ? -change : change);
    add_text(d, "项");
}

const char *whole_county(const hz_plan *plan)
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

int end_paragraph(struct document *d)
{
    if (d->no_memory || !buf_add(&d->text, "", 1)) {
        return error_no_memory(d->err, NULL);
    }
    int result = hz_writer_text(d->writer, HZ_TEXT_PARAGRAPH, d->text.ptr, d->err);
    d->text.len = 0;
    return result;
}
