#include "base/intern.h"
#include "base/nearest.h"
#include "base/scan.h"
#include "check/dispatch_check.h"
#include "check/ids.h"
#include "text/convert.h"
#include <hazard/message.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Where a number was first met. */
struct place {
    size_t file; /* in `files` */
    uint64_t line;
};

struct hz_checker {
    const hz_plan *plan;
    hz_date today;
    hz_sink sink;
    const struct scan_way *way;
    uint64_t rows;
    struct intern ids;
    struct intern files;
    struct place *places; /* one for each of ids */
    size_t place_cap;
    struct dispatch_check dispatch;
};

int hz_checker_new(const hz_plan *plan, hz_date today, hz_sink sink, hz_checker **checker)
{
    hz_checker *c = calloc(1, sizeof *c);
    if (c == NULL) {
        return -1;
    }
    c->plan = plan;
    c->today = today;
    c->sink = sink;
    c->way = scan_best();
    *checker = c;
    return 0;
}

void hz_checker_free(hz_checker *checker)
{
    if (checker != NULL) {
        intern_free(&checker->ids);
        intern_free(&checker->files);
        dispatch_check_free(&checker->dispatch);
        free(checker->places);
        free(checker);
    }
}

uint64_t hz_checker_rows(const hz_checker *checker)
{
    return checker->rows;
}

/* True if @p text holds U+FFFD, put where bytes could not be read. */
static bool has_lost_bytes(hz_span text)
{
    const char *end = text.ptr + text.len;
    const char *p = memchr(text.ptr, 0xEF, text.len);
    while (p != NULL && end - p >= 3 && memcmp(p, "\xEF\xBF\xBD", 3) != 0) {
        p = memchr(p + 1, 0xEF, (size_t)(end - p - 1));
    }
    return p != NULL && end - p >= 3;
}

/* Line ends and tabs are text; what else steers a terminal or a printer is not. */
static bool has_control(hz_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == 0x7F || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            return true;
        }
    }
    return false;
}

static void check_bytes(struct row_check *rc, const struct scan_way *way)
{
    hz_span all = rc->row->record->text; /* UTF-8 where it comes from a file */
    if (all.len > 0 && way->is_clean(all)) {
        return;
    }
    for (size_t i = 0; i < rc->row->record->count; i++) {
        hz_span text = rc->row->record->fields[i];
        if (!utf8_valid(text) || has_lost_bytes(text)) {
            report_field(rc, HZ_E101, (int)i, NULL);
        }
        if (has_control(text)) {
            report_field(rc, HZ_E105, (int)i, NULL);
        }
    }
}

/*
 * Cells beyond the header do no harm while they are empty, as spreadsheets often leave them. True
 * if there are too many all the same: then no cell can be told to stand under its own column.
 */
static bool check_cell_count(struct row_check *rc)
{
    const hz_record *record = rc->row->record;
    size_t count = record->count;
    while (count > rc->row->binding->count && hz_span_trim(record->fields[count - 1]).len == 0) {
        count--;
    }
    if (count != rc->row->binding->count) {
        char detail[128];
        hz_diag diag;
        (void)snprintf(detail, sizeof detail, hz_translate("the row has %zu cells, the header %zu"),
                       count, rc->row->binding->count);
        hz_record_diag(&diag, HZ_E106, rc->row->file, record, 0, detail);
        rc->errors++;
        rc->sink.fn(rc->sink.ctx, &diag);
    }
    return count > rc->row->binding->count;
}

static void check_unlabelled(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    for (size_t i = 0; i < binding->count && i < rc->row->record->count; i++) {
        if (binding->labels[i][0] == '\0' && hz_span_trim(rc->row->record->fields[i]).len > 0) {
            report_field(rc, HZ_E111, (int)i, NULL);
        }
    }
}

/* A label that is nearly one of the missing columns was most likely meant to be it. */
static void check_unknown_label(struct row_check *rc, size_t field)
{
    hz_span label = hz_span_of(rc->row->binding->labels[field]);
    const char *nearest = hz_column_nearest(label);
    int column = hz_column_find(hz_span_of(nearest));
    size_t distance = edit_distance(label, hz_span_of(nearest));
    if (rc->row->binding->fields[column] < 0 && distance <= 1) {
        report_field(rc, HZ_W110, (int)field, nearest);
    }
}

