/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * CSV. Only quotes make CSV difficult, and few records have one. So the work is divided:
 *
 * - Cells without a quote are split here, at the separators that separators.c finds. They are spans
 *   of the block, trimmed as libcsv trims cells; nothing is copied.
 * - A cell with a quote is passed to libcsv, which alone decides what quotes mean and where the
 * cell ends. The cells after it on the same line are split here again. The further lines of a
 * record of several lines, and the end of the file, are passed to libcsv as well.
 *
 * This is safe because libcsv gets only whole cells, each with the delimiter or line end after it.
 * For the cells that it does not get it is fed one byte: a delimiter before the first cell, so that
 * it knows that a row has begun, and a line end after the last. What it reports for these bytes is
 * discarded (`discards`). That a cell has ended is known from the field that libcsv reports, never
 * from its private state: text up to a delimiter either completes one field, or the delimiter is
 * part of a quoted cell that continues.
 *
 * tests/fuzz/fuzz_csv_fast.c compares all of this with libcsv alone, record by record.
 */

#include "base/diag.h"
#include "table/delimiter.h"
#include "table/reader.h"
#include "table/separators.h"
#include <csv.h>
#include <stdlib.h>

enum { HEADERLESS_CELLS = 10, FEWEST_DELIMITERS = 3, CELL_GROWS_BY = 64 * 1024 };

struct csv_state {
    struct source *source;
    struct reader_state known;
    struct csv_parser parser;
    struct fields fields;
    struct separators separators; /* of the source's block */
    bool stale;                   /* `separators` belongs to an earlier block */
    char *delimiter;              /* the table's; set when it is known */
    size_t bytes;                 /* of the record so far */
    hz_record *record;            /* the one being filled */
    bool complete;
    bool discards; /* ignore what libcsv reports */
    bool no_memory;
    struct field_lines field_lines;
};

/* Counts the lines of a quoted cell that have so many delimiters that they must be rows. */
static uint64_t count_rows_inside(const struct csv_state *s, hz_span cell)
{
    /* half as many as a row is enough, but not in narrow tables: sentences have commas too */
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
    if (s->discards) {
        return;
    }
    size_t index = s->fields.count;
    hz_span cell = {text == NULL ? "" : text, len};
    uint64_t rows = count_rows_inside(s, cell);
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
    s->complete = s->complete || !s->discards;
}

static void set_delimiter(struct csv_state *s, char delimiter)
{
    s->known.delimiter = *s->delimiter = delimiter;
    csv_set_delim(&s->parser, (unsigned char)delimiter);
    s->separators.delimiter = delimiter;
    s->stale = true;
}

static void decide_delimiter(struct csv_state *s)
{
    char delimiter = delimiter_find(s->source->block, &s->source->header);
    s->known.decided = delimiter != '\0';
    set_delimiter(s, (char)(s->known.decided ? delimiter : ','));
}

/*
 * True if @p line, which is one cell, is the header of a table with another delimiter: tables that
 * were joined may have been saved by different programs. Its delimiter is the table's from here on.
 */
static bool changes_delimiter(struct csv_state *s, hz_span line)
{
    if (s->fields.count != 1) {
        return false;
    }
    char delimiter = delimiter_of_header(line, &s->source->header);
    if (delimiter == '\0' || delimiter == s->known.delimiter) {
        return false;
    }
    set_delimiter(s, delimiter);
    return true;
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
        return error_no_memory(err, source->name);
    }
    s->source = source;
    s->delimiter = delimiter;
    s->separators.scan = source->scan;
    csv_set_blk_size(&s->parser, CELL_GROWS_BY); /* the default, 128 bytes, is slow */
    s->known = (struct reader_state){.number = 1, .line = 1};
    set_delimiter(s, ',');
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

/* Fails at the longest cell. */
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
        return error_no_memory(err, s->source->name);
    }
    s->known.number++;
    if (s->record->error == HZ_RECORD_OK && s->fields.count > s->known.widest) {
        s->known.widest = s->fields.count;
    }
    return s->bytes > HZ_RECORD_MAX ? fail_long_record(s, err) : 1;
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
    return s->complete ? end_record(s, fields_spans(&s->fields), err) : 0;
}

/* The length of a byte order mark; concatenated files have them in the middle of the text. */
static size_t mark_length(hz_span line)
{
    bool marked =
        line.len >= 3 && line.ptr[0] == '\xEF' && line.ptr[1] == '\xBB' && line.ptr[2] == '\xBF';
    return marked ? 3 : 0;
}

/* The offset of the block in the text that is searched for separators. */
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

