/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/plausibility.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "plan/plan.h"
#include "rows/place.h"
#include <stdio.h>

struct checking {
    const struct submissions *submissions;
    const hz_plan *plan;
    hz_sink sink;
};

static const hz_indicator_info *info_of(const struct checking *c, size_t i)
{
    return &c->submissions->kinds->items[i];
}

/* Report a finding about a whole submission. */
static void emit(const struct checking *c, hz_code code, const struct submission *submission,
                 hz_diag *diag)
{
    const struct submissions *s = c->submissions;
    int unit = s->subjects[submission->subject].unit;
    hz_diag args = *diag;
    place_diag(diag, code, intern_get(&s->files, submission->file), submission->line);
    diag_copy_args(diag, &args);
    hz_diag_copy(diag->label, sizeof diag->label,
                 unit >= 0 ? hz_span_of(hz_unit_name(c->plan, unit))
                           : intern_get(&s->subject_names, submission->subject));
    sink_emit(c->sink, diag);
}

enum { NAMED = 3 };

/* Write a value; a dash if it is not given. */
static void write_value(const struct checking *c, size_t i, int64_t value, char text[32])
{
    if (value == HZ_UNKNOWN) {
        (void)snprintf(text, 32, "—");
    } else {
        hz_indicator_format(info_of(c, i)->kind, value, text);
    }
}

static bool is_decrease(const struct checking *c, size_t i, int64_t was, int64_t now)
{
    return info_of(c, i)->cumulative && was != HZ_UNKNOWN && now != HZ_UNKNOWN && now < was;
}

/*
 * Write the values in which two submissions differ, or with @p fallen those that have decreased;
 * at most NAMED of them. Return their number.
 */
static size_t write_changes(const struct checking *c, const struct submission *before,
                            const struct submission *submission, bool fallen, char *text,
                            size_t size)
{
    const int64_t *was = submission_now(c->submissions, before);
    const int64_t *now = submission_now(c->submissions, submission);
    size_t count = 0;
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < c->submissions->kinds->count; i++) {
        char values[2][32];
        if (fallen ? !is_decrease(c, i, was[i], now[i]) : was[i] == now[i]) {
            continue;
        }
        if (count < NAMED && len < size) {
            write_value(c, i, was[i], values[0]);
            write_value(c, i, now[i], values[1]);
            len += (size_t)snprintf(text + len, size - len, "%s%s %s → %s", len == 0 ? "" : "、",
                                    info_of(c, i)->label, values[0], values[1]);
        }
        count++;
    }
    return count;
}

/* All decreases of a submission are one finding: many at once have one cause. */
static void check_decrease(const struct checking *c, const struct submission *before,
                           const struct submission *submission)
{
    char fallen[400];
    char day[16];
    hz_diag diag = {.code = HZ_W606};
    size_t count = write_changes(c, before, submission, true, fallen, sizeof fallen);
    if (count == 0) {
        return;
    }
    hz_date_format(before->day, day);
    diag_arg(&diag, "date", day);
    diag_arg(&diag, "changes", fallen);
    if (count > NAMED) {
        diag_arg_sentence(&diag, "figures",
                          N_("{count} cumulative figures are lower than on {date}, {changes} and "
                             "others; perhaps those of the month were given instead"),
                          "count", digits_of((int64_t)count).text, NULL);
    } else {
        diag_arg_count(&diag, "figures", "{n} cumulative figure is lower than on {date}, {changes}",
                       "{n} cumulative figures are lower than on {date}, {changes}", count);
    }
    emit(c, HZ_W606, submission, &diag);
}

/* The same unit and month again, which is harmless if nothing differs. */
static void check_repetition(const struct checking *c, const struct submission *before,
                             const struct submission *submission)
{
    char changes[400];
    char place[PLACE_SIZE];
    hz_diag diag = {.code = HZ_W611};
    size_t count = write_changes(c, before, submission, false, changes, sizeof changes);
    if (count > 0) {
        place_write(place, intern_get(&c->submissions->files, before->file), before->line);
        diag_arg(&diag, "place", place);
        diag_arg(&diag, "changes", changes);
        if (count > NAMED) {
            diag_arg_sentence(&diag, "figures", N_("{count} figures differ, {changes} and others"),
                              "count", digits_of((int64_t)count).text, NULL);
        } else {
            diag_arg_count(&diag, "figures", "{n} figure differs, {changes}",
                           "{n} figures differ, {changes}", count);
        }
        emit(c, HZ_W611, submission, &diag);
    }
}

void check_plausibility(const struct submissions *s, const hz_plan *plan, hz_date day, hz_sink sink)
{
    const struct checking c = {s, plan, sink};
    const struct submission *before = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const struct submission *submission = &s->items[i];
        if (submission->day > day) {
            continue;
        }
        bool same = before != NULL && before->subject == submission->subject;
        if (same && before->day == submission->day) {
            check_repetition(&c, before, submission);
        } else if (same) {
            check_decrease(&c, before, submission);
        }
        before = submission;
    }
}
