#include "base/intern.h"
#include <hazard/row_writer.h>
#include <stdlib.h>
#include <sys/stat.h>

struct hz_row_writer {
    hz_writer *writer;
    const char *const *extras;
    size_t extra_count;
    struct intern labels; /* of all rows so far and of those expected; extras stand behind them */
    size_t begun;         /* how many labels the table being written has; 0: none is */
    uint64_t mapped;      /* the digest of the labels whose places are known, */
    size_t mapped_count;  /* and how many they are; 0: none */
    size_t *places;       /* the label of each field of the row; SIZE_MAX: not written */
    size_t place_cap;
    hz_span *cells;
    char (*rooms)[128]; /* one for each cell */
    size_t cell_cap;
};

int hz_row_writer_new(hz_writer *writer, const char *const *extras, size_t extra_count,
                      hz_row_writer **rows)
{
    hz_row_writer *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return -1;
    }
    r->writer = writer;
    r->extras = extras;
    r->extra_count = extra_count;
    *rows = r;
    return 0;
}

void hz_row_writer_free(hz_row_writer *rows)
{
    if (rows != NULL) {
        intern_free(&rows->labels);
        free(rows->places);
        free(rows->cells);
        free(rows->rooms);
        free(rows);
    }
}

static int no_memory(hz_diag *err)
{
    hz_diag_set(err, HZ_E003, NULL, NULL);
    return -1;
}

/* The label that field @p i of the input has in the output; empty: it is not written. */
static hz_span label_of(const hz_row_writer *r, const hz_binding *binding, size_t i)
{
    int column = binding->columns[i];
    hz_span label = hz_span_of(binding->labels[i]);
    if (column != HZ_COL_NONE) {
        bool first = binding->fields[column] == (int)i;
        return hz_span_of(first ? hz_column_get((hz_column)column)->label : "");
    }
    for (size_t e = 0; e < r->extra_count; e++) {
        if (hz_span_equal(label, hz_span_of(r->extras[e]))) {
            return hz_span_of(""); /* written anew, as an extra */
        }
    }
    return label;
}

/* Finds the place of every field, adding labels that are new. False: out of memory. */
static bool map_fields(hz_row_writer *r, const hz_binding *binding)
{
    if (binding->count > r->place_cap) {
        size_t *places = realloc(r->places, binding->count * sizeof *places);
        if (places == NULL) {
            return false;
        }
        r->places = places;
        r->place_cap = binding->count;
    }
    for (size_t i = 0; i < binding->count; i++) {
        hz_span label = label_of(r, binding, i);
        r->places[i] = label.len == 0 ? SIZE_MAX : intern_put(&r->labels, label);
        if (label.len > 0 && r->places[i] == SIZE_MAX) {
            return false;
        }
    }
    return true;
}

/*
 * As map_fields(). A header that brings yet another label is written with all there are, which in a
 * file made of such headers would take ever longer: of so many, only its own are written on.
 */
static bool map_header(hz_row_writer *r, const hz_binding *binding)
{
    enum { MOST_LABELS = 1024 };
    size_t before = r->labels.count;
    if (!map_fields(r, binding)) {
        return false;
    }
    if (before < MOST_LABELS || r->labels.count == before) {
        return true;
    }
    intern_free(&r->labels);
    r->begun = 0;
    return map_fields(r, binding);
}

static bool reserve_cells(hz_row_writer *r)
{
    size_t count = r->labels.count + r->extra_count + 1;
    if (count <= r->cell_cap) {
        return true;
    }
    hz_span *cells = realloc(r->cells, count * sizeof *cells);
    if (cells != NULL) {
        r->cells = cells;
    }
    char(*rooms)[128] = realloc(r->rooms, count * sizeof *rooms);
    if (rooms != NULL) {
        r->rooms = rooms;
    }
    bool ok = cells != NULL && rooms != NULL;
    r->cell_cap = ok ? count : r->cell_cap;
    return ok;
}

int hz_row_writer_expect_row(hz_row_writer *rows, const hz_row *row)
{
    rows->mapped_count = 0;
    return map_fields(rows, row->binding) ? 0 : -1;
}

