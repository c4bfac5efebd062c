/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The closed loop by model: thousands of random sequences of events, each against a plain model of
 * one hazard that was written from the design's page and knows nothing of the table of events.
 */
#include "rows/rows.h"
#include "steps.h"

enum { EVENTS_EACH = 12, TEXT = 64 };

/* A hazard as a clerk would keep it in the head. */
struct model {
    int state; /* 0 已登记, 1 已交办, 2 整改中, 3 待验收, 4 已销号, 5 已撤销 */
    hz_date found, due, assigned, rectified, verified, closed, extended, listed_on, reminded_on;
    hz_date approved, unlisted, cancelled; /* approved: the extension */
    char listed[TEXT];
    char reminded[TEXT];
    char verifier[TEXT];
    char approver[TEXT];
    int extensions;
    bool from_township;
};

/* What is asked of it. */
struct request {
    const char *event;
    const char *by;
    hz_date on;
    const char *reason;
    const char *column;
    char value[TEXT];
};

static const char owner[] = "责任人甲";

static bool is_workday_by_hand(hz_date date)
{
    /* of the holidays of 2023 only those that lie between the days used here: 端午 */
    static const char *const off[] = {"2023-06-22", "2023-06-23", "2023-06-24"};
    int weekday = (int)(((int64_t)date + 4) % 7); /* 0 is Sunday; 1970-01-01 was a Thursday */
    for (size_t i = 0; i < 3; i++) {
        if (day(off[i]) == date) {
            return false;
        }
    }
    return (weekday != 0 && weekday != 6) || date == day("2023-06-25");
}

/* At least five workdays from the day of asking on, that day included, before the deadline. */
static bool asked_in_time(hz_date on, hz_date deadline)
{
    int workdays = 0;
    for (hz_date d = on; d < deadline; d++) {
        workdays += is_workday_by_hand(d) ? 1 : 0;
    }
    return workdays >= 5;
}

static hz_date later_of(hz_date a, hz_date b)
{
    return a > b ? a : b;
}

static int rank_of(const char *level)
{
    return strcmp(level, "县级") == 0 ? 0 : strcmp(level, "市级") == 0 ? 1 : 2;
}

static bool allow_list(const struct model *m, const struct request *r)
{
    if (m->state >= 4 || strcmp(r->column, "listed") != 0 || r->on < m->found) {
        return false;
    }
    if (m->listed[0] != '\0') {
        return true;
    }
    return !(m->from_township && m->verified != HZ_NO_DATE);
}

static hz_date deadline_of(const struct model *m)
{
    return m->extended != HZ_NO_DATE ? m->extended : m->due;
}

/* Any measure before the closing, even if it is recorded later, but not the same one on the same
 * day twice: here no letter has a number. */
static bool allow_remind(const struct model *m, const struct request *r)
{
    bool same = strcmp(m->reminded, r->value) == 0 && m->reminded_on == r->on;
    return (m->state < 4 || (m->state == 4 && r->on <= m->closed)) &&
           strcmp(r->column, "reminded") == 0 && r->on >= m->found && !same;
}

/* Not by the person who has to rectify it, and not before an approval that there is. */
static bool allow_extend(const struct model *m, const struct request *r)
{
    hz_date deadline = deadline_of(m);
    return m->state < 4 && r->reason != NULL && strcmp(r->column, "extended_to") == 0 &&
           r->on >= m->found && m->extensions < 2 && asked_in_time(r->on, deadline) &&
           day(r->value) > deadline && strcmp(r->by, owner) != 0 &&
           (m->approved == HZ_NO_DATE || r->on >= m->approved);
}

/* A new deadline comes with reopening, later than the first one, unless the present one is ahead.
 */
static bool allow_reopen(const struct model *m, const struct request *r)
{
    bool given = strcmp(r->column, "extended_to") == 0;
    bool bare = r->column[0] == '\0';
    return m->state == 4 && r->reason != NULL && r->on >= m->closed &&
           (given ? day(r->value) > m->due && day(r->value) >= r->on
                  : bare && deadline_of(m) >= r->on);
}

static bool is_listed(const struct model *m)
{
    return m->listed[0] != '\0' && m->unlisted == HZ_NO_DATE;
}

/* The last day on which anything happened to the hazard. */
static hz_date last_step(const struct model *m)
{
    const hz_date days[] = {m->found,     m->assigned, m->approved, m->listed_on,  m->unlisted,
                            m->rectified, m->verified, m->closed,   m->reminded_on};
    hz_date last = m->found;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        last = days[i] == HZ_NO_DATE ? last : later_of(last, days[i]);
    }
    return last;
}

