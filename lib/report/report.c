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

size_t hz_report_count(void)
{
    return sizeof kinds / sizeof kinds[0];
}

const char *hz_report_name(size_t i)
{
    return kinds[i].name;
}

const char *hz_report_label(size_t i)
{
    return kinds[i].label;
}

int hz_report_find(const char *name)
{
    for (size_t i = 0; i < hz_report_count(); i++) {
        if (strcmp(kinds[i].name, name) == 0 || strcmp(kinds[i].label, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

int hz_report_write(int kind, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_writer *writer, hz_error *err)
{
    struct document d = {.plan = plan, .writer = writer, .err = err};
    if (kind < 0 || (size_t)kind >= hz_report_count()) {
        hz_diag_set(err, HZ_E004, NULL, "kind");
        return -1;
    }
    int result = unit_table_read(&d.table, path, plan, sink, err);
    result = result == 0 ? kinds[kind].write(&d) : result;
    buf_free(&d.text);
    unit_table_clear(&d.table);
    return result;
}
