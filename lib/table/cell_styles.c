/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/cell_styles.h"
#include "base/array.h"
#include <stdlib.h>

bool cell_styles_add_format(struct cell_styles *s, uint16_t index, hz_span format)
{
    if (!array_reserve(&s->formats, &s->format_cap, (size_t)index + 1, sizeof *s->formats)) {
        return false;
    }
    for (; s->format_count <= index; s->format_count++) { /* those before it are the usual ones */
        s->formats[s->format_count] = number_builtin_kind((unsigned)s->format_count);
    }
    s->formats[index] = number_format_kind(format);
    return true;
}

bool cell_styles_add(struct cell_styles *s, uint16_t format)
{
    if (!array_reserve(&s->styles, &s->style_cap, s->style_count + 1, sizeof *s->styles)) {
        return false;
    }
    s->styles[s->style_count++] = format;
    return true;
}

bool cell_styles_has(const struct cell_styles *s, uint64_t style)
{
    return style < s->style_count || s->style_count == 0;
}

enum number_kind cell_styles_kind(const struct cell_styles *s, size_t style)
{
    uint16_t format = style < s->style_count ? s->styles[style] : 0;
    return format < s->format_count ? s->formats[format] : number_builtin_kind(format);
}

void cell_styles_free(struct cell_styles *s)
{
    free(s->formats);
    free(s->styles);
    *s = (struct cell_styles){0};
}
