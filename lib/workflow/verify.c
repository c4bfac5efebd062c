/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "check/ids.h"
#include "ledger/lock.h"
#include "schema/labels.h"
#include "workflow/comparison.h"
#include "workflow/journal_replay.h"
#include "workflow/session.h"
#include "workflow/truncation.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct verify_job {
    const hz_session *session;
    struct intern ids;        /* numbers to report, in normal form */
    bool is_partial;          /* report these only */
    char since[HZ_HASH_SIZE]; /* a check value to look for; "": none */
    bool no_notes;
    struct comparison comparison;
    struct truncation truncation;
    uint64_t version1; /* rows whose last line is of version 1 */
    uint64_t same;     /* rows that differ only in labels known now */
    hz_error *err;
};

static void report(const struct verify_job *job, const hz_diag *diag)
{
    sink_emit(job->session->sink, diag);
}

/* A row whose differences are being reported. */
struct edited {
    const struct verify_job *job;
    const hz_row *row;
    uint64_t line;
    size_t count;
};

/* The field of a column that differs; -1: none. struct content_entry explains the numbers. */
static int find_field(const hz_binding *binding, const struct difference *difference)
{
    hz_span label = difference->label;
    int column =
        label.len == 0 ? HZ_COL_NONE : content_identity(label_column(binding->plan, label));
    unsigned left = difference->number + (column == HZ_COL_NONE && difference->number == 0 ? 1 : 0);
    if (column != HZ_COL_NONE && left == 0) {
        return binding->fields[column];
    }
    left -= column == HZ_COL_NONE ? 0 : 1;
    for (size_t i = 0; i < binding->count; i++) {
        bool same = column == HZ_COL_NONE
                        ? hz_span_is(label, binding->labels[i])
                        : binding->fields[column] != (int)i && binding->claims[i] == column;
        left -= same ? 1 : 0;
        if (left == 0) {
            return (int)i;
        }
    }
    return label.len == 0 ? (int)(binding->count + left - 1) : -1; /* beyond the header */
}

static bool report_edited(void *ctx, const struct difference *difference)
{
    struct edited *e = ctx;
    hz_diag diag;
    char old[96];
    char label[128];
    int field = find_field(e->row->binding, difference);
    hz_diag_copy(old, sizeof old, difference->before);
    if (field >= 0) {
        hz_record_diag(&diag, HZ_E706, e->row->file, e->row->record, (size_t)field, NULL);
    } else {
        hz_row_diag(&diag, HZ_E706, e->row, HZ_COL_ID, NULL);
    }
    diag_arg_sentence(&diag, "difference", N_("line {line} of the journal has “{old}”"), "line",
                      digits_of((int64_t)e->line).text, "old", old, NULL);
    hz_diag_copy(diag.label, sizeof diag.label, difference_label(difference, label));
    hz_diag_copy(diag.value, sizeof diag.value, difference->after);
    report(e->job, &diag);
    e->count++;
    return true;
}

static void report_row(const struct verify_job *job, hz_code code, const hz_row *row,
                       const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, HZ_COL_ID, detail);
    report(job, &diag);
}

/* True if findings about the hazard are to be reported. */
static bool is_selected(const struct verify_job *job, hz_span id)
{
    char plain[PLAIN_ID];
    return !job->is_partial || intern_find(&job->ids, plain_id(id, plain)) != SIZE_MAX;
}

static void report_row_state(struct verify_job *job, const hz_row *row, enum row_state state,
                             const struct journaled_row *known)
{
    struct edited e = {.job = job, .row = row};
    switch (state) {
    case ROW_AS_JOURNALED_VERSION1:
        job->version1++;
        break;
    case ROW_EDITED:
        if (comparison_is_same(&job->comparison, known)) {
            job->same++;
            break;
        }
        e.line = known->line;
        (void)content_compare(&job->comparison.contents[known->content], &job->comparison.row,
                              report_edited, &e);
        if (e.count == 0) { /* the old content is unknown */
            report_row(job, HZ_E706, row, N_("its check value (行校验) does not match"));
        }
        break;
    case ROW_UNKNOWN:
        report_row(job, HZ_E707, row, NULL);
        break;
    case ROW_WITHOUT_ID:
        report_row(job, HZ_E709, row, NULL);
        break;
    case ROW_DUPLICATE:
        report_row(job, HZ_E210, row, job->session->ledger);
        break;
    default:
        break;
    }
}

