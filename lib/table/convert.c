/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/convert.h"
#include "base/scan.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <strings.h>
#include <unistr.h>
#include <wchar.h>

/* Characters converted at a time. */
enum { PIECE = 2048 };

static const char replacement[] = "\xEF\xBF\xBD";

static const char *const names[HZ_ENCODING_COUNT] = {
    [HZ_UTF8] = "utf-8",       [HZ_GB18030] = "gb18030",  [HZ_GBK] = "gbk",
    [HZ_UTF16LE] = "utf-16le", [HZ_UTF16BE] = "utf-16be",
};

const char *hz_encoding_name(hz_encoding encoding)
{
    return names[encoding];
}

bool hz_encoding_find(const char *name, hz_encoding *encoding)
{
    for (int i = 0; i < HZ_ENCODING_COUNT; i++) {
        if (strcasecmp(name, names[i]) == 0) {
            *encoding = (hz_encoding)i;
            return true;
        }
    }
    return false;
}

static bool open_pair(struct convert *c, const char *to, const char *from, size_t unit)
{
    iconv_t handle = iconv_open(to, from);
    *c = (struct convert){0};
    if (handle == (iconv_t)-1) { /* NOLINT(performance-no-int-to-ptr): POSIX defines it so */
        return false;
    }
    c->handle = handle;
    c->unit = unit;
    return true;
}

/* glibc converts by way of WCHAR_T anyway, and its step from there to UTF-8 is slower than ours. */
bool convert_open_from(struct convert *c, hz_encoding from)
{
    bool wide = from == HZ_UTF16LE || from == HZ_UTF16BE;
    bool opened = open_pair(c, wide ? names[HZ_UTF8] : "WCHAR_T", names[from], wide ? 2 : 1);
    c->to_character = opened && !wide;
    return opened;
}

bool convert_open_to(struct convert *c, hz_encoding to)
{
    return open_pair(c, names[to], names[HZ_UTF8], 1);
}

void convert_close(struct convert *c)
{
    if (c->handle != NULL) {
        (void)iconv_close(c->handle);
    }
    *c = (struct convert){0};
}

/* Writes a character as UTF-8 to a buffer that is large enough; returns where it ends. */
static char *put_character(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
    } else if (c < 0x800) {
        *to++ = (char)(0xC0 | c >> 6);
        *to++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *to++ = (char)(0xE0 | c >> 12);
        *to++ = (char)(0x80 | (c >> 6 & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else {
        *to++ = (char)(0xF0 | c >> 18);
        *to++ = (char)(0x80 | (c >> 12 & 0x3F));
        *to++ = (char)(0x80 | (c >> 6 & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    }
    return to;
}

/* As iconv(), for one piece; @p buffer has space for at least four bytes. */
static size_t convert_piece(struct convert *c, char **src, size_t *left, char **dst, size_t *buffer)
{
    wchar_t piece[PIECE];
    if (!c->to_character) {
        return iconv(c->handle, src, left, dst, buffer);
    }
    size_t most = *buffer / 4 < PIECE ? *buffer / 4 : PIECE;
    char *end = (char *)piece;
    size_t space = most * sizeof piece[0];
    size_t result = iconv(c->handle, src, left, &end, &space);
    int reason = errno;
    char *to = *dst;
    for (const wchar_t *p = piece; (const char *)p < end; p++) {
        to = put_character(to, (uint32_t)*p);
    }
    *buffer -= (size_t)(to - *dst);
    *dst = to;
    errno = reason;
    return result;
}

enum convert_result convert(struct convert *c, hz_span in, struct buf *out, size_t *wrong_at)
{
    /* iconv takes char ** but does not write to the input */
    char *src = (char *)in.ptr;
    size_t left = in.len;
    size_t start = out->len;
    (void)iconv(c->handle, NULL, NULL, NULL, NULL);
    while (left > 0) {
        if (!buf_reserve(out, left + left / 2 + 16)) {
            out->len = start;
            return CONVERT_NO_MEMORY;
        }
        char *dst = out->ptr + out->len;
        size_t buffer = out->cap - out->len;
        size_t result = convert_piece(c, &src, &left, &dst, &buffer);
        out->len = out->cap - buffer;
        if (result == (size_t)-1 && errno != E2BIG) {
            *wrong_at = in.len - left;
            out->len = start;
            return CONVERT_WRONG;
        }
    }
    return CONVERT_DONE;
}

bool convert_forced(struct convert *c, hz_span in, struct buf *out)
{
    while (in.len > 0) {
        size_t good = 0;
        enum convert_result result = convert(c, in, out, &good);
        if (result == CONVERT_DONE) {
            return true;
        }
        if (result == CONVERT_NO_MEMORY ||
            convert(c, (hz_span){in.ptr, good}, out, &(size_t){0}) != CONVERT_DONE ||
            !buf_add_text(out, replacement)) {
            return false;
        }
        size_t skip = good + c->unit < in.len ? good + c->unit : in.len;
        in.ptr += skip;
        in.len -= skip;
    }
    return true;
}

bool utf8_valid(hz_span s)
{
    return scan_best()->utf8_valid(s);
}

bool utf8_forced(hz_span in, struct buf *out)
{
    while (in.len > 0) {
        const uint8_t *bad = u8_check((const uint8_t *)in.ptr, in.len);
        if (bad == NULL) {
            return buf_add_span(out, in);
        }
        size_t good = (size_t)(bad - (const uint8_t *)in.ptr);
        if (!buf_add(out, in.ptr, good) || !buf_add_text(out, replacement)) {
            return false;
        }
        in.ptr += good + 1;
        in.len -= good + 1;
    }
    return true;
}
