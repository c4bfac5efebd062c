/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/biff.h"
#include "base/little_endian.h"

bool biff_at(hz_span stream, size_t at, struct biff_record *record)
{
    enum { HEAD = 4 };
    if (at > stream.len || stream.len - at < HEAD) {
        return false;
    }
    size_t len = le16(stream.ptr + at + 2);
    *record =
        (struct biff_record){le16(stream.ptr + at), {stream.ptr + at + HEAD, len}, at + HEAD + len};
    return stream.len - at - HEAD >= len;
}

struct biff_place biff_inside(hz_span stream, const struct biff_record *record, size_t offset)
{
    size_t skip = offset < record->body.len ? offset : record->body.len;
    hz_span left = {record->body.ptr + skip, record->body.len - skip};
    return (struct biff_place){stream, left, record->next};
}

/* Goes to the next record if the current one is used up and the next continues it. */
static bool reach(struct biff_place *place)
{
    struct biff_record record;
    while (place->left.len == 0) {
        if (!biff_at(place->stream, place->next, &record) || record.type != BIFF_CONTINUE) {
            return false;
        }
        place->left = record.body;
        place->next = record.next;
    }
    return true;
}

static bool skip(struct biff_place *place, uint64_t len)
{
    while (len > 0) {
        if (!reach(place)) {
            return false;
        }
        size_t step = len < place->left.len ? (size_t)len : place->left.len;
        place->left = (hz_span){place->left.ptr + step, place->left.len - step};
        len -= step;
    }
    return true;
}

/* Reads a number of @p size bytes, at most 4. */
static bool read_number(struct biff_place *place, unsigned size, uint32_t *number)
{
    *number = 0;
    for (unsigned i = 0; i < size; i++) {
        if (!reach(place)) {
            return false;
        }
        *number |= (uint32_t)(unsigned char)place->left.ptr[0] << 8 * i;
        (void)skip(place, 1);
    }
    return true;
}

bool biff_text_init(struct biff_text *text, bool unicode, uint16_t code_page)
{
    *text = (struct biff_text){.unicode = unicode, .code_page = code_page};
    return convert_open_from(&text->from, unicode ? HZ_UTF16LE : HZ_GB18030);
}

void biff_text_clear(struct biff_text *text)
{
    convert_close(&text->from);
    buf_free(&text->scratch);
}

/* Appends @p count characters to the scratch buffer: two bytes each, or where not @p wide, one. */
static bool add_units(struct buf *scratch, const char *from, size_t count, bool wide)
{
    if (wide) {
        return buf_add(scratch, from, 2 * count);
    }
    if (!buf_reserve(scratch, 2 * count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        scratch->ptr[scratch->len++] = from[i];
        scratch->ptr[scratch->len++] = '\0';
    }
    return true;
}

/* Reads the characters of a text; each record that continues it says anew how wide they are. */
static enum biff_result read_units(struct buf *scratch, struct biff_place *place, size_t count,
                                   bool wide)
{
    uint32_t flags;
    while (count > 0) {
        if (place->left.len == 0) {
            if (!read_number(place, 1, &flags)) {
                return BIFF_WRONG;
            }
            wide = (flags & 1U) != 0;
        }
        size_t size = wide ? 2 : 1;
        size_t step = place->left.len / size < count ? place->left.len / size : count;
        if (step == 0 && place->left.len > 0) { /* half a character */
            return BIFF_WRONG;
        }
        if (!add_units(scratch, place->left.ptr, step, wide)) {
            return BIFF_NO_MEMORY;
        }
        (void)skip(place, step * size);
        count -= step;
    }
    return BIFF_OK;
}

static enum biff_result read_unicode(struct biff_text *text, struct biff_place *place, size_t count,
                                     struct buf *out)
{
    enum { WIDE = 1, PHONETIC = 4, RICH = 8, RUN = 4 };
    uint32_t flags;
    uint32_t runs = 0;
    uint32_t phonetic = 0;
    if (!read_number(place, 1, &flags) || ((flags & RICH) != 0 && !read_number(place, 2, &runs)) ||
        ((flags & PHONETIC) != 0 && !read_number(place, 4, &phonetic))) {
        return BIFF_WRONG;
    }
    enum biff_result result = read_units(&text->scratch, place, count, (flags & WIDE) != 0);
    if (result == BIFF_OK && !convert_forced(&text->from, buf_span(&text->scratch), out)) {
        return BIFF_NO_MEMORY;
    }
    if (result == BIFF_OK && !skip(place, (uint64_t)runs * RUN + phonetic)) {
        return BIFF_WRONG;
    }
    return result;
}

static bool is_ascii(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static enum biff_result read_bytes(struct biff_text *text, struct biff_place *place, size_t count,
                                   struct buf *out)
{
    while (count > 0) {
        if (!reach(place)) {
            return BIFF_WRONG;
        }
        size_t step = place->left.len < count ? place->left.len : count;
        if (!buf_add(&text->scratch, place->left.ptr, step)) {
            return BIFF_NO_MEMORY;
        }
        (void)skip(place, step);
        count -= step;
    }
    hz_span bytes = buf_span(&text->scratch);
    if (text->code_page != CODE_PAGE_GBK && !is_ascii(bytes)) {
        return BIFF_CODE_PAGE;
    }
    return convert_forced(&text->from, bytes, out) ? BIFF_OK : BIFF_NO_MEMORY;
}

enum biff_result biff_text_read(struct biff_text *text, struct biff_place *place,
                                unsigned length_size, struct buf *out)
{
    uint32_t count;
    if (!read_number(place, length_size, &count)) {
        return BIFF_WRONG;
    }
    text->scratch.len = 0;
    return text->unicode ? read_unicode(text, place, count, out)
                         : read_bytes(text, place, count, out);
}