static int verify_row(void *ctx, const hz_row *row)
{
    struct verify_job *job = ctx;
    struct comparison *c = &job->comparison;
    enum row_state state;
    const struct journaled_row *known;
    if (comparison_check_row(c, row, &state, &known) != 0) {
        return -1;
    }
    bool selected = is_selected(job, hz_row_text(row, HZ_COL_ID));
    if (selected && state == ROW_EDITED && !comparison_is_same(c, known)) {
        truncation_add_edited(&job->truncation, row, &c->contents[known->content], &c->row);
    } else {
        truncation_add_other(&job->truncation, row, selected && state == ROW_UNKNOWN);
    }
    if (selected) {
        report_row_state(job, row, state, known);
    }
    return 0;
}

static void report_lost(const struct verify_job *job)
{
    for (size_t i = 0; i < job->comparison.ids.count; i++) {
        if (comparison_is_lost(&job->comparison, i) &&
            is_selected(job, intern_get(&job->comparison.ids, i))) {
            hz_diag diag;
            char line[32];
            (void)snprintf(line, sizeof line, "%" PRIu64, job->comparison.rows[i].line);
            hz_diag_set(&diag, HZ_E708, job->session->ledger, line);
            hz_diag_copy(diag.value, sizeof diag.value, intern_get(&job->comparison.ids, i));
            report(job, &diag);
        }
    }
}

static void report_count(const struct verify_job *job, hz_code code, uint64_t count)
{
    char many[32];
    hz_diag diag;
    if (count > 0) {
        (void)snprintf(many, sizeof many, "%" PRIu64, count);
        hz_diag_set(&diag, code, job->session->ledger, many);
        report(job, &diag);
    }
}

/* Report that the end of the journal may be missing. */
static void report_truncation(const struct verify_job *job)
{
    hz_diag diag;
    char first[96];
    uint64_t count = truncation_count(&job->truncation);
    if (count > 0) {
        hz_diag_copy(first, sizeof first, hz_span_of(truncation_first(&job->truncation)));
        hz_diag_set(&diag, HZ_E716, job->session->ledger, NULL);
        diag_arg_count(&diag, "rows", "{n} row, the first is {first}",
                       "{n} rows, the first is {first}", count);
        diag_arg(&diag, "first", first);
        report(job, &diag);
    }
}

static void report_since(const struct verify_job *job)
{
    hz_diag diag;
    if (job->since[0] != '\0' && !job->comparison.has_since) {
        hz_diag_set(&diag, HZ_E715, job->session->ledger, NULL);
        hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(job->since));
        report(job, &diag);
    }
}

/* Note how another program changed the form of the journal. */
static void report_form(const struct verify_job *job)
{
    static const struct {
        enum journal_form form;
        const char *name;
    } names[] = {
        {FORM_LINE_ENDS, N_("Windows line ends")},
        {FORM_QUOTES, N_("quotes")},
        {FORM_MARK, N_("no byte order mark")},
        {FORM_UNENDED, N_("no line end at its end")},
        {FORM_ENCODING, N_("encoding GB18030: save it as CSV UTF-8 before the next change")},
    };
    hz_diag diag;
    hz_diag_set(&diag, HZ_N717, job->session->ledger, NULL);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if ((job->comparison.form & names[i].form) != 0) {
            diag_arg_message(&diag, "form", names[i].name);
        }
    }
    if (job->comparison.form != FORM_AS_WRITTEN) {
        report(job, &diag);
    }
}

static int verify(struct verify_job *job)
{
    hz_diag none;
    if (comparison_read(&job->comparison) != 0) {
        return -1;
    }
    if (job->comparison.is_unreadable) {
        return 0; /* reported; the rows cannot be compared */
    }
    if (!job->comparison.has_journal) {
        hz_diag_set(&none, HZ_E710, job->session->ledger, NULL);
        report(job, &none);
        return 0;
    }
    if (ledger_each_row(job->session->ledger, job->session->plan, verify_row, job, job->err) != 0) {
        return -1;
    }
    report_lost(job);
    report_truncation(job);
    report_since(job);
    if (!job->no_notes) {
        report_form(job);
        report_count(job, HZ_N712, job->version1);
        report_count(job, HZ_N713, job->same);
    }
    return 0;
}

