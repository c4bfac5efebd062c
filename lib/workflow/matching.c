/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/matching.h"
#include "base/array.h"
#include "base/diag.h"
#include "check/ids.h"
#include "check/plain_text.h"
#include "workflow/fill_status.h"
#include <stdlib.h>

void matching_free(struct matching *m)
{
    intern_free(&m->ids);
    buf_free(&m->texts);
    free(m->numbers);
    free(m->keys);
    free(m->unlisted);
    free(m->open);
    free(m->closed);
    free(m->reports_now);
    free(m->touched);
}

static bool is_used(const struct matching *m, const struct received_row *row)
{
    return !m->received->files[row->file].is_refused;
}

bool matching_is_elsewhere(const struct matching *m, const struct received_row *row)
{
    int table = m->received->files[row->file].area;
    return table >= 0 && row->area != table;
}

/* Register the number of a row; rows with the same number follow the first that has it. */
static bool add_id(struct matching *m, struct received_row *row)
{
    char plain[PLAIN_ID];
    hz_span id = plain_id(hz_row_text(&row->row, HZ_COL_ID), plain);
    size_t before = m->ids.count;
    size_t index = id.len == 0 ? 0 : intern_put(&m->ids, id);
    if (id.len == 0) {
        return true;
    }
    if (index == SIZE_MAX ||
        !array_reserve(&m->numbers, &m->number_cap, m->ids.count, sizeof *m->numbers)) {
        return false;
    }
    if (m->ids.count > before) {
        m->numbers[index] = (struct received_number){.first = row};
    } else {
        row->next_of_number = m->numbers[index].first->next_of_number;
        m->numbers[index].first->next_of_number = row;
    }
    return true;
}

bool matching_number_is_free(const struct matching *m, const struct received_row *row)
{
    char plain[PLAIN_ID];
    size_t index = intern_find(&m->ids, plain_id(hz_row_text(&row->row, HZ_COL_ID), plain));
    return index != SIZE_MAX && !m->numbers[index].in_ledger && m->numbers[index].first == row;
}

static int compare_keys(const void *a, const void *b)
{
    const struct row_of_key *x = a;
    const struct row_of_key *y = b;
    return x->key < y->key ? -1 : x->key > y->key ? 1 : x->row < y->row ? -1 : x->row > y->row;
}

static bool add_keys(struct matching *m)
{
    const struct received *r = m->received;
    m->keys = calloc(r->count * HZ_ROW_KEYS + 1, sizeof *m->keys);
    for (size_t i = 0; m->keys != NULL && i < r->count; i++) {
        for (int k = 0; k < HZ_ROW_KEYS; k++) {
            if (r->rows[i]->keys[k] != 0 && is_used(m, r->rows[i])) {
                m->keys[m->key_count++] = (struct row_of_key){r->rows[i]->keys[k], (uint32_t)i};
            }
        }
    }
    if (m->keys != NULL) {
        qsort(m->keys, m->key_count, sizeof *m->keys, compare_keys);
    }
    return m->keys != NULL;
}

bool matching_begin(struct matching *m)
{
    size_t areas = m->plan->areas.count + 1;
    m->open = calloc(areas, sizeof *m->open);
    m->closed = calloc(areas, sizeof *m->closed);
    m->reports_now = calloc(areas, sizeof *m->reports_now);
    m->touched = calloc(areas, sizeof *m->touched);
    bool ok = m->open != NULL && m->closed != NULL && m->reports_now != NULL &&
              m->touched != NULL && add_keys(m);
    for (size_t i = 0; ok && i < m->received->count; i++) {
        struct received_row *row = m->received->rows[i];
        ok = !is_used(m, row) || add_id(m, row);
        if (row->area >= 0) {
            m->touched[row->area] = true;
        }
    }
    for (size_t f = 0; ok && f < m->received->file_count; f++) {
        const struct received_file *file = &m->received->files[f];
        if (file->area >= 0 && !file->is_refused) {
            m->reports_now[file->area] = true;
        }
    }
    return ok;
}

