/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "table/convert.h"
#include "table/decoder_internal.h"
#include "table/file_kind.h"
#include "table/input.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef DECODER_READ_SIZE /* the fuzz targets read little at a time, so that blocks end everywhere \
                           */
#define DECODER_READ_SIZE (256 * 1024)
#endif
enum { READ_SIZE = DECODER_READ_SIZE, PAGE = 4096, LINE_READ_SIZE = 4096 };

static bool is_wide(const struct decoder *t)
{
    return t->state.layout.encoding == HZ_UTF16LE || t->state.layout.encoding == HZ_UTF16BE;
}

/* What has been read and not returned. */
static hz_span unread(const struct decoder *t)
{
    return t->raw.ptr == NULL ? hz_span_of("")
                              : (hz_span){t->raw.ptr + t->used, t->raw.len - t->used};
}

static void close_unless_standard(int fd)
{
    if (fd >= 0 && fd != STDIN_FILENO) {
        (void)close(fd);
    }
}

/* NULL, with @p err set: out of memory; the descriptor stays open. */
static struct decoder *new_decoder(int fd, const char *name, struct decoder_header_test header,
                                   hz_error *err)
{
    struct decoder *t = calloc(1, sizeof *t);
    if (t == NULL || (t->name = strdup(name)) == NULL) {
        hz_diag_set(err, HZ_E003, name, NULL);
        free(t);
        return NULL;
    }
    t->fd = fd;
    t->header = header;
    t->at = -1;
    t->limit = DECODER_NO_LIMIT;
    t->step = READ_SIZE;
    return t;
}

int decoder_open_at(int fd, const char *name, struct decoder_header_test header,
                    struct decoder **out, hz_error *err)
{
    struct stat st;
    struct decoder *t = new_decoder(fd, name, header, err);
    if (t == NULL) {
        close_unless_standard(fd);
        return -1;
    }
    /* standard input is read in order: its position is where the next program continues */
    if (fd != STDIN_FILENO && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        t->at = 0;
        bool small = st.st_size > 0 && st.st_size < READ_SIZE;
        t->step = small ? (size_t)st.st_size : READ_SIZE;
    }
    *out = t;
    return 0;
}

int decoder_open_part(const struct decoder *of, off_t at, off_t limit, struct decoder_state state,
                      struct decoder **out, hz_error *err)
{
    struct decoder *t = new_decoder(of->fd, of->name, of->header, err);
    if (t == NULL) {
        return -1;
    }
    t->borrowed = true;
    t->limit = limit;
    decoder_seek(t, at, state);
    *out = t;
    return 0;
}

void decoder_seek(struct decoder *t, off_t at, struct decoder_state state)
{
    t->at = at;
    t->state = state;
    t->started = t->begun = true;
    t->at_end = false;
    t->used = t->raw.len = 0;
}

off_t decoder_offset(const struct decoder *t)
{
    return t->at < 0 ? -1 : t->at - (off_t)(t->raw.len - t->used);
}

struct decoder_state decoder_state(const struct decoder *t)
{
    return t->state;
}

off_t decoder_line_after(const struct decoder *t, off_t wanted)
{
    char bytes[LINE_READ_SIZE];
    off_t at = wanted - 1; /* the line before may end just there */
    ssize_t n;
    while ((n = pread(t->fd, bytes, sizeof bytes, at)) > 0) {
        const char *end = memchr(bytes, '\n', (size_t)n);
        if (end != NULL) {
            return at + (end - bytes) + 1;
        }
        at += n;
    }
    return DECODER_NO_LIMIT;
}

off_t decoder_size(const struct decoder *t)
{
    struct stat st;
    return t->at >= 0 && fstat(t->fd, &st) == 0 ? st.st_size : -1;
}

int decoder_open(const char *path, struct decoder_header_test header, struct decoder **out,
                 hz_error *err)
{
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : input_open_path(path);
    if (fd < 0) {
        return error_system(err, HZ_E001, path, errno);
    }
    return decoder_open_at(fd, path, header, out, err);
}

void decoder_close(struct decoder *t)
{
    if (t == NULL) {
        return;
    }
    if (!t->borrowed) {
        close_unless_standard(t->fd);
    }
    convert_close(&t->from_gb);
    convert_close(&t->from_wide);
    buf_free(&t->raw);
    buf_free(&t->out);
    buf_free(&t->scratch);
    free(t->name);
    free(t);
}

