/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/merge.h"
#include "base/intern.h"
#include "base/message.h"
#include "base/text_domain.h"
#include "check/duplicates.h"
#include "check/ids.h"
#include "check/row_check.h"
#include "check/usable.h"
#include "ledger/row_hash.h"
#include "ledger/timestamp.h"
#include "output/row_writer.h"
#include "workflow/each.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* 128 bits of a check value tell rows apart, and are kept for each number. */
enum { KEPT = 32 };

/* Where a number stands first; most stand nowhere else. */
struct first {
    uint64_t line;
    uint32_t file;
    uint32_t dispute; /* in `disputes`; NONE */
    char hash[KEPT];
};
#define NONE UINT32_MAX

/* One of several rows that have a number and say different things. */
struct claim {
    size_t file;
    uint64_t line;
    char hash[KEPT];
    struct content content;
    char time[MOMENT_SIZE];      /* of its journal's last line about it; "": it has none */
    char journal[ROW_HASH_SIZE]; /* 行校验 in that line */
    char version1[HASH_SIZE];    /* what version 1 would have written there */
};

struct dispute {
    size_t id;
    struct claim *claims;
    size_t count;
    size_t winner; /* SIZE_MAX: none */
};

struct merging {
    char *const *files;
    size_t file_count;
    const hz_plan *plan;
    hz_sink sink;
    hz_row_writer *out;
    hz_rows *rows;    /* of all files, read again and again */
    size_t last_file; /* that of the row before */
    struct intern ids;
    struct first *firsts;
    size_t first_cap;
    struct dispute *disputes;
    size_t dispute_count;
    uint64_t *numberless; /* rows of each file */
    struct duplicates *duplicates;
    hz_usable *usable; /* whether each cell of a row is under its own label */
    struct content scratch;
    struct version1 version1;
    size_t file; /* whose journal is being read */
    hz_error *err;
};

/* Rows come file by file, so that most are of the file of the row before. */
static size_t file_of(struct merging *m, const hz_row *row)
{
    if (m->files[m->last_file] != row->file) {
        m->last_file = 0;
        while (m->last_file + 1 < m->file_count && row->file != m->files[m->last_file]) {
            m->last_file++;
        }
    }
    return m->last_file;
}

static bool hash_row(struct merging *m, const hz_row *row, char hash[ROW_HASH_SIZE])
{
    if (!content_of(&m->scratch, row->binding, row->record->fields, row->record->count)) {
        return false;
    }
    row_hash(&m->scratch, hash);
    return true;
}

static int no_memory(struct merging *m)
{
    hz_diag_set(m->err, HZ_E003, NULL, NULL);
    return -1;
}

/* Goes through all rows of all files, headers too. 0, or -1 with the error set. */
static int each_row_of_all(struct merging *m, int (*fn)(struct merging *m, const hz_row *row))
{
    const hz_row *row = NULL;
    int found;
    hz_rows_rewind(m->rows);
    while ((found = hz_rows_next(m->rows, &row, m->err)) > 0) {
        if (fn(m, row) != 0) {
            return -1;
        }
    }
    return found;
}

static bool reserve_first(struct merging *m, size_t number)
{
    if (number < m->first_cap) {
        return true;
    }
    size_t cap = m->first_cap == 0 ? 256 : m->first_cap * 2;
    struct first *firsts = realloc(m->firsts, cap * sizeof *firsts);
    if (firsts == NULL) {
        return false;
    }
    m->firsts = firsts;
    m->first_cap = cap;
    return true;
}

static bool add_claim(struct dispute *d, size_t file, uint64_t line, const char *hash)
{
    struct claim *claims = realloc(d->claims, (d->count + 1) * sizeof *claims);
    if (claims == NULL) {
        return false;
    }
    d->claims = claims;
    claims[d->count] = (struct claim){.file = file, .line = line};
    memcpy(claims[d->count++].hash, hash, KEPT);
    return true;
}

