/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/book_formats.h"
#include <stdio.h>

/* The looks, one line each. */
static const struct look {
    double size;
    bool bold;
    bool framed;
    uint8_t align;
    uint8_t vertical;
    lxw_color_t background; /* 0: none */
    lxw_color_t color;      /* 0: black */
} looks[LOOKS] = {
    [LOOK_CELL] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_HEAD] = {10, true, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0xE7E6E6, 0},
    [LOOK_REQUIRED] = {10, true, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0xFCE4D6, 0},
    [LOOK_TITLE] = {16, true, false, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_HEADING] = {12, true, false, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_PARAGRAPH] = {10, false, false, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, 0, 0},
    [LOOK_WRONG] = {10, true, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xFFC7CE, 0x9C0006},
    [LOOK_ADVICE] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xFFF2CC, 0},
    [LOOK_EXAMPLE] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xF2F2F2,
                      0x7F7F7F},
    [LOOK_LINK] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, 0x0563C1},
};

static void set_number_format(lxw_format *format, enum cell_type type, int decimals)
{
    static const char *const shapes[BOOK_DECIMALS] = {"0",      "0.0",     "0.00",    "0.000",
                                                      "0.0000", "0.00000", "0.000000"};
    char shape[16];
    if (type == CELL_CODE) {
        format_set_num_format(format, "@");
    } else if (type == CELL_DATE) {
        format_set_num_format(format, "yyyy-mm-dd");
    } else if (type == CELL_NUMBER || type == CELL_PERCENT) {
        (void)snprintf(shape, sizeof shape, "%s%s", shapes[decimals],
                       type == CELL_PERCENT ? "%" : "");
        format_set_num_format(format, shape);
    }
}

lxw_format *book_format(struct book_formats *formats, lxw_workbook *file, enum cell_look look,
                        enum cell_type type, int decimals)
{
    const struct look *l = &looks[look];
    lxw_format **format = &formats->made[look][type][decimals];
    if (*format != NULL || (*format = workbook_add_format(file)) == NULL) {
        return *format;
    }
    bool number = type == CELL_NUMBER || type == CELL_PERCENT;
    format_set_font_name(*format, "宋体");
    format_set_font_size(*format, l->size);
    format_set_align(*format, number && look != LOOK_HEAD && look != LOOK_REQUIRED ? LXW_ALIGN_RIGHT
                                                                                   : l->align);
    format_set_align(*format, l->vertical);
    format_set_text_wrap(*format);
    if (l->bold) {
        format_set_bold(*format);
    }
    if (l->framed) {
        format_set_border(*format, LXW_BORDER_THIN);
    }
    if (l->background != 0) {
        format_set_bg_color(*format, l->background);
    }
    if (l->color != 0) {
        format_set_font_color(*format, l->color);
    }
    set_number_format(*format, type, decimals);
    return *format;
}

double book_look_size(enum cell_look look)
{
    return looks[look].size;
}
