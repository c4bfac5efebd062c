#include "audit/each.h"
#include "audit/signatures.h"
#include "base/buf.h"
#include "base/text_domain.h"
#include "journal/changes.h"
#include <hazard/hazard.h>
#include <hazard/log.h>
#include <hazard/message.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN_CHANGES = 8 };

/* A state and the day on which the hazard came into it. */
struct stage {
    int state;
    hz_date since;
};

struct story {
    const char *ledger;
    hz_span id;
    hz_writer *out;
    struct stage *stages;
    size_t stage_count;
    hz_date today;
    bool tables;
    bool found;
    hz_diag *err;
};

/* What one line of the journal says of days. */
struct days {
    int count; /* of changes */
    hz_date of[HZ_COLUMN_COUNT];
    hz_date told; /* 办理日期 */
    int state;    /* that it came into; -1: it says none */
};

static int note_day(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct days *days = ctx;
    hz_date day = HZ_NO_DATE;
    bool is_date = hz_date_parse(after, &day) == HZ_VALUE_OK;
    if (before.ptr == NULL) {
        days->told = is_date && hz_span_is(label, changes_day) ? day : days->told;
        return 0;
    }
    int column = hz_column_find(label);
    days->count++;
    if (column == HZ_COL_STATUS) {
        days->state = hz_choice_find(HZ_TYPE_STATUS, after);
    }
    if (is_date && column != HZ_COL_NONE &&
        hz_column_get((hz_column)column)->type == HZ_TYPE_DATE) {
        days->of[column] = day;
    }
    return 0;
}

/* The day on which it was recorded. */
static hz_date recorded_on(const hz_journal_line *line)
{
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    hz_date day = HZ_NO_DATE;
    (void)hz_date_parse((hz_span){time.ptr, time.len < 10 ? time.len : 10}, &day);
    return day;
}

/* The day of an event: its own column, else what was told of it, else the day of recording. */
static hz_date day_of(const hz_journal_line *line, const struct days *days)
{
    const hz_event_info *event = hz_event_get((hz_event)line->event);
    int column = line->event == HZ_EVENT_ADD ? HZ_COL_FOUND_ON : event->dates;
    hz_date day = column == HZ_COL_NONE ? HZ_NO_DATE : days->of[column];
    day = day == HZ_NO_DATE ? days->told : day;
    return day == HZ_NO_DATE ? recorded_on(line) : day;
}

static int add_stage(struct story *s, int state, hz_date since)
{
    struct stage *stages = realloc(s->stages, (s->stage_count + 1) * sizeof *stages);
    if (stages == NULL) {
        return -1;
    }
    s->stages = stages;
    s->stages[s->stage_count++] = (struct stage){state, since};
    return 0;
}

/* A hazard that went some way before the journal knew it: what its columns say of that. */
static int add_stages_of(struct story *s, const hz_date day[HZ_COLUMN_COUNT], int state)
{
    static const struct {
        hz_column column;
        hz_status state;
    } columns[] = {
        {HZ_COL_FOUND_ON, HZ_REGISTERED},
        {HZ_COL_ASSIGNED_ON, HZ_ASSIGNED},
        {HZ_COL_RECTIFIED_ON, HZ_TO_BE_ACCEPTED},
        {HZ_COL_CLOSED_ON, HZ_CLOSED},
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        hz_date since = day[columns[i].column];
        if (since != HZ_NO_DATE && add_stage(s, (int)columns[i].state, since) != 0) {
            return -1;
        }
    }
    if (s->stage_count > 0 && state > s->stages[s->stage_count - 1].state) {
        s->stages[s->stage_count - 1].state = state;
    }
    return 0;
}

static int note_stage(struct story *s, const hz_journal_line *line, const struct days *days)
{
    const hz_event_info *event = hz_event_get((hz_event)line->event);
    if (s->stage_count == 0 && (line->event == HZ_EVENT_ADD || line->event == HZ_EVENT_ADOPT)) {
        return add_stages_of(s, days->of, days->state);
    }
    return event->to >= 0 ? add_stage(s, event->to, day_of(line, days)) : 0;
}

static int write_line(void *ctx, const hz_journal_line *line)
{
    struct story *s = ctx;
    struct days days = {.told = HZ_NO_DATE, .state = -1};
    char day[16];
    char many[64];
    if (line->event < 0 || !hz_span_equal(line->cells[HZ_JOURNAL_ID], s->id)) {
        return 0;
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        days.of[c] = HZ_NO_DATE;
    }
    if (hz_journal_changes(line, note_day, &days) != 0) {
        return -1;
    }
    hz_date_format(day_of(line, &days), day);
    (void)snprintf(many, sizeof many, hz_translate(N_("%d columns")), days.count);
    const hz_span cells[] = {
        line->cells[HZ_JOURNAL_NUMBER],
        hz_span_of(day),
        line->cells[HZ_JOURNAL_EVENT],
        hz_span_of(hz_event_get((hz_event)line->event)->role),
        line->cells[HZ_JOURNAL_BY],
        days.count > SHOWN_CHANGES ? hz_span_of(many) : line->cells[HZ_JOURNAL_CHANGES],
        line->cells[HZ_JOURNAL_TIME],
    };
    s->found = true;
    return note_stage(s, line, &days) == 0 && hz_writer_row(s->out, cells, s->err) == 0 ? 0 : -1;
}

