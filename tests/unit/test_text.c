/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text: whatever an office saves becomes UTF-8, line by line. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): libc asks for it */
#define _GNU_SOURCE /* pipes of packets */
#include "files.h"

#include "base/buf.h"
#include "schema/schema.h"
#include "table/convert.h"
#include "table/decoder.h"
#include <fcntl.h>
#include <iconv.h>

enum { READ_SIZE = 256 * 1024, BIG = 17 << 20 };

/* 编号,状态 and a row, in each encoding. */
#define GB_HEADER "\xB1\xE0\xBA\xC5,\xD7\xB4\xCC\xAC\n"
#define GB_ROW "1,\xD2\xD1\xB5\xC7\xBC\xC7\n"
#define UTF8_HEADER "编号,状态\n"
#define UTF8_ROW "1,已登记\n"
#define BOM "\xEF\xBB\xBF"
#define LOST "\xEF\xBF\xBD"

static struct decoder_header_test no_header(void)
{
    return (struct decoder_header_test){NULL, NULL};
}

static struct decoder_header_test ledger_header(void)
{
    hz_header_test test = hz_schema_header_test(true);
    return (struct decoder_header_test){test.is_known, test.ctx};
}

/* Decodes the whole file @p name into @p out. */
static hz_layout decode(const char *name, struct decoder_header_test header, struct buf *out)
{
    struct decoder *text = NULL;
    hz_error err;
    hz_span block;
    int found;
    out->len = 0;
    assert_int_equal(decoder_open(name, header, &text, &err), 0);
    while ((found = decoder_next(text, &block, &err)) > 0) {
        assert_true(block.len > 0);
        assert_true(buf_add_span(out, block));
    }
    assert_int_equal(found, 0);
    hz_layout layout = decoder_layout(text);
    decoder_close(text);
    return layout;
}

/* Asserts what the @p len bytes at @p bytes become. */
static hz_layout assert_decoded(struct decoder_header_test header, const char *bytes, size_t len,
                                const char *expected)
{
    struct buf out = {0};
    write_bytes("text", bytes, len);
    hz_layout layout = decode("text", header, &out);
    assert_span(buf_span(&out), expected);
    buf_free(&out);
    return layout;
}

#define DECODED(header, bytes, expected) assert_decoded(header, bytes, sizeof(bytes) - 1, expected)

static void utf8_stays_as_it_is(void **state)
{
    (void)state;
    hz_layout layout = DECODED(ledger_header(), UTF8_HEADER UTF8_ROW, UTF8_HEADER UTF8_ROW);
    assert_int_equal(layout.encoding, HZ_UTF8);
    assert_false(layout.bom);
    assert_false(layout.crlf);
}

static void mark_is_taken_off(void **state)
{
    (void)state;
    hz_layout layout = DECODED(ledger_header(), BOM UTF8_HEADER, UTF8_HEADER);
    assert_int_equal(layout.encoding, HZ_UTF8);
    assert_true(layout.bom);
}

static void nothing_and_a_mark_alone_are_empty(void **state)
{
    (void)state;
    assert_false(DECODED(ledger_header(), "", "").bom);
    assert_true(DECODED(ledger_header(), BOM, "").bom);
    assert_int_equal(DECODED(ledger_header(), "\xFF\xFE", "").encoding, HZ_UTF16LE);
}

static void line_ends_are_kept(void **state)
{
    (void)state;
    assert_true(DECODED(no_header(), "a\r\nb\r\n", "a\r\nb\r\n").crlf);
    assert_false(DECODED(no_header(), "a\nb\r\n", "a\nb\r\n").crlf);
    assert_false(DECODED(no_header(), "a\rb\rc", "a\rb\rc").crlf);
    assert_true(DECODED(no_header(),
                        "\xFF\xFE"
                        "a\0\r\0\n\0",
                        "a\r\n")
                    .crlf);
}