/* The dispute about a number, which begins with the row that stood first. */
static struct dispute *get_dispute(struct merging *m, size_t id)
{
    struct first *first = &m->firsts[id];
    if (first->dispute != NONE) {
        return &m->disputes[first->dispute];
    }
    struct dispute *disputes = realloc(m->disputes, (m->dispute_count + 1) * sizeof *disputes);
    if (disputes == NULL) {
        return NULL;
    }
    m->disputes = disputes;
    struct dispute *d = &disputes[m->dispute_count];
    *d = (struct dispute){.id = id, .winner = SIZE_MAX};
    first->dispute = (uint32_t)m->dispute_count++;
    return add_claim(d, first->file, first->line, first->hash) ? d : NULL;
}

static bool is_claimed(const struct dispute *d, const char *hash)
{
    for (size_t i = 0; i < d->count; i++) {
        if (memcmp(d->claims[i].hash, hash, KEPT) == 0) {
            return true;
        }
    }
    return false;
}

/* Reports a row that will be written if it looks like one before it. */
static int find_duplicate(struct merging *m, const hz_row *row)
{
    hz_hazard hazard;
    uint64_t keys[HZ_ROW_KEYS];
    const struct row_place *first = NULL;
    struct row_place place = {(uint32_t)file_of(m, row), row->record->line};
    hz_hazard_read(&hazard, row, m->plan, UINT64_MAX);
    duplicates_keys(m->duplicates, &hazard, keys);
    if (duplicates_add(m->duplicates, keys, place, &first) != 0) {
        return no_memory(m);
    }
    if (first != NULL) {
        char text[256];
        hz_diag diag;
        (void)snprintf(text, sizeof text, "%s:%" PRIu64, m->files[first->file], first->line);
        duplicates_diag(&diag, row, text);
        m->sink.fn(m->sink.ctx, &diag);
    }
    return 0;
}

/* The first reading: which numbers there are, and which say different things. */
static int note_row(struct merging *m, const hz_row *row)
{
    char hash[ROW_HASH_SIZE];
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (row_writer_expect_row(m->out, row, m->err) != 0) {
        return -1;
    }
    int used =
        row->is_header ? hz_usable_header(m->usable, row) : hz_usable_row(m->usable, row, NULL);
    if (row->is_header || used <= 0) {
        return used < 0 ? no_memory(m) : 0; /* a row with more cells than the header is left out */
    }
    if (id.len == 0) {
        m->numberless[file_of(m, row)]++;
        return find_duplicate(m, row);
    }
    size_t known = m->ids.count;
    size_t number = intern_put(&m->ids, plain_id(id, plain));
    if (number == SIZE_MAX || !reserve_first(m, number) || !hash_row(m, row, hash)) {
        return no_memory(m);
    }
    if (number == known) {
        m->firsts[number] = (struct first){
            .file = (uint32_t)file_of(m, row), .line = row->record->line, .dispute = NONE};
        memcpy(m->firsts[number].hash, hash, KEPT);
        return find_duplicate(m, row);
    }
    if (memcmp(m->firsts[number].hash, hash, KEPT) == 0) {
        return 0; /* the same once more */
    }
    struct dispute *d = get_dispute(m, number);
    if (d == NULL ||
        (!is_claimed(d, hash) && !add_claim(d, file_of(m, row), row->record->line, hash))) {
        return no_memory(m);
    }
    return 0;
}

static struct dispute *find_dispute(struct merging *m, hz_span id)
{
    char plain[PLAIN_ID];
    size_t number = id.len == 0 ? SIZE_MAX : intern_find(&m->ids, plain_id(id, plain));
    uint32_t dispute = number == SIZE_MAX ? NONE : m->firsts[number].dispute;
    return dispute == NONE ? NULL : &m->disputes[dispute];
}

/* The claim that stands at this place; NULL: it is none. */
static struct claim *find_claim(struct dispute *d, size_t file, uint64_t line)
{
    for (size_t i = 0; i < d->count; i++) {
        if (d->claims[i].file == file && d->claims[i].line == line) {
            return &d->claims[i];
        }
    }
    return NULL;
}

