/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/plausibility.h"
#include "base/message.h"
#include "base/text_domain.h"
#include "plan/plan.h"
#include <stdio.h>

struct checking {
    const struct reports *reports;
    const hz_plan *plan;
    hz_sink sink;
};

static const hz_indicator_info *figure(const struct checking *c, size_t i)
{
    return &c->reports->kinds->items[i];
}

/* Reports what is wrong with a report as a whole. */
static void say(const struct checking *c, hz_code code, const struct report *report,
                const char *detail)
{
    hz_diag diag;
    char file[512];
    const struct reports *r = c->reports;
    int unit = r->subjects[report->subject].unit;
    hz_diag_copy(file, sizeof file, intern_get(&r->files, report->file));
    hz_diag_set(&diag, code, file, detail);
    diag.line = report->line;
    hz_diag_copy(diag.label, sizeof diag.label,
                 unit >= 0 ? hz_span_of(hz_unit_name(c->plan, unit))
                           : intern_get(&r->subjects_by_name, report->subject));
    c->sink.fn(c->sink.ctx, &diag);
}

enum { NAMED = 3, MANY = 3 };

/* Writes a figure; one that is not given as a dash. */
static void write_value(const struct checking *c, size_t i, int64_t value, char text[32])
{
    if (value == HZ_UNKNOWN) {
        (void)snprintf(text, 32, "—");
    } else {
        hz_indicator_format(figure(c, i)->kind, value, text);
    }
}

static bool has_fallen(const struct checking *c, size_t i, int64_t was, int64_t now)
{
    return figure(c, i)->cumulative && was != HZ_UNKNOWN && now != HZ_UNKNOWN && now < was;
}

/* The figures in which two reports differ, or that have fallen, as many as are named, and their
 * count. */
static size_t write_changes(const struct checking *c, const struct report *before,
                            const struct report *report, bool fallen, char *text, size_t size)
{
    const int64_t *was = reports_now(c->reports, before);
    const int64_t *now = reports_now(c->reports, report);
    size_t count = 0;
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < c->reports->kinds->count; i++) {
        char values[2][32];
        if (fallen ? !has_fallen(c, i, was[i], now[i]) : was[i] == now[i]) {
            continue;
        }
        if (count < NAMED && len < size) {
            write_value(c, i, was[i], values[0]);
            write_value(c, i, now[i], values[1]);
            len += (size_t)snprintf(text + len, size - len, "%s%s %s → %s", len == 0 ? "" : "、",
                                    figure(c, i)->label, values[0], values[1]);
        }
        count++;
    }
    return count;
}

/* All of one report is one finding: that many fall at once has one cause. */
static void check_fall(const struct checking *c, const struct report *before,
                       const struct report *report)
{
    char fallen[400];
    char day[16];
    char detail[600];
    size_t count = write_changes(c, before, report, true, fallen, sizeof fallen);
    if (count == 0) {
        return;
    }
    hz_date_format(before->day, day);
    const char *format = count > MANY ? N_("figures that have fallen (%zu) since %s: %s and "
                                           "others; ask whether the month's own "
                                           "figures were given for the cumulative ones")
                                      : N_("figures that have fallen (%zu) since %s: %s");
    (void)snprintf(detail, sizeof detail, hz_translate(format), count, day, fallen);
    say(c, HZ_W606, report, detail);
}

/* The same unit and month once more: harmless if it says the same. */
static void check_twice(const struct checking *c, const struct report *before,
                        const struct report *report)
{
    char changes[400];
    char detail[1000];
    hz_span file = intern_get(&c->reports->files, before->file);
    size_t count = write_changes(c, before, report, false, changes, sizeof changes);
    if (count > 0) {
        (void)snprintf(detail, sizeof detail, "%.*s:%llu (%zu: %s%s)",
                       (int)(file.len < 500 ? file.len : 500), file.ptr,
                       (unsigned long long)before->line, count, changes, count > NAMED ? "…" : "");
        say(c, HZ_W611, report, detail);
    }
}

void doubts_tell(const struct reports *r, const hz_plan *plan, hz_date day, hz_sink sink)
{
    const struct checking c = {r, plan, sink};
    const struct report *before = NULL;
    for (size_t i = 0; i < r->count; i++) {
        const struct report *report = &r->items[i];
        if (report->day > day) {
            continue;
        }
        bool same = before != NULL && before->subject == report->subject;
        if (same && before->day == report->day) {
            check_twice(&c, before, report);
        } else if (same) {
            check_fall(&c, before, report);
        }
        before = report;
    }
}
