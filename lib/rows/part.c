/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/part.h"
#include <stdlib.h>

/* A part that reads as @p of does, whose header it knows. */
static struct part *make_part(const hz_row_worker *worker, const struct reading *of,
                              size_t most_kept)
{
    struct part *p = calloc(1, sizeof *p);
    if (p == NULL || hz_binding_copy(&p->reading.binding, &of->binding) != 0) {
        free(p);
        return NULL;
    }
    p->worker = worker;
    p->most_kept = most_kept;
    p->limit = TEXT_NO_LIMIT;
    p->reading.flags = of->flags;
    p->reading.row.is_dispatch = of->row.is_dispatch;
    return p;
}

struct part *part_new(const hz_row_worker *worker, const struct reading *of,
                      const struct table_state *from, off_t limit, size_t most_kept)
{
    struct part *p = make_part(worker, of, most_kept);
    if (p != NULL) {
        p->reading.file = of->file;
        p->from = *from;
        p->from.reader.number = p->from.reader.line = 1;
        p->from.reader.byte = 0;
        p->of = of->table;
        p->limit = limit;
        p->reading.bound = true;
    }
    return p;
}

struct part *part_new_files(const hz_row_worker *worker, const struct reading *of,
                            const char *const *files, size_t count, size_t most_kept)
{
    struct part *p = make_part(worker, of, most_kept);
    if (p != NULL) {
        p->reading.file = files[0];
        p->files = files;
        p->file_count = count;
    }
    return p;
}

void part_free(struct part *part)
{
    if (part != NULL) {
        if (part->state != NULL) {
            part->worker->free(part->state);
        }
        reading_free(&part->reading);
        kept_free(&part->kept);
        free(part);
    }
}

/* Only plain rows of ledgers are for the sieve; the rest says what they mean, or what is wrong. */
static bool process(struct part *p)
{
    hz_row *row = &p->reading.row;
    bool plain = !row->is_header && !row->is_dispatch && row->record->error == HZ_RECORD_OK &&
                 p->reading.skipped == IS_HAZARD;
    hz_row_result state = plain ? p->worker->process(p->state, row) : HZ_ROW_KEEP;
    if (state == HZ_ROW_KEEP || state == HZ_ROW_ID_ONLY) {
        return kept_put(&p->kept, row, state == HZ_ROW_ID_ONLY, (uint8_t)p->reading.skipped);
    }
    return state == HZ_ROW_DONE;
}

/* True where the part ends: behind its lines, or early, so that what it keeps stays small. */
static bool is_at_end(struct part *p)
{
    if (p->reading.ahead != NOTHING_AHEAD) {
        return false; /* what has been read belongs to this part */
    }
    if (table_is_beyond(p->reading.table, p->limit)) {
        return table_pause(p->reading.table, &p->to);
    }
    return p->kept.bytes.len > p->most_kept && table_pause(p->reading.table, &p->to);
}

static enum part_end read_rows(struct part *p)
{
    int found = 0;
    while (!is_at_end(p)) {
        found = reading_next(&p->reading, &p->err);
        if (found <= 0) {
            return found == 0 ? PART_OVER : PART_FAILED;
        }
        p->rows++;
        if (!process(p)) {
            hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
            return PART_FAILED;
        }
    }
    reading_flush_above(&p->reading);
    return p->of == NULL ? PART_TOO_LARGE : PART_ENDED;
}

/* Reads the table, if it could be @p opened, and closes it. */
static enum part_end read_table(struct part *p, bool opened)
{
    enum part_end end = opened ? read_rows(p) : PART_FAILED;
    reading_close(&p->reading);
    return end;
}

static enum part_end read_lines(struct part *p)
{
    bool opened = table_open_part(p->of, &p->from, p->limit, &p->reading.table, &p->err) == 0;
    return read_table(p, opened);
}

/* Reads the file @p name whole, and keeps how it ended. */
static enum part_end read_file(struct part *p, const char *name)
{
    p->reading.file = name;
    bool opened = hz_table_open(name, hz_schema_header_test(), &p->reading.table, &p->err) == 0;
    enum part_end end = read_table(p, opened);
    if (end == PART_TOO_LARGE) {
        return end;
    }
    bool put = kept_put_end(&p->kept, end == PART_FAILED ? &p->err : NULL);
    hz_diag_set(&p->err, HZ_E003, name, NULL);
    return put ? PART_OVER : PART_FAILED;
}

static enum part_end read_files(struct part *p)
{
    enum part_end end = PART_OVER;
    for (size_t i = 0; i < p->file_count && end == PART_OVER; i++) {
        end = read_file(p, p->files[i]);
    }
    return end;
}

void part_work(struct pool_job *job)
{
    struct part *p = (struct part *)job;
    hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
    p->end = PART_FAILED;
    p->state = p->worker->init(p->worker->ctx);
    if (p->state != NULL) {
        p->end = p->of == NULL ? read_files(p) : read_lines(p);
    }
}
