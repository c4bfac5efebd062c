/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/intern.h"
#include "check/duplicates.h"
#include "check/ids.h"
#include "check/row_check.h"
#include "check/usable.h"
#include "ledger/row_hash.h"
#include "ledger/timestamp.h"
#include "output/row_writer.h"
#include "rows/place.h"
#include "workflow/journal_replay.h"
#include "workflow/session.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* 128 bits of a check value, enough to distinguish rows, are kept for each number. */
enum { KEPT = 32 };

/* The first row with a number; most numbers have no other. */
struct first {
    uint64_t line;
    uint32_t file;
    uint32_t conflict; /* index in `conflicts`; NONE */
    char hash[KEPT];
};
#define NONE UINT32_MAX

/* One of several rows with the same number and different content. */
struct candidate {
    size_t file;
    uint64_t line;
    char hash[KEPT];
    struct content meaning;         /* of its cells in their normal form, as they are written */
    char time[TIMESTAMP_SIZE];      /* of the last line in its journal; "": none */
    char journal[ROW_HASH_SIZE];    /* 行校验 in that line */
    char version1[SHA256_HEX_SIZE]; /* what version 1 would have written there */
};

struct conflict {
    size_t id;
    struct candidate *candidates;
    size_t count;
    size_t cap;
    size_t winner; /* SIZE_MAX: none */
};

struct merge_job {
    const char *const *files;
    size_t file_count;
    char **sheets; /* of each file that is a workbook */
    const hz_plan *plan;
    hz_sink sink;
    hz_row_writer *out;
    hz_rows *rows;    /* of all files, read several times */
    size_t last_file; /* of the previous row */
    struct intern ids;
    struct first *firsts;
    size_t first_cap;
    struct conflict *conflicts;
    size_t conflict_count;
    size_t conflict_cap;
    uint64_t *without_id; /* rows of each file */
    struct duplicates *duplicates;
    hz_usable *usable; /* whether each cell of a row is under its own label */
    struct content scratch;
    struct version1 version1;
    size_t file; /* whose journal is being read */
    hz_error *err;
};

/* Rows come file by file: most are of the same file as the previous one. */
static size_t file_of(struct merge_job *job, const hz_row *row)
{
    if (job->files[job->last_file] != row->file) {
        job->last_file = 0;
        while (job->last_file + 1 < job->file_count && row->file != job->files[job->last_file]) {
            job->last_file++;
        }
    }
    return job->last_file;
}

static int no_memory(struct merge_job *job)
{
    return error_no_memory(job->err, NULL);
}

/* Remember the sheet of the row, for messages when its file is closed. 0, or -1 with the error set.
 */
static int keep_sheet(struct merge_job *job, const hz_row *row)
{
    char **sheet = &job->sheets[file_of(job, row)];
    if (row->record->sheet != NULL && *sheet == NULL) {
        *sheet = strdup(row->record->sheet);
        return *sheet == NULL ? no_memory(job) : 0;
    }
    return 0;
}

static hz_span source_of(const struct merge_job *job, size_t file, char buffer[PLACE_SOURCE])
{
    return place_source_of(job->files[file], job->sheets[file], buffer);
}

static bool hash_row(struct merge_job *job, const hz_row *row, char hash[ROW_HASH_SIZE])
{
    if (!content_read(&job->scratch, row->binding, row->record->fields, row->record->count)) {
        return false;
    }
    row_hash(&job->scratch, hash);
    return true;
}

static bool add_candidate(struct conflict *d, size_t file, uint64_t line, const char *hash)
{
    if (!array_reserve(&d->candidates, &d->cap, d->count + 1, sizeof *d->candidates)) {
        return false;
    }
    d->candidates[d->count] = (struct candidate){.file = file, .line = line};
    memcpy(d->candidates[d->count++].hash, hash, KEPT);
    return true;
}

/* Return the conflict about a number; a new one begins with the first row. NULL: no memory. */
static struct conflict *get_conflict(struct merge_job *job, size_t id)
{
    struct first *first = &job->firsts[id];
    if (first->conflict != NONE) {
        return &job->conflicts[first->conflict];
    }
    if (!array_reserve(&job->conflicts, &job->conflict_cap, job->conflict_count + 1,
                       sizeof *job->conflicts)) {
        return NULL;
    }
    struct conflict *d = &job->conflicts[job->conflict_count];
    *d = (struct conflict){.id = id, .winner = SIZE_MAX};
    first->conflict = (uint32_t)job->conflict_count++;
    return add_candidate(d, first->file, first->line, first->hash) ? d : NULL;
}