int hz_row_writer_expect(hz_row_writer *rows, char *const *files, size_t count)
{
    hz_diag err; /* but for lack of memory, reading the file itself will say it */
    for (size_t i = 0; i < count; i++) {
        hz_rows *reader = NULL;
        const hz_row *row = NULL;
        struct stat st;
        if (stat(files[i], &st) != 0 || !S_ISREG(st.st_mode)) {
            continue; /* what can be read only once is not looked at before */
        }
        if (hz_rows_open(&files[i], 1, 0, &reader) != 0) {
            return -1;
        }
        int found = hz_rows_next(reader, &row, &err);
        bool ok = found > 0 ? hz_row_writer_expect_row(rows, row) == 0
                            : found == 0 || err.code != HZ_E003;
        hz_rows_close(reader);
        if (!ok) {
            return -1;
        }
    }
    return 0;
}

int hz_row_writer_begin(hz_row_writer *rows, const hz_row *row, hz_diag *err)
{
    const hz_binding *binding = row->binding;
    if (binding->digest != rows->mapped || binding->count != rows->mapped_count) {
        rows->mapped_count = 0;
        if (!map_header(rows, binding) || !reserve_cells(rows)) {
            return no_memory(err);
        }
        rows->mapped = binding->digest;
        rows->mapped_count = binding->count;
    }
    size_t count = rows->labels.count;
    if (rows->begun == count && count > 0) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        rows->cells[i] = intern_get(&rows->labels, i);
    }
    for (size_t e = 0; e < rows->extra_count; e++) {
        rows->cells[count + e] = hz_span_of(rows->extras[e]);
    }
    rows->begun = count;
    return hz_writer_table(rows->writer, rows->cells, count + rows->extra_count, err);
}

hz_span hz_cell_plain(const hz_cell *cell, hz_column column, const hz_plan *plan, char room[128])
{
    hz_type type = hz_column_get(column)->type;
    size_t len = 0;
    if (cell->fault != HZ_VALUE_OK) {
        return cell->text;
    }
    switch (type) {
    case HZ_TYPE_DATE:
        hz_date_format(cell->as.date, room);
        return hz_span_of(room);
    case HZ_TYPE_AREA:
        return hz_span_of(plan->areas.items[cell->as.choice].name);
    case HZ_TYPE_SECTOR:
        return hz_span_of(plan->sectors.items[cell->as.choice].name);
    case HZ_TYPE_SOURCE:
        return hz_span_of(plan->sources.items[cell->as.choice].name);
    case HZ_TYPE_MONEY:
    case HZ_TYPE_USCC:
        return hz_plain(cell->text, room, 128, &len) ? (hz_span){room, len} : cell->text;
    default:
        return cell->text;
    }
}

static void fill_cells(hz_row_writer *r, const hz_row *row, const hz_plan *plan)
{
    for (size_t i = 0; i < r->labels.count; i++) {
        r->cells[i] = hz_span_of("");
    }
    for (size_t i = 0; i < row->record->count && i < row->binding->count; i++) {
        size_t place = r->places[i];
        int column = row->binding->columns[i];
        if (place == SIZE_MAX) {
            continue;
        }
        r->cells[place] = hz_span_trim(row->record->fields[i]);
        if (column != HZ_COL_NONE) {
            hz_cell cell;
            hz_cell_read(&cell, hz_column_get((hz_column)column)->type, plan, r->cells[place]);
            r->cells[place] = hz_cell_plain(&cell, (hz_column)column, plan, r->rooms[place]);
        }
    }
}

int hz_row_writer_put(hz_row_writer *rows, const hz_row *row, const hz_plan *plan,
                      const hz_span *extras, hz_diag *err)
{
    if (hz_row_writer_begin(rows, row, err) != 0) {
        return -1;
    }
    fill_cells(rows, row, plan);
    for (size_t e = 0; e < rows->extra_count; e++) {
        rows->cells[rows->labels.count + e] = extras[e];
    }
    return hz_writer_row(rows->writer, rows->cells, err);
}
