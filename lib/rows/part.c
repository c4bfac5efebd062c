#include "rows/part.h"
#include <stdlib.h>

/* A part that reads as @p of does, whose header it knows. */
static struct part *make_part(const hz_sieve *sieve, const struct reading *of, const char *file,
                              size_t most_kept)
{
    struct part *p = calloc(1, sizeof *p);
    if (p == NULL || hz_binding_copy(&p->reading.binding, &of->binding) != 0) {
        free(p);
        return NULL;
    }
    p->sieve = sieve;
    p->most_kept = most_kept;
    p->limit = TEXT_NO_LIMIT;
    p->reading.file = file;
    p->reading.flags = of->flags;
    p->reading.row.is_dispatch = of->row.is_dispatch;
    return p;
}

struct part *part_new(const hz_sieve *sieve, const struct reading *of,
                      const struct table_state *from, off_t limit, size_t most_kept)
{
    struct part *p = make_part(sieve, of, of->file, most_kept);
    if (p != NULL) {
        p->from = *from;
        p->from.reader.number = p->from.reader.line = 1;
        p->from.reader.byte = 0;
        p->of = of->table;
        p->limit = limit;
        p->reading.bound = true;
    }
    return p;
}

struct part *part_new_file(const hz_sieve *sieve, const struct reading *of, const char *file,
                           size_t most_kept)
{
    return make_part(sieve, of, file, most_kept);
}

void part_free(struct part *part)
{
    if (part != NULL) {
        if (part->sifted != NULL) {
            part->sieve->end(part->sifted);
        }
        reading_free(&part->reading);
        kept_free(&part->kept);
        free(part);
    }
}

/* Only plain rows of ledgers are for the sieve; the rest says what they mean, or what is wrong. */
static bool sift(struct part *p)
{
    const hz_row *row = &p->reading.row;
    bool plain = !row->is_header && !row->is_dispatch && row->record->damage == HZ_WHOLE;
    hz_sifted sifted = plain ? p->sieve->sift(p->sifted, row) : HZ_SIFT_KEEP;
    if (sifted == HZ_SIFT_KEEP || sifted == HZ_SIFT_ID) {
        return kept_put(&p->kept, row, sifted == HZ_SIFT_ID);
    }
    return sifted == HZ_SIFT_DONE;
}

/* True where the part ends: behind its lines, or early, so that what it keeps stays small. */
static bool is_at_end(struct part *p)
{
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
        if (!sift(p)) {
            hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
            return PART_FAILED;
        }
    }
    return p->of == NULL ? PART_TOO_LARGE : PART_ENDED;
}

static int open_table(struct part *p)
{
    hz_table **table = &p->reading.table;
    return p->of == NULL ? hz_table_open(p->reading.file, hz_schema_header_test(), table, &p->err)
                         : table_open_part(p->of, &p->from, p->limit, table, &p->err);
}

void part_work(struct pool_job *job)
{
    struct part *p = (struct part *)job;
    hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
    p->end = PART_FAILED;
    p->sifted = p->sieve->begin(p->sieve->ctx);
    if (p->sifted != NULL && open_table(p) == 0) {
        p->end = read_rows(p);
        hz_table_close(p->reading.table);
        p->reading.table = NULL;
    }
}
