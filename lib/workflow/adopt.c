/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "ledger/ledger.h"
#include "workflow/comparison.h"
#include "workflow/session.h"

struct adopt_job {
    hz_session *session;
    struct ledger *ledger;
    struct comparison comparison;
    struct content nothing;
    struct journal_entry entry;
    hz_span id;      /* of the current row */
    bool is_id_only; /* the row is new or gone: show its number only */
    hz_error *err;
};

static bool write_difference(void *ctx, const struct difference *difference)
{
    struct adopt_job *job = ctx;
    if (job->is_id_only && hz_column_find(difference->label) != HZ_COL_ID) {
        return true;
    }
    return session_write_difference(job->session, job->id, difference, job->err) == 0;
}

/* Write the differences and record them; @p row is NULL for a hazard that is gone. */
static int sign(struct adopt_job *job, const hz_row *row, const struct content *before,
                const struct content *after)
{
    job->is_id_only = before->count == 0 || after->count == 0;
    return content_compare(before, after, write_difference, job)
               ? ledger_add_entry(job->ledger, row, before, &job->entry, job->err)
               : -1;
}

/* Sign for an edited row. Old lines identify columns less exactly: after them it is recorded
 * whole.
 */
static int sign_edited(struct adopt_job *job, const hz_row *row, const struct journaled_row *known)
{
    const struct content *before = &job->comparison.contents[known->content];
    job->is_id_only = false;
    if (!content_compare(before, &job->comparison.row, write_difference, job)) {
        return -1;
    }
    return ledger_add_entry(job->ledger, row, known->all_current ? before : NULL, &job->entry,
                            job->err);
}

/* Record an unchanged row whole, so that its check value becomes a current one. */
static int renew(struct adopt_job *job, const hz_row *row)
{
    return ledger_add_entry(job->ledger, row, NULL, &job->entry, job->err);
}

static int report_row(const struct adopt_job *job, hz_code code, const hz_row *row)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, HZ_COL_ID, job->session->ledger);
    sink_emit(job->session->sink, &diag);
    return 0;
}

static int adopt_row(struct adopt_job *job, const hz_row *row)
{
    enum row_state state;
    const struct journaled_row *known;
    struct comparison *c = &job->comparison;
    job->id = hz_row_text(row, HZ_COL_ID);
    if (comparison_check_row(c, row, &state, &known) != 0) {
        return -1;
    }
    switch (state) {
    case ROW_AS_JOURNALED_VERSION1:
        return renew(job, row);
    case ROW_EDITED:
        return comparison_is_same(c, known) ? renew(job, row) : sign_edited(job, row, known);
    case ROW_UNKNOWN:
        return content_read(&c->row, row->binding, row->record->fields, row->record->count)
                   ? sign(job, row, &job->nothing, &c->row)
                   : error_no_memory(job->err, job->session->ledger);
    case ROW_WITHOUT_ID:
        return report_row(job, HZ_E709, row);
    case ROW_DUPLICATE:
        return report_row(job, HZ_E210, row);
    default:
        return 0;
    }
}

static int adopt_lost(struct adopt_job *job)
{
    struct comparison *c = &job->comparison;
    for (size_t i = 0; i < c->ids.count; i++) {
        if (comparison_is_lost(c, i)) {
            job->id = intern_get(&c->ids, i);
            if (sign(job, NULL, &c->contents[c->rows[i].content], &job->nothing) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

static int adopt_all(struct adopt_job *job)
{
    const hz_row *row = NULL;
    int found;
    while ((found = ledger_next(job->ledger, &row, job->err)) > 0) {
        if (adopt_row(job, row) != 0) {
            return -1;
        }
    }
    return found == 0 ? adopt_lost(job) : -1;
}

static int adopt(struct adopt_job *job)
{
    hz_session *s = job->session;
    const struct ledger_options options = {
        .plan = s->plan, .who = s->by, .wait = s->wait, .sink = s->sink};
    if (session_check_signer(s, job->err) != 0 ||
        ledger_open(s->ledger, &options, &job->ledger, job->err) != 0 ||
        comparison_read(&job->comparison) != 0 || session_begin_differences(s, job->err) != 0 ||
        adopt_all(job) != 0) {
        return -1;
    }
    return s->dry_run ? 0 : ledger_commit(job->ledger, job->err);
}

int hz_session_adopt(hz_session *session, hz_error *err)
{
    struct adopt_job job = {.session = session,
                            .comparison = {.ledger = session->ledger,
                                           .plan = session->plan,
                                           .sink = session->sink,
                                           .err = err},
                            .entry = {.event = HZ_EVENT_ADOPT,
                                      .by = session->by,
                                      .on = HZ_NO_DATE,
                                      .reason = session->reason},
                            .err = err};
    int result = adopt(&job);
    ledger_close(job.ledger);
    comparison_free(&job.comparison);
    return result;
}
