/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/visible.h"
#include "output/format.h"

/* Escape the characters of Markdown; a cell remains on one line. */
static bool add_escaped(struct buf *out, hz_span s)
{
    struct buf visible = {0};
    bool ok = buf_add_visible(&visible, s);
    for (size_t i = 0; ok && i < visible.len; i++) {
        char c = visible.ptr[i];
        ok = (strchr("\\`*_{}[]<>#|~&", c) == NULL || buf_add(out, "\\", 1)) && buf_add(out, &c, 1);
    }
    buf_free(&visible);
    return ok;
}

static bool add_block(struct page *page, const char *mark, hz_span text)
{
    return buf_add_text(page->out, mark) && add_escaped(page->out, text) &&
           buf_add_text(page->out, page->line_end) && buf_add_text(page->out, page->line_end);
}

static bool title(struct page *page, hz_span text)
{
    return add_block(page, "# ", text);
}

static bool heading(struct page *page, hz_span text)
{
    return add_block(page, "## ", text);
}

static bool paragraph(struct page *page, hz_span text)
{
    return add_block(page, "", text);
}

static bool add_row(struct page *page, const hz_span *cells)
{
    for (size_t i = 0; i < page->count; i++) {
        if (!grid_add(&page->grid, cells[i])) {
            return false;
        }
    }
    return true;
}

static bool begin_table(struct page *page)
{
    return add_row(page, page->labels);
}

static bool end_line(struct page *page)
{
    return buf_add_text(page->out, "|") && buf_add_text(page->out, page->line_end);
}

/* The line below the labels. The first column is the name of the row; numbers are aligned to the
 * right. */
static bool write_alignment(struct page *page)
{
    bool ok = true;
    for (size_t i = 0; ok && i < page->count; i++) {
        bool right = i > 0 && grid_has_numbers(&page->grid, page->count, i);
        ok = buf_add_text(page->out, right ? "| ---: " : "| --- ");
    }
    return ok && end_line(page);
}

/* Write the row that begins at cell @p first. */
static bool write_row(struct page *page, size_t first)
{
    for (size_t i = first; i < first + page->count; i++) {
        if (!buf_add_text(page->out, "| ") || !add_escaped(page->out, grid_get(&page->grid, i)) ||
            !buf_add_text(page->out, " ")) {
            return false;
        }
    }
    return end_line(page);
}

static bool end_table(struct page *page)
{
    bool ok = true;
    for (size_t i = 0; ok && i < page->grid.count && page->count > 0; i += page->count) {
        ok = write_row(page, i) && (i > 0 || write_alignment(page));
    }
    grid_clear(&page->grid);
    return ok && buf_add_text(page->out, page->line_end);
}

const struct format format_markdown = {
    .name = "markdown",
    .title = title,
    .heading = heading,
    .paragraph = paragraph,
    .begin_table = begin_table,
    .row = add_row,
    .end_table = end_table,
};
