/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/input.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/files.h"
#include "table/file_kind.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024, WORKBOOK_MAX = 256 << 20 };

static int fail(hz_code code, const char *name, hz_error *err)
{
    hz_diag_set(err, code, name, code == HZ_E005 ? NULL : system_error(errno));
    return -1;
}

/* A temporary file that vanishes when it is closed; its descriptor is above those of the standard
 * streams. */
static int open_temporary(void)
{
    FILE *file = tmpfile();
    int fd = file == NULL ? -1 : fcntl(fileno(file), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int saved = errno;
    if (file != NULL) {
        (void)fclose(file);
    }
    errno = saved;
    return fd;
}

/* True if what was copied begins as a workbook, which has an end before long. */
static bool is_workbook(int copy)
{
    char first[8];
    return pread(copy, first, sizeof first, 0) == (ssize_t)sizeof first &&
           kind_may_be_workbook((hz_span){first, sizeof first});
}

static int fail_large(const char *name, hz_error *err)
{
    hz_diag_set(err, HZ_E134, name,
                N_("more than 256 MiB of it come through a pipe; give the name of the file"));
    return -1;
}

/* Copies the rest of @p from, of which @p copied bytes are in @p to. */
static int copy_all(int from, const char *name, int to, uint64_t copied, hz_error *err)
{
    char block[BLOCK];
    for (;;) {
        /* looked at once, as a table of text may be of any size */
        if (copied > WORKBOOK_MAX && copied <= WORKBOOK_MAX + BLOCK && is_workbook(to)) {
            return fail_large(name, err);
        }
        ssize_t n = read(from, block, sizeof block);
        if (n == 0) {
            return lseek(to, 0, SEEK_SET) == 0 ? 0 : fail(HZ_E002, "/tmp", err);
        }
        if (n < 0 && errno != EINTR) {
            return fail(HZ_E001, name, err);
        }
        if (n > 0 && !write_all(to, (hz_span){block, (size_t)n})) {
            return fail(HZ_E002, "/tmp", err);
        }
        copied += n > 0 ? (uint64_t)n : 0;
    }
}

int input_copy(hz_span first, int from, const char *name, hz_error *err)
{
    int fd = open_temporary();
    if (fd < 0 || !write_all(fd, first)) {
        (void)fail(HZ_E002, "/tmp", err);
        if (fd >= 0) {
            (void)close(fd);
        }
        return -1;
    }
    if (copy_all(from, name, fd, first.len, err) != 0) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* True if the first @p len bytes of @p path are the name of a file. */
static bool is_file(const char *path, size_t len)
{
    struct stat st;
    char name[PATH_MAX];
    if (len == 0 || len >= sizeof name) {
        return false;
    }
    memcpy(name, path, len);
    name[len] = '\0';
    return stat(name, &st) == 0;
}

/* A # may be part of the name of the file, and of that of the sheet. */
const char *input_sheet(const char *path)
{
    const char *sign = strrchr(path, '#');
    bool is_whole = sign == NULL || sign == path || sign[1] == '\0' || is_file(path, strlen(path));
    if (is_whole || sign - path >= PATH_MAX) {
        return NULL;
    }
    for (const char *at = strchr(path, '#'); at < sign; at = strchr(at + 1, '#')) {
        if (is_file(path, (size_t)(at - path))) {
            return at + 1;
        }
    }
    return sign + 1;
}

/* The FILE of FILE#SHEET, in @p buffer unless it is all of @p path. */
static const char *file_part(const char *path, char buffer[PATH_MAX])
{
    const char *sheet = input_sheet(path);
    if (sheet == NULL) {
        return path;
    }
    size_t len = (size_t)(sheet - 1 - path);
    memcpy(buffer, path, len);
    buffer[len] = '\0';
    return buffer;
}

int input_open_path(const char *path)
{
    char buffer[PATH_MAX];
    return open(file_part(path, buffer), O_RDONLY | O_CLOEXEC);
}

static int open_copy(const struct input *in, const char *path, hz_error *err)
{
    int fd = fcntl(in->copy, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0) {
        (void)fail(HZ_E001, path, err);
        if (fd >= 0) {
            (void)close(fd);
        }
        return -1;
    }
    return fd;
}

int input_open(struct input *in, const char *path, hz_error *err)
{
    struct stat st;
    bool is_standard = strcmp(path, "-") == 0;
    int result = -1;
    if (in->copy >= 0) {
        return open_copy(in, path, err);
    }
    int fd = is_standard ? STDIN_FILENO : input_open_path(path);
    if (fd < 0 || fstat(fd, &st) != 0) {
        (void)fail(HZ_E001, path, err);
    } else if (in->opened) {
        result = is_same(&in->first, &st) ? fd : fail(HZ_E005, path, err);
    } else if (S_ISREG(st.st_mode) && !is_standard) {
        in->first = st;
        result = fd;
    } else {
        in->copy = input_copy(hz_span_of(""), fd, path, err);
        result = in->copy < 0 ? -1 : open_copy(in, path, err);
    }
    in->opened = in->opened || result >= 0;
    if (fd >= 0 && fd != result && !is_standard) {
        (void)close(fd);
    }
    return result;
}

int input_check(const struct input *in, const char *path, hz_error *err)
{
    struct stat st;
    char buffer[PATH_MAX];
    bool same =
        in->copy >= 0 || (stat(file_part(path, buffer), &st) == 0 && is_same(&in->first, &st));
    return same ? 0 : fail(HZ_E005, path, err);
}

void input_close(struct input *in)
{
    if (in->copy >= 0) {
        (void)close(in->copy);
    }
    *in = INPUT_NEW;
}