static void gb18030_is_told_from_utf8(void **state)
{
    (void)state;
    hz_layout layout = DECODED(ledger_header(), GB_HEADER GB_ROW, UTF8_HEADER UTF8_ROW);
    assert_int_equal(layout.encoding, HZ_GB18030);
    layout = DECODED(no_header(), GB_HEADER GB_ROW, UTF8_HEADER UTF8_ROW);
    assert_int_equal(layout.encoding, HZ_GB18030);
    layout = DECODED(ledger_header(), "id,status\n" GB_ROW, "id,status\n" UTF8_ROW);
    assert_int_equal(layout.encoding, HZ_GB18030);
}

static void gb18030_of_four_bytes(void **state)
{
    (void)state;
    /* U+3400 and U+20000 take four bytes each */
    hz_layout layout = DECODED(ledger_header(), GB_HEADER "1,\x81\x39\xEE\x39\x95\x32\x82\x36\n",
                               UTF8_HEADER "1,㐀𠀀\n");
    assert_int_equal(layout.encoding, HZ_GB18030);
}

static void utf16_of_both_orders(void **state)
{
    (void)state;
    static const char little[] = "\xFF\xFE\x16\x7F\t\0\xF7\x53\r\0\n\0\x40\xD8\x00\xDC\n\0";
    static const char big[] = "\xFE\xFF\x7F\x16\0\t\x53\xF7\0\r\0\n\xD8\x40\xDC\x00\0\n";
    hz_layout layout = DECODED(ledger_header(), little, "编\t号\r\n𠀀\n");
    assert_int_equal(layout.encoding, HZ_UTF16LE);
    assert_true(layout.bom && layout.crlf);
    layout = DECODED(ledger_header(), big, "编\t号\r\n𠀀\n");
    assert_int_equal(layout.encoding, HZ_UTF16BE);
    assert_true(layout.bom && layout.crlf);
}

static void utf16_newlines_inside_characters(void **state)
{
    (void)state;
    /* U+0A0A and U+0A00 have the byte of a line feed, U+0D0A both of its bytes */
    DECODED(no_header(), "\xFF\xFE\x0A\x0A\x00\x0A\x0A\x0D\n\0", "ਊ\u0A00\u0D0A\n");
}

/* Asserts that @p len bytes become what iconv alone makes of them, or are wrong at the same place.
 */
static void assert_as_iconv(struct convert *c, iconv_t direct, const unsigned char *bytes,
                            size_t len)
{
    struct buf out = {0};
    char expected[16];
    char *src = (char *)bytes;
    char *dst = expected;
    size_t left = len;
    size_t buffer = sizeof expected;
    size_t wrong_at = len;
    (void)iconv(direct, NULL, NULL, NULL, NULL);
    bool valid = iconv(direct, &src, &left, &dst, &buffer) != (size_t)-1;
    enum convert_result result = convert(c, (hz_span){(const char *)bytes, len}, &out, &wrong_at);
    assert_int_equal(result, valid ? CONVERT_DONE : CONVERT_WRONG);
    assert_int_equal(out.len, valid ? (size_t)(dst - expected) : 0);
    assert_true(!valid || memcmp(out.ptr, expected, out.len) == 0);
    assert_int_equal(wrong_at, valid ? len : len - left);
    buf_free(&out);
}

/* All of one and two bytes, and every seventh of four. */
static void gb18030_is_as_iconv_has_it(void **state)
{
    struct convert c;
    iconv_t direct = iconv_open("utf-8", "gb18030");
    (void)state;
    assert_true(convert_open_from(&c, HZ_GB18030));
    for (unsigned n = 0; n < 0x10000; n++) {
        const unsigned char pair[] = {(unsigned char)(n >> 8), (unsigned char)n};
        assert_as_iconv(&c, direct, pair, 1);
        assert_as_iconv(&c, direct, pair, 2);
    }
    unsigned step = getenv("UNIT_QUICK") == NULL ? 7 : 701;
    for (unsigned n = 0; n < 126 * 10 * 126 * 10; n += step) {
        const unsigned char four[] = {
            (unsigned char)(0x81 + n / 12600), (unsigned char)(0x30 + n / 1260 % 10),
            (unsigned char)(0x81 + n / 10 % 126), (unsigned char)(0x30 + n % 10)};
        assert_as_iconv(&c, direct, four, 4);
    }
    convert_close(&c);
    (void)iconv_close(direct);
}

