/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "workflow/update.h"
#include <inttypes.h>
#include <stdio.h>

int update_result_begin(struct update_job *job)
{
    static const char *const texts[] = {"隐患编号", "乡镇", "企业名称", "栏目", "原值",
                                        "新值",     "办理", "说明",     "出处"};
    enum { COUNT = sizeof texts / sizeof texts[0] };
    hz_span labels[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        labels[i] = hz_span_of(texts[i]);
    }
    return job->session->writer == NULL
               ? 0
               : hz_writer_table(job->session->writer, labels, COUNT, job->err);
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
    place[0] = '\0';
    if (line->given == NULL) {
        return;
    }
    hz_row_diag(&diag, HZ_N821, &line->given->row,
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

int update_result_write(struct update_job *job, const struct update_line *line)
{
    char place[700];
    char text[1500] = "";
    const hz_names *areas = &job->session->plan->areas;
    const char *label = line->label != NULL ? line->label
                        : line->column >= 0 ? hz_column_get(line->column)->label
                                            : "";
    if (job->session->writer == NULL) {
        return 0;
    }
    if (line->diag != NULL) {
        hz_diag_text(line->diag, HZ_PART_MESSAGE, job->update.language, text, sizeof text);
    }
    format_source(line, place);
    const hz_span cells[] = {line->id,
                             hz_span_of(line->area < 0 ? "" : areas->items[line->area].name),
                             line->enterprise,
                             hz_span_of(label),
                             line->before,
                             line->after,
                             hz_span_of(line->what),
                             hz_span_of(text),
                             hz_span_of(place)};
    return hz_writer_row(job->session->writer, cells, job->err);
}

int update_result_doubt(struct update_job *job, const struct update_line *line)
{
    struct update_line doubt = *line;
    doubt.what = "疑点";
    job->doubts++;
    sink_emit(job->session->sink, line->diag);
    return update_result_write(job, &doubt);
}
