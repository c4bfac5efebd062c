/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal_line.h"
#include "output/format.h"
#include "schema/schema.h"
#include <csv.h>

static const char bom[] = "\xEF\xBB\xBF";
enum { BOM_SIZE = sizeof bom - 1 };

bool journal_header_write(struct buf *out)
{
    hz_span labels[HZ_JOURNAL_COLUMNS];
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        labels[i] = hz_span_of(hz_journal_label((hz_journal_column)i));
    }
    return buf_add_text(out, bom) && csv_record(out, labels, HZ_JOURNAL_COLUMNS, ',', "\n");
}

/* The link of the line whose text up to its last comma is @p body. */
static void compute_link(const char *before, hz_span body, char link[SHA256_HEX_SIZE])
{
    struct sha256 h;
    sha256_init(&h);
    sha256_add(&h, hz_span_of(before));
    sha256_add(&h, body);
    sha256_final(&h, link);
}

bool journal_line_write(struct buf *out, const hz_span *cells, char link[SHA256_HEX_SIZE])
{
    size_t start = out->len;
    if (!csv_record(out, cells, HZ_JOURNAL_LINK, ',', ",")) {
        return false;
    }
    char next[SHA256_HEX_SIZE];
    compute_link(link, (hz_span){out->ptr + start, out->len - start}, next);
    memcpy(link, next, SHA256_HEX_SIZE);
    return buf_add_text(out, link) && buf_add_text(out, "\n");
}

struct splitting {
    struct fields *fields;
    bool no_memory;
};

static void on_field(void *text, size_t len, void *data)
{
    struct splitting *s = data;
    s->no_memory = !fields_add(s->fields, text == NULL ? "" : text, len) || s->no_memory;
}

/* Makes libcsv keep blanks around cells: a cell must be read back as it was written. */
static int is_no_space(unsigned char c)
{
    (void)c;
    return 0;
}

/* Replaces @p fields by the cells of one line. False: out of memory. */
static bool split_cells(struct fields *fields, hz_span line)
{
    struct splitting s = {fields, false};
    struct csv_parser parser;
    fields_clear(fields);
    if (csv_init(&parser, 0) != 0) {
        return false;
    }
    csv_set_space_func(&parser, is_no_space);
    bool ok = csv_parse(&parser, line.ptr, line.len, on_field, NULL, &s) == line.len &&
              csv_fini(&parser, on_field, NULL, &s) == 0;
    csv_free(&parser);
    return ok && !s.no_memory;
}

void line_parser_free(struct line_parser *line)
{
    fields_free(&line->cells);
    convert_close(&line->from);
    buf_free(&line->decoded);
    buf_free(&line->written);
}

static bool is_hash(hz_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\0' || strchr("0123456789abcdef", text.ptr[i]) == NULL) {
            return false;
        }
    }
    return text.len == SHA256_HEX_SIZE - 1;
}

/* Split the text after its last comma, which a check value must follow. False: none does. */
static bool cut_link(hz_span text, hz_span *body, hz_span *link)
{
    size_t len = SHA256_HEX_SIZE - 1;
    if (text.len < len + 1 || text.ptr[text.len - len - 1] != ',') {
        return false;
    }
    *body = (hz_span){text.ptr, text.len - len};
    *link = (hz_span){text.ptr + text.len - len, len};
    return is_hash(*link);
}

/* Remove the line end. */
static hz_span cut_line_end(hz_span raw, unsigned *form)
{
    *form = FORM_AS_WRITTEN;
    if (raw.len > 0 && raw.ptr[raw.len - 1] == '\n') {
        raw.len--;
    } else {
        *form |= FORM_UNENDED;
    }
    if (raw.len > 0 && raw.ptr[raw.len - 1] == '\r') {
        raw.len--;
        *form |= FORM_LINE_ENDS;
    }
    return raw;
}

/* Convert to UTF-8. 1; 0: the text is neither UTF-8 nor GB18030; -1: out of memory. */
static int decode(struct line_parser *line, hz_span *text)
{
    size_t wrong = 0;
    if (utf8_valid(*text)) {
        return 1;
    }
    if (line->from.handle == NULL && !convert_open_from(&line->from, HZ_GB18030)) {
        return 0;
    }
    line->decoded.len = 0;
    enum convert_result result = convert(&line->from, *text, &line->decoded, &wrong);
    *text = buf_span(&line->decoded);
    return result == CONVERT_NO_MEMORY ? -1 : result == CONVERT_DONE;
}

/* Split the text into cells. Empty cells after the last column, added by a spreadsheet, do not
 * count. */
static bool split(struct line_parser *line, hz_span text)
{
    if (!split_cells(&line->cells, text)) {
        return false;
    }
    const hz_span *cells = fields_spans(&line->cells);
    line->count = line->cells.count;
    while (line->count > HZ_JOURNAL_COLUMNS && cells[line->count - 1].len == 0) {
        line->count--;
    }
    return true;
}