static void tables_of_two_encodings(void **state)
{
    (void)state;
    static const char both[] = UTF8_HEADER UTF8_ROW UTF8_HEADER UTF8_ROW;
    DECODED(ledger_header(), UTF8_HEADER UTF8_ROW GB_HEADER GB_ROW, both);
    DECODED(ledger_header(), GB_HEADER GB_ROW UTF8_HEADER UTF8_ROW, both);
    /* where no header is known, each line is read as what it can be */
    DECODED(no_header(), UTF8_HEADER UTF8_ROW GB_HEADER GB_ROW, both);
    DECODED(ledger_header(), UTF8_HEADER "甲,乙\n" GB_ROW, UTF8_HEADER "甲,乙\n" UTF8_ROW);
}

static void mark_between_two_tables(void **state)
{
    (void)state;
    /* the table takes the mark away; here it only says that UTF-8 begins */
    DECODED(ledger_header(), GB_HEADER GB_ROW BOM "甲,乙\n" UTF8_ROW,
            UTF8_HEADER UTF8_ROW BOM "甲,乙\n" UTF8_ROW);
    DECODED(ledger_header(), UTF8_HEADER BOM UTF8_HEADER, UTF8_HEADER BOM UTF8_HEADER);
}

/* 状态 in GB18030 is two characters of UTF-8 as well; known labels decide. */
#define BOTH_GB "\xD7\xB4\xCC\xAC,id,due_on\n"
#define BOTH_UTF8 "状态,id,due_on\n"

static void gb18030_header_that_is_utf8_too(void **state)
{
    (void)state;
    assert_true(utf8_valid(hz_span_of(BOTH_GB)));
    hz_layout layout = DECODED(ledger_header(), BOTH_GB, BOTH_UTF8);
    assert_int_equal(layout.encoding, HZ_GB18030);
    layout = DECODED(ledger_header(), BOTH_GB GB_ROW, BOTH_UTF8 UTF8_ROW);
    assert_int_equal(layout.encoding, HZ_GB18030);
    /* without a known header the first line that is one of the two only decides */
    DECODED(no_header(), BOTH_GB GB_ROW, BOTH_UTF8 UTF8_ROW);
}

/* A line is decoded alike whatever follows it, perhaps in another block. */
static void what_is_utf8_stays_utf8_below_utf8(void **state)
{
    (void)state;
    DECODED(ledger_header(), UTF8_HEADER UTF8_ROW BOTH_GB, UTF8_HEADER UTF8_ROW BOTH_GB);
    DECODED(ledger_header(), UTF8_HEADER UTF8_ROW BOTH_GB GB_ROW,
            UTF8_HEADER UTF8_ROW BOTH_GB UTF8_ROW);
}

static void utf8_in_gb18030_is_read_alike_beside_what_is_wrong(void **state)
{
    (void)state;
    /* the row of UTF-8 can be read as GB18030 too, in an order of three characters */
    static const char row[] = "1,月份2\n";
    static const char read_as_gb[] = "1,鏈堜唤2\n";
    char bytes[128];
    char expected[128];
    (void)snprintf(bytes, sizeof bytes, "%s%s%s", GB_HEADER GB_ROW, row, "\xFF\n");
    (void)snprintf(expected, sizeof expected, "%s%s%s", UTF8_HEADER UTF8_ROW, read_as_gb,
                   LOST "\n");
    (void)assert_decoded(ledger_header(), bytes, strlen(bytes), expected);
}

