/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/delimiter.h"
#include "table/reader.h"
#include "table/separators.h"
#include <csv.h>
#include <stdlib.h>

enum { HEADERLESS_CELLS = 10, FEWEST_DELIMITERS = 3, CELL_GROWS_BY = 64 * 1024 };

/* A state of libcsv's parser: behind a delimiter. */
enum { BETWEEN_FIELDS = 1 };

struct csv_state {
    struct source *source;
    struct reader_state known;
    struct csv_parser parser;
    struct fields fields;
    struct separators separators; /* of the source's block */
    bool lost;                    /* they are not where the block is */
    char *told;                   /* where the table wants to know the delimiter */
    size_t bytes;                 /* of the record so far */
    hz_record *record;            /* the one being filled */
    bool complete;
    bool unheard; /* what libcsv says now counts for nothing */
    bool no_memory;
    struct field_lines field_lines;
};

/* Counts the lines in a quoted cell that have so many delimiters that they must be rows. */
static uint64_t count_rows_inside(const struct csv_state *s, hz_span cell)
{
    /* half the row is enough; but text has commas of its own, so a narrow table needs more */
    size_t half = (s->known.widest == 0 ? HEADERLESS_CELLS : s->known.widest) / 2;
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
        } else if (cell.ptr[i] == s->known.delimiter) {
            delimiters++;
        }
    }
    return rows;
}

static void on_field(void *text, size_t len, void *data)
{
    struct csv_state *s = data;
    if (s->unheard) {
        return;
    }
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
    struct csv_state *s = data;
    (void)end;
    s->complete = s->complete || !s->unheard;
}

static void go_by(struct csv_state *s, char delimiter)
{
    s->known.delimiter = *s->told = delimiter;
    csv_set_delim(&s->parser, (unsigned char)delimiter);
    s->separators.delimiter = delimiter;
    s->lost = true;
}

static void decide_delimiter(struct csv_state *s)
{
    char delimiter = delimiter_find(s->source->block, &s->source->header);
    s->known.decided = delimiter != '\0';
    go_by(s, (char)(s->known.decided ? delimiter : ','));
}

static void csv_close_state(void *state)
{
    struct csv_state *s = state;
    csv_free(&s->parser);
    fields_free(&s->fields);
    field_lines_free(&s->field_lines);
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
    s->told = delimiter;
    s->separators.way = source->way;
    csv_set_blk_size(&s->parser, CELL_GROWS_BY); /* else by 128 bytes, slow for long cells */
    s->known = (struct reader_state){.number = 1, .line = 1};
    go_by(s, ',');
    *state = s;
    return 0;
}

/* Where the field that is still open begins. */
static int fail_open_field(const struct csv_state *s, hz_code code, const char *detail,
                           hz_error *err)
{
    hz_record_diag(err, code, s->source->name, s->record, s->fields.count, detail);
    return -1;
}

/* At the longest cell, with its beginning. */
static int fail_long_record(const struct csv_state *s, hz_error *err)
{
    size_t longest = 0;
    for (size_t i = 1; i < s->record->count; i++) {
        longest = s->record->fields[i].len > s->record->fields[longest].len ? i : longest;
    }
    hz_record_diag(err, HZ_E104, s->source->name, s->record, longest, "1 MiB");
    return -1;
}

static void begin_record(struct csv_state *s, hz_record *record)
{
    *record = (hz_record){.number = s->known.number, .line = s->known.line, .byte = s->known.byte};
    s->record = record;
    s->complete = false;
    s->bytes = 0;
    fields_clear(&s->fields);
}

static int end_record(struct csv_state *s, const hz_span *spans, hz_error *err)
{
    s->record->fields = spans;
    s->record->count = s->fields.count;
    s->record->lines = s->known.line - s->record->line;
    if (s->no_memory || !field_lines_find(&s->field_lines, s->record)) {
        hz_diag_set(err, HZ_E003, s->source->name, NULL);
        return -1;
    }
    s->known.number++;
    if (s->record->error == HZ_RECORD_OK && s->fields.count > s->known.widest) {
        s->known.widest = s->fields.count;
    }
    return s->bytes > HZ_RECORD_MAX ? fail_long_record(s, err) : 1;
}

