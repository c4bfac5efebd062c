/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/place.h"
#include "base/diag.h"
#include <inttypes.h>
#include <stdio.h>

hz_span place_source(const hz_row *row, char buffer[PLACE_SOURCE])
{
    return place_source_of(row->file, row->record->sheet, buffer);
}

hz_span place_source_of(const char *file, const char *sheet, char buffer[PLACE_SOURCE])
{
    size_t file_len = strlen(file);
    size_t sheet_len = sheet == NULL ? 0 : strlen(sheet);
    if (sheet == NULL || file_len + 1 + sheet_len > PLACE_SOURCE) {
        return hz_span_of(file);
    }
    memcpy(buffer, file, file_len);
    buffer[file_len] = '\0'; /* separates them */
    memcpy(buffer + file_len + 1, sheet, sheet_len);
    return (hz_span){buffer, file_len + 1 + sheet_len};
}

/* Splits @p source. The sheet is empty if there is none. */
static hz_span file_of(hz_span source, hz_span *sheet)
{
    const char *end = source.len == 0 ? NULL : memchr(source.ptr, '\0', source.len);
    size_t len = end == NULL ? source.len : (size_t)(end - source.ptr);
    *sheet = end == NULL ? hz_span_of("") : (hz_span){end + 1, source.len - len - 1};
    return (hz_span){source.ptr, len};
}

void place_write(char place[PLACE_SIZE], hz_span source, uint64_t line)
{
    enum { NAME = 144 };
    char names[2][NAME];
    hz_span sheet;
    hz_span file = file_of(source, &sheet);
    hz_diag_copy(names[0], sizeof names[0], file);
    hz_diag_copy(names[1], sizeof names[1], sheet);
    (void)snprintf(place, PLACE_SIZE, "%s:%s%s%" PRIu64, names[0], names[1],
                   sheet.len > 0 ? "!" : "", line);
}

void place_diag(hz_diag *diag, hz_code code, hz_span source, uint64_t line)
{
    hz_span sheet;
    hz_span file = file_of(source, &sheet);
    hz_diag_set(diag, code, NULL, NULL);
    hz_diag_copy(diag->file, sizeof diag->file, file);
    hz_diag_copy(diag->sheet, sizeof diag->sheet, sheet);
    diag->line = line;
}
