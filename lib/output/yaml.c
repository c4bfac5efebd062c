/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/format.h"
#include "schema/schema.h"
#include <stdint.h>
#include <strings.h>
#include <yaml.h>

enum { LONGEST_NUMBER = 15 }; /* digits that every program keeps */

/* libyaml writes the scalars and quotes them as needed. */
static int collect(void *data, unsigned char *bytes, size_t size)
{
    return buf_add(data, bytes, size) ? 1 : 0;
}

static bool emit(yaml_emitter_t *emitter, yaml_event_t *event, int made)
{
    return made != 0 && yaml_emitter_emit(emitter, event) != 0;
}

/* True for text that other programs would misread: 007 as 7, no as false. */
static bool needs_quotes(hz_span s)
{
    static const char *const words[] = {"~",  "null", "true", "false", "yes",
                                        "no", "on",   "off",  "y",     "n"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (s.len == strlen(words[i]) && strncasecmp(s.ptr, words[i], s.len) == 0) {
            return true;
        }
    }
    bool zeros = s.len > 1 && s.ptr[0] == '0' && s.ptr[1] != '.';
    return is_number(s) && (zeros || s.len > LONGEST_NUMBER);
}

/* True if @p s has U+0085, U+2028 or U+2029, which readers take for line ends unless escaped. */
static bool has_separator(hz_span s)
{
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (memcmp(s.ptr + i, "\xC2\x85", 2) == 0 ||
            (i + 2 < s.len && (memcmp(s.ptr + i, "\xE2\x80\xA8", 3) == 0 ||
                               memcmp(s.ptr + i, "\xE2\x80\xA9", 3) == 0))) {
            return true;
        }
    }
    return false;
}

static yaml_scalar_style_t style_of(hz_span s)
{
    if (has_separator(s)) {
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    }
    return needs_quotes(s) ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE;
}

static bool emit_scalar(yaml_emitter_t *emitter, hz_span s)
{
    yaml_event_t event;
    /* libyaml does not write through the pointer */
    yaml_char_t *text = (yaml_char_t *)(s.len == 0 ? "" : s.ptr);
    return emit(
        emitter, &event,
        yaml_scalar_event_initialize(&event, NULL, NULL, text, (int)s.len, 1, 1, style_of(s)));
}

/* True if without the empty cell @p i another cell would be read as its column. */
static bool keeps_place(const struct yaml_labels *l, const hz_span *cells, size_t i)
{
    int column = l->ambiguous ? hz_column_find(l->spans[i]) : HZ_COL_NONE;
    for (size_t k = 0; column != HZ_COL_NONE && k < l->count; k++) {
        if (cells[k].len > 0 && hz_column_find(l->spans[k]) == column) {
            return true;
        }
    }
    return false;
}

static bool emit_item(yaml_emitter_t *emitter, const struct yaml_labels *labels,
                      const hz_span *cells)
{
    yaml_event_t e;
    bool ok =
        emit(emitter, &e, yaml_stream_start_event_initialize(&e, YAML_UTF8_ENCODING)) &&
        emit(emitter, &e, yaml_document_start_event_initialize(&e, NULL, NULL, NULL, 1)) &&
        emit(emitter, &e,
             yaml_sequence_start_event_initialize(&e, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE)) &&
        emit(emitter, &e,
             yaml_mapping_start_event_initialize(&e, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
    for (size_t i = 0; ok && i < labels->count; i++) {
        if (cells[i].len > 0 || keeps_place(labels, cells, i)) {
            ok = emit_scalar(emitter, labels->spans[i]) && emit_scalar(emitter, cells[i]);
        }
    }
    return ok && emit(emitter, &e, yaml_mapping_end_event_initialize(&e)) &&
           emit(emitter, &e, yaml_sequence_end_event_initialize(&e)) &&
           emit(emitter, &e, yaml_document_end_event_initialize(&e, 1)) &&
           emit(emitter, &e, yaml_stream_end_event_initialize(&e));
}

/* Append the lines of @p text, indented by @p indent blanks, with @p line_end. */
static bool add_indented(struct buf *out, hz_span text, size_t indent, const char *line_end)
{
    while (text.len > 0) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end == NULL ? text.len : (size_t)(end - text.ptr);
        for (size_t i = 0; i < indent && len > 0; i++) {
            if (!buf_add(out, " ", 1)) {
                return false;
            }
        }
        if (!buf_add(out, text.ptr, len) || !buf_add_text(out, line_end)) {
            return false;
        }
        len += end == NULL ? 0 : 1;
        text = (hz_span){text.ptr + len, text.len - len};
    }
    return true;
}

bool yaml_item(struct buf *out, const struct yaml_labels *labels, const hz_span *cells,
               size_t indent, const char *line_end)
{
    yaml_emitter_t emitter;
    struct buf text = {0};
    if (yaml_emitter_initialize(&emitter) == 0) {
        return false;
    }
    yaml_emitter_set_output(&emitter, collect, &text);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_width(&emitter, -1);
    bool ok =
        emit_item(&emitter, labels, cells) && add_indented(out, buf_span(&text), indent, line_end);
    yaml_emitter_delete(&emitter);
    buf_free(&text);
    return ok;
}

/* Find out whether two of the labels name one column. */
static bool begin_table(struct page *page)
{
    bool named[HZ_COLUMN_COUNT] = {false};
    page->ambiguous = false;
    for (size_t i = 0; i < page->count; i++) {
        int column = hz_column_find(page->labels[i]);
        if (column != HZ_COL_NONE) {
            page->ambiguous = page->ambiguous || named[column];
            named[column] = true;
        }
    }
    return true;
}

static bool row(struct page *page, const hz_span *cells)
{
    const struct yaml_labels labels = {page->labels, page->count, page->ambiguous};
    return yaml_item(page->out, &labels, cells, 0, page->line_end);
}

const struct format format_yaml = {.name = "yaml", .begin_table = begin_table, .row = row};