static void english_header_below_gb18030_waits_for_its_rows(void **state)
{
    (void)state;
    static const char ids[] = "id,found_on,area\n";
    char bytes[128];
    char expected[128];
    (void)snprintf(bytes, sizeof bytes, "%s%s1,2,3\n%s", GB_HEADER GB_ROW, ids, UTF8_ROW);
    (void)snprintf(expected, sizeof expected, "%s%s1,2,3\n%s", UTF8_HEADER UTF8_ROW, ids, UTF8_ROW);
    (void)assert_decoded(ledger_header(), bytes, strlen(bytes), expected);
    (void)snprintf(bytes, sizeof bytes, "%s%s1,2,3\n%s", GB_HEADER GB_ROW, ids, GB_ROW);
    (void)assert_decoded(ledger_header(), bytes, strlen(bytes), expected);
}

static void utf8_header_that_is_gb18030_too(void **state)
{
    (void)state;
    struct convert gb;
    struct buf other = {0};
    assert_true(convert_open_from(&gb, HZ_GB18030));
    static const char both[] = "隐患编号,备注\n";
    assert_int_equal(convert(&gb, hz_span_of(both), &other, &(size_t){0}), CONVERT_DONE);
    buf_free(&other);
    convert_close(&gb);
    hz_layout layout = DECODED(ledger_header(), both, both);
    assert_int_equal(layout.encoding, HZ_UTF8);
    /* a row that is GB18030 does not make the header GB18030 */
    DECODED(ledger_header(), UTF8_HEADER GB_ROW, UTF8_HEADER UTF8_ROW);
    DECODED(ledger_header(), GB_HEADER GB_ROW UTF8_HEADER, UTF8_HEADER UTF8_ROW UTF8_HEADER);
}

static void lost_bytes_are_marked(void **state)
{
    (void)state;
    DECODED(ledger_header(), UTF8_HEADER "1,\xFF\xFE\n" UTF8_ROW,
            UTF8_HEADER "1," LOST LOST "\n" UTF8_ROW);
    DECODED(ledger_header(), GB_HEADER "1,\xB1\xE0\xFF\n" GB_ROW,
            UTF8_HEADER "1,编" LOST "\n" UTF8_ROW);
    DECODED(ledger_header(), GB_HEADER "1,\xB1", UTF8_HEADER "1," LOST);
    DECODED(no_header(), "\xFF\xFE\x00\xD8\n\0\x00\xDCx\0\n\0", LOST "\n" LOST "x\n");
    DECODED(no_header(),
            "\xFF\xFE"
            "a\0\n\0b",
            "a\n" LOST);
    /* a surrogate written as UTF-8, and a form longer than it need be */
    DECODED(no_header(), "是\n\xED\xA0\x80\xFF\n\xC0\x80\xFF\n",
            "是\n" LOST LOST LOST LOST "\n" LOST LOST LOST "\n");
}

/* A file of lines of @p pad bytes and a character, cut by the reader after @p cut of its bytes. */
static void assert_cut(const char *character, size_t size, size_t cut, const char *expected,
                       const char *line_end, size_t end_size)
{
    struct buf in = {0};
    struct buf out = {0};
    size_t first = READ_SIZE - cut;
    assert_true(buf_reserve(&in, (size_t)READ_SIZE + 64));
    memset(in.ptr, 'x', first);
    in.len = first;
    assert_true(buf_add(&in, character, size) && buf_add(&in, line_end, end_size));
    assert_true(buf_add_span(&in, hz_span_of("y\n")));
    write_bytes("cut", in.ptr, in.len);
    (void)decode("cut", no_header(), &out);
    assert_int_equal(out.len, first + strlen(expected) + 3);
    assert_memory_equal(out.ptr + first, expected, strlen(expected));
    buf_free(&in);
    buf_free(&out);
}

