/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/lines.h"

static size_t unit_size(const struct lines *l)
{
    return l->encoding == HZ_UTF16LE || l->encoding == HZ_UTF16BE ? 2 : 1;
}

/* The unit at @p at, which is in the block completely. */
static unsigned unit_at(const struct lines *l, size_t at)
{
    unsigned first = (unsigned char)l->block[at];
    if (unit_size(l) == 1) {
        return first;
    }
    unsigned second = (unsigned char)l->block[at + 1];
    return l->encoding == HZ_UTF16LE ? second << 8 | first : first << 8 | second;
}

/* Read more if less than two units are left, so that CR LF is in the block completely. */
static void fill(struct lines *l)
{
    size_t left = l->to - l->from;
    if (left >= 2 * unit_size(l) || l->all_read) {
        return;
    }
    memmove(l->block, l->block + l->from, left);
    l->from = 0;
    l->to = left + fread(l->block + left, 1, sizeof l->block - left, l->in);
    l->all_read = l->to < sizeof l->block;
}

/* The first line feed or carriage return, or the end of the complete units. */
static size_t find_end(const struct lines *l)
{
    size_t unit = unit_size(l);
    size_t end = l->to - (l->to - l->from) % unit;
    if (unit == 1) {
        const char *from = l->block + l->from;
        const char *feed = memchr(from, '\n', end - l->from);
        size_t len = feed == NULL ? end - l->from : (size_t)(feed - from);
        const char *carriage = memchr(from, '\r', len);
        return l->from + (carriage == NULL ? len : (size_t)(carriage - from));
    }
    size_t at = l->from;
    while (at < end && unit_at(l, at) != '\n' && unit_at(l, at) != '\r') {
        at += unit;
    }
    return at;
}

/* Return the rest of the line, or the part of it that is in the block; `ended` says which. False
 * at the end of the file. */
static bool take_piece(struct lines *l, hz_span *piece)
{
    size_t unit = unit_size(l);
    fill(l);
    if (l->from == l->to) {
        return false;
    }
    size_t end = find_end(l);
    size_t next = end + unit;
    l->ended = next <= l->to;
    if (!l->ended) {
        end = end == l->from ? l->to : end; /* half a unit at the end of the file */
    } else if (unit_at(l, end) == '\r' && next + unit <= l->to && unit_at(l, next) == '\n') {
        end = next + unit;
    } else if (unit_at(l, end) == '\n' || next + unit <= l->to || l->all_read) {
        end = next;
    } else {
        l->ended = false; /* the unit after the carriage return is in the next block */
    }
    *piece = (hz_span){l->block + l->from, end - l->from};
    l->from = end;
    return true;
}

/* Pass the pieces of one line to @p put. False: put failed. */
static bool move_line(struct lines *l, bool (*put)(void *to, hz_span piece), void *to)
{
    hz_span piece;
    bool any = false;
    while (take_piece(l, &piece)) {
        any = true;
        if (!put(to, piece)) {
            return false;
        }
        if (l->ended) {
            break;
        }
    }
    l->at_end = !any;
    l->line += any ? 1 : 0;
    return true;
}

static bool put_buf(void *to, hz_span piece)
{
    return buf_add_span(to, piece);
}

static bool put_file(void *to, hz_span piece)
{
    return fwrite(piece.ptr, 1, piece.len, to) == piece.len;
}

static bool put_nowhere(void *to, hz_span piece)
{
    (void)to;
    (void)piece;
    return true;
}

bool lines_read(struct lines *l, struct buf *line)
{
    return move_line(l, put_buf, line);
}

bool lines_copy(struct lines *l, uint64_t line, FILE *out)
{
    while (l->line < line && !l->at_end) {
        if (!move_line(l, put_file, out)) {
            return false;
        }
    }
    return true;
}

void lines_skip(struct lines *l, uint64_t line)
{
    while (l->line < line && !l->at_end) {
        (void)move_line(l, put_nowhere, NULL);
    }
}

/* The last unit of @p text; 0: it has none. */
static unsigned last_unit(const struct lines *l, hz_span text)
{
    if (text.len < unit_size(l)) {
        return 0;
    }
    const unsigned char *end = (const unsigned char *)text.ptr + text.len;
    switch (l->encoding) {
    case HZ_UTF16LE:
        return end[-1] << 8U | end[-2];
    case HZ_UTF16BE:
        return end[-2] << 8U | end[-1];
    default:
        return end[-1];
    }
}

size_t lines_end_size(const struct lines *l, hz_span line)
{
    unsigned last = last_unit(l, line);
    hz_span before = {line.ptr, line.len - unit_size(l)};
    if (last != '\n' && last != '\r') {
        return 0;
    }
    return last == '\n' && last_unit(l, before) == '\r' ? 2 * unit_size(l) : unit_size(l);
}
