/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/readback.h"
#include "base/message.h"
#include "base/text_domain.h"
#include "rows/open.h"
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

static uint64_t digest_labels(struct rows_seen *seen, const hz_binding *binding)
{
    if (seen->labels == 0 || !digest_is(&seen->table, &binding->digest)) {
        seen->table = binding->digest;
        seen->labels = 1;
        for (size_t i = 0; i < binding->count; i++) {
            seen->labels = mix_text(seen->labels, hz_span_of(binding->labels[i]));
        }
    }
    return seen->labels;
}

/* In YAML each row has columns of its own, in any order, and empty ones are not written. */
static uint64_t digest_row(struct rows_seen *seen, const hz_binding *binding, const hz_span *cells,
                           size_t count, bool yaml)
{
    uint64_t sum = yaml ? 0 : digest_labels(seen, binding);
    for (size_t i = 0; i < count; i++) {
        hz_span text = hz_span_trim(cells[i]);
        bool labelled = yaml && i < binding->count;
        uint64_t column = labelled ? mix_text(0, hz_span_of(binding->labels[i])) : i;
        sum += text.len == 0 ? 0 : mix_text(mix(column, 1), text);
    }
    return sum;
}

void rows_seen_add(struct rows_seen *seen, const hz_binding *binding, const hz_span *cells,
                   size_t count, bool yaml)
{
    seen->digest = mix(seen->digest, seen->last);
    seen->last = digest_row(seen, binding, cells, count, yaml);
    seen->count++;
}

void rows_seen_change(struct rows_seen *seen, const hz_binding *binding, const hz_span *cells,
                      size_t count, bool yaml)
{
    seen->last = digest_row(seen, binding, cells, count, yaml);
}

static int compare(hz_rows *rows, const struct rows_seen *wanted, hz_error *err)
{
    struct rows_seen seen = {0};
    const hz_row *row = NULL;
    int found;
    while ((found = hz_rows_next(rows, &row, err)) > 0) {
        if (!row->is_header) {
            rows_seen_add(&seen, row->binding, row->record->fields, row->record->count,
                          row->layout.yaml);
        }
    }
    bool same =
        seen.count == wanted->count && seen.digest == wanted->digest && seen.last == wanted->last;
    if (found == 0 && !same) {
        err->code = HZ_E525;
    }
    return found == 0 && same ? 0 : -1;
}

int read_back(int fd, char *name, const struct rows_seen *wanted, hz_error *err)
{
    hz_rows *rows = NULL;
    hz_diag_set(err, HZ_E003, name, NULL);
    if (rows_open_at(fd, &name, &rows) != 0) {
        return -1;
    }
    hz_diag reading = *err;
    int result = compare(rows, wanted, &reading);
    if (result != 0 && reading.code != HZ_E003 && reading.code != HZ_E001) {
        const char *reason = reading.code == HZ_E525 ? hz_translate(N_("the rows differ"))
                                                     : hz_code_name(reading.code);
        hz_diag_set(err, HZ_E525, name, reason);
    } else if (result != 0) {
        *err = reading;
    }
    hz_rows_close(rows);
    return result;
}
