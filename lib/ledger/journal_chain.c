/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/journal_chain.h"
#include "output/format.h"

bool journal_header(struct buf *out)
{
    hz_span labels[HZ_JOURNAL_COLUMNS];
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        labels[i] = hz_span_of(hz_journal_label((hz_journal_column)i));
    }
    return buf_add_text(out, "\xEF\xBB\xBF") &&
           csv_record(out, labels, HZ_JOURNAL_COLUMNS, ',', "\n");
}

void journal_link(const char *before, hz_span body, char link[HASH_SIZE])
{
    struct hash h;
    hash_begin(&h);
    hash_add(&h, hz_span_of(before));
    hash_add(&h, body);
    hash_end(&h, link);
}

bool journal_line(struct buf *out, const hz_span *cells, char link[HASH_SIZE])
{
    size_t start = out->len;
    if (!csv_record(out, cells, HZ_JOURNAL_LINK, ',', ",")) {
        return false;
    }
    char next[HASH_SIZE];
    journal_link(link, (hz_span){out->ptr + start, out->len - start}, next);
    memcpy(link, next, HASH_SIZE);
    return buf_add_text(out, link) && buf_add_text(out, "\n");
}