/* The first of @p count sorted rows with @p key, or where it would be. */
static size_t first_of_key(const struct row_of_key *keys, size_t count, uint64_t key)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (keys[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* True if @p given, in the table of another township, is about a hazard of @p area, not of that
 * one. */
static bool is_foreign(const struct matching *m, const struct received_row *given, int area)
{
    return matching_is_elsewhere(m, given) && area != m->received->files[given->file].area;
}

/* Match rows with the number of this row of the ledger: the enterprise must agree. */
static bool match_by_id(struct matching *m, const hz_row *row, int area)
{
    char plain[PLAIN_ID];
    hz_span id = plain_id(hz_row_text(row, HZ_COL_ID), plain);
    hz_span enterprise = hz_row_text(row, HZ_COL_ENTERPRISE);
    size_t index = id.len == 0 ? SIZE_MAX : intern_find(&m->ids, id);
    struct received_row *given = index == SIZE_MAX ? NULL : m->numbers[index].first;
    bool matches = false;
    if (given != NULL) {
        m->numbers[index].in_ledger = true;
    }
    for (; given != NULL; given = given->next_of_number) {
        if (is_foreign(m, given, area)) {
            continue;
        }
        matches = true;
        given->by_id = m->rows;
        given->line = row->record->line;
        if (!plain_equal(hz_row_text(&given->row, HZ_COL_ENTERPRISE), enterprise)) {
            hz_diag_copy(given->about, sizeof given->about, enterprise);
            given->code = HZ_W801;
        }
    }
    return matches;
}

/* Note that a row of the ledger is the same hazard. One that was cancelled, perhaps because it had
 * been registered twice, is so only if no other one is. */
static void note_same(const struct matching *m, struct received_row *given, const hz_row *row)
{
    bool cancelled = state_of_hazard(&m->hazard) > HZ_STATUS_CLOSED;
    bool first = given->same == 0 && (given->by_key == 0 || !cancelled);
    given->by_key = first ? m->rows : given->by_key;
    if (cancelled) {
        return;
    }
    given->same++;
    if (plain_equal(hz_row_text(&given->row, HZ_COL_LOCATION), hz_row_text(row, HZ_COL_LOCATION))) {
        given->by_place = given->same_place == 0 ? m->rows : given->by_place;
        given->same_place++;
    }
}

/* Match rows that describe the same hazard; those of another township only look like it. */
static bool match_by_keys(struct matching *m, const hz_row *row, int area)
{
    uint64_t keys[HZ_ROW_KEYS];
    bool matches = false;
    duplicates_identity(m->received->duplicates, &m->hazard, keys);
    for (int k = 0; k < HZ_ROW_KEYS; k++) {
        size_t i = keys[k] == 0 ? m->key_count : first_of_key(m->keys, m->key_count, keys[k]);
        for (; i < m->key_count && m->keys[i].key == keys[k]; i++) {
            struct received_row *given = m->received->rows[m->keys[i].row];
            if (is_foreign(m, given, area)) {
                continue;
            }
            if (k == 0 && given->area == area) {
                note_same(m, given, row);
                matches = true;
            } else if (given->alike == 0) {
                given->alike = row->record->line;
            }
        }
    }
    return matches;
}

static bool keep_texts(struct matching *m, const hz_row *row, struct unlisted_hazard *u)
{
    static const hz_column columns[4] = {HZ_COL_ID, HZ_COL_ENTERPRISE, HZ_COL_DESCRIPTION,
                                         HZ_COL_LOCATION};
    u->texts = m->texts.len;
    for (int i = 0; i < 4; i++) {
        hz_span text = hz_row_text(row, columns[i]);
        u->lens[i] = (uint32_t)text.len;
        if (!buf_add_span(&m->texts, text)) {
            return false;
        }
    }
    return true;
}

/* Keep a hazard that is not closed and may be missing in its township's table. */
static bool keep_open(struct matching *m, const hz_row *row, int area, bool was_reported)
{
    hz_span enterprise = hz_row_text(row, HZ_COL_ENTERPRISE);
    if (!array_reserve(&m->unlisted, &m->unlisted_cap, m->unlisted_count + 1,
                       sizeof *m->unlisted)) {
        return false;
    }
    struct unlisted_hazard *u = &m->unlisted[m->unlisted_count++];
    *u = (struct unlisted_hazard){.row = m->rows,
                                  .line = row->record->line,
                                  .area = area,
                                  .was_reported = was_reported,
                                  .enterprise =
                                      duplicates_text_key(m->received->duplicates, enterprise)};
    return keep_texts(m, row, u);
}

bool matching_take(struct matching *m, const hz_row *row)
{
    const uint64_t columns = HZ_BIT(HZ_COL_AREA) | HZ_BIT(HZ_COL_ENTERPRISE) |
                             HZ_BIT(HZ_COL_DESCRIPTION) | HZ_BIT(HZ_COL_FOUND_ON) |
                             HZ_BIT(HZ_COL_USCC) | HZ_BIT(HZ_COL_LOCATION) | HZ_BIT(HZ_COL_STATUS) |
                             HZ_BIT(HZ_COL_ASSIGNED_ON) | HZ_BIT(HZ_COL_RECTIFIED_ON) |
                             HZ_BIT(HZ_COL_VERIFIED_ON) | HZ_BIT(HZ_COL_VERIFIER) |
                             HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER);
    m->rows++;
    hazard_read(&m->hazard, row, m->plan, columns);
    const hz_cell *cell = &m->hazard.cells[HZ_COL_AREA];
    int area = cell->fault == HZ_VALUE_OK ? cell->as.choice : -1;
    m->is_listed = match_by_id(m, row, area);
    m->is_listed = match_by_keys(m, row, area) || m->is_listed;
    if (area < 0 || !m->touched[area]) {
        return true;
    }
    const struct reported_hazard *known = reports_find(m->reports, hz_row_text(row, HZ_COL_ID));
    bool was_reported = known != NULL && known->was_reported;
    bool closed = state_of_hazard(&m->hazard) >= HZ_STATUS_CLOSED;
    m->open[area] += was_reported && !closed ? 1 : 0;
    if (m->is_listed) {
        return true;
    }
    m->closed[area] += was_reported && closed ? 1 : 0;
    return closed || keep_open(m, row, area, was_reported);
}

hz_span unlisted_text(const struct matching *m, const struct unlisted_hazard *u, int which)
{
    size_t at = u->texts;
    for (int i = 0; i < which; i++) {
        at += u->lens[i];
    }
    return (hz_span){m->texts.ptr + at, u->lens[which]};
}

static bool looks_like(const struct matching *m, const struct received_row *given,
                       const struct unlisted_hazard *u)
{
    hz_span location = hz_row_text(&given->row, HZ_COL_LOCATION);
    return plain_similar(hz_row_text(&given->row, HZ_COL_DESCRIPTION), unlisted_text(m, u, 2)) ||
           (u->was_reported && location.len > 0 && plain_equal(location, unlisted_text(m, u, 3)));
}

/* Pair a new row with a hazard of its enterprise that its township no longer lists. */
static void pair(const struct matching *m, const struct row_of_key *enterprises,
                 struct received_row *given)
{
    uint64_t key =
        duplicates_text_key(m->received->duplicates, hz_row_text(&given->row, HZ_COL_ENTERPRISE));
    size_t i = first_of_key(enterprises, m->unlisted_count, key);
    for (; i < m->unlisted_count && enterprises[i].key == key; i++) {
        struct unlisted_hazard *u = &m->unlisted[enterprises[i].row];
        if (u->area == given->area && !u->is_paired && looks_like(m, given, u)) {
            u->is_paired = true;
            given->code = HZ_W803;
            given->line = u->line;
            given->match = u->row;
            hz_diag_copy(given->about, sizeof given->about, unlisted_text(m, u, 0));
            return;
        }
    }
}

bool matching_is_new(const struct matching *m, const struct received_row *row)
{
    return is_used(m, row) && !matching_is_elsewhere(m, row) && row->match == 0 && row->code == 0;
}

static bool pair_new(struct matching *m)
{
    struct row_of_key *enterprises = calloc(m->unlisted_count + 1, sizeof *enterprises);
    if (enterprises == NULL) {
        return false;
    }
    for (size_t i = 0; i < m->unlisted_count; i++) {
        enterprises[i] = (struct row_of_key){m->unlisted[i].enterprise, (uint32_t)i};
    }
    qsort(enterprises, m->unlisted_count, sizeof *enterprises, compare_keys);
    for (size_t i = 0; i < m->received->count; i++) {
        if (matching_is_new(m, m->received->rows[i])) {
            pair(m, enterprises, m->received->rows[i]);
        }
    }
    free(enterprises);
    return true;
}

static void match(struct received_row *given)
{
    if (given->code != 0) {
        return;
    }
    given->match = given->by_id > 0 ? given->by_id : given->by_key;
    if (given->by_id == 0 && given->same > 1 && given->same_place == 1) {
        given->match = given->by_place; /* only the location differs */
    } else if (given->by_id == 0 && given->same > 1) {
        given->code = HZ_W804;
        given->match = 0;
    }
}

static int compare_matches(const void *a, const void *b)
{
    const struct received_row *x = *(struct received_row *const *)a;
    const struct received_row *y = *(struct received_row *const *)b;
    return x->match < y->match ? -1 : x->match > y->match;
}

/* The only row of @p rows that @p is_better than the others; NULL: there is none or are several. */
static struct received_row *
only_one(const struct matching *m, struct received_row **rows, size_t count,
         bool (*is_better)(const struct matching *m, const struct received_row *row))
{
    struct received_row *found = NULL;
    size_t better = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_better(m, rows[i])) {
            found = rows[i];
            better++;
        }
    }
    return better == 1 ? found : NULL;
}

