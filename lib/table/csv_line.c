/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/csv_line.h"
#include <csv.h>

struct splitting {
    struct fields *fields;
    bool no_memory;
};

static void on_field(void *text, size_t len, void *data)
{
    struct splitting *s = data;
    s->no_memory = !fields_add(s->fields, text == NULL ? "" : text, len) || s->no_memory;
}

/* Blanks belong to the cell: a spreadsheet takes the quotes around them away, not them. */
static int is_no_space(unsigned char c)
{
    (void)c;
    return 0;
}

bool csv_line_split(struct fields *fields, hz_span line)
{
    struct splitting s = {fields, false};
    struct csv_parser parser;
    fields_clear(fields);
    if (csv_init(&parser, 0) != 0) {
        return false;
    }
    csv_set_space_func(&parser, is_no_space);
    bool ok = csv_parse(&parser, line.ptr, line.len, on_field, NULL, &s) == line.len &&
              csv_fini(&parser, on_field, NULL, &s) == 0;
    csv_free(&parser);
    return ok && !s.no_memory;
}