/* With a document always; without one the county's own listing, once accepted and not before. */
static bool allow_unlist(const struct model *m, const struct request *r)
{
    bool given = strcmp(r->column, "unlist_no") == 0;
    bool bare = r->column[0] == '\0';
    bool own = strcmp(m->listed, "县级") == 0 && m->verifier[0] != '\0';
    return m->state < 5 && is_listed(m) && r->on >= m->listed_on &&
           (given || (bare && own && r->on >= m->verified));
}

/* What others found or listed needs a document too, which is not given here. */
static bool allow_cancel(const struct model *m, const struct request *r)
{
    return m->state < 5 && r->reason != NULL && strcmp(r->column, "cancelled_by") == 0 &&
           r->on >= last_step(m) && m->from_township && m->listed[0] == '\0';
}

/* True if the event may happen. */
static bool allow(const struct model *m, const struct request *r)
{
    const char *e = r->event;
    bool bare = r->column[0] == '\0';
    if (r->on > day("2023-12-31")) {
        return false;
    }
    if (strcmp(e, "assign") == 0) {
        return bare && m->state == 0 && r->on >= m->found;
    }
    if (strcmp(e, "start") == 0) {
        return bare && m->state == 1 && r->on >= m->assigned;
    }
    if (strcmp(e, "submit") == 0) {
        return bare && m->state == 2 && r->on >= later_of(m->found, m->assigned);
    }
    if (strcmp(e, "accept") == 0) {
        return bare && m->state == 3 && m->verifier[0] == '\0' && r->on >= m->rectified &&
               strcmp(r->by, owner) != 0;
    }
    if (strcmp(e, "reject") == 0) {
        return bare && m->state == 3 && r->reason != NULL && r->on >= m->rectified;
    }
    if (strcmp(e, "close") == 0) {
        return bare && m->state == 3 && m->verifier[0] != '\0' && r->on >= m->verified &&
               strcmp(r->by, owner) != 0 && strcmp(r->by, m->verifier) != 0 && !is_listed(m);
    }
    if (strcmp(e, "reopen") == 0) {
        return allow_reopen(m, r);
    }
    if (strcmp(e, "unlist") == 0 || strcmp(e, "cancel") == 0) {
        return e[0] == 'u' ? allow_unlist(m, r) : allow_cancel(m, r);
    }
    if (strcmp(e, "remind") == 0) {
        return allow_remind(m, r);
    }
    return strcmp(e, "extend") == 0 ? allow_extend(m, r) : allow_list(m, r);
}

static void clear_acceptance(struct model *m)
{
    m->rectified = m->verified = m->closed = HZ_NO_DATE;
    m->verifier[0] = m->approver[0] = '\0';
}

/* What the event does. False: nothing, for it is so already. */
static bool happen(struct model *m, const struct request *r)
{
    const char *e = r->event;
    if (strcmp(e, "assign") == 0) {
        m->state = 1;
        m->assigned = r->on;
    } else if (strcmp(e, "start") == 0) {
        m->state = 2;
    } else if (strcmp(e, "submit") == 0) {
        m->state = 3;
        m->rectified = r->on;
    } else if (strcmp(e, "accept") == 0) {
        m->verified = r->on;
        (void)snprintf(m->verifier, TEXT, "%s", r->by);
    } else if (strcmp(e, "close") == 0) {
        m->state = 4;
        m->closed = r->on;
        (void)snprintf(m->approver, TEXT, "%s", r->by);
    } else if (strcmp(e, "extend") == 0) {
        m->extended = day(r->value);
        m->approved = r->on;
        m->extensions++;
    } else if (strcmp(e, "unlist") == 0) {
        m->unlisted = r->on;
    } else if (strcmp(e, "cancel") == 0) {
        m->state = 5;
        m->cancelled = r->on;
    } else if (strcmp(e, "remind") == 0) {
        m->reminded_on = r->on;
        (void)snprintf(m->reminded, TEXT, "%s", r->value);
    } else if (strcmp(e, "list") == 0) {
        if (is_listed(m) && rank_of(r->value) <= rank_of(m->listed)) {
            return false; /* only upwards, unless the listing was removed */
        }
        m->unlisted = HZ_NO_DATE;
        m->listed_on = m->listed[0] == '\0' ? r->on : m->listed_on;
        (void)snprintf(m->listed, TEXT, "%s", r->value);
        return true;
    } else {
        clear_acceptance(m); /* reject, reopen */
        m->state = 2;
        if (strcmp(e, "reopen") == 0) {
            m->extensions = 0;
            m->extended = r->column[0] == '\0' ? m->extended : day(r->value);
            m->approved = r->column[0] == '\0' ? m->approved : r->on;
        }
    }
    return true;
}

