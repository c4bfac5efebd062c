/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/html.h"
#include "base/visible.h"
#include "output/format.h"
#include "schema/dispatch.h"

/* The page includes its style, so that it can be mailed and printed alone. */
static const char head[] = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"";
static const char viewport[] =
    "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char style[] =
    "</title>\n<style>\n"
    "body{max-width:60em;margin:2em auto;padding:0 1em;color:#222;line-height:1.8;"
    "font-family:\"Noto Serif CJK SC\",\"SimSun\",\"宋体\",serif}\n"
    "h1{text-align:center;font-size:1.5em;margin:1em 0 1.2em}\n"
    "h2{font-size:1.1em;margin:1.6em 0 .5em}\n"
    "p{text-indent:2em;margin:.4em 0}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%;font-size:.85em;line-height:1.4}\n"
    "th,td{border:1px solid #888;padding:.25em .45em;text-align:left}\n"
    "th{background:#f0f0f0;text-align:center;font-weight:bold}\n"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}\n"
    "td:first-child{white-space:nowrap}\n"
    "tr.total td{font-weight:bold}\n"
    ".card th{width:8.5em;padding:.2em 0}\n"
    ".card .b{height:5em}.card .s{height:2em}.card h2{margin:.2em 0 .4em}\n"
    "@page{size:A4;margin:2cm}\n"
    "@media print{body{margin:0;max-width:none}.wide{overflow:visible}thead{display:"
    "table-header-group}tr{break-inside:avoid}.card{break-before:page}}\n"
    "</style>\n</head>\n<body>\n";

/* The entity for the character @p c; NULL: none is needed. */
static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

bool html_add_escaped(struct buf *out, hz_span s)
{
    char code[VISIBLE_SIZE];
    for (size_t at = 0, len; at < s.len; at += len) {
        char c = s.ptr[at];
        const char *entity = entity_of(c);
        len = visible_first((hz_span){s.ptr + at, s.len - at}, code);
        bool blank = c == '\n' || c == '\r' || c == '\t';
        bool ok = entity != NULL              ? buf_add_text(out, entity)
                  : code[0] != '\0' && !blank ? buf_add_text(out, code)
                                              : buf_add(out, s.ptr + at, len);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* Append markup with the line ends of the page. */
static bool add_markup(struct page *page, const char *markup)
{
    for (; markup[0] != '\0'; markup++) {
        const char *text = markup[0] == '\n' ? page->line_end : (char[2]){markup[0], '\0'};
        if (!buf_add_text(page->out, text)) {
            return false;
        }
    }
    return true;
}

static bool element(struct page *page, const char *open, hz_span text, const char *close)
{
    return add_markup(page, open) && html_add_escaped(page->out, text) && add_markup(page, close);
}

static bool title(struct page *page, hz_span text)
{
    return element(page, head, hz_span_of(page->charset), viewport) &&
           element(page, "", text, style) && element(page, "<h1>", text, "</h1>\n");
}

static bool heading(struct page *page, hz_span text)
{
    return element(page, "<h2>", text, "</h2>\n");
}

static bool paragraph(struct page *page, hz_span text)
{
    return element(page, "<p>", text, "</p>\n");
}

static bool begin_table(struct page *page)
{
    bool ok = add_markup(page, "<div class=\"wide\"><table>\n<thead><tr>");
    for (size_t i = 0; ok && i < page->count; i++) {
        ok = element(page, "<th scope=\"col\">", page->labels[i], "</th>");
    }
    return ok && add_markup(page, "</tr></thead>\n<tbody>\n");
}

static bool row(struct page *page, const hz_span *cells)
{
    bool total = page->count > 0 && hz_span_is(cells[0], HZ_TOTAL);
    bool ok = add_markup(page, total ? "<tr class=\"total\">" : "<tr>");
    for (size_t i = 0; ok && i < page->count; i++) {
        const char *open = is_number(cells[i]) ? "<td class=\"n\">" : "<td>";
        ok = element(page, open, cells[i], "</td>");
    }
    return ok && add_markup(page, "</tr>\n");
}

static bool end_table(struct page *page)
{
    return add_markup(page, "</tbody>\n</table></div>\n");
}

/* Append the label of a field and its cell, over @p columns columns. */
static bool card_field(struct page *page, const struct card_field *field, size_t columns)
{
    const char *wide = columns > 1 ? " colspan=\"3\"" : "";
    const char *blank = !field->is_blank ? "" : field->is_wide ? " class=\"b\"" : " class=\"s\"";
    return element(page, "<th scope=\"row\">", field->label, "</th><td") &&
           add_markup(page, wide) && add_markup(page, blank) &&
           element(page, ">", field->text, "</td>");
}

/* Two narrow fields share a row; a wide one, and a narrow one alone, has a row of its own. */
static bool card(struct page *page, const struct card *card)
{
    enum { WIDE = 3 };
    bool ok =
        element(page, "<section class=\"card\">\n<h2>", card->title, "</h2>\n<table>\n<tbody>\n");
    for (size_t i = 0, next; ok && i < card->count; i = next) {
        const struct card_field *f = &card->fields[i];
        bool is_pair = !f->is_wide && i + 1 < card->count && !f[1].is_wide;
        next = is_pair ? i + 2 : i + 1;
        ok = add_markup(page, "<tr>") && card_field(page, f, is_pair ? 1 : WIDE) &&
             (!is_pair || card_field(page, f + 1, 1)) && add_markup(page, "</tr>\n");
    }
    return ok && add_markup(page, "</tbody>\n</table>\n</section>\n");
}

static bool end(struct page *page)
{
    return add_markup(page, "</body>\n</html>\n");
}

const struct format format_html = {
    .name = "html",
    .title = title,
    .heading = heading,
    .paragraph = paragraph,
    .begin_table = begin_table,
    .row = row,
    .end_table = end_table,
    .card = card,
    .end = end,
};
