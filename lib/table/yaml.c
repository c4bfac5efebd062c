#include "table/reader.h"
#include <hazard/message.h>
#include <stdlib.h>
#include <yaml.h>

/* Bytes that one item of the list may take: memory stays bounded whatever the input. */
#define ITEM_MAX ((size_t)16 << 20)
enum { MOST_COLUMNS = 1024 };

struct yaml_state {
    struct source *source;
    yaml_parser_t parser;
    struct fields columns; /* the keys seen so far: the header */
    struct fields keys;    /* of the item being read */
    struct fields values;
    struct fields row; /* values in the order of the columns */
    uint64_t *key_lines;
    uint64_t *row_lines;
    size_t item_bytes;
    uint64_t line; /* on which the item begins */
    uint64_t end_line;
    enum { READ_ITEM, GIVE_HEADER, GIVE_ROW } step;
    bool read_failed;
    hz_diag *err;
};

/*
 * For YAML 1.1 U+0085, U+2028 and U+2029 end a line, for editors and for the lines we count they do
 * not. A blank of as many bytes stands in for each.
 */
static void hide_separators(unsigned char *text, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        if (memcmp(text + i, "\xC2\x85", 2) == 0) {
            memcpy(text + i, "\xC2\xA0", 2);
        } else if (i + 2 < len && (memcmp(text + i, "\xE2\x80\xA8", 3) == 0 ||
                                   memcmp(text + i, "\xE2\x80\xA9", 3) == 0)) {
            memcpy(text + i, "\xE3\x80\x80", 3);
        }
    }
}

/* The bytes of the block that fit into @p size, no character cut. */
static size_t whole_characters(hz_span block, size_t size)
{
    size_t n = block.len < size ? block.len : size;
    while (n < block.len && n > 0 && ((unsigned char)block.ptr[n] & 0xC0) == 0x80) {
        n--;
    }
    return n;
}

static int feed(void *data, unsigned char *buffer, size_t size, size_t *size_read)
{
    struct yaml_state *s = data;
    int found = source_fill(s->source, s->err);
    size_t n = found <= 0 ? 0 : whole_characters(s->source->block, size);
    if (n > 0) {
        memcpy(buffer, s->source->block.ptr, n);
        hide_separators(buffer, n);
        s->source->block.ptr += n;
        s->source->block.len -= n;
    }
    s->item_bytes += n;
    s->read_failed = found < 0;
    *size_read = n;
    return found >= 0 && s->item_bytes <= ITEM_MAX;
}

static int fail(struct yaml_state *s, hz_code code, const char *detail, size_t line)
{
    hz_diag_set(s->err, code, s->source->name, detail);
    s->err->line = line + 1;
    return -1;
}

static int no_memory(struct yaml_state *s)
{
    return fail(s, HZ_E003, NULL, s->parser.mark.line);
}

/* The next event; the caller deletes it. */
static int next_event(struct yaml_state *s, yaml_event_t *event)
{
    if (yaml_parser_parse(&s->parser, event) != 0) {
        return 0;
    }
    if (s->read_failed) {
        return -1;
    }
    if (s->item_bytes > ITEM_MAX) {
        return fail(s, HZ_E104, "16 MiB", s->parser.mark.line);
    }
    size_t line =
        s->parser.problem_mark.line > 0 ? s->parser.problem_mark.line : s->parser.mark.line;
    return fail(s, HZ_E112, s->parser.problem == NULL ? "?" : s->parser.problem, line);
}

static hz_span scalar(const yaml_event_t *event)
{
    return (hz_span){(const char *)event->data.scalar.value, event->data.scalar.length};
}

/* The line after @p event; a block of text ends where the next line begins. */
static uint64_t line_after(const yaml_event_t *event)
{
    return event->end_mark.line + (event->end_mark.column == 0 ? 1U : 2U);
}

/* A scalar or a closing bracket; the ends of other lists and mappings have no text of their own. */
static void note_end(struct yaml_state *s, const yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT || event->end_mark.index > event->start_mark.index) {
        s->end_line = line_after(event);
    }
}

