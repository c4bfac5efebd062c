/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/diag.h"
#include "workflow/update.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char doubt_label[] = "疑点";

struct update_line update_line_of(const struct received_row *given, hz_column column)
{
    return (struct update_line){.given = given,
                                .id = hz_row_text(&given->row, HZ_COL_ID),
                                .enterprise = hz_row_text(&given->row, HZ_COL_ENTERPRISE),
                                .area = given->area,
                                .column = column,
                                .after = hz_row_text(&given->row, column)};
}

void update_place(const struct update_job *job, uint64_t line, char place[600])
{
    (void)snprintf(place, 600, "%s:%" PRIu64, job->session->ledger, line);
}

/* Where the cell is: FILE:LINE, or FILE:SHEET!CELL of a workbook. */
static void format_source(const struct update_line *line, char place[700])
{
    char cell[32] = "";
    hz_diag diag;
    if (line->given == NULL) {
        (void)snprintf(place, 700, "%s", line->file == NULL ? "" : line->file);
        return;
    }
    hz_row_diag(&diag, (hz_code)0, &line->given->row, /* for the cell alone */
                line->column < 0 ? HZ_COL_DESCRIPTION : line->column, NULL);
    diag_cell(&diag, cell);
    if (diag.sheet[0] != '\0' && cell[0] != '\0') {
        (void)snprintf(place, 700, "%s:%s!%s", diag.file, diag.sheet, cell);
    } else if (diag.sheet[0] != '\0') {
        (void)snprintf(place, 700, "%s:%s:%" PRIu64, diag.file, diag.sheet, diag.record);
    } else {
        (void)snprintf(place, 700, "%s:%" PRIu64, diag.file, line->given->record.line);
    }
}

enum { COLUMNS = 9 };

static bool add_cells(struct result_list *list, const hz_span cells[COLUMNS], bool doubtful)
{
    size_t first = list->count * COLUMNS;
    if (!array_reserve(&list->ends, &list->end_cap, first + COLUMNS, sizeof *list->ends) ||
        !array_reserve(&list->doubtful, &list->doubtful_cap, list->count + 1,
                       sizeof *list->doubtful)) {
        return false;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!buf_add_span(&list->text, cells[i])) {
            return false;
        }
        list->ends[first + i] = list->text.len;
    }
    list->doubtful[list->count++] = doubtful;
    return true;
}

int update_result_write(struct update_job *job, const struct update_line *line)
{
    char place[700];
    char text[1500] = "";
    const hz_names *areas = &job->session->plan->areas;
    const char *label = line->label != NULL ? line->label
                        : line->column >= 0 ? hz_column_get(line->column)->label
                                            : "";
    if (line->diag != NULL) {
        hz_diag_text(line->diag, HZ_PART_MESSAGE, job->update.language, text, sizeof text);
    }
    format_source(line, place);
    const hz_span cells[COLUMNS] = {
        line->id,
        hz_span_of(line->area < 0 ? "" : areas->items[line->area].name),
        line->enterprise,
        hz_span_of(label),
        line->before,
        line->after,
        hz_span_of(line->what),
        hz_span_of(text),
        hz_span_of(place),
    };
    return add_cells(&job->result, cells, strcmp(line->what, doubt_label) == 0)
               ? 0
               : error_no_memory(job->err, job->session->ledger);
}

static size_t count_refused(const struct update_job *job)
{
    size_t refused = 0;
    for (size_t f = 0; f < job->received.file_count; f++) {
        refused += job->received.files[f].is_refused ? 1 : 0;
    }
    return refused;
}

/* The title and the sums, for people. */
static int write_head(struct update_job *job)
{
    int year = 0;
    int month = 0;
    int day = 0;
    char title[256];
    char sums[512];
    hz_diag note;
    hz_date_split(job->session->today, &year, &month, &day);
    (void)snprintf(title, sizeof title, "%s重大事故隐患台账更新情况（截至%d年%d月%d日）",
                   job->session->plan->county, year, month, day);
    hz_diag_set(&note, HZ_N829, job->session->ledger, NULL);
    diag_arg_number(&note, "files", job->received.file_count);
    diag_arg_number(&note, "refused", count_refused(job));
    diag_arg_number(&note, "added", job->added);
    diag_arg_number(&note, "changed", job->changes);
    diag_arg_number(&note, "doubts", job->doubts);
    sink_emit(job->session->sink, &note);
    hz_diag_text(&note, HZ_PART_MESSAGE, job->update.language, sums, sizeof sums);
    hz_writer *writer = job->session->writer;
    return writer == NULL || (hz_writer_text(writer, HZ_TEXT_TITLE, title, job->err) == 0 &&
                              hz_writer_text(writer, HZ_TEXT_PARAGRAPH, sums, job->err) == 0)
               ? 0
               : -1;
}

static int write_lines(struct update_job *job, bool doubtful)
{
    const struct result_list *list = &job->result;
    hz_span cells[COLUMNS];
    size_t at = 0;
    for (size_t i = 0; i < list->count; i++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            size_t end = list->ends[i * COLUMNS + c];
            cells[c] = (hz_span){list->text.ptr == NULL ? "" : list->text.ptr + at, end - at};
            at = end;
        }
        if (list->doubtful[i] == doubtful &&
            hz_writer_row(job->session->writer, cells, job->err) != 0) {
            return -1;
        }
    }
    return 0;
}

int update_result_finish(struct update_job *job)
{
    static const char *const texts[COLUMNS] = {"隐患编号", "乡镇", "企业名称", "栏目", "原值",
                                               "新值",     "办理", "说明",     "出处"};
    hz_span labels[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        labels[i] = hz_span_of(texts[i]);
    }
    if (write_head(job) != 0) {
        return -1;
    }
    if (job->session->writer == NULL) {
        return 0;
    }
    return hz_writer_table(job->session->writer, labels, COLUMNS, job->err) == 0 &&
                   write_lines(job, true) == 0 && write_lines(job, false) == 0
               ? 0
               : -1;
}

void update_result_free(struct update_job *job)
{
    buf_free(&job->result.text);
    free(job->result.ends);
    free(job->result.doubtful);
}

int update_result_doubt(struct update_job *job, const struct update_line *line)
{
    struct update_line doubt = *line;
    doubt.what = doubt_label;
    job->doubts++;
    sink_emit(job->session->sink, line->diag);
    return update_result_write(job, &doubt);
}