static int pick(int count)
{
    return rand() % count;
}

static void draw(struct request *r, const struct model *m)
{
    static const char *const events[] = {"assign", "start", "submit", "accept", "reject", "extend",
                                         "list",   "close", "reopen", "unlist", "cancel", "remind"};
    /* what comes next in the loop, so that the random walk also reaches its end */
    static const char *const next[] = {"assign", "start", "submit", "accept", "reopen", "cancel"};
    static const char *const persons[] = {"责任人甲", "验收员乙", "审批人丙", "检查员甲"};
    static const char *const levels[] = {"县级", "市级", "省级"};
    static const char *const measures[] = {"提醒", "督办", "约谈", "研究提请问责"};
    *r = (struct request){.event = pick(2) == 0 ? events[pick(12)] : next[m->state],
                          .by = persons[pick(4)],
                          .reason = pick(4) == 0 ? NULL : "因故",
                          .column = ""};
    if (m->state == 3 && m->verifier[0] != '\0' && pick(2) == 0) {
        r->event = is_listed(m) ? "unlist" : "close";
    }
    hz_date last = m->found;
    last = later_of(last, later_of(m->assigned, later_of(m->rectified, m->verified)));
    r->on = pick(6) == 0 ? day("2023-05-30") + pick(40) : later_of(last, m->closed) + pick(3);
    r->on = pick(50) == 0 ? day("2024-01-01") + pick(9) : r->on;
    if (strcmp(r->event, "list") == 0 && pick(8) != 0) {
        r->column = "listed";
        (void)snprintf(r->value, TEXT, "%s", levels[pick(3)]);
    } else if (strcmp(r->event, "remind") == 0 && pick(8) != 0) {
        r->column = "reminded";
        (void)snprintf(r->value, TEXT, "%s", measures[pick(4)]);
    } else if ((strcmp(r->event, "extend") == 0 && pick(8) != 0) ||
               (strcmp(r->event, "reopen") == 0 && pick(2) == 0)) {
        r->column = "extended_to";
        hz_date_format(day("2023-06-20") + pick(60), r->value);
    } else if (strcmp(r->event, "cancel") == 0 && pick(4) != 0) {
        r->column = "cancelled_by";
        (void)snprintf(r->value, TEXT, "批准人丁");
    } else if (strcmp(r->event, "unlist") == 0 && pick(3) == 0) {
        r->column = "unlist_no";
        (void)snprintf(r->value, TEXT, "溆安办〔2023〕3号");
    } else if (pick(40) == 0) {
        r->column = "verifier"; /* which no event takes */
        (void)snprintf(r->value, TEXT, "某人");
    }
}

static int do_event(const char *ledger, const struct request *r)
{
    struct stepping s;
    const char *const ids[] = {"XP-2023-0001"};
    int column = r->column[0] == '\0' ? HZ_COL_ID : hz_column_find(hz_span_of(r->column));
    hz_span value = hz_span_of(r->value);
    int event = hz_event_find(hz_span_of(r->event));
    hz_transition move = {.size = sizeof move,
                          .events = &event,
                          .event_count = 1,
                          .on = r->on,
                          .ids = ids,
                          .id_count = 1,
                          .columns = &column,
                          .values = &value,
                          .count = r->column[0] == '\0' ? 0 : 1};
    stepping_begin(&s, ledger, r->by);
    s.options.reason = r->reason;
    int result = hz_session_apply(stepping_session(&s), &move, &s.err);
    stepping_end(&s);
    return result;
}

static void assert_date(const hz_row *row, hz_column column, hz_date date)
{
    char text[16];
    hz_date_format(date, text);
    assert_span(hz_row_text(row, column), text);
}

