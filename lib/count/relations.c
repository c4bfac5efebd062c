#include "count/relations.h"
#include "base/text_domain.h"
#include <hazard/message.h>
#include <stdio.h>

enum { NONE = -1 };

/* A whole of one or two parts; what is no sum may only not be larger. */
static const struct relation {
    hz_indicator whole;
    int part;
    int other; /* NONE: `part` is only a part of the whole */
} relations[] = {
    {HZ_IND_FOUND, HZ_IND_SELF_FOUND, HZ_IND_CHECK_FOUND},
    {HZ_IND_RECTIFIED, HZ_IND_SELF_RECTIFIED, HZ_IND_CHECK_RECTIFIED},
    {HZ_IND_FOUND, HZ_IND_RECTIFIED, HZ_IND_OPEN},
    {HZ_IND_FOUND, HZ_IND_RECTIFIED, NONE},
    {HZ_IND_FOUND, HZ_IND_CLOSED, NONE},
    {HZ_IND_FOUND, HZ_IND_LISTED, NONE},
    {HZ_IND_SELF_FOUND, HZ_IND_SELF_RECTIFIED, NONE},
    {HZ_IND_CHECK_FOUND, HZ_IND_CHECK_RECTIFIED, NONE},
    {HZ_IND_LISTED, HZ_IND_LISTED_RECTIFIED, NONE},
};
enum { RELATIONS = sizeof relations / sizeof relations[0] };

struct checking {
    const struct reports *reports;
    const hz_plan *plan;
    hz_sink sink;
};

static const hz_figure *figure(const struct checking *c, int i)
{
    return &c->reports->kinds->items[i];
}

static void say(const struct checking *c, hz_code code, const struct report *report, int i,
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
    hz_span who = intern_get(&r->subjects_by_name, report->subject);
    char label[96];
    (void)snprintf(label, sizeof label, "%.60s %s",
                   unit >= 0 ? hz_unit_name(c->plan, unit) : who.ptr,
                   i < 0 ? "" : figure(c, i)->label);
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_trim(hz_span_of(label)));
    if (i >= 0 && reports_now(r, report)[i] != HZ_UNKNOWN) {
        hz_figure_format(figure(c, i)->kind, reports_now(r, report)[i], value);
        hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(value));
    }
    c->sink.fn(c->sink.ctx, &diag);
}

static void check_relation(const struct checking *c, const struct report *report,
                           const struct relation *rel)
{
    const int64_t *now = reports_now(c->reports, report);
    char whole[32];
    char part[32];
    char detail[256];
    bool sum = rel->other != NONE;
    if (now[rel->whole] == HZ_UNKNOWN || now[rel->part] == HZ_UNKNOWN ||
        (sum && now[rel->other] == HZ_UNKNOWN)) {
        return;
    }
    int64_t parts = now[rel->part] + (sum ? now[rel->other] : 0);
    if (sum ? parts == now[rel->whole] : parts <= now[rel->whole]) {
        return;
    }
    hz_figure_format(figure(c, rel->whole)->kind, now[rel->whole], whole);
    hz_figure_format(figure(c, rel->part)->kind, parts, part);
    if (sum) {
        (void)snprintf(detail, sizeof detail, hz_translate(N_("%s and %s add up to %s")),
                       figure(c, rel->part)->label, figure(c, rel->other)->label, part);
        say(c, HZ_W608, report, rel->whole, detail);
    } else {
        (void)snprintf(detail, sizeof detail, "%s %s", figure(c, rel->whole)->label, whole);
        say(c, HZ_W607, report, rel->part, detail);
    }
}

static void check_fall(const struct checking *c, const struct report *before,
                       const struct report *report)
{
    const int64_t *was = reports_now(c->reports, before);
    const int64_t *now = reports_now(c->reports, report);
    for (size_t i = 0; i < c->reports->kinds->count; i++) {
        char value[32];
        char day[16];
        char detail[64];
        if (!figure(c, (int)i)->cumulative || was[i] == HZ_UNKNOWN || now[i] == HZ_UNKNOWN ||
            now[i] >= was[i]) {
            continue;
        }
        hz_figure_format(figure(c, (int)i)->kind, was[i], value);
        hz_date_format(before->day, day);
        (void)snprintf(detail, sizeof detail, "%s (%s)", value, day);
        say(c, HZ_W606, report, (int)i, detail);
    }
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
            hz_figure_format(figure(c, (int)i)->kind, was[i], value);
        }
        (void)snprintf(place, sizeof place, "%.*s:%llu “%s”", (int)file.len, file.ptr,
                       (unsigned long long)before->line, value);
        say(c, HZ_W611, report, (int)i, place);
    }
}

static void check_late(const struct checking *c, const struct report *report)
{
    char day[16];
    char last[16];
    char detail[64];
    if (report->reported_on == HZ_NO_DATE || report->reported_on <= report->day) {
        return;
    }
    hz_date_format(report->reported_on, day);
    hz_date_format(report->day, last);
    (void)snprintf(detail, sizeof detail, "%s > %s", day, last);
    say(c, HZ_W609, report, -1, detail);
}

void relations_check(const struct reports *r, const hz_plan *plan, hz_date day, hz_sink sink)
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
        check_late(&c, report);
        for (size_t k = 0; k < RELATIONS; k++) {
            check_relation(&c, report, &relations[k]);
        }
        before = report;
    }
}

void relations_complete(int64_t *figures)
{
    for (size_t k = 0; k < 2; k++) { /* the sums of what enterprises and authorities found */
        const struct relation *rel = &relations[k];
        if (figures[rel->whole] == HZ_UNKNOWN && figures[rel->part] != HZ_UNKNOWN &&
            figures[rel->other] != HZ_UNKNOWN) {
            figures[rel->whole] = figures[rel->part] + figures[rel->other];
        }
    }
    if (figures[HZ_IND_OPEN] == HZ_UNKNOWN && figures[HZ_IND_FOUND] != HZ_UNKNOWN &&
        figures[HZ_IND_RECTIFIED] != HZ_UNKNOWN) {
        figures[HZ_IND_OPEN] = figures[HZ_IND_FOUND] - figures[HZ_IND_RECTIFIED];
    }
}