static bool is_of_township(const struct matching *m, const struct received_row *row)
{
    return m->received->files[row->file].area >= 0;
}

static bool has_number(const struct matching *m, const struct received_row *row)
{
    return is_of_township(m, row) && row->by_id > 0;
}

static bool has_place(const struct matching *m, const struct received_row *row)
{
    return is_of_township(m, row) && row->match > 0 && row->by_place == row->match;
}

/* Of several rows about one hazard none is used, but for the only one that its township sent, that
 * has its number, or that has its location. One at another location is another hazard. */
static void refuse_rows(const struct matching *m, struct received_row **rows, size_t count)
{
    struct received_row *kept = only_one(m, rows, count, is_of_township);
    kept = kept == NULL ? only_one(m, rows, count, has_number) : kept;
    kept = kept == NULL ? only_one(m, rows, count, has_place) : kept;
    for (size_t i = 0; i < count; i++) {
        const struct received_row *other = kept != NULL ? kept : rows[i == 0 ? 1 : 0];
        bool elsewhere = kept != NULL && is_of_township(m, rows[i]) && rows[i]->by_id == 0 &&
                         !plain_equal(hz_row_text(&rows[i]->row, HZ_COL_LOCATION),
                                      hz_row_text(&kept->row, HZ_COL_LOCATION));
        if (rows[i] == kept || other == NULL) {
            continue;
        }
        rows[i]->match = elsewhere ? 0 : rows[i]->match;
        rows[i]->code = elsewhere ? 0 : HZ_W802;
        rows[i]->line = other->row.record->line;
        rows[i]->other_file = other->row.file;
    }
}

