/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The file consists of sectors. A table (FAT) has for each sector the next one of its chain; the
 * sectors of the table itself are listed in the header and, where that is full, in a chain of lists
 * (DIFAT). Small streams are in small sectors, which are pieces of one stream, with a table of
 * their own. No chain can be longer than its table, so that a loop ends.
 */
#include "table/compound.h"
#include "base/array.h"
#include "base/little_endian.h"
#include "base/span.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADER = 512,
    HEADER_LISTS = 109,
    ENTRY = 128,
    SMALL_SHIFT = 6,
    SMALL_LIMIT = 4096,
    TYPE_STREAM = 2
};
static const uint32_t last_sector = 0xFFFFFFFA; /* larger numbers mean: no sector */

/* What comes after each sector. */
struct chains {
    uint32_t *next;
    size_t count;
    size_t cap;
};

struct compound {
    int fd;
    hz_error *err;
    unsigned char header[HEADER];
    unsigned shift; /* a sector has 1 << shift bytes */
    uint64_t size;  /* of the file */
    struct chains large;
    struct chains small;
    struct buf small_stream;
};

/* An entry of the directory. */
struct entry {
    uint32_t start;
    uint64_t size;
};

static int damaged(struct compound *c, const char *reason)
{
    hz_diag_set(c->err, HZ_E134, NULL, reason);
    return -1;
}

static const char cut_off[] = N_("a part of the file is missing or its sectors are in disorder");

/* Appends @p len bytes of the file from @p at on, which it must have. */
static int read_bytes(struct compound *c, uint64_t at, size_t len, struct buf *out)
{
    if (at > c->size || len > c->size - at) {
        return damaged(c, cut_off);
    }
    if (!buf_reserve(out, len)) {
        return error_no_memory(c->err, NULL);
    }
    while (len > 0) {
        ssize_t n = pread(c->fd, out->ptr + out->len, len, (off_t)at);
        if (n <= 0 && !(n < 0 && errno == EINTR)) {
            return n < 0 ? error_system(c->err, HZ_E001, NULL, errno) : damaged(c, cut_off);
        }
        if (n > 0) {
            out->len += (size_t)n;
            at += (uint64_t)n;
            len -= (size_t)n;
        }
    }
    return 0;
}

/* Appends a sector, or of the file's last one what there is of it, at most @p limit bytes. */
static int read_sector(struct compound *c, uint32_t sector, uint64_t limit, struct buf *out)
{
    uint64_t at = ((uint64_t)sector + 1) << c->shift;
    uint64_t len = (uint64_t)1 << c->shift;
    if (at < c->size && len > c->size - at) {
        len = c->size - at;
    }
    return read_bytes(c, at, (size_t)(len < limit ? len : limit), out);
}

/* The stream that begins with sector @p start; @p size 0: as long as the chain is. */
static int read_stream(struct compound *c, uint32_t start, uint64_t size, struct buf *out)
{
    size_t begin = out->len;
    uint64_t wanted = size == 0 ? c->size : size;
    uint32_t sector = start;
    for (size_t steps = 0; sector <= last_sector && out->len - begin < wanted; steps++) {
        if (steps > c->size >> c->shift ||
            read_sector(c, sector, wanted - (out->len - begin), out) != 0) {
            return steps > c->size >> c->shift ? damaged(c, cut_off) : -1;
        }
        sector = sector < c->large.count ? c->large.next[sector] : UINT32_MAX;
    }
    bool is_whole = size > 0 ? out->len - begin >= size : sector > last_sector;
    return is_whole ? 0 : damaged(c, cut_off);
}

/* The same for a small stream. */
static int read_small_stream(struct compound *c, uint32_t start, uint64_t size, struct buf *out)
{
    uint32_t sector = start;
    for (uint64_t left = size; left > 0;) {
        size_t at = (size_t)sector << SMALL_SHIFT;
        size_t len = left < 1U << SMALL_SHIFT ? (size_t)left : (size_t)1 << SMALL_SHIFT;
        if (sector >= c->small.count || at + len > c->small_stream.len) {
            return damaged(c, cut_off);
        }
        if (!buf_add(out, c->small_stream.ptr + at, len)) {
            return error_no_memory(c->err, NULL);
        }
        sector = c->small.next[sector];
        left -= len;
    }
    return 0;
}

/* Appends the numbers in @p bytes to the table. */
static int add_chains(struct compound *c, struct chains *chains, hz_span bytes)
{
    if (!array_reserve(&chains->next, &chains->cap, chains->count + bytes.len / 4,
                       sizeof *chains->next)) {
        return error_no_memory(c->err, NULL);
    }
    for (size_t i = 0; i + 4 <= bytes.len; i += 4) {
        chains->next[chains->count++] = le32(bytes.ptr + i);
    }
    return 0;
}

