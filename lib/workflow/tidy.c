/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Files are read twice: first for what repairs need to know of a whole table and for the columns of
 * the one table that is written, then to repair, check and write the rows.
 */
#include "base/array.h"
#include "base/catalog.h"
#include "base/options.h"
#include "base/span.h"
#include "check/check.h"
#include "output/row_writer.h"
#include "workflow/tidy_tables.h"
#include <hazard/tidy.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct tidy_job {
    const hz_plan *plan;
    hz_tidy_options options;
    hz_rows *rows;
    hz_row_writer *out;
    hz_checker *checker;
    hz_error *err;
    struct tidy_tables tables;
    bool writes;                    /* the files are read for the second time */
    size_t at;                      /* the table being written */
    const struct tidy_table *table; /* the same */
    bool is_useless;                /* its rows cannot be written */
    bool is_misplaced;              /* the cells of the row are perhaps not under their labels */
    uint64_t left_out;              /* rows of the file */
    uint64_t reformed;              /* cells of the file that got another form */
    const char *file;
    hz_hazard hazard;
    struct repairs repairs;
    hz_row row; /* as it is written */
    hz_record record;
    hz_span *fields;
    size_t field_cap;
    uint64_t *lines;
    size_t line_cap;
};

static int no_memory(const struct tidy_job *job)
{
    return error_no_memory(job->err, NULL);
}

/* True of what makes it uncertain under which labels the cells of a row, or of a table, are. */
static bool misplaces_cells(hz_code code)
{
    return code == HZ_E102 || code == HZ_E103 || code == HZ_E106 || code == HZ_E109;
}

/* Findings of the reader and of the checker: errors, and what concerns the labels. */
static void on_finding(void *ctx, const hz_diag *diag)
{
    enum { FIRST_OF_VALUES = 200 };
    struct tidy_job *job = ctx;
    job->is_misplaced = job->is_misplaced || misplaces_cells(diag->code);
    if (hz_code_severity(diag->code) == HZ_ERROR || (int)diag->code < FIRST_OF_VALUES) {
        sink_emit(job->options.sink, diag);
    }
}

/* In the first reading, texts of rows that are skipped may name the township. */
static void on_skipped(void *ctx, const hz_diag *diag)
{
    struct tidy_job *job = ctx;
    if (job->writes || diag->code == HZ_N645) {
        sink_emit(job->options.sink, diag);
    } else if (diag->code == HZ_N121 || diag->code == HZ_N122 || diag->code == HZ_N123) {
        tidy_tables_add_outside(&job->tables, hz_span_of(diag->value));
    }
}

/* First reading */

static hz_span sheet_of(const hz_row *row)
{
    return hz_span_of(row->record->sheet == NULL ? "" : row->record->sheet);
}

/* Reads and repairs a row. A zero report (零报告) has no values, but is kept for the roll-up. */
static void read_row(struct tidy_job *job, const hz_row *row, const struct table_facts *facts)
{
    hazard_clear(&job->hazard);
    if (row->is_zero) {
        job->repairs = (struct repairs){.hazard = &job->hazard};
        return;
    }
    hazard_read(&job->hazard, row, job->plan, UINT64_MAX);
    repairs_find(&job->repairs, job->plan, row, &job->hazard, facts);
}

static int note_row(void *ctx, const hz_row *row)
{
    struct tidy_job *job = ctx;
    static const struct table_facts nothing = {.area = AREA_NONE, .outside = AREA_NONE};
    if (row->is_header) {
        if (!tidy_tables_add_header(&job->tables, row)) {
            return no_memory(job);
        }
        tidy_tables_add_outside(&job->tables, row->title);
        tidy_tables_add_outside(&job->tables, sheet_of(row));
        return 0;
    }
    if (!row_has_surplus(row)) {
        read_row(job, row, &nothing);
        tidy_tables_add_row(&job->tables, row, &job->repairs);
    }
    return 0;
}

/* The row as it is written, all of its cells empty. */
static bool begin_row(struct tidy_job *job, const hz_row *row, const struct tidy_table *table)
{
    size_t count = table->binding.count;
    if (!array_reserve(&job->fields, &job->field_cap, count + 1, sizeof *job->fields)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        job->fields[i] = hz_span_of("");
    }
    job->row = row == NULL ? (hz_row){.file = table->file} : *row;
    job->record = row == NULL ? (hz_record){.lines = 1} : *row->record;
    job->record.fields = job->fields;
    job->record.count = count;
    job->record.text = (hz_span){"", 0};
    job->row.record = &job->record;
    job->row.binding = &table->binding;
    return true;
}

