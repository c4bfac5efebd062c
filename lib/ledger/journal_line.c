/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal_line.h"
#include "ledger/journal_chain.h"
#include "output/format.h"
#include "schema/schema.h"
#include "table/csv_line.h"

static const char mark[] = "\xEF\xBB\xBF";
enum { MARK = sizeof mark - 1 };

void line_free(struct line *line)
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
    return text.len == HASH_SIZE - 1;
}

/* The text up to its last comma, and the check value after it; false: it has no such form. */
static bool cut_link(hz_span text, hz_span *body, hz_span *link)
{
    size_t len = HASH_SIZE - 1;
    if (text.len < len + 1 || text.ptr[text.len - len - 1] != ',') {
        return false;
    }
    *body = (hz_span){text.ptr, text.len - len};
    *link = (hz_span){text.ptr + text.len - len, len};
    return is_hash(*link);
}

/* Takes the line end off. */
static hz_span cut_end(hz_span raw, unsigned *form)
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

/* The text as UTF-8. 1; 0: it is none, and no GB18030; -1: out of memory. */
static int decode(struct line *line, hz_span *text)
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

/* Splits the text; empty cells that a spreadsheet put after the last column do not count. */
static bool split(struct line *line, hz_span text)
{
    if (!csv_line_split(&line->cells, text)) {
        return false;
    }
    const hz_span *cells = fields_spans(&line->cells);
    line->count = line->cells.count;
    while (line->count > HZ_JOURNAL_COLUMNS && cells[line->count - 1].len == 0) {
        line->count--;
    }
    return true;
}

/* Whether the line, written again from its cells, has the check value that it has. -1: no memory.
 */
static int fits_again(struct line *line, const char *before)
{
    char link[HASH_SIZE];
    const hz_span *cells = fields_spans(&line->cells);
    line->written.len = 0;
    if (!csv_record(&line->written, cells, HZ_JOURNAL_LINK, ',', ",")) {
        return -1;
    }
    journal_link(before, buf_span(&line->written), link);
    return strcmp(link, line->link) == 0;
}

/* True if @p text is what was written, and the check value after it. */
static bool is_as_written(hz_span text, hz_span written)
{
    return text.len == written.len + HASH_SIZE - 1 &&
           memcmp(text.ptr, written.ptr, written.len) == 0;
}

/* A line that is not as it was written. */
static int take_again(struct line *line, hz_span raw, hz_span text, const char *before,
                      enum line_check *check)
{
    unsigned form = FORM_AS_WRITTEN;
    hz_span decoded = text;
    (void)cut_end(raw, &form);
    int found = decode(line, &decoded);
    if (found < 0 || !split(line, found > 0 ? decoded : text)) {
        return -1;
    }
    const hz_span *cells = fields_spans(&line->cells);
    *check = LINE_IS_NONE;
    if (line->count != HZ_JOURNAL_COLUMNS || !is_hash(cells[HZ_JOURNAL_LINK])) {
        return 0;
    }
    hz_diag_copy(line->link, sizeof line->link, cells[HZ_JOURNAL_LINK]);
    int fits = fits_again(line, before);
    *check = fits > 0 ? LINE_FITS : LINE_DIFFERS;
    if (fits > 0) {
        form |= decoded.ptr == text.ptr ? 0 : FORM_ENCODING;
        form |= is_as_written(decoded, buf_span(&line->written)) ? 0 : FORM_QUOTES;
        line->form |= form;
    }
    return fits < 0 ? -1 : 0;
}

int line_take(struct line *line, hz_span raw, const char *before, enum line_check *check)
{
    char right[HASH_SIZE];
    unsigned form;
    hz_span body;
    hz_span link;
    hz_span text = cut_end(raw, &form);
    if (!cut_link(text, &body, &link)) {
        return take_again(line, raw, text, before, check);
    }
    journal_link(before, body, right);
    if (!hz_span_is(link, right)) {
        return take_again(line, raw, text, before, check);
    }
    memcpy(line->link, right, sizeof right);
    line->form |= form;
    *check = LINE_FITS;
    return split(line, text) ? 0 : -1;
}

static bool is_utf16(hz_span raw)
{
    return (raw.len >= 2 &&
            (memcmp(raw.ptr, "\xFF\xFE", 2) == 0 || memcmp(raw.ptr, "\xFE\xFF", 2) == 0)) ||
           memchr(raw.ptr, '\0', raw.len) != NULL;
}

static bool has_labels(const struct line *line, const hz_span *cells)
{
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        if (!hz_span_is(cells[i], hz_journal_label((hz_journal_column)i))) {
            return false;
        }
    }
    return line->count == HZ_JOURNAL_COLUMNS;
}

/* Whether a header that does not fit would with commas for other delimiters. -1: no memory. */
static int has_other_delimiters(struct line *line, hz_span text)
{
    line->written.len = 0;
    if (!buf_add_span(&line->written, text)) {
        return -1;
    }
    for (size_t i = 0; i < line->written.len; i++) {
        char *c = line->written.ptr + i;
        *c = (char)(*c == ';' || *c == '\t' || *c == '|' ? ',' : *c);
        if (*c == '\r') { /* the line ends of old machines: everything is one line */
            line->written.len = i;
        }
    }
    return split(line, buf_span(&line->written))
               ? line->count >= HZ_JOURNAL_COLUMNS && has_labels(line, fields_spans(&line->cells))
               : -1;
}

int line_take_header(struct line *line, hz_span raw, enum header_check *check)
{
    unsigned form;
    hz_span text = cut_end(raw, &form);
    bool has_mark = text.len >= MARK && memcmp(text.ptr, mark, MARK) == 0;
    *check = is_utf16(raw) ? HEADER_UNREADABLE : HEADER_DIFFERS;
    text = has_mark ? (hz_span){text.ptr + MARK, text.len - MARK} : text;
    form |= has_mark ? 0 : FORM_MARK;
    form &= ~(unsigned)FORM_UNENDED; /* there are no lines then */
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
        *check = HEADER_FITS;
        return 0;
    }
    found = has_other_delimiters(line, decoded);
    *check = found > 0 ? HEADER_UNREADABLE : *check;
    return found < 0 ? -1 : 0;
}
