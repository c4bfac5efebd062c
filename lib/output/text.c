/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/visible.h"
#include "output/format.h"
#include <stdlib.h>
#include <uniwidth.h>

/* The width on a terminal, where a Chinese character takes two columns. */
static size_t width_of(hz_span s)
{
    int width = u8_width((const uint8_t *)s.ptr, s.len, "UTF-8");
    return width < 0 ? 0 : (size_t)width;
}

static bool add_blanks(struct buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!buf_add(out, " ", 1)) {
            return false;
        }
    }
    return true;
}

static bool add_line(struct page *page, hz_span text)
{
    return buf_add_visible(page->out, text) && buf_add_text(page->out, page->line_end);
}

static bool heading(struct page *page, hz_span text)
{
    return buf_add_text(page->out, page->line_end) && add_line(page, text);
}

static bool add_row(struct page *page, const hz_span *cells)
{
    for (size_t i = 0; i < page->count; i++) {
        struct buf flat = {0}; /* without line ends, which would break the row */
        bool ok = buf_add_visible(&flat, cells[i]);
        ok = ok && grid_add(&page->grid, buf_span(&flat));
        buf_free(&flat);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool begin_table(struct page *page)
{
    return add_row(page, page->labels);
}

/* The width of column @p c. */
static size_t measure(const struct page *page, size_t c)
{
    size_t widest = 0;
    for (size_t i = c; i < page->grid.count; i += page->count) {
        size_t width = width_of(grid_get(&page->grid, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static bool add_cell(struct page *page, size_t i, size_t width, bool right, bool last)
{
    hz_span cell = grid_get(&page->grid, i);
    size_t pad = width - width_of(cell);
    return add_blanks(page->out, right ? pad : 0) && buf_add_span(page->out, cell) &&
           add_blanks(page->out, right || last ? 0 : pad) &&
           buf_add_text(page->out, last ? page->line_end : "  ");
}

static bool add_cells(struct page *page, const size_t *widths, const bool *numbers)
{
    for (size_t i = 0; i < page->grid.count && page->count > 0; i++) {
        size_t c = i % page->count;
        if (!add_cell(page, i, widths[c], numbers[c], c + 1 == page->count)) {
            return false;
        }
    }
    return true;
}

static bool end_table(struct page *page)
{
    size_t *widths = calloc(page->count + 1, sizeof *widths);
    bool *numbers = calloc(page->count + 1, sizeof *numbers);
    bool ok = widths != NULL && numbers != NULL;
    for (size_t c = 0; ok && c < page->count; c++) {
        widths[c] = measure(page, c);
        numbers[c] = grid_has_numbers(&page->grid, page->count, c);
    }
    ok = ok && add_cells(page, widths, numbers);
    free(widths);
    free(numbers);
    grid_clear(&page->grid);
    return ok;
}

const struct format format_text = {
    .name = "text",
    .title = add_line,
    .heading = heading,
    .paragraph = add_line,
    .begin_table = begin_table,
    .row = add_row,
    .end_table = end_table,
};