/* Makes the columns of all tables those of the one that is written. */
static int expect_columns(struct tidy_job *job)
{
    for (size_t t = 0; t < job->tables.count; t++) {
        const struct tidy_table *table = &job->tables.items[t];
        if (!begin_row(job, NULL, table)) {
            return no_memory(job);
        }
        for (size_t i = 0; i < table->fields; i++) {
            job->fields[i] = hz_span_of(tidy_table_has_text(table, i) ? "x" : "");
        }
        if (row_writer_expect_row(job->out, &job->row, job->err) != 0) {
            return -1;
        }
    }
    return row_writer_order_columns(job->out) ? 0 : no_memory(job);
}

/* Second reading */

/* The lines of the cells, where the record has them; cells that it lacks are on its first. */
static bool copy_lines(struct tidy_job *job, const hz_record *record)
{
    if (record->field_lines == NULL) {
        return true;
    }
    if (!array_reserve(&job->lines, &job->line_cap, job->record.count + 1, sizeof *job->lines)) {
        return false;
    }
    for (size_t i = 0; i < job->record.count; i++) {
        job->lines[i] = i < record->count ? record->field_lines[i] : record->line;
    }
    job->record.field_lines = job->lines;
    return true;
}

static void report_number(const struct tidy_job *job, hz_code code, uint64_t number)
{
    char digits[24];
    hz_diag diag;
    if (number > 0) {
        (void)snprintf(digits, sizeof digits, "%" PRIu64, number);
        hz_diag_set(&diag, code, job->file, digits);
        sink_emit(job->options.sink, &diag);
    }
}

static void end_file(struct tidy_job *job)
{
    if (job->file != NULL) {
        report_number(job, HZ_N291, job->reformed);
        report_number(job, HZ_W292, job->left_out);
    }
    job->reformed = job->left_out = 0;
}

static int check_row(struct tidy_job *job)
{
    size_t errors = 0;
    job->is_misplaced = false;
    return hz_checker_check(job->checker, &job->row, &errors, job->err);
}

static void begin_file(struct tidy_job *job, const hz_row *row)
{
    hz_diag diag;
    end_file(job);
    job->file = row->file;
    if (row->title.len > 0) {
        hz_record_diag(&diag, HZ_N126, row->file, row->record, 0, NULL);
        diag.column = 0;
        hz_diag_copy(diag.value, sizeof diag.value, row->title);
        sink_emit(job->options.sink, &diag);
    }
}

static int write_header(struct tidy_job *job, const hz_row *row)
{
    if (row->file != job->file) {
        begin_file(job, row);
    }
    job->table = tidy_tables_find(&job->tables, &job->at, row);
    if (job->table == NULL) {
        hz_diag_set(job->err, HZ_E005, row->file, NULL);
        return -1;
    }
    if (!begin_row(job, row, job->table) || !copy_lines(job, row->record)) {
        return no_memory(job);
    }
    for (size_t i = 0; i < job->record.count; i++) {
        job->fields[i] = hz_span_of(job->table->binding.labels[i]);
    }
    int result = check_row(job);
    job->is_useless = job->is_misplaced;
    return result;
}

/* Reports a change, or counts it. */
static void report(struct tidy_job *job, const hz_row *row, const struct repair *item)
{
    enum { FORM = 13 };
    char rule[8];
    hz_diag place;
    bool confirm = repair_rule_confirm(item->rule);
    const hz_repair repair = {&place, item->before, item->after, rule, repair_rule_text(item->rule),
                              confirm};
    if (job->options.repaired == NULL && item->rule == FORM) {
        job->reformed++;
        return;
    }
    (void)snprintf(rule, sizeof rule, "R%d", item->rule);
    repair_place(item, row, &place);
    diag_arg_span(&place, "after", item->after);
    diag_arg(&place, "rule", rule);
    diag_arg_message(&place, confirm ? "basis" : "reason", repair.reason);
    if (confirm) {
        diag_arg_message(&place, "reason", N_("{basis}; confirm it"));
    }
    if (job->options.repaired == NULL) {
        sink_emit(job->options.sink, &place);
    } else {
        job->options.repaired(job->options.repaired_ctx, &repair);
    }
}