static void check_header(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    for (size_t i = 0; i < binding->count; i++) {
        int column = binding->columns[i];
        if (column == HZ_COL_NONE && binding->labels[i][0] != '\0') {
            check_unknown_label(rc, i);
        } else if (column != HZ_COL_NONE && binding->fields[column] != (int)i) {
            char letters[8];
            hz_column_letters((uint32_t)binding->fields[column] + 1, letters);
            report_field(rc, HZ_E109, (int)i, letters);
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (hz_column_get((hz_column)c)->need != HZ_NEED_OPTIONAL && binding->fields[c] < 0) {
            report(rc, HZ_E108, (hz_column)c, NULL);
        }
    }
}

static int remember(hz_checker *c, size_t number, const char *file, uint64_t line)
{
    if (number >= c->place_cap) {
        size_t cap = c->place_cap == 0 ? 64 : c->place_cap * 2;
        struct place *places = realloc(c->places, cap * sizeof *places);
        if (places == NULL) {
            return -1;
        }
        c->places = places;
        c->place_cap = cap;
    }
    size_t file_number = intern_put(&c->files, hz_span_of(file));
    c->places[number] = (struct place){file_number, line};
    return file_number == SIZE_MAX ? -1 : 0;
}

/* Remembers where a number stands; @p first: where it stood already, or NULL. */
static int know_id(hz_checker *c, hz_span id, const char *file, uint64_t line,
                   const struct place **first)
{
    char plain[PLAIN_ID];
    size_t known = c->ids.count;
    size_t number = intern_put(&c->ids, plain_id(id, plain));
    if (number == SIZE_MAX) {
        return -1;
    }
    *first = number < known ? &c->places[number] : NULL;
    return number < known ? 0 : remember(c, number, file, line);
}

int hz_checker_know_id(hz_checker *checker, hz_span id, const char *file, uint64_t line)
{
    const struct place *first = NULL;
    return know_id(checker, id, file, line, &first);
}

static int check_id(hz_checker *c, struct row_check *rc)
{
    hz_span id = rc->hazard->cells[HZ_COL_ID].text;
    const struct place *first = NULL;
    if (id.len == 0) {
        return 0; /* hazard-add gives one */
    }
    if (know_id(c, id, rc->row->file, rc->row->record->line, &first) != 0) {
        return -1;
    }
    if (first != NULL) {
        char place[256];
        hz_span file = intern_get(&c->files, first->file);
        (void)snprintf(place, sizeof place, "%.*s:%" PRIu64, (int)file.len, file.ptr, first->line);
        report(rc, HZ_E210, HZ_COL_ID, place);
    }
    return 0;
}

static void check_damage(struct row_check *rc)
{
    hz_diag diag;
    hz_damage_diag(&diag, rc->row->file, rc->row->record);
    if (rc->row->record->damaged < rc->row->binding->count) {
        const char *label = rc->row->binding->labels[rc->row->record->damaged];
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(label));
    }
    rc->errors++;
    rc->sink.fn(rc->sink.ctx, &diag);
}

int hz_check_row(hz_checker *checker, const hz_row *row, size_t *errors)
{
    hz_hazard hazard;
    struct row_check rc = {checker->plan, checker->today, row, &hazard, checker->sink, 0};
    int result = 0;
    if (row->is_dispatch && row->record->damage == HZ_WHOLE) {
        checker->rows += row->is_header ? 0 : 1;
        result = dispatch_check_row(&checker->dispatch, &rc);
    } else if (row->is_header) {
        check_header(&rc);
    } else if (row->record->damage != HZ_WHOLE) {
        checker->rows++;
        check_damage(&rc); /* what its cells hold cannot be told */
    } else {
        checker->rows++;
        hz_hazard_read(&hazard, row, checker->plan, UINT64_MAX);
        check_bytes(&rc, checker->way);
        if (!check_cell_count(&rc)) {
            check_unlabelled(&rc);
            result = check_id(checker, &rc);
            run_row_checks(&rc);
        }
    }
    *errors = rc.errors;
    return result;
}
