/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/targets.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "check/ids.h"
#include "ledger/ledger_files.h"
#include "workflow/journal_replay.h"
#include <stdlib.h>

bool targets_add(struct targets *t, hz_span id)
{
    char plain[PLAIN_ID];
    return intern_put(&t->ids, plain_id(id, plain)) != SIZE_MAX;
}

int targets_add_rows(struct targets *t, hz_rows *rows, hz_error *err)
{
    const hz_row *row = NULL;
    int found;
    while ((found = hz_rows_next(rows, &row, err)) > 0) {
        if (row->is_header && row->binding->fields[HZ_COL_ID] < 0) {
            hz_row_diag(err, HZ_E108, row, HZ_COL_ID, N_("add it to the header"));
            return -1;
        }
        hz_span id = hz_row_text(row, HZ_COL_ID);
        if (!row->is_header && id.len > 0 && !targets_add(t, id)) {
            return error_no_memory(err, row->file);
        }
    }
    return found;
}

bool targets_prepare(struct targets *t, const hz_plan *plan)
{
    t->plan = plan;
    t->items = calloc(t->ids.count + 1, sizeof *t->items);
    for (size_t i = 0; t->items != NULL && i < t->ids.count; i++) {
        t->items[i].last.all_current = true;
    }
    return t->items != NULL;
}

void targets_clear(struct targets *t)
{
    for (size_t i = 0; t->items != NULL && i < t->ids.count; i++) {
        free(t->items[i].nearest);
        free(t->items[i].extensions);
        content_free(&t->items[i].last.recorded);
    }
    free(t->items);
    intern_free(&t->ids);
}

struct target *targets_find(struct targets *t, hz_span id)
{
    char plain[PLAIN_ID];
    size_t index = intern_find(&t->ids, plain_id(id, plain));
    return index == SIZE_MAX ? NULL : &t->items[index];
}

int target_extensions(const struct target *target)
{
    size_t count = target->extension_count;
    return count == 0 ? 0 : target->extensions[count - 1].count;
}

/* False: out of memory. */
static bool count_extensions(struct target *target, const struct journal_line *line)
{
    uint64_t undone = 0;
    if (line_undoes(line, &undone) != 0) {
        return false;
    }
    while (undone > 0 && target->extension_count > 0 &&
           target->extensions[target->extension_count - 1].line >= undone) {
        target->extension_count--;
    }
    if (line->event != HZ_EVENT_EXTEND && line->event != HZ_EVENT_REOPEN) {
        return true;
    }
    int count = line->event == HZ_EVENT_EXTEND ? target_extensions(target) + 1 : 0;
    if (!array_reserve(&target->extensions, &target->extension_cap, target->extension_count + 1,
                       sizeof *target->extensions)) {
        return false;
    }
    target->extensions[target->extension_count++] = (struct extension_count){line->number, count};
    return true;
}

int targets_read_line(void *targets, const struct journal_line *line)
{
    struct targets *t = targets;
    struct target *target = targets_find(t, line->cells[HZ_JOURNAL_ID]);
    t->lines++;
    if (target == NULL) {
        return 0;
    }
    hz_diag_copy(target->last.row, sizeof target->last.row, line->cells[HZ_JOURNAL_ROW]);
    target->last.line = line->number;
    return !count_extensions(target, line)
               ? -1
               : replay_line(&target->last.recorded, line, t->plan, &target->last.all_current);
}

/* Suggestions for more wrong numbers than this would not help: they are of another ledger. */
enum { MOST_NEAREST = 20 };

struct missing {
    struct targets *targets;
    size_t ids[MOST_NEAREST]; /* the first that were not found */
    size_t count;             /* of these */
    size_t all;
};

static struct missing find_missing(struct targets *t)
{
    struct missing missing = {.targets = t};
    for (size_t i = 0; i < t->ids.count; i++) {
        if (!t->items[i].found && missing.all++ < MOST_NEAREST) {
            missing.ids[missing.count++] = i;
        }
    }
    return missing;
}

/* Keep @p id for each missing number to which it is more similar than the ids before. */
static bool offer_nearest(const struct missing *missing, hz_span id)
{
    struct targets *t = missing->targets;
    for (size_t i = 0; i < missing->count; i++) {
        struct target *target = &t->items[missing->ids[i]];
        size_t distance = edit_distance(intern_get(&t->ids, missing->ids[i]), id);
        if (target->nearest != NULL && distance >= target->distance) {
            continue;
        }
        char *copy = strndup(id.ptr, id.len);
        if (copy == NULL) {
            return false;
        }
        free(target->nearest);
        target->nearest = copy;
        target->distance = distance;
    }
    return true;
}

/* Read the ledger again, which is needed only for a wrong number. 0, or -1 with @p err set. */
static int find_nearest(const struct missing *missing, const char *ledger, const hz_plan *plan,
                        hz_error *err)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int found = ledger_rows_open(&ledger, plan, &rows, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        hz_span id = row->is_header ? hz_span_of("") : hz_row_text(row, HZ_COL_ID);
        if (id.len > 0 && !offer_nearest(missing, id)) {
            found = error_no_memory(err, ledger);
        }
    }
    hz_rows_close(rows);
    return found;
}

void targets_missing_diag(hz_diag *diag, const char *ledger, hz_span id, const char *nearest)
{
    hz_diag_set(diag, HZ_E501, ledger, NULL);
    hz_diag_copy(diag->value, sizeof diag->value, id);
    if (nearest != NULL) {
        diag_arg_sentence(diag, "advice", N_("the nearest number is {number}"), "number", nearest,
                          NULL);
    } else {
        diag_arg_message(diag, "advice",
                         N_("check the number, and whether this is the right ledger"));
    }
}

long targets_report_missing(struct targets *t, const hz_session *session, hz_error *err)
{
    const struct missing missing = find_missing(t);
    if (missing.all == 0 || find_nearest(&missing, session->ledger, session->plan, err) != 0) {
        return missing.all == 0 ? 0 : -1;
    }
    for (size_t i = 0; i < t->ids.count; i++) {
        const struct target *target = &t->items[i];
        if (!target->found) {
            hz_diag diag;
            targets_missing_diag(&diag, session->ledger, intern_get(&t->ids, i), target->nearest);
            sink_emit(session->sink, &diag);
        }
    }
    return (long)missing.all;
}
