/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A CSV reader that passes every line to libcsv; the fast reader must return the same records. */
#include "table/delimiter.h"
#include "table/reader.h"
#include <csv.h>
#include <stdlib.h>

enum { HEADERLESS_CELLS = 10, FEWEST_DELIMITERS = 3, CELL_GROWS_BY = 64 * 1024 };

struct csv_state {
    struct source *source;
    struct csv_parser parser;
    struct fields fields;
    char delimiter; /* a comma until it is decided */
    bool decided;
    char *table_delimiter; /* the table's copy; set when it is decided */
    uint64_t next_line;
    uint64_t next_number;
    uint64_t next_byte;
    size_t widest;     /* cells of the widest record so far: what a row looks like */
    size_t bytes;      /* of the record so far */
    hz_record *record; /* the one being filled */
    bool complete;
    bool no_memory;
};

/* Counts the lines in a quoted cell that have so many delimiters that they must be rows. */
static uint64_t count_rows_inside(const struct csv_state *s, hz_span cell)
{
    /* half as many as a row is enough, but not in narrow tables: sentences have commas too */
    size_t half = (s->widest == 0 ? HEADERLESS_CELLS : s->widest) / 2;
    size_t enough = half < FEWEST_DELIMITERS ? FEWEST_DELIMITERS : half;
    size_t delimiters = 0;
    uint64_t rows = 0;
    if (memchr(cell.ptr, '\n', cell.len) == NULL) {
        return 0;
    }
    for (size_t i = 0; i <= cell.len; i++) {
        if (i == cell.len || cell.ptr[i] == '\n') {
            rows += delimiters >= enough ? 1 : 0;
            delimiters = 0;
        } else if (cell.ptr[i] == s->delimiter) {
            delimiters++;
        }
    }
    return rows;
}

static void on_field(void *text, size_t len, void *data)
{
    struct csv_state *s = data;
    size_t index = s->fields.count;
    hz_span cell = {text == NULL ? "" : text, len};
    uint64_t rows = s->parser.quoted ? count_rows_inside(s, cell) : 0;
    if (rows > 0 && s->record->error == HZ_RECORD_OK) {
        s->record->error = HZ_RECORD_STRAY_QUOTE;
        s->record->error_field = index;
        s->record->swallowed = rows;
    }
    s->no_memory = !fields_add(&s->fields, cell.ptr, cell.len) || s->no_memory;
}

static void on_record(int end, void *data)
{
    (void)end;
    ((struct csv_state *)data)->complete = true;
}

/* The first line of @p s with its line end: LF, CR LF or a lone CR. */
static size_t line_length(hz_span s)
{
    const char *lf = memchr(s.ptr, '\n', s.len);
    size_t len = lf == NULL ? s.len : (size_t)(lf - s.ptr) + 1;
    const char *cr = memchr(s.ptr, '\r', len);
    return cr == NULL || cr + 1 == lf ? len : (size_t)(cr - s.ptr) + 1;
}

static void decide_delimiter(struct csv_state *s)
{
    char delimiter = delimiter_find(s->source->block, &s->source->header);
    s->decided = delimiter != '\0';
    s->delimiter = *s->table_delimiter = (char)(s->decided ? delimiter : ',');
    csv_set_delim(&s->parser, (unsigned char)s->delimiter);
}

static void csv_close_state(void *state)
{
    struct csv_state *s = state;
    csv_free(&s->parser);
    fields_free(&s->fields);
    free(s);
}

static int csv_open_state(struct source *source, char *delimiter, void **state, hz_error *err)
{
    struct csv_state *s = calloc(1, sizeof *s);
    if (s == NULL || csv_init(&s->parser, 0) != 0) {
        free(s);
        hz_diag_set(err, HZ_E003, source->name, NULL);
        return -1;
    }
    s->source = source;
    s->table_delimiter = delimiter;
    s->delimiter = *delimiter = ',';
    csv_set_blk_size(&s->parser, CELL_GROWS_BY); /* the default, 128 bytes, is slow */
    s->next_line = s->next_number = 1;
    *state = s;
    return 0;
}

