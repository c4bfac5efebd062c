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

static bool row(struct page *page, const hz_span *cells)
{
    for (size_t i = 0; i < page->count; i++) {
        if (!buf_add_text(page->out, "| ") || !add_escaped(page->out, cells[i]) ||
            !buf_add_text(page->out, " ")) {
            return false;
        }
    }
    return buf_add_text(page->out, "|") && buf_add_text(page->out, page->line_end);
}

/* The first column is the name of the row; the others are numbers, aligned to the right. */
static bool begin_table(struct page *page)
{
    bool ok = row(page, page->labels);
    for (size_t i = 0; ok && i < page->count; i++) {
        ok = buf_add_text(page->out, i == 0 ? "| --- " : "| ---: ");
    }
    return ok && buf_add_text(page->out, "|") && buf_add_text(page->out, page->line_end);
}

static bool end_table(struct page *page)
{
    return buf_add_text(page->out, page->line_end);
}

const struct format format_markdown = {
    .name = "markdown",
    .title = title,
    .heading = heading,
    .paragraph = paragraph,
    .begin_table = begin_table,
    .row = row,
    .end_table = end_table,
};