hz_layout decoder_layout(const struct decoder *t)
{
    return t->state.layout;
}

/*
 * Makes space to read into; blocks returned before become invalid. The kernel copies several times
 * faster to the beginning of a page, so the rest of the last read is moved to end just before one.
 */
static bool make_space(struct decoder *t)
{
    size_t left = t->raw.len - t->used;
    if (t->used < PAGE && t->raw.cap - t->raw.len >= t->step) {
        return true; /* a large rest is not moved for each small read */
    }
    if (t->raw.cap < PAGE + left + t->step && !buf_reserve(&t->raw, PAGE + t->step)) {
        return false;
    }
    size_t past_page = (size_t)((uintptr_t)(t->raw.ptr + left) % PAGE);
    size_t at = past_page == 0 ? 0 : PAGE - past_page;
    memmove(t->raw.ptr + at, t->raw.ptr + t->used, left);
    t->used = at;
    t->raw.len = at + left;
    return true;
}

/* How much to read at once: never from both sides of the limit. */
static size_t read_size(const struct decoder *t)
{
    if (t->at >= t->limit) {
        return LINE_READ_SIZE < t->step ? LINE_READ_SIZE : t->step;
    }
    off_t left = t->limit - t->at;
    return left < (off_t)t->step ? (size_t)left : t->step;
}

/* Reads once. */
static int read_more(struct decoder *t, hz_error *err)
{
    if (!make_space(t)) {
        return error_no_memory(err, t->name);
    }
    char *buffer = t->raw.ptr + t->raw.len;
    ssize_t n;
    do {
        n = t->at < 0 ? read(t->fd, buffer, t->step) : pread(t->fd, buffer, read_size(t), t->at);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
        return error_system(err, HZ_E001, t->name, errno);
    }
    t->at_end = n == 0;
    t->at += t->at < 0 ? 0 : n;
    if (t->at > (off_t)t->step) {
        t->step = READ_SIZE; /* it has grown, or was not small */
    }
    t->raw.len += (size_t)n;
    return 0;
}

int decoder_spool_stdin(struct decoder *t, hz_error *err)
{
    int fd = t->fd == STDIN_FILENO ? input_copy(hz_span_of(""), t->fd, t->name, err) : t->fd;
    t->fd = fd < 0 ? t->fd : fd;
    return fd < 0 ? -1 : 0;
}

/*
 * Counts the 16-bit units of @p s that are ASCII, if byte @p zero of each is the high one; 0 if one
 * is a control character, as in 8-bit text with a stray NUL.
 */
static size_t count_wide_ascii(hz_span s, size_t zero)
{
    size_t count = 0;
    for (size_t i = 0; i + 1 < s.len; i += 2) {
        bool ascii = s.ptr[i + zero] == '\0';
        if (ascii && (unsigned char)s.ptr[i + 1 - zero] < '\t') {
            return 0;
        }
        count += ascii ? 1 : 0;
    }
    return count;
}

/* Detects UTF-16 without a mark: at least one unit in eight, such as a comma, is ASCII. */
static bool find_wide(hz_span s, hz_encoding *encoding)
{
    enum { LOOK_AT = 4096, ONE_OF = 8 };
    hz_span looked_at = {s.ptr, (s.len < LOOK_AT ? s.len : LOOK_AT) & ~(size_t)1};
    if (looked_at.len == 0 || memchr(s.ptr, '\0', looked_at.len) == NULL) {
        return false;
    }
    size_t little = count_wide_ascii(looked_at, 1);
    size_t big = count_wide_ascii(looked_at, 0);
    size_t most = big > little ? big : little;
    *encoding = big > little ? HZ_UTF16BE : HZ_UTF16LE;
    return little != big && most * ONE_OF >= looked_at.len / 2 + ONE_OF;
}

/* Reads the whole first block, even if a pipe returns little at a time. */
int decoder_first(struct decoder *t, hz_span *first, hz_error *err)
{
    while (t->raw.len - t->used < t->step && !t->at_end) {
        if (read_more(t, err) != 0) {
            return -1;
        }
    }
    *first = unread(t);
    return 0;
}

int decoder_file(struct decoder *t, hz_error *err)
{
    if (t->at < 0) {
        int copy = input_copy(unread(t), t->fd, t->name, err);
        if (copy < 0) {
            return -1;
        }
        close_unless_standard(t->fd);
        t->fd = copy;
        t->at = (off_t)t->raw.len;
    }
    return t->fd;
}