/* A list of scalars becomes one value, joined as the schema joins lists. */
static int read_list(struct yaml_state *s, struct buf *value)
{
    yaml_event_t event;
    for (bool first = true;; first = false) {
        if (next_event(s, &event) != 0) {
            return -1;
        }
        yaml_event_type_t type = event.type;
        bool ok = type != YAML_SCALAR_EVENT ||
                  ((first || buf_add_text(value, "、")) && buf_add_span(value, scalar(&event)));
        size_t line = event.start_mark.line;
        note_end(s, &event);
        yaml_event_delete(&event);
        if (!ok) {
            return no_memory(s);
        }
        if (type == YAML_SEQUENCE_END_EVENT) {
            return 0;
        }
        if (type != YAML_SCALAR_EVENT) {
            return fail(s, HZ_E112, hz_translate("a value inside a value"), line);
        }
    }
}

/* Reads the value that belongs to the last key. */
static int read_value(struct yaml_state *s)
{
    yaml_event_t event;
    struct buf list = {0};
    if (next_event(s, &event) != 0) {
        return -1;
    }
    int result = 0;
    s->end_line = line_after(&event);
    if (event.type == YAML_SCALAR_EVENT) {
        hz_span text = scalar(&event);
        bool null = event.data.scalar.plain_implicit && (hz_span_equal(text, hz_span_of("~")) ||
                                                         hz_span_equal(text, hz_span_of("null")));
        result = fields_add(&s->values, text.ptr, null ? 0 : text.len) ? 0 : no_memory(s);
    } else if (event.type == YAML_SEQUENCE_START_EVENT) {
        result = read_list(s, &list);
        if (result == 0 && !fields_add(&s->values, list.ptr, list.len)) {
            result = no_memory(s);
        }
    } else {
        result =
            fail(s, HZ_E112, hz_translate("a value that is no plain text"), event.start_mark.line);
    }
    yaml_event_delete(&event);
    buf_free(&list);
    return result;
}

static int add_key(struct yaml_state *s, const yaml_event_t *event)
{
    hz_span key = scalar(event);
    size_t old_cap = s->keys.cap;
    if (!fields_add(&s->keys, key.ptr, key.len)) {
        return no_memory(s);
    }
    if (s->keys.cap != old_cap || s->key_lines == NULL) {
        uint64_t *lines = realloc(s->key_lines, s->keys.cap * sizeof *lines);
        if (lines == NULL) {
            return no_memory(s);
        }
        s->key_lines = lines;
    }
    s->key_lines[s->keys.count - 1] = event->start_mark.line + 1;
    return 0;
}

/* Reads the keys and values of a mapping whose start has been read. */
static int read_mapping(struct yaml_state *s, size_t line)
{
    fields_clear(&s->keys);
    fields_clear(&s->values);
    s->line = line + 1;
    s->end_line = s->line + 1;
    for (;;) {
        yaml_event_t event;
        if (next_event(s, &event) != 0) {
            return -1;
        }
        yaml_event_type_t type = event.type;
        int result = 0;
        if (type == YAML_SCALAR_EVENT) {
            result = add_key(s, &event);
        } else if (type == YAML_MAPPING_END_EVENT) {
            note_end(s, &event);
        } else {
            result = fail(s, HZ_E112, hz_translate("a label that is no plain text"),
                          event.start_mark.line);
        }
        yaml_event_delete(&event);
        if (result != 0 || type == YAML_MAPPING_END_EVENT) {
            return result;
        }
        if (read_value(s) != 0) {
            return -1;
        }
    }
}

/* Goes on to the next mapping. 1: its start was read; 0: the end of the stream. */
static int find_mapping(struct yaml_state *s, size_t *line)
{
    for (;;) {
        yaml_event_t event;
        if (next_event(s, &event) != 0) {
            return -1;
        }
        yaml_event_type_t type = event.type;
        bool empty = type == YAML_SCALAR_EVENT && event.data.scalar.length == 0;
        *line = event.start_mark.line;
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT) {
            return 0;
        }
        if (type == YAML_MAPPING_START_EVENT) {
            return 1;
        }
        if (type == YAML_ALIAS_EVENT || (type == YAML_SCALAR_EVENT && !empty)) {
            return fail(s, HZ_E112, hz_translate("text where a mapping must stand"), *line);
        }
    }
}

