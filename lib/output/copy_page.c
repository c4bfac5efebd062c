/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The marked copy as a page: the list of findings, whose cells are links, and the table with the
 * advice in the wrong cells, where it is on paper too. It includes its style, so that it can be
 * mailed and printed alone.
 */
#include "output/html.h"
#include "output/marked.h"
#include <errno.h>
#include <inttypes.h>

/* By which a page is known to be one. */
#define GENERATOR "<meta name=\"generator\" content=\"ledger-check\">\n"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" GENERATOR
    "<title>";
static const char style[] =
    "</title>\n<style>\n"
    "body{margin:1em;color:#222;line-height:1.4;font-size:14px;"
    "font-family:\"Noto Serif CJK SC\",\"SimSun\",\"宋体\",serif}\n"
    "h1{font-size:1.3em;margin:.3em 0}\n"
    "h2{font-size:1.1em;margin:1.2em 0 .4em}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;font-size:.9em}\n"
    "th,td{border:1px solid #888;padding:.2em .35em;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}\n"
    "th{background:#eee}\n"
    ".wide th,.wide td{min-width:5em}\n"
    ".wide tr>:first-child{min-width:0!important;white-space:nowrap}\n"
    ".wrong{background:#ffc7ce;border:2px solid #9c0006;font-weight:bold}\n"
    ".doubtful{background:#fff2cc;border:2px solid #7f6000}\n"
    ".advice{font-weight:normal;color:#9c0006;margin:.2em 0 0;white-space:pre-line}\n"
    ".doubtful .advice{color:#7f6000}\n"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "@page{size:A4 landscape;margin:10mm}\n"
    "@media print{body{margin:0;font-size:10px}.wide{overflow:visible}"
    ".wide table{width:100%;font-size:8px;line-height:1.25}"
    ".wide th,.wide td{padding:1px 2px;min-width:min(5em,calc(230mm/var(--columns)))}"
    "thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}"
    "\n"
    "</style>\n</head>\n<body>\n";

static bool add(struct copy *c, const char *markup)
{
    return buf_add_text(&c->page, markup);
}

static bool element(struct copy *c, const char *open, hz_span text, const char *close)
{
    return add(c, open) && html_add_escaped(&c->page, text) && add(c, close);
}

/* Write what the buffer holds, unless that fails or there was no memory for it. */
static int flush(struct copy *c, bool made, hz_error *err)
{
    if (!made) {
        return error_no_memory(err, NULL);
    }
    bool written = fwrite(c->page.ptr, 1, c->page.len, c->out) == c->page.len;
    c->page.len = 0;
    return written ? 0 : error_system(err, HZ_E002, c->path, errno);
}

static bool add_item(struct copy *c, size_t i)
{
    char link[64];
    const hz_marked *m = c->marked;
    const struct mark *mark = &m->marks[i];
    (void)snprintf(link, sizeof link, mark->line == 0 ? "<tr><td>" : "<tr><td><a href=\"#m%zu\">",
                   i);
    const char *cell = mark_text(m, mark->cell);
    char line[32];
    (void)snprintf(line, sizeof line, "%" PRIu64, mark->line);
    return element(c, link, hz_span_of(cell[0] == '\0' && mark->line > 0 ? line : cell),
                   mark->line == 0 ? "</td>" : "</a></td>") &&
           element(c, "<td>", hz_span_of(mark_text(m, mark->label)), "</td>") &&
           element(c, "<td>", hz_span_of(mark_text(m, mark->value)), "</td>") &&
           element(c, "<td>", hz_span_of(mark_text(m, mark->message)), "</td></tr>\n");
}

static bool add_list(struct copy *c)
{
    bool ok = add(c, "<h2>需修改清单</h2>\n<table>\n<thead><tr><th scope=\"col\">单元格</th>"
                     "<th scope=\"col\">列名</th><th scope=\"col\">原值</th>"
                     "<th scope=\"col\">怎样改</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < c->marked->count && ok; i++) {
        ok = add_item(c, i);
    }
    return ok && add(c, "</tbody>\n</table>\n");
}

static int begin(struct copy *c, hz_span summary, hz_error *err)
{
    const char *slash = strrchr(c->file, '/');
    hz_span file = hz_span_of(slash == NULL ? c->file : slash + 1);
    bool ok = element(c, head, file, style) && element(c, "<h1>", file, "</h1>\n") &&
              element(c, "<p>", summary, "</p>\n") && (c->marked->count == 0 || add_list(c)) &&
              element(c, "<h2>", hz_span_of(c->sheet), "</h2>\n");
    return flush(c, ok, err);
}

static int title(struct copy *c, hz_span text, hz_error *err)
{
    return flush(c, element(c, "<p>", text, "</p>\n"), err);
}