static void characters_cut_by_a_read(void **state)
{
    (void)state;
    for (size_t cut = 0; cut <= 4; cut++) {
        assert_cut("隐", 3, cut < 3 ? cut : 3, "隐", "\n", 1);
        assert_cut("𠀀", 4, cut, "𠀀", "\n", 1);
        assert_cut("\xB1\xE0", 2, cut < 2 ? cut : 2, "编", "\n", 1);
        assert_cut("\x95\x32\x82\x36", 4, cut, "𠀀", "\n", 1);
    }
}

static void utf16_cut_by_a_read(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        struct buf in = {0};
        struct buf out = {0};
        assert_true(buf_add(&in, "\xFF\xFE", 2));
        for (size_t i = 0; i < shift; i++) {
            assert_true(buf_add(&in, "x\0", 2));
        }
        while (in.len < (size_t)READ_SIZE + READ_SIZE) {
            assert_true(buf_add(&in, "\x40\xD8\x00\xDC\n\0", 6)); /* U+20000 */
        }
        write_bytes("wide", in.ptr, in.len);
        (void)decode("wide", no_header(), &out);
        size_t count = (in.len - 2 - 2 * shift) / 6;
        assert_int_equal(out.len, shift + count * 5);
        for (size_t i = 0; i < count; i++) {
            assert_memory_equal(out.ptr + shift + i * 5, "𠀀\n", 5);
        }
        buf_free(&in);
        buf_free(&out);
    }
}

/* The @p len bytes at @p bytes through a pipe that gives @p piece of them at a time. */
static void assert_in_pieces(const char *bytes, size_t len, size_t piece, const char *expected)
{
    int ends[2];
    char path[32];
    struct buf out = {0};
    assert_int_equal(pipe2(ends, O_DIRECT), 0);
    assert_true(len / piece < 16); /* packets that a pipe holds */
    for (size_t i = 0; i < len; i += piece) {
        size_t n = len - i < piece ? len - i : piece;
        assert_int_equal(write(ends[1], bytes + i, n), n);
    }
    (void)close(ends[1]);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", ends[0]);
    (void)decode(path, ledger_header(), &out);
    assert_span(buf_span(&out), expected);
    (void)close(ends[0]);
    buf_free(&out);
}

static void pipes_that_give_little_at_a_time(void **state)
{
    (void)state;
    static const char wide[] = "\xFF\xFE"
                               "a\0\x0A\x7F\n\0"
                               "\x0A\x0A\x00\x4E\n\0"
                               "c\0";
    static const char marked[] = BOM UTF8_HEADER UTF8_ROW;
    static const char gb[] = GB_HEADER GB_ROW;
    for (size_t piece = 2; piece <= 7; piece++) {
        assert_in_pieces(wide, sizeof wide - 1, piece, "a\u7F0A\n\u0A0A一\nc");
    }
    /* 状态 alone may be of either encoding: the row below says which, in however many pieces */
    static const char either[] = "\xD7\xB4\xCC\xAC\n" GB_ROW;
    assert_in_pieces(either, sizeof either - 1, 5, "状态\n" UTF8_ROW);
    for (size_t piece = 3; piece <= 7; piece++) {
        assert_in_pieces(gb, sizeof gb - 1, piece, UTF8_HEADER UTF8_ROW);
        assert_in_pieces(marked, sizeof marked - 1, piece, UTF8_HEADER UTF8_ROW);
    }
}

static void many_reads_of_each_encoding(void **state)
{
    (void)state;
    static const char *const rows[] = {UTF8_ROW, GB_ROW};
    static const char *const headers[] = {UTF8_HEADER, GB_HEADER};
    for (size_t e = 0; e < 2; e++) {
        struct buf in = {0};
        struct buf out = {0};
        assert_true(buf_add_text(&in, headers[e]));
        size_t count = 0;
        for (; in.len < 3 * (size_t)READ_SIZE; count++) {
            assert_true(buf_add_text(&in, rows[e]));
        }
        write_bytes("many", in.ptr, in.len);
        (void)decode("many", ledger_header(), &out);
        assert_int_equal(out.len, strlen(UTF8_HEADER) + count * strlen(UTF8_ROW));
        for (size_t i = 0; i < count; i++) {
            const char *row = out.ptr + strlen(UTF8_HEADER) + i * strlen(UTF8_ROW);
            assert_memory_equal(row, UTF8_ROW, strlen(UTF8_ROW));
        }
        buf_free(&in);
        buf_free(&out);
    }
}

