#include "count/doubts.h"
#include "base/text_domain.h"
#include <hazard/message.h>
#include <stdio.h>

/* What is told of a report as a whole. */
#define NO_FIGURE SIZE_MAX

struct checking {
    const struct reports *reports;
    const hz_plan *plan;
    hz_sink sink;
};

static const hz_figure *figure(const struct checking *c, size_t i)
{
    return &c->reports->kinds->items[i];
}

static void say(const struct checking *c, hz_code code, const struct report *report, size_t i,
                const char *detail)
{
    hz_diag diag;
    char file[512];
    char value[32];
    const struct reports *r = c->reports;
    int unit = r->subjects[report->subject].unit;
    hz_diag_copy(file, sizeof file, intern_get(&r->files, report->file));
    hz_diag_set(&diag, code, file, detail);
    diag.line = report->line;
    char who[64];
    hz_diag_copy(who, sizeof who,
                 unit >= 0 ? hz_span_of(hz_unit_name(c->plan, unit))
                           : intern_get(&r->subjects_by_name, report->subject));
    if (i == NO_FIGURE) {
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(who));
    } else {
        (void)snprintf(diag.label, sizeof diag.label, "%s %s", who, figure(c, i)->label);
    }
    if (i != NO_FIGURE && reports_now(r, report)[i] != HZ_UNKNOWN) {
        hz_figure_format(figure(c, i)->kind, reports_now(r, report)[i], value);
        hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(value));
    }
    c->sink.fn(c->sink.ctx, &diag);
}

enum { NAMED = 3, MANY = 3 };

/* The figures of a report that are smaller than before, as many as are named, and their count. */
static size_t write_fallen(const struct checking *c, const struct report *before,
                           const struct report *report, char *text, size_t size)
{
    const int64_t *was = reports_now(c->reports, before);
    const int64_t *now = reports_now(c->reports, report);
    size_t fallen = 0;
    size_t len = 0;
    text[0] = '\0';
    for (size_t i = 0; i < c->reports->kinds->count; i++) {
        char values[2][32];
        if (!figure(c, i)->cumulative || was[i] == HZ_UNKNOWN || now[i] == HZ_UNKNOWN ||
            now[i] >= was[i]) {
            continue;
        }
        if (fallen < NAMED && len < size) {
            hz_figure_format(figure(c, i)->kind, was[i], values[0]);
            hz_figure_format(figure(c, i)->kind, now[i], values[1]);
            len += (size_t)snprintf(text + len, size - len, "%s%s %s → %s", len == 0 ? "" : "、",
                                    figure(c, i)->label, values[0], values[1]);
        }
        fallen++;
    }
    return fallen;
}

/* All of one report is one finding: that many fall at once has one cause. */
static void check_fall(const struct checking *c, const struct report *before,
                       const struct report *report)
{
    char fallen[400];
    char day[16];
    char detail[600];
    size_t count = write_fallen(c, before, report, fallen, sizeof fallen);
    if (count == 0) {
        return;
    }
    hz_date_format(before->day, day);
    const char *format = count > MANY ? N_("figures that have fallen (%zu) since %s: %s and "
                                           "others; ask whether the month's own "
                                           "figures were given for the cumulative ones")
                                      : N_("figures that have fallen (%zu) since %s: %s");
    (void)snprintf(detail, sizeof detail, hz_translate(format), count, day, fallen);
    say(c, HZ_W606, report, NO_FIGURE, detail);
}

/* The same unit and month once more: harmless if it says the same. */
static void check_twice(const struct checking *c, const struct report *before,
                        const struct report *report)
{
    char place[256];
    const int64_t *was = reports_now(c->reports, before);
    const int64_t *now = reports_now(c->reports, report);
    hz_span file = intern_get(&c->reports->files, before->file);
    for (size_t i = 0; i < c->reports->kinds->count; i++) {
        if (was[i] == now[i]) {
            continue;
        }
        char value[32] = "—";
        if (was[i] != HZ_UNKNOWN) {
            hz_figure_format(figure(c, i)->kind, was[i], value);
        }
        (void)snprintf(place, sizeof place, "%.*s:%llu “%s”", (int)file.len, file.ptr,
                       (unsigned long long)before->line, value);
        say(c, HZ_W611, report, i, place);
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