static bool is_candidate(const struct conflict *d, const char *hash)
{
    for (size_t i = 0; i < d->count; i++) {
        if (memcmp(d->candidates[i].hash, hash, KEPT) == 0) {
            return true;
        }
    }
    return false;
}

/* Report a row, which will be written, if it looks like an earlier one. */
static int find_duplicate(struct merge_job *job, const hz_row *row)
{
    hz_hazard hazard;
    uint64_t keys[HZ_ROW_KEYS];
    const struct row_place *first = NULL;
    struct row_place place = {.file = (uint32_t)file_of(job, row), .line = row->record->line};
    hazard_read(&hazard, row, job->plan, UINT64_MAX);
    duplicates_keys(job->duplicates, &hazard, keys);
    if (duplicates_add(job->duplicates, keys, place, &first) != 0) {
        return no_memory(job);
    }
    if (first != NULL) {
        char source[PLACE_SOURCE];
        char text[PLACE_SIZE];
        hz_diag diag;
        place_write(text, source_of(job, first->file, source), first->line);
        duplicates_diag_of(&diag, row, first, text);
        sink_emit(job->sink, &diag);
    }
    return 0;
}

/* First pass: register the numbers and find those with different content. */
static int note_row(void *ctx, const hz_row *row)
{
    struct merge_job *job = ctx;
    char hash[ROW_HASH_SIZE];
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (keep_sheet(job, row) != 0 || row_writer_expect_row(job->out, row, job->err) != 0) {
        return -1;
    }
    int used =
        row->is_header ? hz_usable_header(job->usable, row) : hz_usable_row(job->usable, row, NULL);
    if (row->is_header || used <= 0) {
        return used < 0 ? no_memory(job)
                        : 0; /* a row with more cells than the header is left out */
    }
    if (id.len == 0) {
        job->without_id[file_of(job, row)]++;
        return find_duplicate(job, row);
    }
    size_t known = job->ids.count;
    size_t number = intern_put(&job->ids, plain_id(id, plain));
    if (number == SIZE_MAX ||
        !array_reserve(&job->firsts, &job->first_cap, number + 1, sizeof *job->firsts) ||
        !hash_row(job, row, hash)) {
        return no_memory(job);
    }
    if (number == known) {
        job->firsts[number] = (struct first){
            .file = (uint32_t)file_of(job, row), .line = row->record->line, .conflict = NONE};
        memcpy(job->firsts[number].hash, hash, KEPT);
        return find_duplicate(job, row);
    }
    if (memcmp(job->firsts[number].hash, hash, KEPT) == 0) {
        return 0; /* the same row again */
    }
    struct conflict *d = get_conflict(job, number);
    if (d == NULL ||
        (!is_candidate(d, hash) && !add_candidate(d, file_of(job, row), row->record->line, hash))) {
        return no_memory(job);
    }
    return 0;
}

static struct conflict *find_conflict(struct merge_job *job, hz_span id)
{
    char plain[PLAIN_ID];
    size_t number = id.len == 0 ? SIZE_MAX : intern_find(&job->ids, plain_id(id, plain));
    uint32_t conflict = number == SIZE_MAX ? NONE : job->firsts[number].conflict;
    return conflict == NONE ? NULL : &job->conflicts[conflict];
}

/* The candidate at this place; NULL: none. */
static struct candidate *find_candidate(struct conflict *d, size_t file, uint64_t line)
{
    for (size_t i = 0; i < d->count; i++) {
        if (d->candidates[i].file == file && d->candidates[i].line == line) {
            return &d->candidates[i];
        }
    }
    return NULL;
}

/* Set @p meaning to the content of the row as it is written: 应急局 is 县应急管理局. False: out of
 * memory. */
static bool read_meaning(struct content *meaning, const hz_row *row, const hz_plan *plan)
{
    hz_hazard hazard;
    char buffers[HZ_COLUMN_COUNT][CELL_SIZE];
    const hz_record *record = row->record;
    hz_span *cells = calloc(record->count + 1, sizeof *cells);
    if (cells == NULL) {
        return false;
    }
    hazard_read(&hazard, row, plan, UINT64_MAX);
    memcpy(cells, record->fields, record->count * sizeof *cells);
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        int field = row->binding->fields[c];
        if (field >= 0 && (size_t)field < record->count) {
            cells[field] = cell_format(&hazard.cells[c], (hz_column)c, plan, buffers[c]);
        }
    }
    bool ok = content_read(meaning, row->binding, cells, record->count);
    free(cells);
    return ok;
}

