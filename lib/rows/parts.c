/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/parts.h"
#include "table/reader.h"
#include <stdlib.h>
#include <sys/stat.h>

/* Parts in hand for each thread: one that it reads, and some that wait for it or to be handed out.
 */
enum { PARTS_EACH = 3 };

struct parts {
    const hz_row_worker *worker;
    struct parts_size size;
    struct pool *pool;
    struct part **ring; /* in the order of the input, from `first` on */
    size_t width;
    size_t trust; /* parts to read ahead of a file: one where one was wrong, then ever more */
    size_t first;
    size_t count;
    size_t files;            /* in the ring, and not asked for yet */
    bool in_hand;            /* the first is right, and being handed out */
    bool stale;              /* another header has been met than the others took for theirs */
    struct table_state here; /* where the first begins */
    off_t next_at;           /* where the next to be cut begins */
    off_t end;               /* of the file; next_at beyond it: there is no more to be cut */
    hz_record record;        /* the row in hand */
    struct hz_above above;   /* the first part */
    struct hz_above row_above;
    struct field_lines field_lines;
    uint64_t rows;
};

struct parts *parts_new(const hz_row_worker *worker, unsigned threads, struct parts_size size)
{
    struct parts *p = calloc(1, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->worker = worker;
    p->size = size;
    p->width = (threads == 0 ? 1 : (size_t)threads) * PARTS_EACH;
    p->trust = p->width;
    p->ring = calloc(p->width, sizeof(struct part *));
    p->pool = p->ring == NULL ? NULL : pool_new(threads, part_work);
    if (p->pool == NULL) {
        parts_free(p);
        return NULL;
    }
    return p;
}

static struct part *first_part(const struct parts *parts)
{
    return parts->ring[parts->first];
}

static void drop_first(struct parts *parts)
{
    pool_wait(parts->pool, &first_part(parts)->job);
    part_free(first_part(parts));
    parts->first = (parts->first + 1) % parts->width;
    parts->count--;
    parts->in_hand = false;
}

static void drop_all(struct parts *parts)
{
    while (parts->count > 0) {
        drop_first(parts);
    }
    parts->next_at = parts->end = 0;
    parts->files = 0;
}

void parts_free(struct parts *parts)
{
    if (parts != NULL) {
        drop_all(parts);
        pool_free(parts->pool);
        free(parts->ring);
        field_lines_free(&parts->field_lines);
        free(parts);
    }
}

/* False: there is none, for lack of memory. */
static bool give(struct parts *parts, struct part *part)
{
    if (part == NULL) {
        return false;
    }
    parts->ring[(parts->first + parts->count++) % parts->width] = part;
    pool_give(parts->pool, &part->job);
    return true;
}

/* Where the part that begins at @p at ends; the last takes what is left. */
static off_t cut(const struct parts *parts, const hz_table *table, off_t at)
{
    off_t part = parts->size.part;
    return parts->end - at < part + part / 2 ? TEXT_NO_LIMIT : table_line_after(table, at + part);
}

/* Has the file of @p r read ahead. */
static void read_ahead(struct parts *parts, const struct reading *r)
{
    struct table_state from = parts->here;
    while (parts->count < parts->trust && parts->next_at < parts->end) {
        from.at = parts->next_at;
        parts->next_at = cut(parts, r->table, from.at);
        if (!give(parts,
                  part_new(parts->worker, r, &from, parts->next_at, (size_t)parts->size.least))) {
            parts->next_at = parts->end;
        }
    }
}

void parts_begin(struct parts *parts, const struct reading *r)
{
    off_t left = 0;
    if (!r->bound || r->row.is_dispatch || r->ahead != NOTHING_AHEAD ||
        !table_pause(r->table, &parts->here) || (left = table_left(r->table)) < parts->size.least) {
        return;
    }
    parts->stale = false;
    parts->above = r->above;
    parts->next_at = parts->here.at;
    parts->end = parts->here.at + left;
    read_ahead(parts, r);
}

/* How many of the first of @p files one part takes: none, where the first is not small. */
static size_t count_small(const struct parts *parts, const char *const *files, size_t count)
{
    struct stat st;
    size_t n = 0;
    off_t size = 0;
    off_t enough = parts->size.part / 4; /* so that there is work for many threads */
    while (n < count && n < parts->size.files && size < enough && stat(files[n], &st) == 0 &&
           S_ISREG(st.st_mode) && st.st_size < parts->size.least) {
        size += st.st_size;
        n++;
    }
    return n;
}

bool parts_begin_files(struct parts *parts, const struct reading *r, const char *const *files,
                       size_t count)
{
    parts->here.reader = (struct reader_state){.number = 1, .line = 1};
    size_t most_kept = (size_t)parts->size.least;
    while (parts->files < count && parts->count < parts->width) {
        const char *const *next = files + parts->files;
        size_t n = count_small(parts, next, count - parts->files);
        if (n == 0 || !give(parts, part_new_files(parts->worker, r, next, n, most_kept))) {
            break;
        }
        parts->files += n;
    }
    if (parts->files == 0) {
        return false;
    }
    parts->files--;
    return true;
}

bool parts_are_left(const struct parts *parts)
{
    return parts->count > 0;
}

uint64_t parts_rows(const struct parts *parts)
{
    return parts->rows;
}

static bool has_whole_files(const struct part *part)
{
    return part->of == NULL;
}

/* True if the part began where and as it was thought to. */
static bool is_right(const struct parts *parts, const struct part *part)
{
    if (has_whole_files(part)) {
        return part->end != PART_TOO_LARGE;
    }
    return !parts->stale && table_state_same(&part->from, &parts->here);
}

/* Leaves the rest, be it of the file or of one that is not small, to @p r. */
static int leave(struct parts *parts, struct reading *r, hz_error *err)
{
    drop_all(parts);
    if (r->table != NULL) {
        r->above = parts->above;
        table_resume(r->table, &parts->here);
        return PARTS_LEFT;
    }
    bool opened = hz_table_open(r->file, hz_schema_header_test(), &r->table, err) == 0;
    return opened ? PARTS_LEFT : -1;
}

/* Leaves the file in hand: nothing of it may be handed out for the next. */
static int give_up(struct parts *parts)
{
    drop_all(parts);
    return -1;
}

/* As if @p r had read the row that was kept. 1, or -1 with @p err set. */
static int hand_out(struct parts *parts, struct reading *r, hz_error *err)
{
    struct hz_row *row = &r->row;
    parts->record.number += parts->here.reader.number - 1;
    parts->record.line += parts->here.reader.line - 1;
    parts->record.byte += parts->here.reader.byte;
    row->record = &parts->record;
    row->binding = &r->binding;
    row->file = r->file;
    r->is_above_due = false; /* the part sees to that */
    if (row->above != NULL) {
        parts->row_above = *row->above;
        above_complete(&parts->row_above, &parts->above);
        row->above = &parts->row_above;
    }
    if (parts->record.field_lines == NULL &&
        !field_lines_find(&parts->field_lines, &parts->record)) {
        hz_diag_set(err, HZ_E003, r->file, NULL);
        return give_up(parts);
    }
    if (row->is_header && !(r->bound && reading_has_labels(r, row->record))) {
        parts->stale = true;
        return reading_bind(r, row->record, err) == 0 ? 1 : give_up(parts);
    }
    parts->stale = parts->stale || row->is_dispatch;
    return 1;
}

static void add_places(struct reader_state *here, const struct reader_state *part)
{
    uint64_t number = here->number - 1;
    uint64_t line = here->line - 1;
    uint64_t byte = here->byte;
    *here = *part;
    here->number += number;
    here->line += line;
    here->byte += byte;
}

static void set_error(hz_error *err, const struct part *part, const struct reader_state *here)
{
    *err = part->err;
    err->line += err->line == 0 ? 0 : here->line - 1;
    err->record += err->record == 0 ? 0 : here->number - 1;
}

/* Adds what the first part has sifted. 0, or -1 with @p err set. */
static int join_first(struct parts *parts, hz_error *err)
{
    const struct part *part = first_part(parts);
    parts->rows += part->rows;
    if (part->state != NULL && parts->worker->merge(parts->worker->ctx, part->state) != 0) {
        hz_diag_set(err, HZ_E003, part->reading.file, NULL);
        return -1;
    }
    return 0;
}

/* Ends the first part, of which all rows have been handed out. 1: the next may begin. */
static int finish_first(struct parts *parts, const struct reading *r, hz_error *err)
{
    struct part *part = first_part(parts);
    set_error(err, part, &parts->here.reader);
    enum part_end end = join_first(parts, err) == 0 ? part->end : PART_FAILED;
    if (end == PART_ENDED) {
        struct reader_state before = parts->here.reader;
        parts->here = part->to;
        parts->here.reader = before;
        add_places(&parts->here.reader, &part->to.reader);
        struct hz_above above = part->reading.above;
        above_complete(&above, &parts->above);
        parts->above = above;
    }
    drop_first(parts);
    if (end != PART_ENDED) {
        drop_all(parts);
        return end == PART_OVER ? 0 : -1;
    }
    read_ahead(parts, r);
    return 1;
}

/* Ends one file of the first part, and with the last the part. @p found, or -1 with @p err set. */
static int finish_file(struct parts *parts, int found, hz_error *err)
{
    const struct part *part = first_part(parts);
    if (!kept_is_empty(&part->kept) || part->end != PART_OVER) {
        return found;
    }
    int joined = join_first(parts, err);
    drop_first(parts);
    return joined == 0 ? found : -1;
}

/* Waits for the first part. False: it is not right. */
static bool take_in_hand(struct parts *parts)
{
    pool_wait(parts->pool, &first_part(parts)->job);
    parts->in_hand = is_right(parts, first_part(parts));
    size_t trust = parts->in_hand ? parts->trust * 2 : 1;
    parts->trust = trust < parts->width ? trust : parts->width;
    return parts->in_hand;
}

int parts_next(struct parts *parts, struct reading *r, hz_error *err)
{
    if (parts->count == 0 || (!parts->in_hand && !take_in_hand(parts))) {
        return leave(parts, r, err);
    }
    uint8_t skipped = IS_HAZARD;
    switch (kept_take(&first_part(parts)->kept, &parts->record, &r->row, &skipped, err)) {
    case KEPT_ROW:
        r->skipped = (enum no_hazard)skipped;
        return hand_out(parts, r, err);
    case KEPT_END:
        return finish_file(parts, 0, err);
    case KEPT_FAILED:
        return finish_file(parts, -1, err);
    case KEPT_NO_MEMORY:
        hz_diag_set(err, HZ_E003, r->file, NULL);
        return give_up(parts);
    default: {
        int result = finish_first(parts, r, err);
        return result > 0 ? PARTS_MERGED : result;
    }
    }
}