/* Without write permission, as for an auditor, no lock file can be created. */
static bool may_lock(const struct ledger_files *files)
{
    return files->ledger >= 0 && faccessat(files->folder, ".", W_OK, AT_EACCESS) == 0;
}

/* Read a check value, also one typed from paper. 0, or -1 with @p err set. */
static int read_since(const char *text, char since[HZ_HASH_SIZE], hz_error *err)
{
    hz_span trimmed = span_trim(hz_span_of(text));
    bool valid = trimmed.len == HZ_HASH_SIZE - 1;
    for (size_t i = 0; valid && i < trimmed.len; i++) {
        char c = trimmed.ptr[i];
        since[i] = (char)(c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
        valid = strchr("0123456789abcdef", since[i]) != NULL;
    }
    if (!valid) {
        hz_diag_set(err, HZ_E004, NULL,
                    N_("this is not a check value, which has 64 digits and letters a "
                       "to f"));
        hz_diag_copy(err->value, sizeof err->value, trimmed);
    }
    return valid ? 0 : -1;
}

static int use_options(struct verify_job *job, const hz_verify_options *options)
{
    hz_verify_options o = {.size = sizeof o};
    if (options_copy(&o, sizeof o, options, job->err) != 0 ||
        (o.since != NULL && read_since(o.since, job->since, job->err) != 0)) {
        return -1;
    }
    job->comparison.since = o.since == NULL ? NULL : job->since;
    job->no_notes = o.no_notes;
    job->is_partial = o.ids != NULL;
    for (size_t i = 0; o.ids != NULL && i < o.count; i++) {
        char plain[PLAIN_ID];
        hz_span id = span_trim(hz_span_of(o.ids[i]));
        if (intern_put(&job->ids, plain_id(id, plain)) == SIZE_MAX) {
            return error_no_memory(job->err, job->session->ledger);
        }
    }
    return 0;
}

static int write_summary(const struct verify_job *job, hz_verify_summary *summary)
{
    const struct comparison *c = &job->comparison;
    hz_verify_summary s = {.lines = c->lines, .hazards = c->hazards, .lines_since = c->lines_since};
    memcpy(s.head, c->head, sizeof s.head);
    if (summary == NULL) {
        return 0;
    }
    s.size = summary->size;
    if (s.size < sizeof s.size) {
        hz_diag_set(job->err, HZ_E004, NULL, "summary.size = 0");
        return -1;
    }
    memcpy(summary, &s, s.size < sizeof s ? s.size : sizeof s);
    return 0;
}

int hz_session_verify(hz_session *session, const hz_verify_options *options,
                      hz_verify_summary *summary, hz_error *err)
{
    struct verify_job job = {.session = session,
                             .comparison = {.ledger = session->ledger,
                                            .plan = session->plan,
                                            .sink = session->sink,
                                            .err = err},
                             .err = err};
    const char *who = session->by == NULL ? "hazard-ledger" : session->by;
    struct lock lock = {.fd = -1};
    struct ledger_files files = LEDGER_FILES_CLOSED;
    const struct lock_request request = {&files, session->ledger, who, session->wait,
                                         session->sink};
    int result = use_options(&job, options);
    if (result == 0) {
        result = ledger_files_open(&files, session->ledger, err);
    }
    if (result == 0 && may_lock(&files)) {
        result = lock_and_undo(&lock, &request, err);
    }
    if (result == 0) {
        result = verify(&job);
    }
    if (result == 0) {
        result = write_summary(&job, summary);
    }
    lock_release(&lock);
    ledger_files_close(&files);
    comparison_free(&job.comparison);
    intern_free(&job.ids);
    return result;
}

int hz_journal_read_head(const char *ledger, char head[HZ_HASH_SIZE], hz_error *err)
{
    struct journal *journal = NULL;
    const struct journal_line *line = NULL;
    int found = journal_open(ledger, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = journal_next(journal, &line, err)) > 0) {
        if (line->fault != NULL) { /* a damaged journal has no head worth storing */
            *err = *line->fault;
            found = -1;
        }
    }
    if (found == 0 && journal_head(journal)[0] == '\0') {
        hz_diag_set(err, HZ_E710, ledger, NULL);
        found = -1;
    }
    if (found == 0) {
        memcpy(head, journal_head(journal), HZ_HASH_SIZE);
    }
    journal_close(journal);
    return found;
}
