/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/diag.h"
#include "base/intern.h"
#include "table/reader.h"
#include <stdlib.h>
#include <yaml.h>

/* The largest item of the list, in bytes: memory is bounded for any input. */
#define ITEM_MAX ((size_t)16 << 20)
enum { MOST_COLUMNS = 1024 };

struct yaml_state {
    struct source *source;
    yaml_parser_t parser;
    struct intern columns; /* the keys seen so far: the header */
    struct column {
        uint64_t item; /* the last item that has the key */
        uint64_t line; /* of the key in it */
        size_t value;  /* its index in `values` */
    } * held;          /* one for each column */
    size_t held_cap;
    size_t header_count;  /* columns of the last header returned */
    struct fields values; /* of the item being read */
    hz_span *row;         /* values in the order of the columns */
    uint64_t *row_lines;
    uint64_t item; /* counts items, from 1 */
    struct {
        size_t column; /* SIZE_MAX: no key occurs twice */
        uint64_t first;
        uint64_t line;
    } twice; /* the first key that the item has twice */
    size_t item_bytes;
    uint64_t line; /* on which the item begins */
    uint64_t end_line;
    enum { READ_ITEM, GIVE_HEADER, GIVE_ROW } step;
    bool read_failed;
    hz_error *err;
};

/*
 * In YAML 1.1 U+0085, U+2028 and U+2029 end a line; in editors, and where lines are counted here,
 * they do not. Each is replaced by a blank of as many bytes.
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

/* The number of bytes of whole characters of the block that fit into @p size. */
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

/* The line after @p event; a block scalar ends at the beginning of the next line. */
static uint64_t line_after(const yaml_event_t *event)
{
    return event->end_mark.line + (event->end_mark.column == 0 ? 1U : 2U);
}

/* Notes the end of a scalar or closing bracket; other ends have no text of their own. */
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
            return fail(s, HZ_E112, N_("a value inside a value"), line);
        }
    }
}

/* Reads the value of the last key. */
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
        result = fail(s, HZ_E112, N_("a value that is not plain text"), event.start_mark.line);
    }
    yaml_event_delete(&event);
    buf_free(&list);
    return result;
}

/* Makes space for one more column. False: out of memory. */
static bool reserve_column(struct yaml_state *s)
{
    size_t count = s->columns.count + 1;
    size_t row_cap = s->held_cap;
    size_t line_cap = s->held_cap;
    return array_reserve(&s->row, &row_cap, count, sizeof *s->row) &&
           array_reserve(&s->row_lines, &line_cap, count, sizeof *s->row_lines) &&
           array_reserve(&s->held, &s->held_cap, count, sizeof *s->held);
}

/* Registers that the next value belongs to the key; if the item has it already, the first counts.
 */
static int add_key(struct yaml_state *s, const yaml_event_t *event)
{
    size_t known = s->columns.count;
    uint64_t line = event->start_mark.line + 1;
    size_t c = reserve_column(s) ? intern_put(&s->columns, scalar(event)) : SIZE_MAX;
    if (c == SIZE_MAX) {
        return no_memory(s);
    }
    if (c == MOST_COLUMNS) { /* each new column repeats the whole header */
        return fail(s, HZ_E112, N_("more labels than any table has"), line - 1);
    }
    if (c == known || s->held[c].item != s->item) {
        s->held[c] = (struct column){s->item, line, s->values.count};
    } else if (s->twice.column == SIZE_MAX) {
        s->twice.column = c;
        s->twice.first = s->held[c].line;
        s->twice.line = line;
    }
    return 0;
}

/* Reads the keys and values of a mapping whose start has been read. */
static int read_mapping(struct yaml_state *s, size_t line)
{
    fields_clear(&s->values);
    s->item++;
    s->twice.column = SIZE_MAX;
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
            result = fail(s, HZ_E112, N_("a label that is not plain text"), event.start_mark.line);
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

/* Skips to the next mapping. 1: its start was read; 0: the end of the stream. */
static int find_mapping(struct yaml_state *s, size_t *line)
{
    for (int lists = 0;;) {
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
            return fail(s, HZ_E112, N_("text where a mapping is expected"), *line);
        }
        lists += type == YAML_SEQUENCE_START_EVENT ? 1 : 0;
        lists -= type == YAML_SEQUENCE_END_EVENT ? 1 : 0;
        if (lists > 1) { /* nested lists: hazards in a list of their own, or endless brackets */
            return fail(s, HZ_E112, N_("a list inside a list"), *line);
        }
    }
}

static hz_record record_of(const struct yaml_state *s)
{
    return (hz_record){.fields = s->row,
                       .count = s->columns.count,
                       .line = s->line,
                       .lines = s->end_line - s->line};
}

static void give_header(struct yaml_state *s, hz_record *record)
{
    for (size_t c = 0; c < s->columns.count; c++) {
        s->row[c] = intern_get(&s->columns, c);
    }
    s->header_count = s->columns.count;
    *record = record_of(s);
    record->is_header = true;
}

/* Puts the item's values under the columns. */
static void give_row(struct yaml_state *s, hz_record *record)
{
    const hz_span *values = fields_spans(&s->values);
    for (size_t c = 0; c < s->columns.count; c++) {
        bool has = s->held[c].item == s->item;
        s->row[c] = has ? values[s->held[c].value] : hz_span_of("");
        s->row_lines[c] = has ? s->held[c].line : s->line;
    }
    *record = record_of(s);
    record->field_lines = s->row_lines;
    if (s->twice.column != SIZE_MAX) {
        record->error = HZ_RECORD_DUPLICATE_KEY;
        record->error_field = s->twice.column;
        record->swallowed = s->twice.first;
        s->row_lines[s->twice.column] = s->twice.line;
    }
}

/* Reads one item; new keys require a new header first. 1: read; 0: the end. */
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
    s->step = s->columns.count > s->header_count ? GIVE_HEADER : GIVE_ROW;
    return 1;
}

static int yaml_next(void *state, hz_record *record, hz_error *err)
{
    struct yaml_state *s = state;
    s->err = err;
    int found = s->step == READ_ITEM ? read_item(s) : 1;
    if (found <= 0) {
        return found;
    }
    if (s->step == GIVE_HEADER) {
        s->step = GIVE_ROW;
        give_header(s, record);
    } else {
        s->step = READ_ITEM;
        give_row(s, record);
    }
    return 1;
}

static int yaml_open(struct source *source, char *delimiter, void **state, hz_error *err)
{
    struct yaml_state *s = calloc(1, sizeof *s);
    if (s == NULL || yaml_parser_initialize(&s->parser) == 0) {
        free(s);
        return error_no_memory(err, source->name);
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
    intern_free(&s->columns);
    fields_free(&s->values);
    free(s->held);
    free(s->row);
    free(s->row_lines);
    free(s);
}

const struct reader reader_yaml = {yaml_open, yaml_next, yaml_close, NULL, NULL};
