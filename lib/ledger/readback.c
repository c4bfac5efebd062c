/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/readback.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "rows/rows.h"
#include "schema/binding.h"

static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ UINT64_C(0xA0761D6478BD642F)) * (b ^ UINT64_C(0xE7037ED1A0B428DB));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t mix_text(uint64_t h, hz_span text)
{
    uint64_t word = 0;
    h = mix(h, text.len);
    while (text.len >= sizeof word) {
        memcpy(&word, text.ptr, sizeof word);
        h = mix(h, word);
        text = (hz_span){text.ptr + sizeof word, text.len - sizeof word};
    }
    word = 0;
    if (text.len > 0) {
        memcpy(&word, text.ptr, text.len);
    }
    return mix(h, word);
}

uint64_t labels_digest_add(uint64_t digest, const char *label)
{
    return mix_text(digest, hz_span_of(label));
}

/* In YAML each row has columns of its own, in any order, and empty cells are not written. */
static uint64_t digest_row(const hz_binding *binding, const hz_span *cells, size_t count, bool yaml)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        hz_span text = span_trim(cells[i]);
        bool labelled = yaml && i < binding->count;
        uint64_t column = labelled ? mix_text(0, hz_span_of(binding->labels[i])) : i;
        sum += text.len == 0 ? 0 : mix_text(mix(column, 1), text);
    }
    return sum;
}

void rows_digest_add(struct rows_digest *rows, const hz_binding *binding, const hz_span *cells,
                     size_t count, bool yaml)
{
    rows->digest_before = rows->digest;
    rows->last_before = rows->last;
    rows->digest = mix(rows->digest, rows->last);
    rows->last = digest_row(binding, cells, count, yaml);
    rows->count++;
}

void rows_digest_replace_last(struct rows_digest *rows, const hz_binding *binding,
                              const hz_span *cells, size_t count, bool yaml)
{
    rows->last = digest_row(binding, cells, count, yaml);
}

void rows_digest_end_table(struct rows_digest *rows, uint64_t labels)
{
    rows->digest = mix(mix(rows->digest, rows->last), labels);
    rows->last = 0;
}

/* The digest of the labels of a header; 0: of YAML, which has none. */
static uint64_t digest_header(const hz_row *header)
{
    uint64_t labels = LABELS_DIGEST_FIRST;
    for (size_t i = 0; i < header->binding->count; i++) {
        labels = labels_digest_add(labels, header->binding->labels[i]);
    }
    return header->layout.yaml ? 0 : labels;
}

void rows_digest_remove_last(struct rows_digest *rows)
{
    rows->digest = rows->digest_before;
    rows->last = rows->last_before;
    rows->count--;
}

static int compare(hz_rows *rows, const struct rows_digest *expected, hz_error *err)
{
    struct rows_digest seen = {0};
    const hz_row *row = NULL;
    uint64_t labels = 0; /* of the current table; 0: of YAML, or none */
    int found;
    while ((found = hz_rows_next(rows, &row, err)) > 0) {
        if (!row->is_header) {
            rows_digest_add(&seen, row->binding, row->record->fields, row->record->count,
                            row->layout.yaml);
            continue;
        }
        if (labels != 0) {
            rows_digest_end_table(&seen, labels);
        }
        labels = digest_header(row);
    }
    if (labels != 0) {
        rows_digest_end_table(&seen, labels);
    }
    bool same = seen.count == expected->count && seen.digest == expected->digest &&
                seen.last == expected->last;
    if (found == 0 && !same) {
        err->code = HZ_E525;
    }
    return found == 0 && same ? 0 : -1;
}

int readback_check(int fd, const char *name, const hz_plan *plan,
                   const struct rows_digest *expected, hz_error *err)
{
    hz_rows *rows = NULL;
    hz_error reading;
    if (rows_open_fd(fd, &name, plan, &rows, err) != 0) {
        return -1;
    }
    hz_diag_set(&reading, HZ_E003, name, NULL);
    int result = compare(rows, expected, &reading);
    if (result != 0 && reading.code != HZ_E003 && reading.code != HZ_E001) {
        const char *reason =
            reading.code == HZ_E525 ? N_("the rows differ") : hz_code_name(reading.code);
        hz_diag_set(err, HZ_E525, name, reason);
    } else if (result != 0) {
        *err = reading;
    }
    hz_rows_close(rows);
    return result;
}