/* The end of the file: hands out what is left; an open quote is the record's damage. */
static int finish(struct csv_state *s, hz_error *err)
{
    size_t open_field = s->fields.count;
    csv_set_opts(&s->parser, CSV_STRICT | CSV_STRICT_FINI); /* so that libcsv says it */
    bool open_quote = csv_fini(&s->parser, on_field, on_record, s) != 0;
    if (open_quote) {
        csv_set_opts(&s->parser, 0);
        (void)csv_fini(&s->parser, on_field, on_record, s);
        s->record->error = HZ_RECORD_OPEN_QUOTE;
        s->record->error_field = open_field;
    }
    return s->complete ? end_record(s, fields_spans(&s->fields), err) : 0;
}

/* The mark of a file that cat put behind another. */
static size_t mark_length(hz_span line)
{
    bool marked =
        line.len >= 3 && line.ptr[0] == '\xEF' && line.ptr[1] == '\xBB' && line.ptr[2] == '\xBF';
    return marked ? 3 : 0;
}

/* Where the block goes on in the text that is looked through for separators. */
static size_t offset(const struct csv_state *s)
{
    return (size_t)(s->source->block.ptr - s->separators.text.ptr);
}

static void take(struct csv_state *s, size_t len)
{
    hz_span *block = &s->source->block;
    *block = (hz_span){block->ptr + len, block->len - len};
    s->bytes += len;
    s->known.byte += len;
    s->known.line++;
}

/* Feeds a line of an open record to libcsv, which alone decides what a quote means. */
static void feed_line(struct csv_state *s)
{
    hz_span block = s->source->block;
    size_t len = delimiter_line_length(block);
    size_t taken = csv_parse(&s->parser, block.ptr, len, on_field, on_record, s);
    s->no_memory = s->no_memory || taken != len;
    take(s, len);
    if (!s->lost) {
        separators_skip(&s->separators, offset(s));
    }
}