/* Puts the cells of @p row and what its repairs changed into the row that is written. */
static int fill_row(struct tidy_job *job, const hz_row *row)
{
    const struct tidy_table *table = job->table;
    if (!begin_row(job, row, table) || !copy_lines(job, row->record)) {
        return no_memory(job);
    }
    for (size_t i = 0; i < table->fields && i < row->record->count; i++) {
        job->fields[i] = tidy_table_drops(table, i) ? hz_span_of("") : row->record->fields[i];
    }
    for (size_t i = 0; i < job->repairs.count; i++) {
        const struct repair *item = &job->repairs.items[i];
        job->fields[table->binding.fields[item->column]] = item->after;
    }
    return 0;
}

/* Checks a row that is not written: of its cells, or of its table, it is not certain what they are.
 */
static int leave_out(struct tidy_job *job, const hz_row *row)
{
    size_t errors = 0;
    job->left_out++;
    return hz_checker_check(job->checker, row, &errors, job->err);
}

static int write_row(void *ctx, const hz_row *row)
{
    struct tidy_job *job = ctx;
    if (row->is_header) {
        return write_header(job, row);
    }
    if (job->is_useless || row_has_surplus(row)) {
        return leave_out(job, row);
    }
    read_row(job, row, &job->table->facts);
    if (fill_row(job, row) != 0 || (!row->is_zero && check_row(job) != 0)) {
        return -1;
    }
    if (!row->is_zero && job->is_misplaced) {
        job->left_out++;
        return 0;
    }
    for (size_t i = 0; i < job->repairs.count; i++) {
        report(job, row, &job->repairs.items[i]);
    }
    return hz_row_writer_add(job->out, &job->row, NULL, job->err);
}

/* The second reading. A table without rows is written too. */
static int write_rows(struct tidy_job *job)
{
    job->writes = true;
    if (job->tables.count > 0) {
        if (!begin_row(job, NULL, &job->tables.items[0])) {
            return no_memory(job);
        }
        job->row.is_header = true;
        if (hz_row_writer_add(job->out, &job->row, NULL, job->err) != 0) {
            return -1;
        }
    }
    int result = rows_each_again(job->rows, write_row, job, job->err);
    end_file(job);
    return result;
}

static int tidy(struct tidy_job *job, const char *const *files, size_t count, hz_writer *writer)
{
    const hz_sink findings = {on_finding, job};
    const hz_rows_options reading = {.size = sizeof reading,
                                     .flags = HZ_ROWS_MAY_BE_EMPTY | HZ_ROWS_REWIND |
                                              HZ_ROWS_SKIP_INVALID | HZ_ROWS_ABOVE |
                                              HZ_ROWS_UNIQUE_FILES | HZ_ROWS_ZERO_REPORTS,
                                     .sink = {on_skipped, job},
                                     .plan = job->plan};
    const hz_row_writer_options writing = {.size = sizeof writing, .plan = job->plan};
    if (hz_row_writer_new(writer, &writing, &job->out, job->err) != 0 ||
        hz_checker_new(job->plan, job->options.today, findings, &job->checker, job->err) != 0 ||
        hz_rows_open(files, count, &reading, &job->rows, job->err) != 0 ||
        rows_each_again(job->rows, note_row, job, job->err) != 0) {
        return -1;
    }
    if (!tidy_tables_end(&job->tables)) {
        return no_memory(job);
    }
    return expect_columns(job) == 0 ? write_rows(job) : -1;
}

int hz_tidy_write(const char *const *files, size_t count, const hz_plan *plan,
                  const hz_tidy_options *options, hz_writer *writer, hz_error *err)
{
    struct tidy_job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        return error_no_memory(err, NULL);
    }
    job->plan = job->tables.plan = plan;
    job->err = err;
    int result = options_copy(&job->options, sizeof job->options, options, err);
    if (job->options.today == 0 || job->options.today == HZ_NO_DATE) {
        job->options.today = hz_date_today();
    }
    result = result == 0 ? tidy(job, files, count, writer) : result;
    hz_rows_close(job->rows);
    hz_row_writer_free(job->out);
    hz_checker_free(job->checker);
    tidy_tables_free(&job->tables);
    free(job->fields);
    free(job->lines);
    free(job);
    return result;
}
