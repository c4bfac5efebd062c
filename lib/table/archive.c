/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/archive.h"
#include "base/catalog.h"
#include "base/little_endian.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Text is packed to a fiftieth at best, a bomb to a thousandth. The ratio is looked at beyond so
 * many bytes, as small parts are often empty styles.
 */
enum { MOST_RATIO = 400, LOOK_AT_RATIO = 16 << 20 };
enum { PARTS_MAX = 1 << 14 }; /* looking for a name may be a search of all */

/* The record at the end of an archive, and how far from the end it can be: comments have 64 KiB. */
enum { END_RECORD = 22, ZIP64_RECORDS = 76, TAIL = (1 << 16) + END_RECORD };

/* The file as libzip reads it: by places, so that the offset of the descriptor does not matter. */
struct place {
    int fd;
    zip_uint64_t at;
    zip_uint64_t size;
    uint64_t *packed; /* counts the bytes that are read */
    zip_error_t error;
};

static zip_int64_t read_at(struct place *p, void *data, zip_uint64_t len)
{
    ssize_t n;
    do {
        n = pread(p->fd, data, (size_t)len, (off_t)p->at);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
        zip_error_set(&p->error, ZIP_ER_READ, errno);
        return -1;
    }
    p->at += (zip_uint64_t)n;
    *p->packed += (uint64_t)n;
    return n;
}

static zip_int64_t seek_to(struct place *p, void *data, zip_uint64_t len)
{
    zip_int64_t at = zip_source_seek_compute_offset(p->at, p->size, data, len, &p->error);
    p->at = at < 0 ? p->at : (zip_uint64_t)at;
    return at < 0 ? -1 : 0;
}

static zip_int64_t on_command(void *ctx, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct place *p = ctx;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        p->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_at(p, data, len);
    case ZIP_SOURCE_SEEK:
        return seek_to(p, data, len);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)p->at;
    case ZIP_SOURCE_STAT: {
        zip_stat_t *st = data;
        zip_stat_init(st);
        st->size = p->size;
        st->valid = ZIP_STAT_SIZE;
        return (zip_int64_t)sizeof *st;
    }
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&p->error, data, len);
    case ZIP_SOURCE_FREE:
        zip_error_fini(&p->error);
        free(p);
        return 0;
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS, -1);
    default:
        zip_error_set(&p->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

static int fail_zip(const zip_error_t *error, hz_error *err)
{
    switch (zip_error_code_zip(error)) {
    case ZIP_ER_MEMORY:
        return error_no_memory(err, NULL);
    case ZIP_ER_READ:
        return error_system(err, HZ_E001, NULL, zip_error_code_system(error));
    case ZIP_ER_CRC:
        hz_diag_set(err, HZ_E134, NULL, N_("a part of it is not as it was when it was packed"));
        return -1;
    case ZIP_ER_COMPNOTSUPP:
        hz_diag_set(err, HZ_E134, NULL, N_("a part of it is packed in an unusual way"));
        return -1;
    default:
        hz_diag_set(err, HZ_E134, NULL, N_("it was cut off, or its parts cannot be unpacked"));
        return -1;
    }
}

static zip_source_t *make_source(int fd, uint64_t *packed, zip_error_t *error)
{
    struct stat st;
    struct place *p = calloc(1, sizeof *p);
    if (p == NULL) {
        zip_error_set(error, ZIP_ER_MEMORY, 0);
        return NULL;
    }
    *p = (struct place){
        .fd = fd, .size = fstat(fd, &st) == 0 ? (zip_uint64_t)st.st_size : 0, .packed = packed};
    zip_error_init(&p->error);
    zip_source_t *source = zip_source_function_create(on_command, p, error);
    if (source == NULL) {
        zip_error_fini(&p->error);
        free(p);
    }
    return source;
}

/* Which of two parts of one name counts is not known. 0, or -1 with @p err set. */
static int check_names(const struct archive *archive, hz_error *err)
{
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    if (count > PARTS_MAX) {
        hz_diag_set(err, HZ_E135, NULL, NULL);
        return -1;
    }
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (name != NULL && zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW) != i) {
            hz_diag_set(err, HZ_E134, NULL, N_("two parts of it have the same name"));
            hz_diag_copy(err->value, sizeof err->value, hz_span_of(name));
            return -1;
        }
    }
    return 0;
}

/* Reads the @p len bytes at @p at. */
static bool read_exactly(int fd, uint64_t at, char *data, size_t len)
{
    uint64_t count = 0;
    struct place p = {.fd = fd, .at = at, .packed = &count};
    zip_error_init(&p.error);
    while (len > 0) {
        zip_int64_t n = read_at(&p, data, len);
        if (n <= 0) {
            break;
        }
        data += n;
        len -= (size_t)n;
    }
    zip_error_fini(&p.error);
    return len == 0;
}

