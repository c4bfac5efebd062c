/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/ledger.h"
#include "ledger/note.h"
#include "workflow/comparison.h"
#include "workflow/log.h"

struct adopting {
    const hz_session *session;
    hz_ledger *ledger;
    struct comparison comparison;
    struct content nothing;
    hz_journal_entry what;
    bool begun; /* the table of differences */
    hz_span id; /* of the row being signed for */
    bool whole; /* it is new or gone: its number says enough */
    hz_error *err;
};

static int no_memory(struct adopting *a)
{
    hz_diag_set(a->err, HZ_E003, a->session->ledger, NULL);
    return -1;
}

static bool put_difference(void *ctx, const struct difference *difference)
{
    struct adopting *a = ctx;
    char label[128];
    const hz_span cells[] = {a->id, difference_label(difference, label), difference->before,
                             difference->after};
    if (a->whole && hz_column_find(difference->label) != HZ_COL_ID) {
        return true;
    }
    return hz_writer_row(a->session->differences, cells, a->err) == 0;
}

/* Shows what is signed for and notes it; @p row is NULL for a hazard that is gone. */
static int sign(struct adopting *a, const hz_row *row, const struct content *before,
                const struct content *after)
{
    a->whole = before->count == 0 || after->count == 0;
    return content_compare(before, after, put_difference, a)
               ? ledger_note(a->ledger, row, before, &a->what, a->err)
               : -1;
}

/* What old lines recorded is not told apart: the row is recorded whole after them. */
static int sign_edited(struct adopting *a, const hz_row *row, const struct signed_row *known)
{
    const struct content *before = &a->comparison.contents[known->content];
    a->whole = false;
    return content_compare(before, &a->comparison.scratch, put_difference, a)
               ? ledger_note(a->ledger, row, known->told_apart ? before : NULL, &a->what, a->err)
               : -1;
}

/* Records a row whole that says what it said: from now on its check value is a current one. */
static int renew(struct adopting *a, const hz_row *row)
{
    return ledger_note(a->ledger, row, NULL, &a->what, a->err);
}

static void say_row(const struct adopting *a, hz_code code, const hz_row *row)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, HZ_COL_ID, a->session->ledger);
    a->session->sink.fn(a->session->sink.ctx, &diag);
}

static int adopt_row(struct adopting *a, const hz_row *row)
{
    enum standing standing;
    const struct signed_row *known;
    struct comparison *c = &a->comparison;
    a->id = hz_row_text(row, HZ_COL_ID);
    if (comparison_stand(c, row, &standing, &known) != 0) {
        return no_memory(a);
    }
    switch (standing) {
    case AS_SIGNED_VERSION1:
        return renew(a, row);
    case EDITED:
        return comparison_is_same(c, known) ? renew(a, row) : sign_edited(a, row, known);
    case UNKNOWN:
        return content_of(&c->scratch, row->binding, row->record->fields, row->record->count)
                   ? sign(a, row, &a->nothing, &c->scratch)
                   : no_memory(a);
    case NUMBERLESS:
        say_row(a, HZ_E709, row);
        return 0;
    case TWICE:
        say_row(a, HZ_E210, row);
        return 0;
    default:
        return 0;
    }
}

static int adopt_lost(struct adopting *a)
{
    struct comparison *c = &a->comparison;
    for (size_t i = 0; i < c->ids.count; i++) {
        if (comparison_is_lost(c, i)) {
            a->id = intern_get(&c->ids, i);
            if (sign(a, NULL, &c->contents[c->rows[i].content], &a->nothing) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

static int begin(struct adopting *a)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_ID)->label), hz_span_of("栏目"),
                              hz_span_of("原值"), hz_span_of("新值")};
    const hz_ledger_options options = {
        .who = a->session->by, .wait = a->session->wait, .sink = a->session->sink};
    if (hz_ledger_open(a->session->ledger, &options, &a->ledger, a->err) != 0 ||
        comparison_make(&a->comparison, a->session->ledger, NULL, a->session->sink, a->err) != 0) {
        return -1;
    }
    return hz_writer_table(a->session->differences, labels, 4, a->err);
}

static int adopt_all(struct adopting *a)
{
    const hz_row *row = NULL;
    int found;
    while ((found = hz_ledger_next(a->ledger, &row, a->err)) > 0) {
        if (adopt_row(a, row) != 0) {
            return -1;
        }
    }
    return found == 0 ? adopt_lost(a) : -1;
}

hz_session_result hz_log_adopt(const hz_session *session, bool dry_run, hz_error *err)
{
    struct adopting a = {.session = session,
                         .what = {HZ_EVENT_ADOPT, session->by, HZ_NO_DATE, session->reason},
                         .err = err};
    bool ok =
        begin(&a) == 0 && adopt_all(&a) == 0 && (dry_run || hz_ledger_commit(a.ledger, err) == 0);
    hz_ledger_close(a.ledger);
    comparison_free(&a.comparison);
    return ok ? HZ_SESSION_DONE : HZ_SESSION_FAILED;
}
