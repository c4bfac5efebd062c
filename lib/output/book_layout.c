/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a sheet lies on its pages: widths, heights, paper. */
#include "base/array.h"
#include "output/book_internal.h"
#include "output/sheet_text.h"

enum { NARROWEST = 6, WIDEST = 36 };

/* Sheets are printed on A4, on its side where the columns are wider together than PORTRAIT_WIDTH.
 * LANDSCAPE_WIDTH fits on it then in the full size, in percent; below SMALLEST it is not legible.
 */
enum { PORTRAIT_WIDTH = 90, LANDSCAPE_WIDTH = 136, FULL_SIZE = 100, SMALLEST = 60 };

bool book_note_width(struct book *b, uint32_t column, hz_span text)
{
    if (!array_reserve(&b->widths, &b->width_cap, column + 1, sizeof *b->widths)) {
        return false;
    }
    for (; b->measured <= column; b->measured++) {
        b->widths[b->measured] = NARROWEST;
    }
    size_t width = sheet_text_width(text);
    b->widths[column] = width > b->widths[column] ? width : b->widths[column];
    return true;
}

/* The widest that column @p i may be. The more there are, the narrower each is, so that the page on
 * which they are printed can still be read. */
static size_t most_width(const struct book *b, uint32_t i)
{
    enum { PAGE = 240, DATE = 10, SENTENCES = 48 };
    size_t most = b->columns == 0 ? WIDEST : PAGE / b->columns;
    return i + 1 == b->sentences ? SENTENCES : most > WIDEST ? WIDEST : most < DATE ? DATE : most;
}

/* Print a sheet that is @p width wide on pages as wide as it is, or, if that would be too small, on
 * several side by side, each with the first columns, by which rows are known. */
static void set_pages(struct book *b, size_t width)
{
    enum { REPEATED = 2 };
    if (width * SMALLEST <= (size_t)LANDSCAPE_WIDTH * FULL_SIZE) {
        worksheet_fit_to_pages(b->sheet, 1, 0);
        return;
    }
    worksheet_set_print_scale(b->sheet, SMALLEST);
    worksheet_print_across(b->sheet);
    (void)worksheet_repeat_columns(b->sheet, 0, REPEATED - 1);
}

static void set_widths(struct book *b)
{
    size_t total = 0;
    for (uint32_t i = 0; i < b->measured; i++) {
        size_t most = most_width(b, i);
        size_t width = (b->widths[i] > most ? most : b->widths[i]) + 2;
        total += width;
        (void)worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width, NULL);
    }
    if (total > PORTRAIT_WIDTH) {
        worksheet_set_landscape(b->sheet);
    }
    set_pages(b, total);
}

void book_set_height(struct book *b, uint32_t column, hz_span text)
{
    enum { LINE = 14, HIGHEST = 400 };
    size_t lines = sheet_text_lines(text, most_width(b, column));
    if (lines > b->lines) {
        size_t height = lines * LINE + 2;
        b->lines = lines;
        (void)worksheet_set_row(b->sheet, b->row, height > HIGHEST ? HIGHEST : (double)height,
                                NULL);
    }
}

void book_end_sheet(struct book *b)
{
    enum { MOST_FROZEN = 10, A4 = 9 };
    if (b->sheet == NULL) {
        return;
    }
    book_end_table(b);
    if (!b->has_layout) {
        set_widths(b);
    }
    worksheet_set_paper(b->sheet, A4);
    worksheet_set_margins(b->sheet, 0.4, 0.4, 0.5, 0.6);
    (void)worksheet_set_footer(b->sheet, "&C第 &P 页　共 &N 页");
    if (b->has_table) {
        (void)worksheet_repeat_rows(b->sheet, b->head, b->head_end);
        if (b->head_end < MOST_FROZEN) { /* or there would be no space for the rows below */
            worksheet_freeze_panes(b->sheet, b->head_end + 1, 0);
        }
    }
}
