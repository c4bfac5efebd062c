/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The list of overdue hazards for people: few columns, under a title. */
#include "base/buf.h"
#include "base/diag.h"
#include "check/persons.h"
#include "plan/plan.h"
#include "rollup/overdue.h"
#include <stdio.h>

/* Between the number of the row and the columns of struct overdue. */
static const hz_column shown[] = {HZ_COL_ID,          HZ_COL_AREA,       HZ_COL_ENTERPRISE,
                                  HZ_COL_DESCRIPTION, HZ_COL_SECTOR,     HZ_COL_SUPERVISOR,
                                  HZ_COL_OWNER,       HZ_COL_DUE_ON,     HZ_COL_EXTENDED_TO,
                                  HZ_COL_REMINDED,    HZ_COL_REMINDED_ON};
enum { SHOWN = sizeof shown / sizeof shown[0], CELLS = SHOWN + 3 };

uint64_t overdue_list_columns(void)
{
    uint64_t columns = 0;
    for (size_t i = 0; i < SHOWN; i++) {
        columns |= HZ_BIT(shown[i]);
    }
    return columns;
}

/* What is listed: 逾期未整改. */
static void format_subject(const hz_overdue_options *options, char *out, size_t size)
{
    (void)snprintf(out, size, "%s%s", options->list_due ? "逾期和即将到期" : "逾期",
                   options->until == HZ_UNTIL_CLOSED ? "未销号" : "未整改");
}

static int write_title(hz_writer *writer, const hz_plan *plan, const hz_overdue_options *options,
                       hz_error *err)
{
    char subject[64];
    char title[256];
    char date[64];
    int year = 0;
    int month = 0;
    int day = 0;
    format_subject(options, subject, sizeof subject);
    hz_date_split(options->day, &year, &month, &day);
    (void)snprintf(title, sizeof title, "%s%s隐患%s清单", plan->county == NULL ? "" : plan->county,
                   subject, options->since == NULL ? "" : "变化");
    (void)snprintf(date, sizeof date, "截至%d年%d月%d日", year, month, day);
    return hz_writer_text(writer, HZ_TEXT_TITLE, title, err) == 0
               ? hz_writer_text(writer, HZ_TEXT_PARAGRAPH, date, err)
               : -1;
}

int overdue_list_begin(hz_writer *writer, const hz_plan *plan, const hz_overdue_options *options,
                       hz_error *err)
{
    hz_span labels[CELLS] = {hz_span_of("序号")};
    for (size_t i = 0; i < SHOWN; i++) {
        labels[1 + i] = hz_span_of(hz_column_get(shown[i])->label);
    }
    labels[1 + SHOWN] = hz_span_of(OVERDUE_DAYS_LABEL);
    labels[2 + SHOWN] = hz_span_of(OVERDUE_STEP_LABEL);
    return write_title(writer, plan, options, err) == 0
               ? hz_writer_table(writer, labels, CELLS, err)
               : -1;
}

int overdue_list_none(hz_writer *writer, const hz_plan *plan, const hz_overdue_options *options,
                      uint64_t left_out, hz_error *err)
{
    char subject[64];
    char text[256];
    const char *added = options->since == NULL ? "" : "新增的或应升级措施的";
    format_subject(options, subject, sizeof subject);
    (void)snprintf(text, sizeof text, "无%s%s的隐患。", added, subject);
    if (left_out > 0) {
        (void)snprintf(text, sizeof text, "%llu行无法判断，未列入；其余各行中无%s%s的隐患。",
                       (unsigned long long)left_out, added, subject);
    }
    return write_title(writer, plan, options, err) == 0
               ? hz_writer_text(writer, HZ_TEXT_PARAGRAPH, text, err)
               : -1;
}

int overdue_list_add(hz_writer *writer, const hz_plan *plan, const hz_hazard *hazard,
                     const struct overdue *overdue, uint64_t number, hz_error *err)
{
    char buffers[SHOWN][CELL_SIZE];
    struct buf owner = {0};
    char digits[24];
    char days[16];
    (void)snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    (void)snprintf(days, sizeof days, "%d", overdue->days);
    hz_span cells[CELLS] = {hz_span_of(digits)};
    for (size_t i = 0; i < SHOWN; i++) {
        cells[1 + i] = cell_format(&hazard->cells[shown[i]], shown[i], plan, buffers[i]);
        if (shown[i] == HZ_COL_OWNER) {
            if (!buf_add_span(&owner, cells[1 + i])) {
                return error_no_memory(err, NULL);
            }
            mask_phones(owner.ptr, owner.len); /* lists are mailed and posted */
            cells[1 + i] = buf_span(&owner);
        }
    }
    cells[1 + SHOWN] = hz_span_of(days);
    cells[2 + SHOWN] = hz_span_of(overdue_step(overdue, plan));
    int result = hz_writer_row(writer, cells, err);
    buf_free(&owner);
    return result;
}