/* Says what the file is if it is no text, and looks for a byte order mark. */
static int start(struct decoder *t, hz_error *err)
{
    size_t mark = 0;
    hz_span s;
    if (decoder_first(t, &s, err) != 0) {
        return -1;
    }
    struct file_kind kind = kind_find(s, t->at < 0 ? -1 : t->fd);
    hz_encoding wide = HZ_UTF16LE;
    t->started = true;
    if (kind.what != NULL) {
        hz_diag_set(err, HZ_E115, t->name, kind.what);
        return -1;
    }
    if (s.len >= 3 && memcmp(s.ptr, "\xEF\xBB\xBF", 3) == 0) {
        mark = 3;
    } else if (s.len >= 2 && memcmp(s.ptr, "\xFF\xFE", 2) == 0) {
        t->state.layout.encoding = HZ_UTF16LE;
        mark = 2;
    } else if (s.len >= 2 && memcmp(s.ptr, "\xFE\xFF", 2) == 0) {
        t->state.layout.encoding = HZ_UTF16BE;
        mark = 2;
    } else if (find_wide(s, &wide)) {
        t->state.layout.encoding = wide;
    }
    t->used += mark;
    t->state.layout.bom = mark > 0;
    t->state.decided = mark > 0 || is_wide(t);
    if (is_wide(t) && !convert_open_from(&t->from_wide, t->state.layout.encoding)) {
        return error_no_memory(err, t->name);
    }
    return 0;
}

/* The length of the whole lines in @p s, 0 if none ends after the first @p searched bytes. */
static size_t whole_lines(const struct decoder *t, hz_span s, size_t searched)
{
    size_t unit = is_wide(t) ? 2 : 1;
    size_t low = t->state.layout.encoding == HZ_UTF16BE ? 1 : 0;
    for (size_t end = s.len - s.len % unit; end > searched; end -= unit) {
        const char *p = s.ptr + end - unit;
        if (p[low] == '\n' && (unit == 1 || p[1 - low] == '\0')) {
            return end;
        }
    }
    return 0;
}

/* Finds the raw bytes of the next block. 1: found; 0: the end; -1: an error. */
static int next_raw(struct decoder *t, hz_span *raw, hz_error *err)
{
    size_t searched = 0; /* bytes without a line end, which are not searched again */
    for (;;) {
        hz_span rest = unread(t);
        size_t len = t->at_end ? rest.len : whole_lines(t, rest, searched);
        if (len > 0) {
            bool by_line = decoder_offset(t) >= t->limit && !is_wide(t);
            *raw = by_line ? first_line(rest) : (hz_span){rest.ptr, len};
            return 1;
        }
        if (t->at_end) {
            return 0;
        }
        if (rest.len > DECODER_LINE_MAX) {
            hz_diag_set(err, HZ_E104, t->name, "16 MiB");
            hz_diag_copy(err->value, sizeof err->value, rest);
            return -1;
        }
        searched = rest.len - rest.len % 2; /* whole units of either size */
        if (read_more(t, err) != 0) {
            return -1;
        }
    }
}

static bool decode_wide(struct decoder *t, hz_span raw, hz_span *block)
{
    t->out.len = 0;
    if (!convert_forced(&t->from_wide, raw, &t->out)) {
        return false;
    }
    *block = buf_span(&t->out);
    return true;
}

static void note_line_end(struct decoder *t, hz_span block)
{
    const char *end = t->state.line_end_seen ? NULL : memchr(block.ptr, '\n', block.len);
    if (end != NULL) {
        t->state.layout.crlf = end > block.ptr && end[-1] == '\r';
        t->state.line_end_seen = true;
    }
}

int decoder_next(struct decoder *t, hz_span *block, hz_error *err)
{
    if (!t->started && start(t, err) != 0) {
        return -1;
    }
    hz_span raw;
    int found = next_raw(t, &raw, err);
    if (found <= 0) {
        return found;
    }
    t->used += raw.len;
    bool decoded = is_wide(t) ? decode_wide(t, raw, block) : decode_bytes(t, raw, block);
    if (!decoded || t->no_gb) {
        return error_no_memory(err, t->name);
    }
    t->begun = true;
    note_line_end(t, *block);
    return 1;
}
