/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/tidy_tables.h"
#include "base/array.h"
#include "base/span.h"
#include "plan/plan.h"
#include "schema/labels.h"
#include <stdlib.h>

/* What texts a field has. */
enum { SEEN_TEXT = 1, SEEN_NO_NUMBER = 2, DROPPED = 4 };

void tidy_tables_free(struct tidy_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        hz_binding_clear(&tables->items[i].binding);
        free(tables->items[i].seen);
    }
    free(tables->items);
}

/* 05-均坪.csv is of the township 均坪镇; the rest of the name is ignored. */
static int area_of_name(const hz_plan *plan, hz_span name)
{
    static const char around[] = "0123456789-_. ()";
    while (name.len > 0 && strchr(around, name.ptr[0]) != NULL) {
        name = (hz_span){name.ptr + 1, name.len - 1};
    }
    while (name.len > 0 && strchr(around, name.ptr[name.len - 1]) != NULL) {
        name.len--;
    }
    return names_match_unit(&plan->areas, plan, name);
}

static int area_of_file(const hz_plan *plan, const char *file)
{
    const char *slash = strrchr(file, '/');
    hz_span name = hz_span_of(slash == NULL ? file : slash + 1);
    int area = area_within(plan, name);
    const char *dot = strrchr(name.ptr, '.');
    if (area != AREA_NONE) {
        return area;
    }
    name.len = dot == NULL ? name.len : (size_t)(dot - name.ptr);
    area = area_of_name(plan, name);
    return area < 0 ? AREA_NONE : area;
}

/* Gives all tables of the last file what is known outside them. */
static void end_file(struct tidy_tables *tables)
{
    const char *file = tables->count == 0 ? NULL : tables->items[tables->count - 1].file;
    for (size_t i = tables->count; i > 0 && tables->items[i - 1].file == file; i--) {
        tables->items[i - 1].facts.outside = tables->outside;
    }
}

static bool is_header_of(const struct tidy_table *table, const hz_row *header)
{
    return table->file == header->file && digest_is(&table->digest, &header->binding->digest);
}

bool tidy_tables_add_header(struct tidy_tables *tables, const hz_row *header)
{
    struct tidy_table *last = tables->count == 0 ? NULL : &tables->items[tables->count - 1];
    if (last != NULL && is_header_of(last, header)) {
        return true;
    }
    if (last == NULL || last->file != header->file) {
        end_file(tables);
        tables->outside = area_of_file(tables->plan, header->file);
    }
    if (!array_reserve(&tables->items, &tables->cap, tables->count + 1, sizeof *tables->items)) {
        return false;
    }
    struct tidy_table *table = &tables->items[tables->count];
    *table = (struct tidy_table){
        .file = header->file, .digest = header->binding->digest, .fields = header->binding->count};
    table->facts = facts_of_header(header);
    table->seen = calloc(table->fields + 1, 1);
    if (table->seen == NULL || hz_binding_copy(&table->binding, header->binding) != 0) {
        free(table->seen);
        return false;
    }
    tables->count++;
    return true;
}

static bool is_number(hz_span text)
{
    bool digits = true;
    for (size_t i = 0; i < text.len && digits; i++) {
        digits = text.ptr[i] >= '0' && text.ptr[i] <= '9';
    }
    return digits;
}

void tidy_tables_add_row(struct tidy_tables *tables, const hz_row *row,
                         const struct repairs *repairs)
{
    struct tidy_table *table = &tables->items[tables->count - 1];
    facts_add(&table->facts, repairs);
    for (size_t i = 0; i < table->fields && i < row->record->count; i++) {
        hz_span text = span_trim(row->record->fields[i]);
        if (text.len > 0) {
            table->seen[i] |= is_number(text) ? SEEN_TEXT : SEEN_TEXT | SEEN_NO_NUMBER;
        }
    }
    for (size_t i = 0; i < repairs->count; i++) {
        int column = repairs->items[i].column;
        table->lacking |= table->binding.fields[column] < 0 ? HZ_BIT(column) : 0;
    }
}

void tidy_tables_add_outside(struct tidy_tables *tables, hz_span text)
{
    tables->outside = area_join(tables->outside, area_within(tables->plan, text));
}

const struct tidy_table *tidy_tables_find(const struct tidy_tables *tables, size_t *i,
                                          const hz_row *header)
{
    *i += *i < tables->count && is_header_of(&tables->items[*i], header) ? 0 : 1;
    bool is_it = *i < tables->count && is_header_of(&tables->items[*i], header);
    return is_it ? &tables->items[*i] : NULL;
}

bool tidy_table_drops(const struct tidy_table *table, size_t i)
{
    return i < table->fields && (table->seen[i] & DROPPED) != 0;
}

bool tidy_table_has_text(const struct tidy_table *table, size_t i)
{
    return i < table->fields && (table->seen[i] & SEEN_TEXT) != 0;
}

/* True of a counter: it numbers the rows of its own table. */
static bool is_counter(const struct tidy_table *table, size_t i)
{
    return table->binding.columns[i] == HZ_COL_NONE && (table->seen[i] & SEEN_NO_NUMBER) == 0 &&
           label_is_counter(hz_span_of(table->binding.labels[i]));
}

/* Such a column loses its label, and its texts are not written: a row writer leaves it out. */
static void drop_counters(struct tidy_table *table)
{
    for (size_t i = 0; i < table->fields; i++) {
        if (is_counter(table, i)) {
            table->seen[i] = DROPPED;
            binding_drop_label(&table->binding, i);
        }
    }
}

/* Makes the binding that of the header as it is written. */
static bool complete(struct tidy_table *table)
{
    bool ok = true;
    if (table->facts.area == AREA_NONE && table->facts.outside >= 0 &&
        table->binding.fields[HZ_COL_AREA] < 0) {
        table->lacking |= HZ_BIT(HZ_COL_AREA);
    }
    for (uint64_t rest = table->lacking; rest != 0 && ok; rest &= rest - 1) {
        const char *label = hz_column_get(__builtin_ctzll(rest))->label;
        ok = hz_binding_add(&table->binding, hz_span_of(label)) == 0;
    }
    drop_counters(table);
    return ok;
}

bool tidy_tables_end(struct tidy_tables *tables)
{
    bool ok = true;
    end_file(tables);
    for (size_t i = 0; i < tables->count && ok; i++) {
        ok = complete(&tables->items[i]);
    }
    return ok;
}