/* Second pass, if there are conflicts: the meaning of each candidate. */
static int keep_meaning(void *ctx, const hz_row *row)
{
    struct merge_job *job = ctx;
    struct conflict *d = row->is_header ? NULL : find_conflict(job, hz_row_text(row, HZ_COL_ID));
    struct candidate *candidate =
        d == NULL ? NULL : find_candidate(d, file_of(job, row), row->record->line);
    const hz_record *record = row->record;
    bool ok = candidate == NULL || (read_meaning(&candidate->meaning, row, job->plan) &&
                                    row_hash_version1(&job->version1, row->binding, record->fields,
                                                      record->count, candidate->version1));
    return ok ? 0 : no_memory(job);
}

/* Remember the last line of a file's journal about each candidate of the file. */
static int keep_line(void *ctx, const struct journal_line *line)
{
    struct merge_job *job = ctx;
    struct conflict *d = find_conflict(job, line->cells[HZ_JOURNAL_ID]);
    for (size_t i = 0; d != NULL && i < d->count; i++) {
        struct candidate *candidate = &d->candidates[i];
        if (candidate->file == job->file) {
            hz_diag_copy(candidate->time, sizeof candidate->time, line->cells[HZ_JOURNAL_TIME]);
            hz_diag_copy(candidate->journal, sizeof candidate->journal,
                         line->cells[HZ_JOURNAL_ROW]);
        }
    }
    return 0;
}

static bool is_as_journaled(const struct candidate *candidate)
{
    return memcmp(candidate->journal, candidate->hash, KEPT) == 0 ||
           strcmp(candidate->journal, candidate->version1) == 0;
}

/* The candidate that its journal changed last wins, if each is as its own journal left it. */
static void choose_winner(struct conflict *d)
{
    int64_t newest = -1;
    size_t winner = SIZE_MAX;
    for (size_t i = 0; i < d->count; i++) {
        int64_t instant = timestamp_seconds(hz_span_of(d->candidates[i].time));
        if (instant < 0 || !is_as_journaled(&d->candidates[i])) {
            return; /* unknown when this one was changed */
        }
        winner = instant > newest ? i : (instant == newest ? SIZE_MAX : winner);
        newest = instant > newest ? instant : newest;
    }
    d->winner = winner;
}

static bool keep_difference(void *ctx, const struct difference *difference)
{
    hz_diag *args = ctx;
    char parts[3][48];
    char label[128];
    hz_diag_copy(parts[0], sizeof parts[0], difference_label(difference, label));
    hz_diag_copy(parts[1], sizeof parts[1], difference->before);
    hz_diag_copy(parts[2], sizeof parts[2], difference->after);
    diag_arg_sentence(args, "difference", N_("{label} is “{there}” there and “{here}” here"),
                      "label", parts[0], "there", parts[1], "here", parts[2], NULL);
    return false; /* one difference is enough */
}

static void write_place(const struct merge_job *job, const struct candidate *candidate,
                        char place[PLACE_SIZE])
{
    char source[PLACE_SOURCE];
    place_write(place, source_of(job, candidate->file, source), candidate->line);
}

/* Report each candidate after the first, with both places. */
static void report_conflict(struct merge_job *job, const struct conflict *d)
{
    for (size_t i = 1; i < d->count; i++) {
        const struct candidate *other = &d->candidates[0];
        const struct candidate *candidate = &d->candidates[i];
        const bool decided = d->winner != SIZE_MAX;
        char there[PLACE_SIZE];
        char last[PLACE_SIZE];
        char source[PLACE_SOURCE];
        hz_diag diag;
        place_diag(&diag, decided ? HZ_W515 : HZ_E516, source_of(job, candidate->file, source),
                   candidate->line);
        (void)content_compare(&other->meaning, &candidate->meaning, keep_difference, &diag);
        write_place(job, other, there);
        write_place(job, &d->candidates[decided ? d->winner : 0], last);
        diag_arg(&diag, "place", there);
        diag_arg(&diag, "last_place", last);
        hz_diag_copy(diag.value, sizeof diag.value, intern_get(&job->ids, d->id));
        sink_emit(job->sink, &diag);
    }
}

/* True if the candidates differ only in how names and values are written, which is not kept. */
static bool mean_the_same(const struct conflict *d)
{
    bool same = true;
    for (size_t i = 1; i < d->count && same; i++) {
        same = content_is_same(&d->candidates[0].meaning, &d->candidates[i].meaning);
    }
    return same;
}

