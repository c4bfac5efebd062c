/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/report.h"

/* Every kind of report, one line each. */
static const struct kind {
    const char *name;
    const char *label;
    int (*write)(struct document *d);
    bool is_form; /* an empty table: no roll-up is read */
} kinds[] = {
    {"bulletin", "通报", write_bulletin, false},
    {"brief", "短信", write_brief, false},
    {"template ledger", "空白台账", write_ledger_template, true},
    {"template dispatch", "空白调度表", write_dispatch_template, true},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

bool report_kind(size_t i, const char **name, const char **label)
{
    if (i >= KINDS) {
        return false;
    }
    *name = kinds[i].name;
    *label = kinds[i].label;
    return true;
}

bool hz_report_is_form(int kind)
{
    return kind >= 0 && kind < KINDS && kinds[kind].is_form;
}

int hz_report_write(int kind, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_writer *writer, hz_error *err)
{
    struct document d = {.plan = plan, .writer = writer, .err = err};
    if (kind < 0 || kind >= KINDS) {
        hz_diag_set(err, HZ_E004, NULL, "kind");
        return -1;
    }
    int result = kinds[kind].is_form ? 0 : unit_table_read(&d.table, path, plan, sink, err);
    result = result == 0 ? kinds[kind].write(&d) : result;
    buf_free(&d.text);
    unit_table_clear(&d.table);
    return result;
}