/* Spreadsheets obey a first line sep=; and do not count it as a row. */
static void obey_separator_line(struct csv_state *s)
{
    char delimiter = ',';
    size_t len = delimiter_line(s->source->block, &delimiter);
    if (len > 0) {
        go_by(s, delimiter);
        s->known.decided = true;
        take(s, len);
        s->bytes = 0;
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A cell without quotes, as libcsv would hand it out. */
static inline hz_span plain_cell(const char *from, const char *end)
{
    while (from < end && is_blank(*from)) {
        from++;
    }
    while (from < end && is_blank(end[-1])) {
        end--;
    }
    return (hz_span){from, (size_t)(end - from)};
}

/* Makes room for @p more cells. */
static bool reserve(struct csv_state *s, size_t more)
{
    while (s->fields.count + more > s->fields.cap && !s->no_memory) {
        s->no_memory = !fields_grow(&s->fields);
    }
    return !s->no_memory;
}

/*
 * Points at the cells that lie ahead of a row of @p count places, the first of which begins at
 * @p from. As point_at_cells(), by which it goes elsewhere.
 */
static const char *point_at_row(struct csv_state *s, const char *from, size_t count,
                                const char **open)
{
    const char *text = s->separators.text.ptr;
    const uint32_t *places = s->separators.places + s->separators.next;
    hz_span *spans = s->fields.spans;
    for (size_t i = 0; i < count; i++) {
        const char *end = text + places[i];
        spans[i] = (hz_span){from, (size_t)(end - from)};
        from = end + 1;
    }
    s->separators.next += count;
    bool quoted = from[-1] == '"';
    *open = quoted ? spans[count - 1].ptr : NULL;
    s->fields.count = quoted ? count - 1 : count;
    return from - 1;
}

/*
 * Points at the cells that follow, the first of which begins at @p from, up to the end of the line
 * or a quote, whose place it returns. @p open is where the cell with the quote begins, else NULL.
 */
static const char *point_at_cells(struct csv_state *s, const char *from, const char **open)
{
    const char *text = s->separators.text.ptr;
    const char *end = text + s->separators.text.len;
    *open = NULL;
    for (;;) {
        const char *at = text + separators_next(&s->separators);
        if (at < end && *at == '"') {
            *open = from;
            return at;
        }
        if (!reserve(s, 1)) {
            return at;
        }
        s->fields.spans[s->fields.count++] = plain_cell(from, at);
        if (at == end || *at != s->known.delimiter) {
            return at;
        }
        from = at + 1;
    }
}

static void feed(struct csv_state *s, const char *text, size_t len)
{
    size_t taken = csv_parse(&s->parser, text, len, on_field, on_record, s);
    s->no_memory = s->no_memory || taken != len;
}

/* Tells libcsv what only it needs to know. */
static void feed_unheard(struct csv_state *s, char c)
{
    s->unheard = true;
    feed(s, &c, 1);
    s->unheard = false;
}

/*
 * Feeds libcsv the cell that begins at @p cell and has a quote, up to where it says that the next
 * begins, and so with each cell of the line that has one; the others are pointed at. Returns the
 * place at which the line ends; the record may go on.
 */
static const char *feed_cells(struct csv_state *s, const char *cell)
{
    const char *text = s->separators.text.ptr;
    const char *end = text + s->separators.text.len;
    fields_mark(&s->fields, 0);
    if (s->fields.count > 0) {
        feed_unheard(s, s->known.delimiter); /* else it would take the cell for a row's first */
    }
    for (;;) {
        const char *at = text + separators_next(&s->separators);
        if (at < end && *at == '"') {
            continue;
        }
        feed(s, cell, (size_t)(at - cell) + (at < end ? 1 : 0));
        if (at == end || *at != s->known.delimiter || s->no_memory) {
            return at;
        }
        cell = at + 1;
        if (s->parser.pstate != BETWEEN_FIELDS) {
            continue;
        }
        size_t fed = s->fields.count;
        at = point_at_cells(s, cell, &cell);
        fields_mark(&s->fields, fed);
        if (cell == NULL) {
            feed_unheard(s, '\n');
            s->complete = true;
            return at;
        }
    }
}

/* Takes the first line of a record, most of it where it lies; cells with quotes go to libcsv. */
static void take_line(struct csv_state *s)
{
    hz_span block = s->source->block;
    const char *open;
    if (s->lost) {
        separators_begin(&s->separators, block);
        s->lost = false;
    }
    const char *end = block.ptr + block.len;
    size_t mark = mark_length(block);
    size_t count = mark > 0 ? 0 : separators_row(&s->separators, offset(s));
    const char *at = count > 0 && reserve(s, count) ? point_at_row(s, block.ptr, count, &open)
                                                    : point_at_cells(s, block.ptr + mark, &open);
    s->complete = open == NULL;
    at = open == NULL ? at : feed_cells(s, open);
    size_t len = (size_t)(at - block.ptr) + (at < end ? 1 : 0);
    if (end - at > 1 && at[0] == '\r' && at[1] == '\n') {
        if (!s->complete) {
            feed(s, at + 1, 1);
        }
        (void)separators_next(&s->separators);
        len++;
    }
    if (open == NULL) {
        s->record->text = (hz_span){block.ptr, len};
    }
    take(s, len);
}

/* True if the line just taken has nothing but blanks: a row without cells. */
static bool is_empty_line(const struct csv_state *s)
{
    return s->record->text.len > 0 && s->fields.count == 1 && s->fields.spans[0].len == 0;
}

/* Finds text. What the open record has in the block before is kept. As source_fill(). */
static int fill(struct csv_state *s, hz_error *err)
{
    if (s->source->block.len > 0) {
        return 1;
    }
    s->lost = true;
    if (s->bytes > 0 && !fields_keep(&s->fields)) {
        s->no_memory = true;
    }
    int found = source_fill(s->source, err);
    if (found < 0) {
        err->line = s->known.line;
    }
    return found;
}

static int csv_next(void *state, hz_record *record, hz_error *err)
{
    struct csv_state *s = state;
    begin_record(s, record);
    while (!s->complete && !s->no_memory) {
        int found = fill(s, err);
        if (found <= 0) {
            return found < 0 ? -1 : finish(s, err);
        }
        if (s->known.byte == 0) {
            obey_separator_line(s);
            begin_record(s, record);
        }
        if (s->source->block.len > 0 && !s->known.decided) {
            decide_delimiter(s);
        }
        if (s->source->block.len == 0) {
            continue;
        }
        if (s->bytes == 0) {
            take_line(s);
        } else {
            feed_line(s);
        }
        if (s->complete && is_empty_line(s)) {
            s->known.number++;
            begin_record(s, record);
        } else if (!s->complete && s->bytes > HZ_RECORD_MAX) {
            s->record->fields = fields_spans(&s->fields);
            s->record->count = s->fields.count;
            return fail_open_field(s, HZ_E102, NULL, err);
        }
    }
    bool plain = s->record->text.len > 0;
    return end_record(s, plain ? s->fields.spans : fields_spans(&s->fields), err);
}

static struct reader_state csv_pause(const void *state)
{
    return ((const struct csv_state *)state)->known;
}

static void csv_resume(void *state, struct reader_state from)
{
    struct csv_state *s = state;
    s->known = from;
    go_by(s, from.delimiter);
}

const struct reader reader_csv = {csv_open_state, csv_next, csv_close_state, csv_pause, csv_resume};
