/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/report.h"

/* Every kind of report, one line each. */
static const struct kind {
    const char *name;
    const char *label;
    int (*write)(struct document *d);
} kinds[] = {
    {"bulletin", "通报", write_bulletin},
    {"brief", "短信", write_brief},
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

int hz_report_write(int kind, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_writer *writer, hz_error *err)
{
    struct document d = {.plan = plan, .writer = writer, .err = err};
    if (kind < 0 || kind >= KINDS) {
        hz_diag_set(err, HZ_E004, NULL, "kind");
        return -1;
    }
    int result = unit_table_read(&d.table, path, plan, sink, err);
    result = result == 0 ? kinds[kind].write(&d) : result;
    buf_free(&d.text);
    unit_table_clear(&d.table);
    return result;
}