/* Only where there are disputes: what each claim says. */
static int keep_content(struct merging *m, const hz_row *row)
{
    struct dispute *d = row->is_header ? NULL : find_dispute(m, hz_row_text(row, HZ_COL_ID));
    struct claim *claim = d == NULL ? NULL : find_claim(d, file_of(m, row), row->record->line);
    const hz_record *record = row->record;
    bool ok = claim == NULL ||
              (content_of(&claim->content, row->binding, record->fields, record->count) &&
               row_hash_version1(&m->version1, row->binding, record->fields, record->count,
                                 claim->version1));
    return ok ? 0 : no_memory(m);
}

/* What a file's journal last said of the claims of that file. */
static int keep_line(void *ctx, const hz_journal_line *line)
{
    struct merging *m = ctx;
    struct dispute *d = find_dispute(m, line->cells[HZ_JOURNAL_ID]);
    for (size_t i = 0; d != NULL && i < d->count; i++) {
        struct claim *claim = &d->claims[i];
        if (claim->file == m->file) {
            hz_diag_copy(claim->time, sizeof claim->time, line->cells[HZ_JOURNAL_TIME]);
            hz_diag_copy(claim->journal, sizeof claim->journal, line->cells[HZ_JOURNAL_ROW]);
        }
    }
    return 0;
}

static bool is_as_journaled(const struct claim *claim)
{
    return memcmp(claim->journal, claim->hash, KEPT) == 0 ||
           strcmp(claim->journal, claim->version1) == 0;
}

/* The claim that its journal changed last stands, if each is as its own journal left it. */
static void decide(struct dispute *d)
{
    int64_t newest = -1;
    size_t winner = SIZE_MAX;
    for (size_t i = 0; i < d->count; i++) {
        int64_t instant = moment_seconds(hz_span_of(d->claims[i].time));
        if (instant < 0 || !is_as_journaled(&d->claims[i])) {
            return; /* nothing tells when this one was changed */
        }
        winner = instant > newest ? i : (instant == newest ? SIZE_MAX : winner);
        newest = instant > newest ? instant : newest;
    }
    d->winner = winner;
}

struct first_difference {
    char text[160];
};

static bool keep_difference(void *ctx, const struct difference *difference)
{
    struct first_difference *first = ctx;
    char parts[3][48];
    char label[128];
    hz_diag_copy(parts[0], sizeof parts[0], difference_label(difference, label));
    hz_diag_copy(parts[1], sizeof parts[1], difference->before);
    hz_diag_copy(parts[2], sizeof parts[2], difference->after);
    (void)snprintf(first->text, sizeof first->text, hz_translate(N_("%s “%s” there, “%s” here")),
                   parts[0], parts[1], parts[2]);
    return false; /* the first is enough */
}

/* Tells of each claim behind the first, and of both places. */
static void tell(struct merging *m, const struct dispute *d)
{
    for (size_t i = 1; i < d->count; i++) {
        const struct claim *other = &d->claims[0];
        const struct claim *claim = &d->claims[i];
        struct first_difference difference = {""};
        char detail[256];
        hz_diag diag;
        (void)content_compare(&other->content, &claim->content, keep_difference, &difference);
        (void)snprintf(detail, sizeof detail, "%.80s:%" PRIu64 " (%s)", m->files[other->file],
                       other->line, difference.text);
        hz_diag_set(&diag, d->winner == SIZE_MAX ? HZ_E516 : HZ_W515, m->files[claim->file],
                    detail);
        diag.line = claim->line;
        if (d->winner != SIZE_MAX) {
            const struct claim *winner = &d->claims[d->winner];
            (void)snprintf(diag.detail, sizeof diag.detail,
                           hz_translate(N_("%s; that of %.60s:%llu stands, it was changed last")),
                           detail, m->files[winner->file], (unsigned long long)winner->line);
        }
        hz_diag_copy(diag.value, sizeof diag.value, intern_get(&m->ids, d->id));
        m->sink.fn(m->sink.ctx, &diag);
    }
}