/* Whether the link matches the line written again from its cells. 1, 0, or -1: out of memory. */
static int matches_rewritten(struct line_parser *line, const char *before)
{
    char link[SHA256_HEX_SIZE];
    const hz_span *cells = fields_spans(&line->cells);
    line->written.len = 0;
    if (!csv_record(&line->written, cells, HZ_JOURNAL_LINK, ',', ",")) {
        return -1;
    }
    compute_link(before, buf_span(&line->written), link);
    return strcmp(link, line->link) == 0;
}

/* True if @p text is @p written and a check value. */
static bool is_as_written(hz_span text, hz_span written)
{
    return text.len == written.len + SHA256_HEX_SIZE - 1 &&
           memcmp(text.ptr, written.ptr, written.len) == 0;
}

/* Parse a line whose form was changed. */
static int parse_changed(struct line_parser *line, hz_span raw, hz_span text, const char *before,
                         enum line_check *check)
{
    unsigned form = FORM_AS_WRITTEN;
    hz_span decoded = text;
    (void)cut_line_end(raw, &form);
    int found = decode(line, &decoded);
    if (found < 0 || !split(line, found > 0 ? decoded : text)) {
        return -1;
    }
    const hz_span *cells = fields_spans(&line->cells);
    *check = LINE_INVALID;
    if (line->count != HZ_JOURNAL_COLUMNS || !is_hash(cells[HZ_JOURNAL_LINK])) {
        return 0;
    }
    hz_diag_copy(line->link, sizeof line->link, cells[HZ_JOURNAL_LINK]);
    int matches = matches_rewritten(line, before);
    *check = matches > 0 ? LINE_VALID : LINE_WRONG_LINK;
    if (matches > 0) {
        form |= decoded.ptr == text.ptr ? 0 : FORM_ENCODING;
        form |= is_as_written(decoded, buf_span(&line->written)) ? 0 : FORM_QUOTES;
        line->form |= form;
    }
    return matches < 0 ? -1 : 0;
}

int journal_line_parse(struct line_parser *line, hz_span raw, const char *before,
                       enum line_check *check)
{
    char right[SHA256_HEX_SIZE];
    unsigned form;
    hz_span body;
    hz_span link;
    hz_span text = cut_line_end(raw, &form);
    if (!cut_link(text, &body, &link)) {
        return parse_changed(line, raw, text, before, check);
    }
    compute_link(before, body, right);
    if (!hz_span_is(link, right)) {
        return parse_changed(line, raw, text, before, check);
    }
    memcpy(line->link, right, sizeof right);
    line->form |= form;
    *check = LINE_VALID;
    return split(line, text) ? 0 : -1;
}

static bool is_utf16(hz_span raw)
{
    return (raw.len >= 2 &&
            (memcmp(raw.ptr, "\xFF\xFE", 2) == 0 || memcmp(raw.ptr, "\xFE\xFF", 2) == 0)) ||
           memchr(raw.ptr, '\0', raw.len) != NULL;
}

static bool has_labels(const struct line_parser *line, const hz_span *cells)
{
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        if (!hz_span_is(cells[i], hz_journal_label((hz_journal_column)i))) {
            return false;
        }
    }
    return line->count == HZ_JOURNAL_COLUMNS;
}

/* Whether commas in place of other delimiters would make it the header. 1, 0, or -1: no memory. */
static int has_other_delimiters(struct line_parser *line, hz_span text)
{
    line->written.len = 0;
    if (!buf_add_span(&line->written, text)) {
        return -1;
    }
    for (size_t i = 0; i < line->written.len; i++) {
        char *c = line->written.ptr + i;
        *c = (char)(*c == ';' || *c == '\t' || *c == '|' ? ',' : *c);
        if (*c == '\r') { /* lone CR as line end: the whole file is one line */
            line->written.len = i;
        }
    }
    return split(line, buf_span(&line->written))
               ? line->count >= HZ_JOURNAL_COLUMNS && has_labels(line, fields_spans(&line->cells))
               : -1;
}

int journal_header_parse(struct line_parser *line, hz_span raw, enum journal_header *check)
{
    unsigned form;
    hz_span text = cut_line_end(raw, &form);
    bool has_bom = text.len >= BOM_SIZE && memcmp(text.ptr, bom, BOM_SIZE) == 0;
    *check = is_utf16(raw) ? HEADER_UNREADABLE : HEADER_INVALID;
    text = has_bom ? (hz_span){text.ptr + BOM_SIZE, text.len - BOM_SIZE} : text;
    form |= has_bom ? 0 : FORM_MARK;
    form &= ~(unsigned)FORM_UNENDED; /* a file with a header only */
    hz_span decoded = text;
    int found = decode(line, &decoded);
    if (found <= 0) {
        return found;
    }
    if (!split(line, decoded)) {
        return -1;
    }
    if (line->count == HZ_JOURNAL_COLUMNS && has_labels(line, fields_spans(&line->cells))) {
        form |= decoded.ptr == text.ptr ? 0 : FORM_ENCODING;
        form |= decoded.len > 0 && decoded.ptr[0] == '"' ? FORM_QUOTES : 0;
        line->form |= form;
        *check = HEADER_VALID;
        return 0;
    }
    found = has_other_delimiters(line, decoded);
    *check = found > 0 ? HEADER_UNREADABLE : *check;
    return found < 0 ? -1 : 0;
}