/*
 * True if the archive whose end record is at @p at in the last @p len bytes of a file of @p size
 * bytes is all of it: the list of its parts ends there, and but for its comment only zeros follow.
 * An archive of more than 4 GiB says neither here.
 */
static bool is_whole_file(const char *tail, size_t len, size_t at, uint64_t size)
{
    enum { LIST_SIZE = 12, LIST_OFFSET = 16, COMMENT = 20 };
    uint64_t list = (uint64_t)le32(tail + at + LIST_SIZE) + le32(tail + at + LIST_OFFSET);
    bool is_large = le32(tail + at + LIST_OFFSET) == UINT32_MAX;
    size_t end = at + END_RECORD + le16(tail + at + COMMENT);
    while (end < len && tail[end] == '\0') {
        end++;
    }
    return end >= len && (is_large || list + ZIP64_RECORDS >= size - len + at);
}

/* Of files that were joined, libzip would read one and leave out the others. */
static int check_alone(int fd, hz_error *err)
{
    struct stat st;
    char *tail = malloc(TAIL);
    uint64_t size = fstat(fd, &st) == 0 ? (uint64_t)st.st_size : 0;
    size_t len = size < TAIL ? (size_t)size : (size_t)TAIL;
    bool is_whole = true;
    if (tail == NULL) {
        return error_no_memory(err, NULL);
    }
    if (len >= END_RECORD && read_exactly(fd, size - len, tail, len)) {
        size_t at = len - END_RECORD;
        while (at > 0 && memcmp(tail + at, "PK\5\6", 4) != 0) {
            at--;
        }
        is_whole = at == 0 || is_whole_file(tail, len, at, size);
    }
    free(tail);
    if (!is_whole) {
        hz_diag_set(err, HZ_E134, NULL, N_("other data comes before or after it in the file"));
    }
    return is_whole ? 0 : -1;
}

int archive_open(struct archive *archive, int fd, hz_error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    archive->packed = 0;
    zip_source_t *source = make_source(fd, &archive->packed, &error);
    archive->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    int result = archive->zip != NULL ? 0 : fail_zip(&error, err);
    if (source != NULL && archive->zip == NULL) {
        zip_source_free(source);
    }
    zip_error_fini(&error);
    if (result == 0 && check_alone(fd, err) != 0) {
        archive_close(archive);
        return -1;
    }
    return result == 0 ? check_names(archive, err) : -1;
}

void archive_close(struct archive *archive)
{
    if (archive->zip != NULL) {
        zip_discard(archive->zip);
    }
    archive->zip = NULL;
}

int64_t archive_find(const struct archive *archive, const char *name)
{
    zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW);
    return index >= 0 ? index : zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
}

bool archive_has(const struct archive *archive, const char *prefix)
{
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    bool found = false;
    for (zip_int64_t i = 0; i < count && !found; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        found = name != NULL && strncmp(name, prefix, strlen(prefix)) == 0;
    }
    return found;
}

int archive_part_open(struct archive_part *part, const struct archive *archive, int64_t index,
                      uint64_t limit, hz_error *err)
{
    zip_stat_t st;
    *part = (struct archive_part){.archive = archive, .packed = archive->packed, .limit = limit};
    if (zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &st) != 0) {
        return fail_zip(zip_get_error(archive->zip), err);
    }
    if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st.encryption_method != ZIP_EM_NONE) {
        hz_diag_set(err, HZ_E115, NULL,
                    N_("a zip archive with a password; unpack it with the "
                       "password and give the tables in it"));
        return -1;
    }
    part->file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    return part->file != NULL ? 0 : fail_zip(zip_get_error(archive->zip), err);
}

/* True if more was unpacked than the limit allows, or than text can be packed to. */
static bool is_bomb(const struct archive_part *part)
{
    return part->read > part->limit ||
           (part->read > LOOK_AT_RATIO &&
            part->read / MOST_RATIO > part->archive->packed - part->packed);
}

int archive_part_read(struct archive_part *part, char *buffer, size_t size, hz_error *err)
{
    zip_int64_t n = zip_fread(part->file, buffer, size);
    if (n < 0) {
        return fail_zip(zip_file_get_error(part->file), err);
    }
    part->read += (uint64_t)n;
    if (is_bomb(part)) {
        hz_diag_set(err, HZ_E135, NULL, NULL);
        return -1;
    }
    return (int)n;
}

void archive_part_close(struct archive_part *part)
{
    if (part->file != NULL) {
        (void)zip_fclose(part->file);
    }
    part->file = NULL;
}