/* Appends the sectors of the table that @p list names. @p sector is a buffer. */
static int add_listed(struct compound *c, hz_span list, struct buf *sector)
{
    for (size_t i = 0; i + 4 <= list.len; i += 4) {
        uint32_t number = le32(list.ptr + i);
        sector->len = 0;
        if (number > last_sector || c->large.count > c->size >> c->shift) {
            continue; /* none, or more than the file has sectors */
        }
        if (read_sector(c, number, UINT64_MAX, sector) != 0 ||
            add_chains(c, &c->large, buf_span(sector)) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Reads the table of sectors. */
static int read_chains(struct compound *c)
{
    enum { FIRST_LIST = 68, LISTS = 76 };
    struct buf list = {0};
    struct buf sector = {0};
    const char *header = (const char *)c->header;
    uint32_t next = le32(header + FIRST_LIST);
    int result = add_listed(c, (hz_span){header + LISTS, (size_t)4 * HEADER_LISTS}, &sector);
    for (uint64_t steps = 0; result == 0 && next <= last_sector; steps++) {
        list.len = 0;
        result = steps > c->size >> c->shift ? damaged(c, cut_off)
                                             : read_sector(c, next, UINT64_MAX, &list);
        if (result == 0 && list.len >= 8) { /* its last number is the next list */
            next = le32(list.ptr + list.len - 4);
            result = add_listed(c, (hz_span){list.ptr, list.len - 4}, &sector);
        } else if (result == 0) {
            result = damaged(c, cut_off);
        }
    }
    buf_free(&list);
    buf_free(&sector);
    return result;
}

/* Reads the small sectors, whose stream is that of the root, and their table. */
static int read_small(struct compound *c, struct entry root)
{
    enum { FIRST_SMALL = 60 };
    struct buf table = {0};
    uint32_t start = le32((const char *)c->header + FIRST_SMALL);
    int result = 0;
    if (start <= last_sector && root.start <= last_sector) {
        result = read_stream(c, start, 0, &table);
        if (result == 0) {
            result = add_chains(c, &c->small, buf_span(&table));
        }
        if (result == 0) {
            result = read_stream(c, root.start, root.size, &c->small_stream);
        }
    }
    buf_free(&table);
    return result;
}

/* True if the entry at @p p has @p name, in UTF-16 with a NUL; letters of any case. */
static bool has_name(const char *p, const char *name)
{
    enum { NAME_SIZE = 64 };
    size_t len = strlen(name) + 1;
    if (le16(p + NAME_SIZE) != 2 * len) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        uint16_t unit = le16(p + 2 * i);
        bool capital = unit >= 'A' && unit <= 'Z';
        bool wanted_capital = name[i] >= 'A' && name[i] <= 'Z';
        if ((capital ? unit + 32 : unit) != (wanted_capital ? name[i] + 32 : name[i])) {
            return false;
        }
    }
    return true;
}

/* The directory: the root, and the entries of which it is the storage. Documents inside the file
 * have storages of their own, with streams of the same names. */
struct directory {
    struct buf bytes;
    uint32_t *entries;
    size_t count;
    bool *listed; /* for each entry of the file */
};

static const char *entry_at(const struct directory *d, uint32_t number)
{
    return d->bytes.ptr + (size_t)number * ENTRY;
}

/* Lists an entry that the file has and that is not listed yet. */
static void list_entry(struct directory *d, uint32_t number)
{
    if (number < d->bytes.len / ENTRY && !d->listed[number]) {
        d->listed[number] = true;
        d->entries[d->count++] = number;
    }
}

/* Lists the entries of the root, which are a tree. */
static int list_root(struct compound *c, struct directory *d)
{
    enum { LEFT = 68, RIGHT = 72, CHILD = 76 };
    size_t count = d->bytes.len / ENTRY;
    if (count == 0) {
        return damaged(c, cut_off);
    }
    d->entries = calloc(count, sizeof *d->entries);
    d->listed = calloc(count, sizeof *d->listed);
    if (d->entries == NULL || d->listed == NULL) {
        return error_no_memory(c->err, NULL);
    }
    list_entry(d, le32(entry_at(d, 0) + CHILD));
    for (size_t i = 0; i < d->count; i++) {
        list_entry(d, le32(entry_at(d, d->entries[i]) + LEFT));
        list_entry(d, le32(entry_at(d, d->entries[i]) + RIGHT));
    }
    return 0;
}

static int read_directory(struct compound *c, struct directory *d)
{
    enum { DIRECTORY = 48 };
    uint32_t start = le32((const char *)c->header + DIRECTORY);
    return read_stream(c, start, 0, &d->bytes) == 0 ? list_root(c, d) : -1;
}

static void directory_free(struct directory *d)
{
    buf_free(&d->bytes);
    free(d->entries);
    free(d->listed);
}

static struct entry read_entry(const struct compound *c, const char *p)
{
    enum { START = 116, SIZE = 120, LONG_SECTORS = 12 };
    uint64_t high = c->shift == LONG_SECTORS ? le32(p + SIZE + 4) : 0;
    return (struct entry){le32(p + START), le32(p + SIZE) | high << 32};
}

/* Finds the stream called @p name. False: there is none. */
static bool find_stream(const struct compound *c, const struct directory *d, const char *name,
                        struct entry *entry)
{
    enum { TYPE = 66 };
    for (size_t i = 0; i < d->count; i++) {
        const char *p = entry_at(d, d->entries[i]);
        if (p[TYPE] == TYPE_STREAM && has_name(p, name)) {
            *entry = read_entry(c, p);
            return true;
        }
    }
    return false;
}

/* The index of the first of @p streams that there is; -1: none. */
static int find_first(const struct compound *c, const struct directory *d,
                      const char *const *streams, struct entry *entry)
{
    for (int i = 0; streams[i] != NULL; i++) {
        if (find_stream(c, d, streams[i], entry)) {
            return i;
        }
    }
    return -1;
}

static int read_named(struct compound *c, const struct directory *d, const char *const *streams,
                      struct buf *out)
{
    struct entry entry;
    if (find_first(c, d, streams, &entry) < 0) {
        return damaged(c, N_("it has no table in it"));
    }
    if (entry.size > c->size) {
        return damaged(c, cut_off);
    }
    if (entry.size >= SMALL_LIMIT) {
        return read_stream(c, entry.start, entry.size, out);
    }
    return read_small(c, read_entry(c, entry_at(d, 0))) == 0
               ? read_small_stream(c, entry.start, entry.size, out)
               : -1;
}

/* Reads the header, and checks what all else depends on. */
static int read_header(struct compound *c)
{
    enum { SHIFT = 30, LEAST_SHIFT = 9, MOST_SHIFT = 12 };
    struct stat st;
    struct buf header = {0};
    if (fstat(c->fd, &st) != 0) {
        return error_system(c->err, HZ_E001, NULL, errno);
    }
    c->size = (uint64_t)st.st_size;
    if (c->size > COMPOUND_FILE_MAX) {
        return damaged(c, N_("it is larger than 256 MiB; take its pictures out"));
    }
    if (read_bytes(c, 0, HEADER, &header) != 0) {
        buf_free(&header);
        return -1;
    }
    memcpy(c->header, header.ptr, HEADER);
    buf_free(&header);
    c->shift = le16((const char *)c->header + SHIFT);
    return c->shift == LEAST_SHIFT || c->shift == MOST_SHIFT ? 0 : damaged(c, cut_off);
}

/* The place after the last sector that the table does not call free. */
static uint64_t end_of_sectors(const struct compound *c)
{
    size_t used = c->large.count;
    while (used > 0 && c->large.next[used - 1] == UINT32_MAX) {
        used--;
    }
    return ((uint64_t)used + 1) << c->shift;
}

/* True if another workbook begins with @p bytes. */
static bool begins_workbook(hz_span bytes)
{
    static const char *const begins[] = {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "PK\x03\x04"};
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        size_t len = strlen(begins[i]);
        if (bytes.len >= len && memcmp(bytes.ptr, begins[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* True if @p bytes are text. What programs leave in free sectors has zeros in it. */
static bool is_text(hz_span bytes)
{
    bool is_wide = bytes.len >= 2 &&
                   (memcmp(bytes.ptr, "\xFF\xFE", 2) == 0 || memcmp(bytes.ptr, "\xFE\xFF", 2) == 0);
    return is_wide || (span_trim(bytes).len > 0 && memchr(bytes.ptr, '\0', bytes.len) == NULL);
}

/* Of files that were joined, only the first would be read. */
static int check_alone(struct compound *c)
{
    uint64_t end = end_of_sectors(c);
    struct buf bytes = {0};
    int result = 0;
    for (uint64_t at = end; result == 0 && at < c->size; at += HEADER) {
        uint64_t left = c->size - at;
        bytes.len = 0;
        result = read_bytes(c, at, left < HEADER ? (size_t)left : HEADER, &bytes);
        if (result == 0 &&
            (begins_workbook(buf_span(&bytes)) || (at == end && is_text(buf_span(&bytes))))) {
            result = damaged(c, N_("other data comes before or after it in the file"));
        }
    }
    buf_free(&bytes);
    return result;
}

/* Opens the file and reads its directory. */
static int open_file(struct compound *c, struct directory *d)
{
    return read_header(c) == 0 && read_chains(c) == 0 && read_directory(c, d) == 0 ? 0 : -1;
}

static void close_file(struct compound *c, struct directory *d)
{
    directory_free(d);
    free(c->large.next);
    free(c->small.next);
    buf_free(&c->small_stream);
}

int compound_find(int fd, const char *const *streams, int *found, hz_error *err)
{
    struct compound c = {.fd = fd, .err = err};
    struct directory d = {0};
    struct entry entry;
    int result = open_file(&c, &d);
    *found = result == 0 ? find_first(&c, &d, streams, &entry) : -1;
    close_file(&c, &d);
    return result;
}

int compound_read(int fd, const char *const *streams, struct buf *out, hz_error *err)
{
    struct compound c = {.fd = fd, .err = err};
    struct directory d = {0};
    bool is_open = open_file(&c, &d) == 0 && check_alone(&c) == 0;
    int result = is_open ? read_named(&c, &d, streams, out) : -1;
    close_file(&c, &d);
    return result;
}