/* The advice on a column, after its text; the first of its marks has the address of the link. */
static bool add_advice(struct copy *c, const struct copy_row *row, uint32_t column)
{
    char open[64];
    for (size_t i = row->first; i < row->end; i++) {
        const struct mark *mark = &c->marked->marks[i];
        if (mark->column != column) {
            continue;
        }
        (void)snprintf(open, sizeof open, "<div class=\"advice\" id=\"m%zu\">", i);
        if (!element(c, open, hz_span_of(mark_text(c->marked, mark->message)), "</div>")) {
            return false;
        }
    }
    return true;
}

static bool add_cell(struct copy *c, const struct copy_row *row, uint32_t i)
{
    static const char *const classes[LOOKS] = {
        [LOOK_WRONG] = " class=\"wrong\">", [LOOK_ADVICE] = " class=\"doubtful\">"};
    enum cell_look look = copy_advice(c, row, i + 1);
    return look != LOOKS && add(c, row->is_header ? "<th" : "<td") &&
           element(c, classes[look] == NULL ? ">" : classes[look], copy_cell(c, row, i), "") &&
           add_advice(c, row, i + 1) && add(c, row->is_header ? "</th>" : "</td>");
}

/* A row of its own below the row, if something is to be changed in it as a whole. */
static bool add_row_advice(struct copy *c, const struct copy_row *row)
{
    char open[64];
    enum cell_look look = copy_advice(c, row, 0);
    (void)snprintf(open, sizeof open, "<tr><th></th><td colspan=\"%" PRIu32 "\"", c->width);
    return look == LOOK_CELL ||
           (look != LOOKS && add(c, open) &&
            add(c, look == LOOK_WRONG ? " class=\"wrong\">" : " class=\"doubtful\">") &&
            add_advice(c, row, 0) && add(c, "</td></tr>\n"));
}

static bool begin_row(struct copy *c, const struct copy_row *row)
{
    char number[32];
    const hz_record *record = row->record;
    (void)snprintf(number, sizeof number, "%" PRIu64,
                   record->number > 0 ? record->number : record->line);
    return element(c, "<tr><th scope=\"row\">", hz_span_of(number), "</th>");
}

static bool add_row(struct copy *c, const struct copy_row *row)
{
    uint32_t width = copy_row_width(c, row);
    bool ok = begin_row(c, row);
    for (uint32_t i = 0; i < width && ok; i++) {
        ok = add_cell(c, row, i);
    }
    return ok && add(c, "</tr>\n") && add_row_advice(c, row);
}

static bool add_merged(struct copy *c, const struct copy_row *row, uint32_t count)
{
    char open[64];
    (void)snprintf(open, sizeof open, "<th colspan=\"%" PRIu32 "\">", count);
    return begin_row(c, row) && element(c, open, copy_cell(c, row, 0), "</th></tr>\n");
}

/* Columns are as wide as a date, unless so many do not fit on a page. */
static bool begin_table(struct copy *c)
{
    char open[96];
    (void)snprintf(open, sizeof open,
                   "<div class=\"wide\"><table style=\"--columns:%" PRIu32 "\">\n", c->width + 1);
    return add(c, open);
}

/* Begin the table at the first row, and again at the first header: what is above it has no
 * labels. */
static bool begin_table_at(struct copy *c, const struct copy_row *row)
{
    bool begins = !c->has_table || row->begins_table;
    bool ok = !c->has_table || !begins || add(c, "</table></div>\n");
    c->has_table = true;
    ok = ok && (!begins || begin_table(c));
    bool changes = c->in_head != row->is_head;
    c->in_head = row->is_head;
    return ok && (!changes || add(c, row->is_head ? "<thead>" : "</thead>\n<tbody>\n"));
}

static int write_row(struct copy *c, const struct copy_row *row, hz_error *err)
{
    return flush(c, begin_table_at(c, row) && add_row(c, row), err);
}

static int write_merged(struct copy *c, const struct copy_row *row, uint32_t count, hz_error *err)
{
    return flush(c, begin_table_at(c, row) && add_merged(c, row, count), err);
}

static int finish(struct copy *c, hz_error *err)
{
    bool ok =
        add(c, c->in_head ? "</thead>\n" : "") && (!c->has_table || add(c, "</table></div>\n"));
    return flush(c, ok && add(c, "</body>\n</html>\n"), err);
}

static bool is_copy(const char *path)
{
    char text[1024] = "";
    FILE *file = fopen(path, "r");
    size_t len = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    if (file != NULL) {
        (void)fclose(file);
    }
    return len > 0 && strstr(text, GENERATOR) != NULL;
}

const struct copy_format copy_page = {
    .name = "html",
    .is_copy = is_copy,
    .begin = begin,
    .title = title,
    .row = write_row,
    .merged = write_merged,
    .finish = finish,
};
