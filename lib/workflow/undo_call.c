/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/undo_call.h"
#include "base/diag.h"
#include "schema/labels.h"
#include "workflow/journal_replay.h"

/* The search for the call; the fields of `call` are those of the current one. */
struct call_search {
    struct undo_call *call;
    const hz_plan *plan;
    uint64_t number; /* of the line */
    bool found;
    struct buf key; /* of a line: its time and its signer */
};

static bool set_key(struct buf *key, const struct journal_line *line)
{
    key->len = 0;
    return buf_add_span(key, line->cells[HZ_JOURNAL_TIME]) && buf_add_text(key, "\n") &&
           buf_add_span(key, line->cells[HZ_JOURNAL_BY]);
}

static int note_column(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct call_search *s = ctx;
    int column = before.len == 0 ? HZ_COL_NONE : label_column(s->plan, label);
    s->call->columns |= column == HZ_COL_NONE ? 0 : HZ_BIT(column);
    (void)after;
    return 0;
}

/* 1: the lines of the call were read. */
static int search_line(void *ctx, const struct journal_line *line)
{
    struct call_search *s = ctx;
    struct undo_call *call = s->call;
    if (line->number == 0) {
        return 0; /* damaged, which ledger_open() reports */
    }
    if (!set_key(&s->key, line)) {
        return -1;
    }
    if (call->first == 0 || !hz_span_equal(buf_span(&s->key), buf_span(&call->key))) {
        if (s->found) {
            return 1;
        }
        call->first = line->number;
        call->columns = 0;
        call->ids.len = 0;
        if (!set_key(&call->key, line)) {
            return -1;
        }
    }
    call->last = line->number;
    s->found = s->found || line->number == s->number;
    bool ok = buf_add_span(&call->ids, line->cells[HZ_JOURNAL_ID]) && buf_add(&call->ids, "", 1) &&
              journal_line_changes(line, note_column, s) == 0;
    return ok ? 0 : -1;
}

int undo_call_find(struct undo_call *call, const char *ledger, const hz_plan *plan, uint64_t number,
                   hz_error *err)
{
    struct call_search search = {.call = call, .plan = plan, .number = number};
    hz_diag_set(err, HZ_E003, ledger, NULL); /* if search_line() fails */
    int result = journal_each_line(ledger, search_line, &search, NULL, err);
    buf_free(&search.key);
    call->first = search.found ? call->first : 0;
    return result < 0 ? -1 : 0;
}

bool undo_call_add_targets(const struct undo_call *call, struct targets *targets)
{
    size_t at = 0;
    while (at < call->ids.len) {
        hz_span id = hz_span_of(call->ids.ptr + at);
        if (id.len > 0 && !targets_add(targets, id)) {
            return false;
        }
        at += id.len + 1;
    }
    return true;
}

void undo_call_free(struct undo_call *call)
{
    buf_free(&call->key);
    buf_free(&call->ids);
}
