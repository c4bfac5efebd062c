/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The example is a column of the sheet of instructions and not a row of the table: nobody can send
 * it in as a hazard.
 */
#include "report/template.h"
#include "base/diag.h"
#include <stdio.h>
#include <stdlib.h>

const char *template_name(const void *names, size_t i, char buffer[16])
{
    const hz_names *list = names;
    (void)buffer;
    return i < list->count ? list->items[i].name : NULL;
}

const char *template_choice(const void *column, size_t i, char buffer[16])
{
    const hz_column_info *info = column;
    (void)buffer;
    return choice_offered(info->type, i);
}

static int write_text(struct document *d, hz_text_kind kind, const char *text)
{
    return hz_writer_text(d->writer, kind, text, d->err);
}

static int write_paragraphs(struct document *d, const char *const *texts)
{
    int result = 0;
    for (; *texts != NULL && result == 0; texts++) {
        result = write_text(d, HZ_TEXT_PARAGRAPH, *texts);
    }
    return result;
}

static int write_form(struct document *d, const struct template *t)
{
    char title[256];
    struct form_column *cells = calloc(t->count, sizeof *cells);
    if (cells == NULL) {
        return error_no_memory(d->err, NULL);
    }
    for (size_t i = 0; i < t->count; i++) {
        cells[i] = t->columns[i].cells;
    }
    const struct form form = {.name = t->name,
                              .columns = cells,
                              .count = t->count,
                              .rows = t->rows,
                              .repeated = t->repeated};
    (void)snprintf(title, sizeof title, "%s%s", d->plan->county, t->title);
    int result = write_text(d, HZ_TEXT_TITLE, title);
    result = result == 0 ? write_paragraphs(d, t->lines) : result;
    result = result == 0 ? writer_form(d->writer, &form, d->err) : result;
    free(cells);
    return result;
}

/* The columns, one row each. */
static int write_columns(struct document *d, const struct template *t)
{
    enum { CELLS = 5 };
    const hz_span labels[CELLS] = {hz_span_of("列名"), hz_span_of("是否必填"),
                                   hz_span_of("计量单位"), hz_span_of("填写要求"),
                                   hz_span_of("示例（勿报送）")};
    int result = hz_writer_table(d->writer, labels, CELLS, d->err);
    for (size_t i = 0; i < t->count && result == 0; i++) {
        const struct template_column *c = &t->columns[i];
        const hz_span cells[CELLS] = {
            hz_span_of(c->cells.label), hz_span_of(c->cells.is_required ? "必填" : ""),
            hz_span_of(c->unit), hz_span_of(c->cells.hint), hz_span_of(c->example)};
        result = hz_writer_row(d->writer, cells, d->err);
    }
    return result;
}

int template_write(struct document *d, const struct template *t)
{
    int result = write_form(d, t);
    if (result != 0 || !writer_has_forms(d->writer)) {
        return result;
    }
    result = write_text(d, HZ_TEXT_TITLE, "填表说明");
    result = result == 0 ? write_paragraphs(d, t->instructions) : result;
    return result == 0 ? write_columns(d, t) : result;
}
