/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "check/ids.h"
#include "ledger/timestamp.h"
#include "workflow/days.h"
#include "workflow/each.h"
#include "workflow/log.h"
#include "workflow/replay.h"
#include "workflow/rounds.h"
#include "workflow/stages.h"
#include <stdio.h>

enum { SHOWN_CHANGES = 8 };

struct story {
    const char *ledger;
    hz_span id; /* in its plain form */
    hz_writer *out;
    bool tables; /* for people: headings and tables, and days and moments as they read them */
    bool found;
    bool in_ledger;
    struct content row;    /* what the ledger says */
    struct content before; /* what the journal says, before the line in hand */
    struct content now;    /* and after it */
    struct stages stages;
    struct rounds rounds;
    struct buf changes; /* of a line, for people */
    hz_error *err;
};

static bool is_wanted(const struct story *s, hz_span id)
{
    char plain[PLAIN_ID];
    return hz_span_equal(plain_id(id, plain), s->id);
}

static int find_row(void *ctx, const hz_row *row)
{
    struct story *s = ctx;
    if (!is_wanted(s, hz_row_text(row, HZ_COL_ID))) {
        return 0;
    }
    s->found = s->in_ledger = true;
    return content_of(&s->row, row->binding, row->record->fields, row->record->count) ? 1 : -1;
}

/* The first reading of the journal: states and signatures, and what the row says at its end. */
static int collect_line(void *ctx, const hz_journal_line *line)
{
    struct story *s = ctx;
    struct line_days days;
    bool told_apart = true;
    if (line->event < 0 || !is_wanted(s, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    s->found = true;
    bool ok = line_days_read(&days, line) == 0 && content_copy(&s->before, &s->now) &&
              replay_line(&s->now, line, &told_apart) == 0 &&
              stages_add_line(&s->stages, (hz_event)line->event, &days) == 0 &&
              rounds_add_line(&s->rounds, line, &days, &s->before, &s->now) == 0;
    return ok ? 0 : -1;
}

/* The ledger tells what the journal does not. */
static int collect(struct story *s)
{
    if (each_row(s->ledger, find_row, s, s->err) < 0 ||
        each_line(s->ledger, collect_line, s, NULL, s->err) != 0) {
        return -1;
    }
    hz_diag_set(s->err, HZ_E003, s->ledger, NULL);
    if (!s->in_ledger) {
        return 0;
    }
    if (s->stages.count == 0 && stages_add_row(&s->stages, &s->row) != 0) {
        return -1;
    }
    return rounds_add_row(&s->rounds, &s->now, &s->row);
}

/* A change as people read it: “label: old → new”; what was empty before is only given. */
static int write_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct buf *text = ctx;
    bool ok = (text->len == 0 || buf_add_text(text, "; ")) && buf_add_span(text, label) &&
              buf_add_text(text, ": ");
    if (ok && before.ptr != NULL && before.len > 0) {
        ok = buf_add_span(text, before) && buf_add_text(text, " → ");
    }
    ok = ok && (after.len > 0 ? buf_add_span(text, after) : buf_add_text(text, "（清空）"));
    return ok ? 0 : -1;
}

/* The cells 内容 and 记录时间 for people; false: out of memory. */
static bool write_for_people(struct story *s, const hz_journal_line *line, int changes,
                             hz_span *content, hz_span *time, char buffer[MOMENT_SIZE])
{
    *time = moment_local(line->cells[HZ_JOURNAL_TIME], buffer);
    s->changes.len = 0;
    if (changes > SHOWN_CHANGES) {
        char many[64];
        (void)snprintf(many, sizeof many,
                       hz_translate_count("%d column", "%d columns", (unsigned long)changes),
                       changes);
        *content = hz_span_of("");
        if (!buf_add_text(&s->changes, many)) {
            return false;
        }
    } else if (hz_journal_changes(line, write_change, &s->changes) != 0) {
        return false;
    }
    *content = buf_span(&s->changes);
    return true;
}

static int write_line(void *ctx, const hz_journal_line *line)
{
    struct story *s = ctx;
    struct line_days days;
    char day[16];
    char buffer[MOMENT_SIZE];
    hz_span content = line->cells[HZ_JOURNAL_CHANGES];
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    if (line->event < 0 || !is_wanted(s, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    if (line_days_read(&days, line) != 0 ||
        (s->tables && !write_for_people(s, line, days.changes, &content, &time, buffer))) {
        return -1;
    }
    hz_date_format(line_day(&days, (hz_event)line->event), day);
    const hz_span cells[] = {
        line->cells[HZ_JOURNAL_NUMBER],
        hz_span_of(day),
        line->cells[HZ_JOURNAL_EVENT],
        hz_span_of(hz_event_get((hz_event)line->event)->role),
        line->cells[HZ_JOURNAL_BY],
        content,
        time,
    };
    return hz_writer_row(s->out, cells, s->err);
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

/* The title, and which hazard it is. */
static int write_head(struct story *s)
{
    static const hz_column columns[] = {HZ_COL_ID, HZ_COL_AREA, HZ_COL_ENTERPRISE,
                                        HZ_COL_DESCRIPTION};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    const struct content *known = s->now.count > 0 ? &s->now : &s->before;
    const struct content *row = s->in_ledger ? &s->row : known;
    bool minor = hz_choice_find(HZ_TYPE_LEVEL, content_column(row, HZ_COL_LEVEL)) ==
                 hz_choice_find(HZ_TYPE_LEVEL, hz_span_of("一般"));
    hz_span labels[COLUMNS];
    hz_span values[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        labels[i] = hz_span_of(hz_column_get(columns[i])->label);
        values[i] = content_column(row, columns[i]);
    }
    const char *title = minor ? "一般事故隐患整改全过程记录" : "重大事故隐患整改全过程记录";
    return hz_writer_title(s->out, title, s->err) == 0 &&
                   hz_writer_table(s->out, labels, COLUMNS, s->err) == 0 &&
                   hz_writer_row(s->out, values, s->err) == 0 &&
                   hz_writer_heading(s->out, "办理过程", s->err) == 0
               ? 0
               : -1;
}

static int write_story(struct story *s, hz_date today)
{
    if (!s->tables) {
        return write_events(s);
    }
    return write_head(s) == 0 && write_events(s) == 0 &&
                   stages_write(&s->stages, today, s->out, s->err) == 0 &&
                   rounds_write(&s->rounds, s->out, s->err) == 0
               ? 0
               : -1;
}

int hz_history_write(const char *ledger, const char *id, hz_date today, bool tables, hz_writer *out,
                     hz_error *err)
{
    char plain[PLAIN_ID];
    struct story s = {.ledger = ledger,
                      .id = plain_id(hz_span_trim(hz_span_of(id)), plain),
                      .out = out,
                      .tables = tables,
                      .err = err};
    int result = collect(&s);
    if (result == 0 && s.found) {
        result = write_story(&s, today);
    }
    content_free(&s.row);
    content_free(&s.before);
    content_free(&s.now);
    stages_free(&s.stages);
    rounds_free(&s.rounds);
    buf_free(&s.changes);
    return result < 0 ? -1 : (s.found ? 1 : 0);
}
