/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "check/dispositions.h"
#include "plan/plan.h"
#include "workflow/transition.h"
#include <stdio.h>

enum { BASIS_SIZE = 96 };

void refuse(struct moving *m, hz_code code, const hz_row *row, hz_column column, const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    m->refusals++;
    m->session->sink.fn(m->session->sink.ctx, &diag);
}

static enum verdict no_rule(struct moving *m, struct moved_row *r)
{
    (void)m;
    (void)r;
    return GO_ON;
}

static enum verdict refuse_done(struct moving *m, const struct moved_row *r)
{
    char detail[96] = "";
    hz_span day = m->event->dates == HZ_COL_NONE ? hz_span_of("")
                                                 : hz_row_text(r->row, (hz_column)m->event->dates);
    if (day.len > 0) {
        (void)snprintf(detail, sizeof detail, " (%.*s)", (int)(day.len < 64 ? day.len : 64),
                       day.ptr);
    }
    refuse(m, HZ_E506, r->row, HZ_COL_ID, detail);
    return REFUSED;
}

/* Acceptance leaves the state, so that only its signature tells. */
static enum verdict not_accepted_yet(struct moving *m, struct moved_row *r)
{
    bool accepted = hz_row_text(r->row, HZ_COL_VERIFIED_ON).len > 0 &&
                    hz_row_text(r->row, HZ_COL_VERIFIER).len > 0;
    return accepted ? refuse_done(m, r) : GO_ON;
}

/* What a rule of the county rests on, to stand after what it refuses; empty where nothing is
 * cited.
 */
static const char *cite(const char *basis, char out[BASIS_SIZE])
{
    out[0] = '\0';
    if (basis != NULL) {
        (void)snprintf(out, BASIS_SIZE, hz_translate(N_(" (under %s)")), basis);
    }
    return out;
}

/* Asked for early enough, and not too often; the first deadline stays in its column. */
static enum verdict extension_in_time(struct moving *m, struct moved_row *r)
{
    const hz_plan *plan = m->session->plan;
    hz_date deadline = hz_deadline(&r->hazard);
    bool extended = hz_row_text(r->row, HZ_COL_EXTENDED_TO).len > 0;
    int times = r->known->extensions > 0 ? r->known->extensions : (extended ? 1 : 0);
    char day[16];
    char last[16];
    char detail[256];
    char basis[BASIS_SIZE];
    size_t before = m->refusals;
    if (plan->extension_times > 0 && times >= plan->extension_times) {
        (void)snprintf(
            detail, sizeof detail,
            hz_translate_count("has been extended %d time already, and no more is allowed%s",
                               "has been extended %d times already, and no more is allowed%s",
                               (unsigned long)times),
            times, cite(plan->extension_basis, basis));
        refuse(m, HZ_E511, r->row, HZ_COL_EXTENDED_TO, detail);
    }
    if (deadline == HZ_NO_DATE) {
        return m->refusals == before ? GO_ON : REFUSED; /* the checks say what is wrong with it */
    }
    hz_date latest = hz_plan_workdays_before(plan, deadline, plan->extension_workdays);
    if (m->move->on > latest) {
        hz_date_format(deadline, day);
        hz_date_format(latest, last);
        (void)snprintf(
            detail, sizeof detail,
            hz_translate_count("the deadline is %s, and an extension is asked for %d workday "
                               "before it, by %s%s",
                               "the deadline is %s, and an extension is asked for %d "
                               "workdays before it, by %s%s",
                               (unsigned long)plan->extension_workdays),
            day, plan->extension_workdays, last, cite(plan->extension_basis, basis));
        refuse(m, HZ_E510, r->row, HZ_COL_EXTENDED_TO, detail);
    }
    hz_cell given;
    hz_cell_read(&given, HZ_TYPE_DATE, plan, m->values[HZ_COL_EXTENDED_TO]);
    if (given.fault == HZ_VALUE_OK && given.as.date <= deadline) {
        hz_date_format(deadline, day);
        refuse(m, HZ_E302, r->row, HZ_COL_EXTENDED_TO, day);
    }
    return m->refusals == before ? GO_ON : REFUSED;
}

/* Listed once, a hazard keeps the day of it, though the level may rise. */
static enum verdict listing_allowed(struct moving *m, struct moved_row *r)
{
    hz_span listed = hz_row_text(r->row, HZ_COL_LISTED);
    if (hz_span_equal(listed, m->values[HZ_COL_LISTED])) {
        hz_diag diag;
        char since[64];
        hz_span day = hz_row_text(r->row, HZ_COL_LISTED_ON);
        hz_diag_copy(since, sizeof since, day.len > 0 ? day : hz_row_text(r->row, HZ_COL_FOUND_ON));
        hz_row_diag(&diag, HZ_W514, r->row, HZ_COL_LISTED, since);
        m->session->sink.fn(m->session->sink.ctx, &diag);
        return LEAVE;
    }
    if (listed.len > 0) {
        r->fills &= ~HZ_BIT(HZ_COL_LISTED_ON);
        return GO_ON;
    }
    const hz_disposition *forbids =
        disposition_on_listing(m->session->plan, &r->hazard, "forbidden");
    if (forbids != NULL) {
        refuse(m, HZ_E512, r->row, HZ_COL_LISTED, forbids->basis);
        return REFUSED;
    }
    return GO_ON;
}

