/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "ledger/ledger_internal.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

bool ledger_has_whole_units(const struct ledger *l, hz_error *err)
{
    bool wide = l->layout.encoding == HZ_UTF16LE || l->layout.encoding == HZ_UTF16BE;
    bool whole = !wide || l->files.st.st_size % 2 == 0;
    return whole || ledger_fail(l, HZ_E531, NULL, err) == 0;
}

/* The last line if it has no line end; empty otherwise, or if it is longer than any row. */
static hz_span last_line(hz_span tail)
{
    size_t len = 0;
    while (len < tail.len && tail.ptr[tail.len - len - 1] != '\n' &&
           tail.ptr[tail.len - len - 1] != '\r') {
        len++;
    }
    return len > HZ_RECORD_MAX ? hz_span_of("") : (hz_span){tail.ptr + tail.len - len, len};
}

/* Whether the line is UTF-8 or GB18030, as the reader decides line by line. */
static bool is_text(hz_span line, bool *memory)
{
    struct convert from = {0};
    struct buf text = {0};
    if (utf8_valid(line)) {
        return true;
    }
    bool opened = convert_open_from(&from, HZ_GB18030);
    enum convert_result result =
        opened ? convert(&from, line, &text, &(size_t){0}) : CONVERT_NO_MEMORY;
    *memory = result != CONVERT_NO_MEMORY;
    convert_close(&from);
    buf_free(&text);
    return result == CONVERT_DONE;
}

bool ledger_ends_whole(const struct ledger *l, hz_error *err)
{
    off_t size = l->files.st.st_size;
    size_t most = HZ_RECORD_MAX + 1;
    size_t len = size < (off_t)most ? (size_t)size : most;
    bool memory = true;
    if (!ledger_has_whole_units(l, err) || l->layout.encoding == HZ_UTF16LE ||
        l->layout.encoding == HZ_UTF16BE) {
        return l->files.st.st_size % 2 == 0;
    }
    char *tail = malloc(len + 1);
    ssize_t got = tail == NULL ? -1 : pread(l->files.ledger, tail, len, size - (off_t)len);
    bool whole = got >= 0 && is_text(last_line((hz_span){tail, (size_t)got}), &memory);
    if (tail == NULL || !memory) {
        (void)ledger_no_memory(l, err);
    } else if (got < 0) {
        (void)ledger_fail(l, HZ_E001, system_error(errno), err);
    } else if (!whole) {
        (void)ledger_fail(l, HZ_E531, NULL, err);
    }
    free(tail);
    return whole;
}
