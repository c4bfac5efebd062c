/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/row_check.h"
#include "check/checks.h"

static void emit(struct row_check *rc, const hz_diag *diag)
{
    rc->errors += hz_code_severity(diag->code) == HZ_ERROR ? 1 : 0;
    sink_emit(rc->sink, diag);
}

void emit_finding_with(struct row_check *rc, hz_code code, hz_column column, const hz_diag *args)
{
    hz_diag diag;
    if (!row_check_wants(rc, column)) {
        return;
    }
    hz_row_diag(&diag, code, rc->row, column, NULL);
    diag_copy_args(&diag, args);
    emit(rc, &diag);
}

void emit_finding(struct row_check *rc, hz_code code, hz_column column, const char *detail)
{
    hz_diag diag;
    if (row_check_wants(rc, column)) {
        hz_row_diag(&diag, code, rc->row, column, detail);
        emit(rc, &diag);
    }
}

/* A diagnostic at field @p field of the record. */
static void field_diag(hz_diag *diag, const struct row_check *rc, hz_code code, int field,
                       const char *detail)
{
    const hz_row *row = rc->row;
    hz_record_diag(diag, code, row->file, row->record, field < 0 ? 0 : (size_t)field, detail);
    if (field >= 0 && (size_t)field < row->binding->count) {
        hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(row->binding->labels[field]));
    }
}

void emit_finding_at_with(struct row_check *rc, hz_code code, int field, const hz_diag *args)
{
    hz_diag diag;
    field_diag(&diag, rc, code, field, NULL);
    diag_copy_args(&diag, args);
    emit(rc, &diag);
}

void emit_finding_at(struct row_check *rc, hz_code code, int field, const char *detail)
{
    hz_diag diag;
    field_diag(&diag, rc, code, field, detail);
    emit(rc, &diag);
}

/* The checks in the order of their codes. */
#define DIAG(letter, number, severity, text)
#define CHECK(letter, number, severity, function, text) {HZ_##letter##number, function},
static const struct {
    hz_code code;
    void (*run)(struct row_check *rc, hz_code code);
} checks[] = {
#include <hazard/codes.def>
};
#undef DIAG
#undef CHECK

void run_row_checks(struct row_check *rc)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        checks[i].run(rc, checks[i].code);
    }
}

void run_value_checks(struct row_check *rc)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0] && checks[i].code < HZ_E401; i++) {
        checks[i].run(rc, checks[i].code);
    }
}
