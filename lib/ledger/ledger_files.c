/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/ledger_files.h"
#include "base/files.h"
#include "base/system_error.h"
#include "ledger/journal.h"
#include "rows/open.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What is put before and after the ledger's name. */
static const struct {
    const char *before;
    const char *after;
} names[BESIDE_FILES] = {
    [BESIDE_JOURNAL] = {"", HZ_JOURNAL_SUFFIX},
    [BESIDE_LOCK] = {".", ".lock"},
    [BESIDE_RECORD] = {".", ".change"},
};

static char *make_path(const char *ledger, enum beside_file which)
{
    const char *name = file_name(ledger);
    size_t size = strlen(ledger) + strlen(names[which].before) + strlen(names[which].after) + 1;
    char *path = malloc(size);
    if (path != NULL) {
        (void)snprintf(path, size, "%.*s%s%s%s", (int)(name - ledger), ledger, names[which].before,
                       name, names[which].after);
    }
    return path;
}

int beside_look(struct beside *b, hz_error *err)
{
    if (b->ledger >= 0) {
        (void)close(b->ledger);
    }
    b->ledger = regular_open(b->folder, b->name, O_RDONLY, &b->st, b->path, err);
    return b->ledger == -1 ? -1 : 0;
}

int beside_open(struct beside *b, const char *ledger, hz_error *err)
{
    struct stat st;
    *b = BESIDE_NONE;
    b->path = hz_path_resolve(ledger);
    if (b->path == NULL) {
        hz_diag_set(err, HZ_E001, ledger, system_error(errno));
        return -1;
    }
    bool linked = lstat(ledger, &st) == 0 && S_ISLNK(st.st_mode);
    b->name = file_name(b->path);
    for (enum beside_file i = 0; i < BESIDE_FILES; i++) {
        b->called[i] = make_path(linked ? b->path : ledger, i);
        if (b->called[i] == NULL) {
            hz_diag_set(err, HZ_E003, ledger, NULL);
            return -1;
        }
    }
    b->folder = folder_open(b->path);
    if (b->folder < 0) {
        hz_diag_set(err, HZ_E001, ledger, system_error(errno));
        return -1;
    }
    int result = beside_look(b, err);
    if (result != 0 && !linked) {
        hz_diag_copy(err->file, sizeof err->file, hz_span_of(ledger));
    }
    return result;
}

void beside_close(struct beside *b)
{
    if (b->ledger >= 0) {
        (void)close(b->ledger);
    }
    if (b->folder >= 0) {
        (void)close(b->folder);
    }
    for (enum beside_file i = 0; i < BESIDE_FILES; i++) {
        free(b->called[i]);
    }
    free(b->path);
    *b = BESIDE_NONE;
}

int beside_rows_open(char *const *ledger, hz_rows **rows, hz_error *err)
{
    struct beside b;
    int result = beside_open(&b, *ledger, err);
    if (result == 0 && b.ledger < 0) {
        hz_diag_set(err, HZ_E001, *ledger, system_error(ENOENT));
        result = -1;
    } else if (result == 0 && (result = rows_open_at(b.ledger, ledger, rows)) != 0) {
        hz_diag_set(err, HZ_E003, *ledger, NULL);
    }
    beside_close(&b);
    return result;
}

const char *beside_name(const struct beside *b, enum beside_file which)
{
    return file_name(b->called[which]);
}

/* Whether the group that may write the ledger is the only one that may put files beside it. */
static bool is_shared_with(const struct beside *b, gid_t group)
{
    struct stat folder;
    return (b->st.st_mode & S_IWGRP) != 0 && group == b->st.st_gid &&
           fstat(b->folder, &folder) == 0 && (folder.st_mode & S_IWOTH) == 0;
}

static bool has_right_owner(const struct beside *b, const struct stat *st)
{
    if (st->st_uid == geteuid() || st->st_uid == 0) {
        return true;
    }
    return b->ledger >= 0 && (st->st_uid == b->st.st_uid || (b->st.st_mode & S_IWOTH) != 0 ||
                              is_shared_with(b, st->st_gid));
}

static int refuse(const struct beside *b, enum beside_file which, hz_code code, uintmax_t number,
                  hz_error *err)
{
    char detail[32];
    (void)snprintf(detail, sizeof detail, "%" PRIuMAX, number);
    hz_diag_set(err, code, b->called[which], detail);
    errno = EPERM;
    return -1;
}

int beside_file_open(const struct beside *b, enum beside_file which, int flags, struct stat *st,
                     hz_error *err)
{
    int fd = regular_open(b->folder, beside_name(b, which), flags, st, b->called[which], err);
    if (fd < 0) {
        return fd;
    }
    int result = fd;
    if (st->st_nlink == 0) {
        result = FILE_ABSENT; /* it was taken away just now */
    } else if (st->st_nlink > 1) {
        result = refuse(b, which, HZ_E013, st->st_nlink, err);
    } else if (!has_right_owner(b, st)) {
        result = refuse(b, which, HZ_E014, st->st_uid, err);
    }
    if (result < 0) {
        (void)close(fd);
        errno = EPERM;
    }
    return result;
}

int beside_file_make(const struct beside *b, enum beside_file which, int flags)
{
    const char *name = beside_name(b, which);
    mode_t mode = b->ledger >= 0 ? 0600 : 0666;
    int fd =
        openat(b->folder, name, flags | O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0 || b->ledger < 0 || give_access(fd, b->ledger, S_IRUSR | S_IWUSR)) {
        return fd;
    }
    int saved = errno;
    (void)unlinkat(b->folder, name, 0);
    (void)close(fd);
    errno = saved;
    return -1;
}

bool beside_is_ours(const struct beside *b, const char *name, struct stat *st)
{
    return fstatat(b->folder, name, st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st->st_mode) &&
           st->st_nlink == 1 && has_right_owner(b, st);
}

bool beside_is_current(const struct beside *b, enum beside_file which, const struct stat *st)
{
    struct stat now;
    return fstatat(b->folder, beside_name(b, which), &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           now.st_dev == st->st_dev && now.st_ino == st->st_ino;
}