/* Fails at the field that is still open. */
static int fail_open_field(const struct csv_state *s, hz_code code, const char *detail,
                           hz_error *err)
{
    hz_record_diag(err, code, s->source->name, s->record, s->fields.count, detail);
    return -1;
}

static void begin_record(struct csv_state *s, hz_record *record)
{
    *record = (hz_record){.number = s->next_number, .line = s->next_line, .byte = s->next_byte};
    s->record = record;
    s->complete = false;
    s->bytes = 0;
    fields_clear(&s->fields);
}

static int end_record(struct csv_state *s, hz_error *err)
{
    if (s->no_memory) {
        hz_diag_set(err, HZ_E003, s->source->name, NULL);
        return -1;
    }
    s->record->fields = fields_spans(&s->fields);
    s->record->count = s->fields.count;
    s->record->lines = s->next_line - s->record->line;
    s->next_number++;
    if (s->record->error == HZ_RECORD_OK && s->fields.count > s->widest) {
        s->widest = s->fields.count;
    }
    if (s->bytes > HZ_RECORD_MAX) {
        return fail_open_field(s, HZ_E104, "1 MiB", err);
    }
    return 1;
}

/* Handles the end of the file: returns the last record, if any; an open quote is its error. */
static int finish(struct csv_state *s, hz_error *err)
{
    size_t open_field = s->fields.count;
    csv_set_opts(&s->parser, CSV_STRICT | CSV_STRICT_FINI); /* makes it report open quotes */
    bool open_quote = csv_fini(&s->parser, on_field, on_record, s) != 0;
    if (open_quote) {
        csv_set_opts(&s->parser, 0);
        (void)csv_fini(&s->parser, on_field, on_record, s);
        s->record->error = HZ_RECORD_OPEN_QUOTE;
        s->record->error_field = open_field;
    }
    return s->complete ? end_record(s, err) : 0;
}

/* Feeds one line to libcsv, which alone decides what a quote means. */
static void feed_line(struct csv_state *s)
{
    hz_span *block = &s->source->block;
    size_t len = line_length(*block);
    size_t skip = 0;
    if (s->bytes == 0 && len >= 3 && memcmp(block->ptr, "\xEF\xBB\xBF", 3) == 0) {
        skip = 3; /* concatenated files have byte order marks in the middle */
    }
    size_t taken = csv_parse(&s->parser, block->ptr + skip, len - skip, on_field, on_record, s);
    s->no_memory = s->no_memory || taken != len - skip;
    *block = (hz_span){block->ptr + len, block->len - len};
    s->bytes += len;
    s->next_byte += len;
    s->next_line++;
}

/* Skips a first line such as sep=; which is not a row. */
static bool take_separator_line(struct csv_state *s)
{
    hz_span *block = &s->source->block;
    size_t len = delimiter_line(*block, &s->delimiter);
    if (len > 0) {
        s->decided = true;
        *s->table_delimiter = s->delimiter;
        csv_set_delim(&s->parser, (unsigned char)s->delimiter);
        *block = (hz_span){block->ptr + len, block->len - len};
        s->next_line++;
        s->next_byte += len;
    }
    return len > 0;
}

static int csv_next(void *state, hz_record *record, hz_error *err)
{
    struct csv_state *s = state;
    begin_record(s, record);
    while (!s->complete && !s->no_memory) {
        int found = source_fill(s->source, err);
        if (found < 0) {
            err->line = s->next_line;
            return -1;
        }
        if (found == 0) {
            return finish(s, err);
        }
        if (s->next_line == 1 && take_separator_line(s)) {
            begin_record(s, record);
            continue;
        }
        if (s->bytes == 0 && !s->decided) { /* a record has one delimiter */
            decide_delimiter(s);
        }
        feed_line(s);
        if (!s->complete && s->parser.pstate == 0) { /* an empty line */
            s->next_number++;
            begin_record(s, record);
        } else if (!s->complete && s->bytes > HZ_RECORD_MAX) {
            s->record->fields = fields_spans(&s->fields);
            s->record->count = s->fields.count;
            return fail_open_field(s, HZ_E102, NULL, err);
        }
    }
    return end_record(s, err);
}

const struct reader reader_reference = {csv_open_state, csv_next, csv_close_state, NULL, NULL};