/* Feeds libcsv a further line of a record that has begun. */
static void feed_line(struct csv_state *s)
{
    hz_span block = s->source->block;
    size_t len = delimiter_line_length(block);
    size_t taken = csv_parse(&s->parser, block.ptr, len, on_field, on_record, s);
    s->no_memory = s->no_memory || taken != len;
    take(s, len);
    if (!s->stale) {
        separators_skip(&s->separators, offset(s));
    }
}

/* Skips a first line such as sep=; which names the delimiter; spreadsheets do not count it. */
static void take_separator_line(struct csv_state *s)
{
    char delimiter = ',';
    size_t len = delimiter_line(s->source->block, &delimiter);
    if (len > 0) {
        set_delimiter(s, delimiter);
        s->known.decided = true;
        take(s, len);
        s->bytes = 0;
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* A cell without quotes, trimmed as libcsv does. */
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

/* Makes space for @p more cells. */
static bool reserve(struct csv_state *s, size_t more)
{
    while (s->fields.count + more > s->fields.cap && !s->no_memory) {
        s->no_memory = !fields_grow(&s->fields);
    }
    return !s->no_memory;
}

/*
 * As point_at_cells(), for a row whose @p count separators have been found and have no blanks
 * beside them.
 */
static const char *point_at_row(struct csv_state *s, const char *from, size_t count,
                                const char **open)
{
    const char *text = s->separators.text.ptr;
    const uint32_t *offsets = s->separators.offsets + s->separators.next;
    hz_span *spans = s->fields.spans;
    for (size_t i = 0; i < count; i++) {
        const char *end = text + offsets[i];
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
 * Adds the cells from @p from on as spans, up to the end of the line or a quote, where it returns.
 * @p open receives the start of the cell with the quote, or NULL.
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

/* Feeds libcsv a byte that only changes its state. */
static void feed_discarding(struct csv_state *s, char c)
{
    s->discards = true;
    feed(s, &c, 1);
    s->discards = false;
}

/*
 * Reads the rest of the line from @p cell on, which has a quote: cells with quotes are fed to
 * libcsv, others are added as spans. Returns the end of the line; the record may continue.
 */
static const char *feed_cells(struct csv_state *s, const char *cell)
{
    const char *text = s->separators.text.ptr;
    const char *end = text + s->separators.text.len;
    fields_mark(&s->fields, 0);
    if (s->fields.count > 0) {
        feed_discarding(s, s->known.delimiter); /* the cell is not the first of its row */
    }
    for (;;) {
        const char *at = text + separators_next(&s->separators);
        if (at < end && *at == '"') {
            continue;
        }
        size_t count = s->fields.count;
        feed(s, cell, (size_t)(at - cell) + (at < end ? 1 : 0));
        if (at == end || *at != s->known.delimiter || s->no_memory) {
            return at;
        }
        cell = at + 1;
        if (s->fields.count == count) {
            continue; /* the delimiter is part of the cell */
        }
        size_t fed = s->fields.count;
        at = point_at_cells(s, cell, &cell);
        fields_mark(&s->fields, fed);
        if (cell == NULL) {
            feed_discarding(s, '\n');
            s->complete = true;
            return at;
        }
    }
}

/* Reads the first line of a record. */
static void take_line(struct csv_state *s)
{
    hz_span block = s->source->block;
    const char *open;
    if (s->stale) {
        separators_begin(&s->separators, block);
        s->stale = false;
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

/* As take_line(); a header with another delimiter is taken again, with its own. */
static void take_first_line(struct csv_state *s)
{
    hz_span block = s->source->block;
    struct reader_state before = s->known;
    take_line(s);
    if (s->complete && changes_delimiter(s, (hz_span){block.ptr, s->bytes})) {
        before.delimiter = s->known.delimiter;
        s->known = before;
        s->source->block = block;
        begin_record(s, s->record);
        take_line(s);
    }
}

/* True if the line just read has only blanks. */
static bool is_empty_line(const struct csv_state *s)
{
    return s->record->text.len > 0 && s->fields.count == 1 && s->fields.spans[0].len == 0;
}

/* As source_fill(); first copies the cells of an open record, which point into the old block. */
static int fill(struct csv_state *s, hz_error *err)
{
    if (s->source->block.len > 0) {
        return 1;
    }
    s->stale = true;
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
            take_separator_line(s);
            begin_record(s, record);
        }
        bool at_start = s->bytes == 0; /* the delimiter may change only between records */
        if (s->source->block.len > 0 && at_start && !s->known.decided) {
            decide_delimiter(s);
        }
        if (s->source->block.len == 0) {
            continue;
        }
        if (at_start) {
            take_first_line(s);
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
    set_delimiter(s, from.delimiter);
}

const struct reader reader_csv = {csv_open_state, csv_next, csv_close_state, csv_pause, csv_resume};