static size_t find_column(struct yaml_state *s, hz_span key)
{
    const hz_span *columns = fields_spans(&s->columns);
    for (size_t i = 0; i < s->columns.count; i++) {
        if (hz_span_equal(columns[i], key)) {
            return i;
        }
    }
    return s->columns.count;
}

/* Adds the item's keys that are new to the columns. 1: there were some; 0: none. */
static int extend_columns(struct yaml_state *s)
{
    const hz_span *keys = fields_spans(&s->keys);
    size_t before = s->columns.count;
    for (size_t i = 0; i < s->keys.count; i++) {
        if (find_column(s, keys[i]) == s->columns.count &&
            !fields_add(&s->columns, keys[i].ptr, keys[i].len)) {
            return no_memory(s);
        }
        if (s->columns.count > MOST_COLUMNS) { /* each new one costs a header of all of them */
            return fail(s, HZ_E112, hz_translate("more labels than any table has"), s->line - 1);
        }
    }
    return s->columns.count > before ? 1 : 0;
}

/* Puts the item's values under the columns; of a key given twice the first counts. */
static int fill_row(struct yaml_state *s)
{
    uint64_t *lines = realloc(s->row_lines, (s->columns.count + 1) * sizeof *lines);
    if (lines == NULL) {
        return no_memory(s);
    }
    s->row_lines = lines;
    const hz_span *columns = fields_spans(&s->columns);
    const hz_span *keys = fields_spans(&s->keys);
    const hz_span *values = fields_spans(&s->values);
    fields_clear(&s->row);
    for (size_t c = 0; c < s->columns.count; c++) {
        size_t k = 0;
        while (k < s->keys.count && !hz_span_equal(keys[k], columns[c])) {
            k++;
        }
        hz_span value = k < s->keys.count ? values[k] : hz_span_of("");
        s->row_lines[c] = k < s->keys.count ? s->key_lines[k] : s->line;
        if (!fields_add(&s->row, value.ptr, value.len)) {
            return no_memory(s);
        }
    }
    return 0;
}

/* Reads one item and says whether its keys make a new header. 1: read; 0: the end. */
static int read_item(struct yaml_state *s)
{
    size_t line = 0;
    s->item_bytes = 0;
    int found = find_mapping(s, &line);
    if (found <= 0) {
        return found;
    }
    if (read_mapping(s, line) != 0) {
        return -1;
    }
    int extended = extend_columns(s);
    s->step = extended == 1 ? GIVE_HEADER : GIVE_ROW;
    return extended < 0 ? -1 : 1;
}

static int yaml_next(void *state, hz_record *record, hz_diag *err)
{
    struct yaml_state *s = state;
    s->err = err;
    int found = s->step == READ_ITEM ? read_item(s) : 1;
    if (found <= 0) {
        return found;
    }
    *record = (hz_record){.line = s->line, .lines = s->end_line - s->line};
    if (s->step == GIVE_HEADER) {
        s->step = GIVE_ROW;
        record->fields = fields_spans(&s->columns);
        record->count = s->columns.count;
        record->is_header = true;
        return 1;
    }
    s->step = READ_ITEM;
    if (fill_row(s) != 0) {
        return -1;
    }
    record->fields = fields_spans(&s->row);
    record->count = s->row.count;
    record->field_lines = s->row_lines;
    return 1;
}

static int yaml_open(struct source *source, char *delimiter, void **state, hz_diag *err)
{
    struct yaml_state *s = calloc(1, sizeof *s);
    if (s == NULL || yaml_parser_initialize(&s->parser) == 0) {
        free(s);
        hz_diag_set(err, HZ_E003, source->name, NULL);
        return -1;
    }
    s->source = source;
    s->err = err;
    *delimiter = ',';
    yaml_parser_set_encoding(&s->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&s->parser, feed, s);
    *state = s;
    return 0;
}

static void yaml_close(void *state)
{
    struct yaml_state *s = state;
    yaml_parser_delete(&s->parser);
    fields_free(&s->columns);
    fields_free(&s->keys);
    fields_free(&s->values);
    fields_free(&s->row);
    free(s->key_lines);
    free(s->row_lines);
    free(s);
}

const struct reader reader_yaml = {yaml_open, yaml_next, yaml_close, NULL, NULL};
