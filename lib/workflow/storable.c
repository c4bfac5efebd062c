/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/storable.h"
#include "base/characters.h"
#include "base/diag.h"
#include "check/ids.h"
#include "output/format.h"
#include <stdio.h>

enum { LONGEST_NUMBER = 64 }; /* a row without a number still gets one */

static void report(const hz_row *row, hz_code code, size_t field, const char *detail, hz_sink sink)
{
    hz_diag diag;
    hz_record_diag(&diag, code, row->file, row->record, field, detail);
    if (field < row->binding->count) {
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(row->binding->labels[field]));
    }
    sink_emit(sink, &diag);
}

/* In YAML U+0085, U+2028 and U+2029 end a line, and its reader replaces them by a space. */
static bool has_separator(hz_span text, char name[16])
{
    while (text.len > 0) {
        uint32_t c = next_character(&text);
        if (c == 0x85 || c == 0x2028 || c == 0x2029) {
            name_character(c, name);
            return true;
        }
    }
    return false;
}

static size_t check_id(const hz_row *row, hz_sink sink)
{
    char detail[32];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    bool odd = odd_in_id(id, detail);
    if (!odd && id.len <= PLAIN_ID) {
        return 0;
    }
    if (!odd) {
        (void)snprintf(detail, sizeof detail, "%d", PLAIN_ID);
    }
    report(row, odd ? HZ_E522 : HZ_E523, (size_t)row->binding->fields[HZ_COL_ID], detail, sink);
    return 1;
}

static size_t longest_field(const hz_record *record)
{
    size_t longest = 0;
    for (size_t i = 1; i < record->count; i++) {
        longest = record->fields[i].len > record->fields[longest].len ? i : longest;
    }
    return longest;
}

size_t storable_check(const struct ledger *ledger, const hz_row *row, const hz_span *cells,
                      size_t cell_count, hz_sink sink, struct buf *scratch)
{
    const hz_record *record = row->record;
    size_t count = check_id(row, sink);
    for (size_t i = 0; i < record->count && ledger_is_yaml(ledger); i++) {
        char name[16];
        if (has_separator(record->fields[i], name)) {
            report(row, HZ_E524, i, name, sink);
            count++;
        }
    }
    scratch->len = 0;
    if (!csv_record(scratch, cells, cell_count, ',', "\r\n")) {
        return SIZE_MAX;
    }
    if (scratch->len + LONGEST_NUMBER > HZ_RECORD_MAX) {
        report(row, HZ_E526, longest_field(record), "1 MiB", sink);
        count++;
    }
    return count;
}
