#include <hazard/hazard.h>

void hz_report_unreadable(const hz_row *row, const hz_hazard *hazard, hz_sink sink)
{
    bool undated = hazard->cells[HZ_COL_FOUND_ON].fault == HZ_VALUE_EMPTY;
    uint64_t wrong = hazard->wrong | (undated ? HZ_BIT(HZ_COL_FOUND_ON) : 0);
    for (int c = 0; (wrong >> c) != 0; c++) {
        hz_fault fault = hazard->cells[c].fault;
        hz_type type = hz_column_get((hz_column)c)->type;
        bool counts = type == HZ_TYPE_DATE || type == HZ_TYPE_MONEY;
        if (!counts || (wrong & HZ_BIT(c)) == 0) {
            continue;
        }
        hz_code code = c == HZ_COL_FOUND_ON ? HZ_W603 : HZ_W604;
        hz_diag diag;
        hz_row_diag(&diag, code, row, (hz_column)c,
                    hz_fault_text(fault == HZ_EXCEL_DAY ? HZ_NOT_A_DATE : fault));
        sink.fn(sink.ctx, &diag);
    }
}
