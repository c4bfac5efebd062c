/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes in any encoding: what comes out is UTF-8 with the same lines. */
#include "base/buf.h"
#include "fuzz.h"
#include "schema/schema.h"
#include "table/convert.h"
#include "table/decoder.h"

static size_t count_byte(hz_span s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        n += s.ptr[i] == c ? 1 : 0;
    }
    return n;
}

/* Line feeds of UTF-16, after a mark of @p mark bytes. */
static size_t count_wide(hz_span s, size_t mark, bool little)
{
    size_t n = 0;
    for (size_t i = mark; i + 1 < s.len; i += 2) {
        n += s.ptr[little ? i : i + 1] == '\n' && s.ptr[little ? i + 1 : i] == '\0' ? 1 : 0;
    }
    return n;
}

static bool is_wide(hz_layout layout)
{
    return layout.encoding == HZ_UTF16LE || layout.encoding == HZ_UTF16BE;
}

static size_t count_lines(hz_span s, hz_layout layout)
{
    return is_wide(layout) ? count_wide(s, layout.bom ? 2 : 0, layout.encoding == HZ_UTF16LE)
                           : count_byte(s, '\n');
}

/* True of a mark that says that the text is UTF-16. */
static bool has_wide_mark(hz_span s)
{
    return s.len >= 2 && (memcmp(s.ptr, "\xFF\xFE", 2) == 0 || memcmp(s.ptr, "\xFE\xFF", 2) == 0);
}

/*
 * Reads the whole file into @p all; every block but the last is whole lines. False: by its first
 * bytes it is another kind of file.
 */
static bool read_all(const char *path, struct decoder_header_test header, struct buf *all,
                     hz_layout *layout)
{
    struct decoder *text = NULL;
    hz_error err;
    hz_span block;
    int found;
    REQUIRE(decoder_open(path, header, &text, &err) == 0);
    while ((found = decoder_next(text, &block, &err)) > 0) {
        REQUIRE(block.len > 0);
        REQUIRE(utf8_valid(block));
        REQUIRE(all->len == 0 || all->ptr[all->len - 1] == '\n');
        REQUIRE(buf_add_span(all, block));
    }
    REQUIRE(found == 0 || err.code == HZ_E115);
    REQUIRE(found != 0 || decoder_next(text, &block, &err) == 0);
    *layout = decoder_layout(text);
    decoder_close(text);
    return found == 0;
}

static void check(hz_span in, hz_span out, hz_layout layout, bool headers)
{
    bool marked = in.len >= 3 && memcmp(in.ptr, "\xEF\xBB\xBF", 3) == 0;
    bool wide = is_wide(layout);
    REQUIRE(count_lines(in, layout) == count_byte(out, '\n'));
    REQUIRE(layout.bom == (marked || has_wide_mark(in)));
    REQUIRE(wide || !has_wide_mark(in));
    if (!headers && !wide && utf8_valid(in)) {
        size_t skip = marked ? 3 : 0;
        REQUIRE(hz_span_equal(out, (hz_span){in.ptr + skip, in.len - skip}));
    }
}

static void run(hz_span in, bool in_pieces, bool headers)
{
    struct fuzz_file file;
    struct buf out = {0};
    hz_header_test test = hz_schema_header_test(true);
    struct decoder_header_test header = {headers ? test.is_known : NULL, test.ctx};
    (in_pieces ? fuzz_pipe_open : fuzz_file_open)(&file, in);
    hz_layout layout;
    if (read_all(file.path, header, &out, &layout)) {
        check(in, buf_span(&out), layout, headers);
    }
    buf_free(&out);
    fuzz_file_close(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hz_span in = {(const char *)data, size};
    run(in, false, false);
    run(in, false, true);
    run(in, true, size % 2 == 0);
    return 0;
}
