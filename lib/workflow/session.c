/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/session.h"
#include "base/atomic_file.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "check/checks.h"
#include "ledger/ledger_files.h"
#include "value/value.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void discard(void *ctx, const hz_diag *diag)
{
    (void)ctx;
    (void)diag;
}

static int use_options(hz_session *session, const hz_session_options *options, hz_error *err)
{
    hz_session_options o = {.size = sizeof o};
    if (options_copy(&o, sizeof o, options, err) != 0) {
        return -1;
    }
    session->ledger = o.ledger;
    session->plan = o.plan;
    session->today = o.today == 0 || o.today == HZ_NO_DATE ? hz_date_today() : o.today;
    session->by = o.by;
    session->reason = o.reason;
    session->wait = o.wait;
    session->dry_run = o.dry_run;
    session->sink = o.sink.fn == NULL ? (hz_sink){discard, NULL} : o.sink;
    session->writer = o.writer;
    const hz_row_writer_options rows = {.size = sizeof rows, .plan = o.plan};
    bool writes_rows = o.writer != NULL && o.plan != NULL && !o.dry_run;
    return writes_rows ? hz_row_writer_new(o.writer, &rows, &session->rows, err) : 0;
}

int hz_session_new(const hz_session_options *options, hz_session **session, hz_error *err)
{
    hz_session *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return error_no_memory(err, NULL);
    }
    if (use_options(s, options, err) != 0) {
        hz_session_free(s);
        return -1;
    }
    *session = s;
    return 0;
}

void hz_session_free(hz_session *session)
{
    if (session != NULL) {
        hz_row_writer_free(session->rows);
        content_free(&session->before);
        content_free(&session->after);
        free(session);
    }
}

int session_check_signer(const hz_session *session, hz_error *err)
{
    hz_span name = span_trim(hz_span_of(session->by == NULL ? "" : session->by));
    if (name.len == 0) {
        hz_diag_set(err, HZ_E004, NULL, N_("the name of the person who signs is missing"));
        return -1;
    }
    /* the journal is opened in spreadsheets, which would evaluate a formula */
    if (strchr("=+-@", name.ptr[0]) != NULL || !hz_is_name(name) || is_placeholder(name)) {
        hz_diag_set(err, HZ_E004, NULL,
                    N_("this is not a name: give the name of the person who signs, "
                       "such as 张三"));
        hz_diag_copy(err->value, sizeof err->value, name);
        return -1;
    }
    return 0;
}

bool session_has_reason(const hz_session *session)
{
    return session->reason != NULL && span_trim(hz_span_of(session->reason)).len > 0;
}

int session_begin_differences(hz_session *session, hz_error *err)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_ID)->label), hz_span_of("栏目"),
                              hz_span_of("原值"), hz_span_of("新值")};
    if (session->writer == NULL || session->has_table) {
        return 0;
    }
    session->has_table = true;
    return hz_writer_table(session->writer, labels, 4, err);
}

int session_write_difference(hz_session *session, hz_span id, const struct difference *difference,
                             hz_error *err)
{
    char label[128];
    const hz_span cells[] = {id, difference_label(difference, label), difference->before,
                             difference->after};
    return session->writer == NULL ? 0 : hz_writer_row(session->writer, cells, err);
}

struct row_differences {
    hz_session *session;
    hz_span id;
    hz_error *err;
};

static bool write_difference(void *ctx, const struct difference *difference)
{
    struct row_differences *row = ctx;
    return session_write_difference(row->session, row->id, difference, row->err) == 0;
}

static int write_differences(hz_session *session, const hz_row *row, const hz_span *cells,
                             hz_error *err)
{
    const hz_binding *binding = row->binding;
    const hz_record *record = row->record;
    struct row_differences result = {session, span_trim(cells[binding->fields[HZ_COL_ID]]), err};
    session->before.count = 0;
    if ((record != NULL &&
         !content_read(&session->before, binding, record->fields, record->count)) ||
        !content_read(&session->after, binding, cells, binding->count)) {
        return error_no_memory(err, row->file);
    }
    return session_begin_differences(session, err) == 0 &&
                   content_compare(&session->before, &session->after, write_difference, &result)
               ? 0
               : -1;
}

int session_write_result(hz_session *session, const hz_row *row, const hz_span *cells,
                         hz_error *err)
{
    if (session->dry_run) {
        return write_differences(session, row, cells, err);
    }
    if (session->rows == NULL) {
        return 0;
    }
    hz_record record = {.fields = cells, .count = row->binding->count};
    hz_row changed = *row;
    changed.record = &record;
    return hz_row_writer_add(session->rows, &changed, NULL, err);
}

int hz_journal_path(const char *ledger, char *path, size_t size, hz_error *err)
{
    char *resolved = path_resolve(ledger);
    if (resolved == NULL) {
        return error_system(err, HZ_E001, ledger, errno);
    }
    bool fits = (size_t)snprintf(path, size, "%s%s", resolved, JOURNAL_SUFFIX) < size;
    free(resolved);
    if (!fits) {
        hz_diag_set(err, HZ_E001, ledger, system_error(ENAMETOOLONG));
    }
    return fits ? 0 : -1;
}

bool hz_ledger_uses(const char *ledger, const char *path)
{
    return ledger_files_include(ledger, path);
}
