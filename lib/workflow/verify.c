/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "check/ids.h"
#include "ledger/lock.h"
#include "workflow/comparison.h"
#include "workflow/each.h"
#include "workflow/log.h"
#include "workflow/newer.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct verifying {
    const hz_session *session;
    const struct intern *only; /* plain numbers that findings are wanted of; NULL: of all */
    const char *since;         /* a head that must still be in the journal; NULL: none */
    bool no_notes;
    struct comparison comparison;
    struct newer newer;
    uint64_t version1; /* rows last signed by a line of version 1 */
    uint64_t same;     /* rows whose labels alone are known otherwise than they were */
    hz_error *err;
};

static void say(const struct verifying *v, const hz_diag *diag)
{
    v->session->sink.fn(v->session->sink.ctx, diag);
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

/* True if findings about the hazard are wanted. */
static bool is_wanted(const struct verifying *v, hz_span id)
{
    char plain[PLAIN_ID];
    return v->only == NULL || intern_find(v->only, plain_id(id, plain)) != SIZE_MAX;
}

static void say_standing(struct verifying *v, const hz_row *row, enum standing standing,
                         const struct signed_row *known)
{
    struct edited e = {.verifying = v, .row = row};
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
        say_row(v, HZ_E210, row, v->session->ledger);
        break;
    default:
        break;
    }
}

static int verify_row(void *ctx, const hz_row *row)
{
    struct verifying *v = ctx;
    struct comparison *c = &v->comparison;
    enum standing standing;
    const struct signed_row *known;
    if (comparison_stand(c, row, &standing, &known) != 0) {
        return -1;
    }
    bool wanted = is_wanted(v, hz_row_text(row, HZ_COL_ID));
    if (wanted && standing == EDITED && !comparison_is_same(c, known)) {
        newer_note_edited(&v->newer, row, &c->contents[known->content], &c->scratch);
    } else {
        newer_note_other(&v->newer, row, wanted && standing == UNKNOWN);
    }
    if (wanted) {
        say_standing(v, row, standing, known);
    }
    return 0;
}

static void say_lost(const struct verifying *v)
{
    for (size_t i = 0; i < v->comparison.ids.count; i++) {
        if (comparison_is_lost(&v->comparison, i) &&
            is_wanted(v, intern_get(&v->comparison.ids, i))) {
            hz_diag diag;
            char line[32];
            (void)snprintf(line, sizeof line, "%" PRIu64, v->comparison.rows[i].line);
            hz_diag_set(&diag, HZ_E708, v->session->ledger, line);
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
        hz_diag_set(&diag, code, v->session->ledger, many);
        say(v, &diag);
    }
}

/* Rows that are newer than what the journal says of them: its end may be missing. */
static void say_newer(const struct verifying *v)
{
    hz_diag diag;
    char detail[192];
    char first[96];
    uint64_t count = newer_count(&v->newer);
    if (count > 0) {
        hz_diag_copy(first, sizeof first, hz_span_of(newer_first(&v->newer)));
        (void)snprintf(
            detail, sizeof detail,
            hz_translate_count("%lu row, the first is %s", "%lu rows, the first is %s", count),
            (unsigned long)count, first);
        hz_diag_set(&diag, HZ_E716, v->session->ledger, detail);
        say(v, &diag);
    }
}

static void say_since(const struct verifying *v)
{
    hz_diag diag;
    if (v->since != NULL && !v->comparison.has_since) {
        hz_diag_set(&diag, HZ_E715, v->session->ledger, NULL);
        hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(v->since));
        say(v, &diag);
    }
}

/* What another program made of the journal when it saved it. */
static void say_form(const struct verifying *v)
{
    static const struct {
        enum journal_form form;
        const char *name;
    } names[] = {
        {FORM_LINE_ENDS, N_("line ends of Windows")},
        {FORM_QUOTES, N_("quotes")},
        {FORM_MARK, N_("no byte order mark")},
        {FORM_UNENDED, N_("no line end at its end")},
        {FORM_ENCODING, N_("encoding GB18030: save it as CSV UTF-8 before the next change")},
    };
    char detail[192] = "";
    hz_diag diag;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t len = strlen(detail);
        if ((v->comparison.form & names[i].form) != 0) {
            (void)snprintf(detail + len, sizeof detail - len, "%s%s", len == 0 ? "" : "; ",
                           hz_translate(names[i].name));
        }
    }
    if (v->comparison.form != FORM_AS_WRITTEN) {
        hz_diag_set(&diag, HZ_N717, v->session->ledger, detail);
        say(v, &diag);
    }
}

static int verify(struct verifying *v)
{
    hz_diag none;
    if (comparison_make(&v->comparison, v->session->ledger, v->since, v->session->sink, v->err) !=
        0) {
        return -1;
    }
    if (v->comparison.is_unreadable) {
        return 0; /* said; nothing can be said of the rows */
    }
    if (!v->comparison.has_journal) {
        hz_diag_set(&none, HZ_E710, v->session->ledger, NULL);
        say(v, &none);
        return 0;
    }
    if (each_row(v->session->ledger, verify_row, v, v->err) != 0) {
        return -1;
    }
    say_lost(v);
    say_newer(v);
    say_since(v);
    if (!v->no_notes) {
        say_form(v);
        say_count(v, HZ_N712, v->version1);
        say_count(v, HZ_N713, v->same);
    }
    return 0;
}

/* An auditor who may only read needs no lock: he cannot keep anyone from writing either. */
static bool may_lock(const struct beside *b)
{
    return b->ledger >= 0 && faccessat(b->folder, ".", W_OK, AT_EACCESS) == 0;
}

/* The plain numbers of @p ids. False: out of memory. */
static bool read_ids(struct intern *only, const hz_string_list *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        char plain[PLAIN_ID];
        if (intern_put(only, plain_id(hz_span_trim(hz_span_of(ids->items[i])), plain)) ==
            SIZE_MAX) {
            return false;
        }
    }
    return true;
}

int hz_log_verify(const hz_session *session, const hz_log_scope *scope, hz_log_summary *summary,
                  hz_error *err)
{
    struct verifying v = {.session = session, .err = err};
    struct intern only = {0};
    struct lock lock = {.fd = -1};
    struct beside beside = BESIDE_NONE;
    const struct lock_request request = {&beside, session->ledger, session->by, session->wait,
                                         session->sink};
    int result = 0;
    if (scope != NULL) {
        v.since = scope->since;
        v.no_notes = scope->no_notes;
        v.only = scope->ids == NULL ? NULL : &only;
    }
    if (v.only != NULL && !read_ids(&only, scope->ids)) {
        hz_diag_set(err, HZ_E003, session->ledger, NULL);
        result = -1;
    }
    if (result == 0) {
        result = beside_open(&beside, session->ledger, err);
    }
    if (result == 0 && may_lock(&beside)) {
        result = lock_and_undo(&lock, &request, err);
    }
    if (result == 0) {
        result = verify(&v);
    }
    *summary = (hz_log_summary){.lines = v.comparison.lines,
                                .hazards = v.comparison.hazards,
                                .lines_since = v.comparison.lines_since};
    memcpy(summary->head, v.comparison.head, HASH_SIZE);
    lock_release(&lock);
    beside_close(&beside);
    comparison_free(&v.comparison);
    intern_free(&only);
    return result;
}