static int write_events(struct story *s)
{
    const hz_span labels[] = {
        hz_span_of(hz_journal_label(HZ_JOURNAL_NUMBER)),
        hz_span_of("日期"),
        hz_span_of(hz_journal_label(HZ_JOURNAL_EVENT)),
        hz_span_of("角色"),
        hz_span_of("姓名"),
        hz_span_of("内容"),
        hz_span_of("记录时间"),
    };
    return hz_writer_table(s->out, labels, 7, s->err) == 0
               ? each_line(s->ledger, write_line, s, NULL, s->err)
               : -1;
}

static int write_stages(struct story *s)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_STATUS)->label), hz_span_of("起"),
                              hz_span_of("止"), hz_span_of("天数")};
    if (s->stage_count == 0) {
        return 0;
    }
    if (hz_writer_heading(s->out, "各环节用时", s->err) != 0 ||
        hz_writer_table(s->out, labels, 4, s->err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < s->stage_count; i++) {
        const struct stage *stage = &s->stages[i];
        bool last = i + 1 == s->stage_count;
        bool open = last && stage->state != HZ_CLOSED;
        hz_date until = last ? s->today : s->stages[i + 1].since;
        char from[16];
        char to[16] = "";
        char length[16] = "";
        hz_date_format(stage->since, from);
        if (open || !last) {
            hz_date_format(last ? HZ_NO_DATE : until, to);
            (void)snprintf(length, sizeof length, "%d", (int)(until - stage->since));
        }
        const hz_span cells[] = {hz_span_of(hz_choices(HZ_TYPE_STATUS)[stage->state]),
                                 hz_span_of(from), hz_span_of(to), hz_span_of(length)};
        if (hz_writer_row(s->out, cells, s->err) != 0) {
            return -1;
        }
    }
    return 0;
}

/* 责任链: who signed in the ledger itself. */
static int write_signatures(struct story *s, const hz_row *row)
{
    const hz_span labels[] = {hz_span_of("角色"), hz_span_of("姓名"), hz_span_of("日期"),
                              hz_span_of("日期栏")};
    if (hz_writer_heading(s->out, "责任链", s->err) != 0 ||
        hz_writer_table(s->out, labels, 4, s->err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < signature_count; i++) {
        const hz_span cells[] = {hz_span_of(hz_column_get(signatures[i].person)->label),
                                 hz_row_text(row, signatures[i].person),
                                 hz_row_text(row, signatures[i].day),
                                 hz_span_of(hz_column_get(signatures[i].day)->label)};
        if (cells[1].len > 0 && hz_writer_row(s->out, cells, s->err) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The row tells who answers; a hazard that no line of the journal knows has nothing else. */
static int write_row(void *ctx, const hz_row *row)
{
    struct story *s = ctx;
    hz_date day[HZ_COLUMN_COUNT];
    if (!hz_span_equal(hz_row_text(row, HZ_COL_ID), s->id)) {
        return 0;
    }
    s->found = true;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        (void)hz_date_parse(hz_row_text(row, (hz_column)c), &day[c]);
    }
    int state = hz_choice_find(HZ_TYPE_STATUS, hz_row_text(row, HZ_COL_STATUS));
    if (s->tables && ((s->stage_count == 0 && add_stages_of(s, day, state) != 0) ||
                      write_stages(s) != 0 || write_signatures(s, row) != 0)) {
        return -1;
    }
    return 1;
}

int hz_log_story(const char *ledger, const char *id, hz_date today, bool tables, hz_writer *out,
                 hz_diag *err)
{
    struct story s = {.ledger = ledger,
                      .id = hz_span_trim(hz_span_of(id)),
                      .out = out,
                      .today = today,
                      .tables = tables,
                      .err = err};
    int result = tables ? hz_writer_title(out, id, err) : 0;
    if (result == 0) {
        result = write_events(&s);
    }
    if (result == 0) {
        result = each_row(ledger, write_row, &s, err);
    }
    if (result == 0 && tables) { /* gone from the ledger, only the journal remembers it */
        result = write_stages(&s);
    }
    free(s.stages);
    return result < 0 ? -1 : (s.found ? 1 : 0);
}
