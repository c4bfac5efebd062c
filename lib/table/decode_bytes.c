/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Decoding of 8-bit text. A stream may hold tables in UTF-8 and in GB18030, one after the other, as
 * when the files of several offices are concatenated. The encoding is decided by the first line
 * that is valid in only one of the two, or is a known header in one of them; it changes where a
 * header in the other encoding begins another table.
 */
#include "table/decoder_internal.h"

static bool is_ascii(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static bool known_header(const struct decoder *t, hz_span line)
{
    return t->header.is_known != NULL && t->header.is_known(t->header.ctx, line);
}

static hz_span after(hz_span s, size_t len)
{
    return (hz_span){s.ptr + len, s.len - len};
}

/* As convert(), from GB18030. */
static enum convert_result convert_gb(struct decoder *t, hz_span in, struct buf *out)
{
    if (t->from_gb.handle == NULL && !convert_open_from(&t->from_gb, HZ_GB18030)) {
        t->no_gb = true;
        return CONVERT_NO_MEMORY;
    }
    return convert(&t->from_gb, in, out, &(size_t){0});
}

/* Returns which encoding @p line is in: 1 UTF-8, -1 GB18030, 0 if either or neither is possible. */
static int encoding_of(struct decoder *t, hz_span line)
{
    bool utf8 = utf8_valid(line);
    t->scratch.len = 0;
    if (utf8 && known_header(t, line)) {
        return 1;
    }
    bool gb = convert_gb(t, line, &t->scratch) == CONVERT_DONE;
    if (utf8 && gb) {
        return known_header(t, buf_span(&t->scratch)) ? -1 : 0;
    }
    return utf8 ? 1 : (gb ? -1 : 0);
}

/*
 * Decides the encoding of the file, which begins with @p s, by the first line that can be in only
 * one encoding; leaves it undecided if all is ASCII. After the first block the first line that is
 * not ASCII decides.
 */
static void decide(struct decoder *t, hz_span s)
{
    int encoding = 0;
    while (s.len > 0 && encoding == 0) {
        hz_span line = first_line(s);
        s = after(s, line.len);
        if (!is_ascii(line)) {
            encoding = encoding_of(t, line);
            t->state.decided = true;
            t->state.layout.encoding = encoding < 0 ? HZ_GB18030 : HZ_UTF8;
        }
    }
}

/*
 * Appends one line in the encoding of the table or, if it is not valid there, in the other one;
 * what is valid in neither becomes U+FFFD. Each line is decoded by itself, so that the result does
 * not depend on where blocks end.
 */
static bool add_line(struct decoder *t, hz_span line)
{
    bool utf8 = t->state.layout.encoding == HZ_UTF8;
    bool valid = utf8_valid(line);
    if (utf8 && valid) {
        return buf_add_span(&t->out, line);
    }
    enum convert_result result = convert_gb(t, line, &t->out);
    if (result != CONVERT_WRONG) {
        return result == CONVERT_DONE;
    }
    if (valid) {
        return buf_add_span(&t->out, line);
    }
    return utf8 ? utf8_forced(line, &t->out) : convert_forced(&t->from_gb, line, &t->out);
}

static bool add_lines(struct decoder *t, hz_span s)
{
    while (s.len > 0) {
        hz_span line = first_line(s);
        if (!add_line(t, line)) {
            return false;
        }
        s = after(s, line.len);
    }
    return true;
}

/*
 * Appends lines of UTF-8 up to and including a header in GB18030; @p s becomes the rest. A line
 * that is valid UTF-8 is never taken for a header in GB18030, so that most blocks are found valid
 * without a search for lines.
 */
static bool add_utf8(struct decoder *t, hz_span *s)
{
    while (s->len > 0) {
        hz_span line = first_line(*s);
        if (!t->state.decided && !is_ascii(line)) {
            decide(t, line);
            if (t->state.layout.encoding != HZ_UTF8) {
                return true;
            }
        }
        bool gb = !utf8_valid(line) && encoding_of(t, line) < 0;
        hz_span as_gb = buf_span(&t->scratch);
        if (!(gb ? buf_add_span(&t->out, as_gb) : add_line(t, line))) {
            return false;
        }
        *s = after(*s, line.len);
        if (gb && known_header(t, as_gb)) {
            t->state.layout.encoding = HZ_GB18030;
            return true;
        }
    }
    return true;
}

/* True if a table in UTF-8 begins with the first line of @p s, which follows GB18030. */
static bool begins_utf8(struct decoder *t, hz_span s)
{
    hz_span line = first_line(s);
    if (line.len >= 3 && memcmp(line.ptr, "\xEF\xBB\xBF", 3) == 0) {
        return true;
    }
    if (!utf8_valid(line) || !known_header(t, line)) {
        return false;
    }
    t->state.decided =
        !is_ascii(line); /* a header of English ids is ASCII; the rows below decide */
    return true;
}

/* Appends lines of GB18030 until a table in UTF-8 begins; @p s becomes the rest. */
static bool add_gb18030(struct decoder *t, hz_span *s)
{
    hz_span taken = {s->ptr, 0};
    bool utf8 = false;
    while (taken.len < s->len && !utf8) {
        hz_span rest = after(*s, taken.len);
        utf8 = begins_utf8(t, rest);
        taken.len += utf8 ? 0 : first_line(rest).len;
    }
    *s = after(*s, taken.len);
    enum convert_result result = convert_gb(t, taken, &t->out);
    bool added = result == CONVERT_WRONG ? add_lines(t, taken) : result == CONVERT_DONE;
    t->state.layout.encoding = utf8 ? HZ_UTF8 : HZ_GB18030;
    return added;
}

bool decode_bytes(struct decoder *t, hz_span raw, hz_span *block)
{
    if (!t->begun && !t->state.layout.bom) {
        decide(t, raw);
    }
    bool alike = t->state.decided ? utf8_valid(raw) : is_ascii(raw);
    if (t->state.layout.encoding == HZ_UTF8 && alike) {
        *block = raw;
        return true;
    }
    t->out.len = 0;
    while (raw.len > 0) {
        bool utf8 = t->state.layout.encoding == HZ_UTF8;
        if (!(utf8 ? add_utf8(t, &raw) : add_gb18030(t, &raw))) {
            return false;
        }
    }
    *block = buf_span(&t->out);
    return true;
}
