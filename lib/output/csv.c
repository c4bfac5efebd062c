/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/format.h"
#include <csv.h>
#include <stdint.h>

static bool is_special(char c, char delimiter)
{
    return c == delimiter || c == '"' || c == '\n' || c == '\r';
}

/* True if one of the eight bytes of @p word is @p c. */
static bool has_byte(uint64_t word, char c)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t other = word ^ each * (unsigned char)c; /* a byte is zero where it is c */
    return ((other - each) & ~other & each * 0x80) != 0;
}

/* Readers drop blanks at the ends of a cell unless it is quoted. */
static bool needs_quotes(hz_span s, char delimiter)
{
    size_t i = 0;
    if (s.len == 0) {
        return false;
    }
    if (s.ptr[0] == ' ' || s.ptr[0] == '\t' || s.ptr[s.len - 1] == ' ' ||
        s.ptr[s.len - 1] == '\t') {
        return true;
    }
    for (uint64_t word; s.len - i >= sizeof word; i += sizeof word) {
        memcpy(&word, s.ptr + i, sizeof word);
        if (has_byte(word, delimiter) || has_byte(word, '"') || has_byte(word, '\n') ||
            has_byte(word, '\r')) {
            return true;
        }
    }
    while (i < s.len && !is_special(s.ptr[i], delimiter)) {
        i++;
    }
    return i < s.len;
}

static bool add_cell(struct buf *out, hz_span s, char delimiter)
{
    if (!needs_quotes(s, delimiter)) {
        return buf_add_span(out, s);
    }
    size_t size = csv_write(NULL, 0, s.ptr, s.len);
    if (!buf_reserve(out, size)) {
        return false;
    }
    out->len += csv_write(out->ptr + out->len, size, s.ptr, s.len);
    return true;
}

bool csv_record(struct buf *out, const hz_span *cells, size_t count, char delimiter,
                const char *line_end)
{
    for (size_t i = 0; i < count; i++) {
        if ((i > 0 && !buf_add(out, &delimiter, 1)) || !add_cell(out, cells[i], delimiter)) {
            return false;
        }
    }
    /* one empty cell would be an empty line, which readers skip */
    if (count == 1 && cells[0].len == 0 && !buf_add_text(out, "\"\"")) {
        return false;
    }
    return buf_add_text(out, line_end);
}

static bool begin_table(struct page *page)
{
    return csv_record(page->out, page->labels, page->count, ',', page->line_end);
}

static bool row(struct page *page, const hz_span *cells)
{
    return csv_record(page->out, cells, page->count, ',', page->line_end);
}

const struct format format_csv = {.name = "csv", .begin_table = begin_table, .row = row};