/* The states of an event's row, as words. */
static void write_states(unsigned states, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (int s = 0; s < HZ_STATUS_COUNT; s++) {
        if ((states & 1U << s) != 0 && len < size) {
            len += (size_t)snprintf(out + len, size - len, "%s%s", len == 0 ? "" : "、",
                                    hz_choices(HZ_TYPE_STATUS)[s]);
        }
    }
}

/* The event that leads on from a state. */
static const hz_event_info *next_event(int state)
{
    const hz_event_info *reopen = hz_event_get(HZ_EVENT_REOPEN);
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        const hz_event_info *event = hz_event_get((hz_event)e);
        if ((event->from & 1U << state) != 0 && event->to > state) {
            return event;
        }
    }
    return reopen;
}

static enum verdict refuse_state(struct moving *m, const struct moved_row *r, int state)
{
    char states[96];
    char detail[256];
    const hz_event_info *next = next_event(state);
    write_states(m->event->from, states, sizeof states);
    (void)snprintf(detail, sizeof detail,
                   hz_translate(N_("it is %s, and %s wants %s; what comes next is %s (%s)")),
                   hz_choices(HZ_TYPE_STATUS)[state], m->event->label, states, next->label,
                   next->id);
    refuse(m, HZ_E502, r->row, HZ_COL_STATUS, detail);
    return REFUSED;
}

static enum verdict judge_state(struct moving *m, const struct moved_row *r)
{
    hz_span text = hz_row_text(r->row, HZ_COL_STATUS);
    int state = text.len == 0 ? HZ_STATUS_REGISTERED : hz_choice_find(HZ_TYPE_STATUS, text);
    if (state < 0) {
        refuse(m, HZ_E207, r->row, HZ_COL_STATUS, hz_choices(HZ_TYPE_STATUS)[HZ_STATUS_REGISTERED]);
        return REFUSED;
    }
    if ((m->event->from & 1U << state) != 0) {
        return GO_ON;
    }
    return state == m->event->to ? refuse_done(m, r) : refuse_state(m, r, state);
}

/* How a column gets its value. */
static void write_hint(const struct moving *m, hz_column column, char *out, size_t size)
{
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        const hz_event_info *event = hz_event_get((hz_event)e);
        if (event->dates == (int)column || event->signs == (int)column) {
            (void)snprintf(out, size, hz_translate(N_("%s (%s) fills it in, and comes first")),
                           event->label, event->id);
            return;
        }
    }
    (void)snprintf(out, size,
                   (m->event->may & HZ_BIT(column)) != 0 ? hz_translate(N_("give it as %s=VALUE"))
                                                         : hz_translate(N_("fill in %s")),
                   hz_column_get(column)->id);
}

static enum verdict judge_needs(struct moving *m, const struct moved_row *r)
{
    size_t before = m->refusals;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool given = (r->fills & HZ_BIT(c)) != 0 && m->values[c].len > 0;
        if ((m->event->needs & HZ_BIT(c)) != 0 && !given &&
            hz_row_text(r->row, (hz_column)c).len == 0) {
            char hint[160];
            write_hint(m, (hz_column)c, hint, sizeof hint);
            refuse(m, HZ_E503, r->row, (hz_column)c, hint);
        }
    }
    return m->refusals == before ? GO_ON : REFUSED;
}

/* Where no column takes the day, its place among the others is looked at here. */
static enum verdict judge_day(struct moving *m, const struct moved_row *r)
{
    int after = m->event->after;
    hz_date earlier =
        after == HZ_COL_NONE ? HZ_NO_DATE : hz_hazard_date(&r->hazard, (hz_column)after);
    if (earlier == HZ_NO_DATE || m->move->on >= earlier) {
        return GO_ON;
    }
    char day[16];
    char detail[96];
    hz_date_format(earlier, day);
    (void)snprintf(detail, sizeof detail, "%s %s", hz_column_get((hz_column)after)->label, day);
    refuse(m, HZ_E513, r->row, HZ_COL_ID, detail);
    return REFUSED;
}

#define EVENT(name, id, label, role, from, to, dates, signs, after, given, needs, may, clears,     \
              why, rule)                                                                           \
    rule,
static enum verdict (*const rules[])(struct moving *m, struct moved_row *r) = {
#include <hazard/events.def>
};
#undef EVENT

enum verdict judge(struct moving *m, struct moved_row *r)
{
    enum verdict verdict = judge_state(m, r);
    if (verdict == GO_ON) {
        verdict = judge_needs(m, r);
        verdict = judge_day(m, r) == GO_ON ? verdict : REFUSED;
    }
    return verdict == GO_ON ? rules[m->move->event](m, r) : verdict;
}
