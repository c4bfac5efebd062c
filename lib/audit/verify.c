#include "audit/comparison.h"
#include "audit/each.h"
#include "base/text_domain.h"
#include "ledger/lock.h"
#include <fcntl.h>
#include <hazard/log.h>
#include <hazard/message.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct verifying {
    const hz_step *step;
    struct comparison comparison;
    uint64_t version1; /* rows last signed by a line of version 1 */
    uint64_t same;     /* rows whose labels alone are known otherwise than they were */
    hz_diag *err;
};

static void say(const struct verifying *v, const hz_diag *diag)
{
    v->step->sink.fn(v->step->sink.ctx, diag);
}

/* The row of which one column after the other is compared. */
struct edited {
    const struct verifying *verifying;
    const hz_row *row;
    uint64_t line;
    size_t count;
};

/* The field of a column that differs; -1: none. See struct entry for the numbers. */
static int find_field(const hz_binding *binding, const struct difference *difference)
{
    hz_span label = difference->label;
    int column = label.len == 0 ? HZ_COL_NONE : hz_column_find(label);
    unsigned left = difference->number + (column == HZ_COL_NONE && difference->number == 0 ? 1 : 0);
    if (column != HZ_COL_NONE && left == 0) {
        return binding->fields[column];
    }
    left -= column == HZ_COL_NONE ? 0 : 1;
    for (size_t i = 0; i < binding->count; i++) {
        bool same = column == HZ_COL_NONE
                        ? hz_span_is(label, binding->labels[i])
                        : binding->fields[column] != (int)i &&
                              hz_column_find(hz_span_of(binding->labels[i])) == column;
        left -= same ? 1 : 0;
        if (left == 0) {
            return (int)i;
        }
    }
    return label.len == 0 ? (int)(binding->count + left - 1) : -1; /* beyond the header */
}

static bool say_edited(void *ctx, const struct difference *difference)
{
    struct edited *e = ctx;
    hz_diag diag;
    char old[96];
    char detail[192];
    char label[128];
    int field = find_field(e->row->binding, difference);
    hz_diag_copy(old, sizeof old, difference->before);
    (void)snprintf(detail, sizeof detail,
                   hz_translate(N_("line %llu of the journal left “%s” here")),
                   (unsigned long long)e->line, old);
    if (field >= 0) {
        hz_record_diag(&diag, HZ_E706, e->row->file, e->row->record, (size_t)field, detail);
    } else {
        hz_row_diag(&diag, HZ_E706, e->row, HZ_COL_ID, detail);
    }
    hz_diag_copy(diag.label, sizeof diag.label, difference_label(difference, label));
    hz_diag_copy(diag.value, sizeof diag.value, difference->after);
    say(e->verifying, &diag);
    e->count++;
    return true;
}

static void say_row(const struct verifying *v, hz_code code, const hz_row *row, const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, HZ_COL_ID, detail);
    say(v, &diag);
}

static int verify_row(void *ctx, const hz_row *row)
{
    struct verifying *v = ctx;
    enum standing standing;
    const struct signed_row *known;
    struct edited e = {.verifying = v, .row = row};
    if (comparison_stand(&v->comparison, row, &standing, &known) != 0) {
        return -1;
    }
    switch (standing) {
    case AS_SIGNED_VERSION1:
        v->version1++;
        break;
    case EDITED:
        if (comparison_is_same(&v->comparison, known)) {
            v->same++;
            break;
        }
        e.line = known->line;
        (void)content_compare(&v->comparison.contents[known->content], &v->comparison.scratch,
                              say_edited, &e);
        if (e.count == 0) { /* what it was can no longer be told */
            say_row(v, HZ_E706, row, hz_translate(N_("its check value (行校验) does not fit")));
        }
        break;
    case UNKNOWN:
        say_row(v, HZ_E707, row, NULL);
        break;
    case NUMBERLESS:
        say_row(v, HZ_E709, row, NULL);
        break;
    case TWICE:
        say_row(v, HZ_E210, row, v->step->ledger);
        break;
    default:
        break;
    }
    return 0;
}

static void say_lost(const struct verifying *v)
{
    for (size_t i = 0; i < v->comparison.ids.count; i++) {
        if (comparison_is_lost(&v->comparison, i)) {
            hz_diag diag;
            char line[32];
            (void)snprintf(line, sizeof line, "%" PRIu64, v->comparison.rows[i].line);
            hz_diag_set(&diag, HZ_E708, v->step->ledger, line);
            hz_diag_copy(diag.value, sizeof diag.value, intern_get(&v->comparison.ids, i));
            say(v, &diag);
        }
    }
}

static void say_count(const struct verifying *v, hz_code code, uint64_t count)
{
    char many[32];
    hz_diag diag;
    if (count > 0) {
        (void)snprintf(many, sizeof many, "%" PRIu64, count);
        hz_diag_set(&diag, code, v->step->ledger, many);
        say(v, &diag);
    }
}

static int verify(struct verifying *v)
{
    hz_diag none;
    if (comparison_make(&v->comparison, v->step->ledger, v->step->sink, v->err) != 0) {
        return -1;
    }
    if (!v->comparison.has_journal) {
        hz_diag_set(&none, HZ_E710, v->step->ledger, NULL);
        say(v, &none);
        return 0;
    }
    if (each_row(v->step->ledger, verify_row, v, v->err) != 0) {
        return -1;
    }
    say_lost(v);
    say_count(v, HZ_N712, v->version1);
    say_count(v, HZ_N713, v->same);
    return 0;
}

/* An auditor who may only read needs no lock: he cannot keep anyone from writing either. */
static bool may_lock(const struct beside *b)
{
    return b->ledger >= 0 && faccessat(b->folder, ".", W_OK, AT_EACCESS) == 0;
}

int hz_log_verify(const hz_step *step, hz_log_summary *summary, hz_diag *err)
{
    struct verifying v = {.step = step, .err = err};
    struct lock lock = {.fd = -1};
    struct beside beside;
    const struct lock_request request = {&beside, step->ledger, step->by, step->wait, step->sink};
    int result = beside_open(&beside, step->ledger, err);
    if (result == 0 && may_lock(&beside)) {
        result = lock_and_undo(&lock, &request, err);
    }
    if (result == 0) {
        result = verify(&v);
    }
    *summary = (hz_log_summary){.lines = v.comparison.lines, .hazards = v.comparison.hazards};
    memcpy(summary->head, v.comparison.head, HASH_SIZE);
    lock_release(&lock);
    beside_close(&beside);
    comparison_free(&v.comparison);
    return result;
}
