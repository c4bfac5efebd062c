#include "report/telling.h"
#include <hazard/dispatch.h>
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

void tell_value(struct telling *b, hz_indicator indicator, int64_t value)
{
    char figure[32];
    hz_figure_format(hz_indicator_get_kind(indicator), value, figure);
    tell(b, "%s", figure);
}

void tell_figure(struct telling *b, const char *what, hz_indicator indicator, const char *unit)
{
    tell(b, "%s", what);
    tell_value(b, indicator, b->figures.total.now[indicator]);
    tell(b, "%s", unit);
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