static void endless_line_is_refused(void **state)
{
    (void)state;
    char *bytes = malloc(BIG);
    struct decoder *text = NULL;
    hz_error err;
    hz_span block;
    assert_non_null(bytes);
    memset(bytes, 'x', BIG);
    bytes[3] = '\n';
    write_bytes("endless", bytes, BIG);
    assert_int_equal(decoder_open("endless", no_header(), &text, &err), 0);
    assert_int_equal(decoder_next(text, &block, &err), 1);
    assert_span(block, "xxx\n");
    assert_int_equal(decoder_next(text, &block, &err), -1);
    assert_int_equal(err.code, HZ_E104);
    assert_string_equal(err.file, "endless");
    decoder_close(text);
    /* the longest line that is one */
    bytes[DECODER_LINE_MAX - 1] = '\n';
    bytes[3] = 'x';
    write_bytes("long", bytes, DECODER_LINE_MAX);
    struct buf out = {0};
    (void)decode("long", no_header(), &out);
    assert_int_equal(out.len, DECODER_LINE_MAX);
    buf_free(&out);
    free(bytes);
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    struct decoder *text = NULL;
    hz_error err;
    hz_span block;
    assert_int_equal(decoder_open("no such file", no_header(), &text, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    assert_string_equal(err.file, "no such file");
    assert_int_equal(decoder_open(".", no_header(), &text, &err), 0);
    assert_int_equal(decoder_next(text, &block, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    assert_says(&err, "Is a directory");
    decoder_close(text);
    decoder_close(NULL);
}

static void encodings_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < HZ_ENCODING_COUNT; i++) {
        hz_encoding found = HZ_ENCODING_COUNT;
        assert_true(hz_encoding_find(hz_encoding_name((hz_encoding)i), &found));
        assert_int_equal(found, i);
    }
    hz_encoding found = HZ_UTF8;
    assert_true(hz_encoding_find("GB18030", &found));
    assert_int_equal(found, HZ_GB18030);
    assert_false(hz_encoding_find("latin1", &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays_as_it_is),
        cmocka_unit_test(mark_is_taken_off),
        cmocka_unit_test(nothing_and_a_mark_alone_are_empty),
        cmocka_unit_test(line_ends_are_kept),
        cmocka_unit_test(gb18030_is_told_from_utf8),
        cmocka_unit_test(gb18030_of_four_bytes),
        cmocka_unit_test(utf16_of_both_orders),
        cmocka_unit_test(utf16_newlines_inside_characters),
        cmocka_unit_test(gb18030_is_as_iconv_has_it),
        cmocka_unit_test(tables_of_two_encodings),
        cmocka_unit_test(mark_between_two_tables),
        cmocka_unit_test(gb18030_header_that_is_utf8_too),
        cmocka_unit_test(what_is_utf8_stays_utf8_below_utf8),
        cmocka_unit_test(utf8_in_gb18030_is_read_alike_beside_what_is_wrong),
        cmocka_unit_test(english_header_below_gb18030_waits_for_its_rows),
        cmocka_unit_test(utf8_header_that_is_gb18030_too),
        cmocka_unit_test(lost_bytes_are_marked),
        cmocka_unit_test(characters_cut_by_a_read),
        cmocka_unit_test(utf16_cut_by_a_read),
        cmocka_unit_test(pipes_that_give_little_at_a_time),
        cmocka_unit_test(many_reads_of_each_encoding),
        cmocka_unit_test(endless_line_is_refused),
        cmocka_unit_test(what_cannot_be_read),
        cmocka_unit_test(encodings_by_name),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