static int settle_disputes(struct merging *m)
{
    if (each_row_of_all(m, keep_content) != 0) {
        return -1;
    }
    for (m->file = 0; m->file < m->file_count; m->file++) {
        bool is_file = strcmp(m->files[m->file], "-") != 0;
        if (is_file && each_line(m->files[m->file], keep_line, m, NULL, m->err) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < m->dispute_count; i++) {
        decide(&m->disputes[i]);
        tell(m, &m->disputes[i]);
    }
    return 0;
}

/* The last reading: a row is written if it stands first, or if its claim does. */
static bool is_written(struct merging *m, const hz_row *row)
{
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    size_t file = file_of(m, row);
    if (row_has_surplus(row)) {
        return false;
    }
    if (id.len == 0) {
        return true;
    }
    size_t number = intern_find(&m->ids, plain_id(id, plain));
    if (number == SIZE_MAX || m->firsts == NULL) {
        return false; /* it came since the first reading, whose end tells it */
    }
    const struct first *first = &m->firsts[number];
    if (first->dispute == NONE) {
        return first->file == file && first->line == row->record->line;
    }
    struct dispute *d = &m->disputes[first->dispute];
    const struct claim *claim = find_claim(d, file, row->record->line);
    return claim != NULL && (d->winner == SIZE_MAX || claim == &d->claims[d->winner]);
}

static int write_row(struct merging *m, const hz_row *row)
{
    return !row->is_header && is_written(m, row)
               ? hz_row_writer_add(m->out, row, m->plan, NULL, m->err)
               : 0;
}

static void tell_numberless(const struct merging *m)
{
    for (size_t i = 0; i < m->file_count; i++) {
        if (m->numberless[i] > 0) {
            char many[32];
            hz_diag diag;
            (void)snprintf(many, sizeof many, "%" PRIu64, m->numberless[i]);
            hz_diag_set(&diag, HZ_W517, m->files[i], many);
            m->sink.fn(m->sink.ctx, &diag);
        }
    }
}

static int merge(struct merging *m)
{
    static const hz_needs needs = {.columns = UINT64_MAX, .only_shape = true, .left_out = HZ_W644};
    unsigned flags = HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_REWIND | HZ_ROWS_SKIP_INVALID;
    m->numberless = calloc(m->file_count, sizeof *m->numberless);
    m->duplicates = duplicates_new();
    if (hz_usable_new(m->plan, &needs, m->sink, &m->usable) != 0 || m->numberless == NULL ||
        m->duplicates == NULL || hz_rows_open(m->files, m->file_count, flags, &m->rows) != 0) {
        return no_memory(m);
    }
    hz_rows_set_sink(m->rows, m->sink);
    if (each_row_of_all(m, note_row) != 0) {
        return -1;
    }
    hz_rows_set_sink(m->rows, (hz_sink){0}); /* once is enough */
    hz_usable_end(m->usable);
    if (m->dispute_count > 0 && settle_disputes(m) != 0) {
        return -1;
    }
    tell_numberless(m);
    return each_row_of_all(m, write_row);
}

int hz_merge(char *const *files, size_t count, const hz_plan *plan, hz_sink sink,
             hz_row_writer *out, hz_error *err)
{
    static char standard_input[] = "-";
    static char *const only_standard_input[] = {standard_input};
    struct merging m = {.files = count == 0 ? only_standard_input : files,
                        .file_count = count == 0 ? 1 : count,
                        .plan = plan,
                        .sink = sink,
                        .out = out,
                        .err = err};
    int result = merge(&m);
    hz_rows_close(m.rows);
    for (size_t i = 0; i < m.dispute_count; i++) {
        for (size_t k = 0; k < m.disputes[i].count; k++) {
            content_free(&m.disputes[i].claims[k].content);
        }
        free(m.disputes[i].claims);
    }
    free(m.disputes);
    free(m.firsts);
    free(m.numberless);
    hz_usable_free(m.usable);
    duplicates_free(m.duplicates);
    intern_free(&m.ids);
    content_free(&m.scratch);
    version1_free(&m.version1);
    return result;
}