/* Collect the new rows that describe the same hazard as @p first, at the same location. */
static size_t collect_same_new(const struct matching *m, size_t first, struct received_row **rows)
{
    const struct received_row *one = m->received->rows[m->keys[first].row];
    size_t count = 0;
    for (size_t i = first; i < m->key_count && m->keys[i].key == m->keys[first].key; i++) {
        struct received_row *row = m->received->rows[m->keys[i].row];
        if (matching_is_new(m, row) && row->keys[0] == m->keys[first].key &&
            row->area == one->area &&
            plain_equal(hz_row_text(&row->row, HZ_COL_LOCATION),
                        hz_row_text(&one->row, HZ_COL_LOCATION))) {
            rows[count++] = row;
        }
    }
    return count;
}

/* A new hazard that several tables list, or one lists twice, is added once. */
static bool refuse_repeated_new(const struct matching *m)
{
    struct received_row **rows = calloc(m->received->count + 1, sizeof(struct received_row *));
    for (size_t i = 0; rows != NULL && i < m->key_count; i++) {
        const struct received_row *row = m->received->rows[m->keys[i].row];
        bool asks = matching_is_new(m, row) && row->keys[0] == m->keys[i].key;
        size_t count = asks ? collect_same_new(m, i, rows) : 0;
        if (count > 1) {
            refuse_rows(m, rows, count);
        }
    }
    free(rows);
    return rows != NULL;
}

struct received_row **matching_sort(const struct matching *m, size_t *count)
{
    struct received_row **sorted = calloc(m->received->count + 1, sizeof(struct received_row *));
    *count = 0;
    if (sorted == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < m->received->count; i++) {
        if (m->received->rows[i]->match > 0) {
            sorted[(*count)++] = m->received->rows[i];
        }
    }
    qsort(sorted, *count, sizeof(struct received_row *), compare_matches);
    return sorted;
}

static bool refuse_repeated(const struct matching *m)
{
    size_t count = 0;
    size_t first = 0;
    struct received_row **sorted = matching_sort(m, &count);
    if (sorted == NULL) {
        return false;
    }
    for (size_t next = 1; next <= count; next++) {
        if (next == count || sorted[next]->match != sorted[first]->match) {
            if (next - first > 1) {
                refuse_rows(m, sorted + first, next - first);
            }
            first = next;
        }
    }
    free(sorted);
    return true;
}

bool matching_finish(struct matching *m)
{
    for (size_t i = 0; i < m->received->count; i++) {
        if (is_used(m, m->received->rows[i])) {
            match(m->received->rows[i]);
        }
    }
    return pair_new(m) && refuse_repeated(m) && refuse_repeated_new(m);
}
