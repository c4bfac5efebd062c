/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/targets.h"
#include "base/nearest.h"
#include "check/ids.h"
#include "ledger/ledger_files.h"
#include <stdlib.h>

bool wanted_make(struct wanted *w, const hz_string_list *ids)
{
    *w = (struct wanted){0};
    for (size_t i = 0; i < ids->count; i++) {
        char plain[PLAIN_ID];
        if (intern_put(&w->ids, plain_id(hz_span_of(ids->items[i]), plain)) == SIZE_MAX) {
            return false;
        }
    }
    w->hazards = calloc(w->ids.count + 1, sizeof *w->hazards);
    return w->hazards != NULL;
}

void wanted_free(struct wanted *w)
{
    for (size_t i = 0; w->hazards != NULL && i < w->ids.count; i++) {
        free(w->hazards[i].nearest);
    }
    free(w->hazards);
    intern_free(&w->ids);
}

struct wanted_hazard *wanted_find(struct wanted *w, hz_span id)
{
    char plain[PLAIN_ID];
    size_t number = intern_find(&w->ids, plain_id(id, plain));
    return number == SIZE_MAX ? NULL : &w->hazards[number];
}

int wanted_each_line(void *wanted, const hz_journal_line *line)
{
    ((struct wanted *)wanted)->lines++;
    struct wanted_hazard *h = wanted_find(wanted, line->cells[HZ_JOURNAL_ID]);
    if (h != NULL) {
        hz_diag_copy(h->row, sizeof h->row, line->cells[HZ_JOURNAL_ROW]);
        h->line = line->number;
        h->extensions += line->event == HZ_EVENT_EXTEND ? 1 : 0;
        h->extensions = line->event == HZ_EVENT_REOPEN ? 0 : h->extensions;
    }
    return 0;
}

/* Whoever names more wrong numbers than these has named another ledger's. */
enum { MOST_NEAREST = 20 };

/* The first of the numbers that have not been found. */
struct missing {
    struct wanted *wanted;
    size_t ids[MOST_NEAREST];
    size_t count; /* of these */
    size_t all;
};

static struct missing find_missing(struct wanted *w)
{
    struct missing missing = {.wanted = w};
    for (size_t i = 0; i < w->ids.count; i++) {
        if (!w->hazards[i].found && missing.all++ < MOST_NEAREST) {
            missing.ids[missing.count++] = i;
        }
    }
    return missing;
}

/* Remembers which number of the ledger looks most like each that is missing. */
static bool offer_nearest(const struct missing *missing, hz_span id)
{
    struct wanted *w = missing->wanted;
    for (size_t i = 0; i < missing->count; i++) {
        struct wanted_hazard *h = &w->hazards[missing->ids[i]];
        size_t distance = edit_distance(intern_get(&w->ids, missing->ids[i]), id);
        if (h->nearest != NULL && distance >= h->distance) {
            continue;
        }
        char *copy = strndup(id.ptr, id.len);
        if (copy == NULL) {
            return false;
        }
        free(h->nearest);
        h->nearest = copy;
        h->distance = distance;
    }
    return true;
}

/* Reads the ledger once more: only a wrong number pays for it. */
static int find_nearest(const struct missing *missing, const char *ledger, hz_error *err)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    char *path = (char *)ledger;
    int found = beside_rows_open(&path, &rows, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        hz_span id = row->is_header ? hz_span_of("") : hz_row_text(row, HZ_COL_ID);
        if (id.len > 0 && !offer_nearest(missing, id)) {
            hz_diag_set(err, HZ_E003, ledger, NULL);
            found = -1;
        }
    }
    hz_rows_close(rows);
    return found;
}

long wanted_report_missing(struct wanted *w, const hz_session *session, hz_error *err)
{
    const struct missing missing = find_missing(w);
    if (missing.all == 0 || find_nearest(&missing, session->ledger, err) != 0) {
        return missing.all == 0 ? 0 : -1;
    }
    for (size_t i = 0; i < w->ids.count; i++) {
        const struct wanted_hazard *h = &w->hazards[i];
        if (!h->found) {
            hz_diag diag;
            hz_diag_set(&diag, HZ_E501, session->ledger, h->nearest == NULL ? "—" : h->nearest);
            hz_diag_copy(diag.value, sizeof diag.value, intern_get(&w->ids, i));
            session->sink.fn(session->sink.ctx, &diag);
        }
    }
    return (long)missing.all;
}