static int resolve_conflicts(struct merge_job *job)
{
    if (rows_each_again(job->rows, keep_meaning, job, job->err) != 0) {
        return -1;
    }
    for (job->file = 0; job->file < job->file_count; job->file++) {
        bool is_file = strcmp(job->files[job->file], "-") != 0;
        if (is_file &&
            journal_each_line(job->files[job->file], keep_line, job, NULL, job->err) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < job->conflict_count; i++) {
        struct conflict *d = &job->conflicts[i];
        choose_winner(d);
        if (!mean_the_same(d)) {
            report_conflict(job, d);
        } else if (d->winner == SIZE_MAX) {
            d->winner = 0;
        }
    }
    return 0;
}

/* Last pass: a row is written if it is the first with its number, or a candidate that has won. */
static bool is_written(struct merge_job *job, const hz_row *row)
{
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    size_t file = file_of(job, row);
    if (row_has_surplus(row)) {
        return false;
    }
    if (id.len == 0) {
        return true;
    }
    size_t number = intern_find(&job->ids, plain_id(id, plain));
    if (number == SIZE_MAX || job->firsts == NULL) {
        return false; /* it is new since the first pass; reading to the end will report that */
    }
    const struct first *first = &job->firsts[number];
    if (first->conflict == NONE) {
        return first->file == file && first->line == row->record->line;
    }
    struct conflict *d = &job->conflicts[first->conflict];
    const struct candidate *candidate = find_candidate(d, file, row->record->line);
    return candidate != NULL && (d->winner == SIZE_MAX || candidate == &d->candidates[d->winner]);
}

static int write_row(void *ctx, const hz_row *row)
{
    struct merge_job *job = ctx;
    return !row->is_header && is_written(job, row)
               ? hz_row_writer_add(job->out, row, NULL, job->err)
               : 0;
}

static void report_without_id(const struct merge_job *job)
{
    for (size_t i = 0; i < job->file_count; i++) {
        if (job->without_id[i] > 0) {
            char many[32];
            hz_diag diag;
            (void)snprintf(many, sizeof many, "%" PRIu64, job->without_id[i]);
            hz_diag_set(&diag, HZ_W517, job->files[i], many);
            sink_emit(job->sink, &diag);
        }
    }
}

static int merge(struct merge_job *job)
{
    static const hz_needs needs = {.columns = UINT64_MAX, .only_shape = true, .left_out = HZ_W644};
    unsigned flags = HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_REWIND | HZ_ROWS_SKIP_INVALID;
    job->without_id = calloc(job->file_count, sizeof *job->without_id);
    job->sheets = calloc(job->file_count, sizeof *job->sheets);
    job->duplicates = duplicates_new();
    if (hz_usable_new(job->plan, &needs, job->sink, &job->usable) != 0 || job->without_id == NULL ||
        job->sheets == NULL || job->duplicates == NULL) {
        return no_memory(job);
    }
    const hz_rows_options options = {.size = sizeof options, .flags = flags, .plan = job->plan};
    if (hz_rows_open(job->files, job->file_count, &options, &job->rows, job->err) != 0) {
        return -1;
    }
    hz_rows_set_sink(job->rows, job->sink);
    if (rows_each_again(job->rows, note_row, job, job->err) != 0) {
        return -1;
    }
    hz_rows_set_sink(job->rows, (hz_sink){0}); /* reported once */
    hz_usable_end(job->usable);
    if (job->conflict_count > 0 && resolve_conflicts(job) != 0) {
        return -1;
    }
    report_without_id(job);
    return rows_each_again(job->rows, write_row, job, job->err);
}

int hz_merge(const char *const *files, size_t count, const hz_plan *plan, hz_sink sink,
             hz_row_writer *out, hz_error *err)
{
    static const char *const standard_input[] = {"-"};
    struct merge_job job = {.files = count == 0 ? standard_input : files,
                            .file_count = count == 0 ? 1 : count,
                            .plan = plan,
                            .sink = sink,
                            .out = out,
                            .err = err};
    int result = merge(&job);
    hz_rows_close(job.rows);
    for (size_t i = 0; job.sheets != NULL && i < job.file_count; i++) {
        free(job.sheets[i]);
    }
    free((void *)job.sheets);
    for (size_t i = 0; i < job.conflict_count; i++) {
        for (size_t k = 0; k < job.conflicts[i].count; k++) {
            content_free(&job.conflicts[i].candidates[k].meaning);
        }
        free(job.conflicts[i].candidates);
    }
    free(job.conflicts);
    free(job.firsts);
    free(job.without_id);
    hz_usable_free(job.usable);
    duplicates_free(job.duplicates);
    intern_free(&job.ids);
    content_free(&job.scratch);
    version1_free(&job.version1);
    return result;
}
