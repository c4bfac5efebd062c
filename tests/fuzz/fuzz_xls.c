/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes as an old workbook: rows in their order, cells in UTF-8, or a refusal that says why. */
#include "fuzz.h"
#include "table/convert.h"
#include "table/workbook.h"

static void check_row(const struct sheet_row *row, uint64_t *last)
{
    REQUIRE(row->number > *last && row->count > 0);
    REQUIRE(row->count <= SHEET_COLUMNS && row->number <= SHEET_ROWS);
    for (size_t i = 0; i < row->count; i++) {
        REQUIRE(utf8_valid(row->cells[i]));
    }
    *last = row->number;
}

static void read_sheet(void *book, size_t sheet, struct sheet_row *row)
{
    hz_error err = {0};
    uint64_t last = 0;
    int found = workbook_xls.begin(book, sheet, false, &err) == 0 ? 1 : -1;
    while (found > 0) {
        found = workbook_xls.next(book, row, &err);
        if (found > 0) {
            check_row(row, &last);
        }
    }
    REQUIRE(found == 0 || err.code == HZ_E134 || err.code == HZ_E135 || err.code == HZ_E104);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_file file;
    struct sheet_row row = {0};
    void *book = NULL;
    hz_error err = {0};
    fuzz_file_open(&file, (hz_span){(const char *)data, size});
    if (workbook_xls.open(file.fd, &book, &err) == 0) {
        REQUIRE(workbook_xls.count(book) > 0);
        for (size_t i = 0; i < workbook_xls.count(book); i++) {
            REQUIRE(utf8_valid(hz_span_of(workbook_xls.sheet_name(book, i))));
            read_sheet(book, i, &row);
        }
        workbook_xls.close(book);
    } else {
        REQUIRE(err.code == HZ_E134 || err.code == HZ_E135 || err.code == HZ_E115);
    }
    sheet_row_free(&row);
    fuzz_file_close(&file);
    return 0;
}