/* The row says what the model says. */
static void compare(const char *ledger, const struct model *m)
{
    static const char *const states[] = {"已登记", "已交办", "整改中",
                                         "待验收", "已销号", "已撤销"};
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    char *path = (char *)ledger;
    assert_int_equal(rows_open((const char *const *)&path, 1, 0, &rows, &err), 0);
    while (hz_rows_next(rows, &row, &err) > 0 && row->is_header) {
    }
    assert_span(hz_row_text(row, HZ_COL_STATUS), states[m->state]);
    assert_date(row, HZ_COL_DUE_ON, m->due);
    assert_date(row, HZ_COL_ASSIGNED_ON, m->assigned);
    assert_date(row, HZ_COL_RECTIFIED_ON, m->rectified);
    assert_date(row, HZ_COL_VERIFIED_ON, m->verified);
    assert_date(row, HZ_COL_CLOSED_ON, m->closed);
    assert_date(row, HZ_COL_EXTENDED_TO, m->extended);
    assert_date(row, HZ_COL_EXTENDED_ON, m->approved);
    assert_date(row, HZ_COL_UNLISTED_ON, m->unlisted);
    assert_date(row, HZ_COL_CANCELLED_ON, m->cancelled);
    assert_date(row, HZ_COL_LISTED_ON, m->listed_on);
    assert_span(hz_row_text(row, HZ_COL_LISTED), m->listed);
    assert_span(hz_row_text(row, HZ_COL_REMINDED), m->reminded);
    assert_date(row, HZ_COL_REMINDED_ON, m->reminded_on);
    assert_span(hz_row_text(row, HZ_COL_VERIFIER), m->verifier);
    assert_span(hz_row_text(row, HZ_COL_APPROVER), m->approver);
    hz_rows_close(rows);
}

static void show(const struct model *m, const struct request *r, int result)
{
    char on[16];
    hz_date_format(r->on, on);
    print_error("state %d, %s by %s on %s %s=%s%s: result %d\n", m->state, r->event, r->by, on,
                r->column, r->value, r->reason == NULL ? ", no reason" : "", (int)result);
}

struct counts {
    unsigned asked;
    unsigned done;
    unsigned ends; /* sequences in which the hazard was closed at least once */
};

/* One sequence on a new ledger. */
static void run_sequence(const char *ledger, bool from_township, struct counts *counts)
{
    char journal[64];
    struct model m = {.found = day("2023-06-01"),
                      .due = day("2023-06-30"),
                      .assigned = HZ_NO_DATE,
                      .rectified = HZ_NO_DATE,
                      .verified = HZ_NO_DATE,
                      .closed = HZ_NO_DATE,
                      .extended = HZ_NO_DATE,
                      .listed_on = HZ_NO_DATE,
                      .approved = HZ_NO_DATE,
                      .unlisted = HZ_NO_DATE,
                      .cancelled = HZ_NO_DATE,
                      .reminded_on = HZ_NO_DATE,
                      .from_township = from_township};
    bool closed = false;
    (void)snprintf(journal, sizeof journal, "%s.journal.csv", ledger);
    (void)remove(ledger);
    (void)remove(journal);
    add_hazard(ledger, from_township ? "乡镇排查" : "部门检查");
    for (int i = 0; i < EVENTS_EACH; i++) {
        struct request r;
        size_t len = 0;
        size_t journal_len = 0;
        draw(&r, &m);
        char *before = read_bytes(ledger, &len);
        char *journal_before = read_bytes(journal, &journal_len);
        bool allowed = allow(&m, &r);
        int result = do_event(ledger, &r);
        if (allowed != (result == 0)) {
            show(&m, &r, result);
        }
        assert_int_equal(allowed, result == 0);
        bool changed = allowed && happen(&m, &r);
        if (!changed) {
            assert_bytes(ledger, before, len);
            assert_bytes(journal, journal_before, journal_len);
        }
        compare(ledger, &m);
        counts->asked++;
        counts->done += changed ? 1 : 0;
        closed = closed || m.state == 4;
        free(before);
        free(journal_before);
    }
    counts->ends += closed ? 1 : 0;
    assert_string_equal(verify(ledger).text, "");
}

static void loop_by_model(void **state)
{
    unsigned sequences = getenv("UNIT_QUICK") == NULL ? 2000 : 40;
    struct counts counts = {0};
    (void)state;
    srand(20230501);
    for (unsigned i = 0; i < sequences; i++) {
        run_sequence(i % 2 == 0 ? "loop.csv" : "loop.yaml", i % 3 == 0, &counts);
    }
    print_message("%u sequences, %u events, %u of them allowed; closed in %u\n", sequences,
                  counts.asked, counts.done, counts.ends);
    assert_true(counts.done > counts.asked / 5);
    assert_true(counts.ends > sequences / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(loop_by_model)};
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
