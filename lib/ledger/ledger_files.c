/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/ledger_files.h"
#include "base/atomic_file.h"
#include "base/diag.h"
#include "base/files.h"
#include "ledger/journal.h"
#include "rows/rows.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Prefix and suffix added to the ledger's name. */
static const struct {
    const char *before;
    const char *after;
} names[LEDGER_FILE_COUNT] = {
    [LEDGER_JOURNAL] = {"", JOURNAL_SUFFIX},
    [LEDGER_LOCK] = {".", ".lock"},
    [LEDGER_RECORD] = {".", ".change"},
};

static char *make_path(const char *ledger, enum ledger_file which)
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

/* Whether two paths name one place of one folder, though there need be no file. */
static bool is_same_name(const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;
    int folder_a = folder_open(a);
    int folder_b = folder_open(b);
    bool same = strcmp(file_name(a), file_name(b)) == 0 && fstat(folder_a, &of_a) == 0 &&
                fstat(folder_b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
                of_a.st_ino == of_b.st_ino;
    if (folder_a >= 0) {
        (void)close(folder_a);
    }
    if (folder_b >= 0) {
        (void)close(folder_b);
    }
    return same;
}

bool ledger_files_include(const char *ledger, const char *path)
{
    char *resolved = path_resolve(ledger);
    char *output = path_resolve(path);
    bool uses = resolved != NULL && output != NULL && is_same_name(resolved, output);
    for (enum ledger_file i = 0; i < LEDGER_FILE_COUNT && !uses; i++) {
        char *other = resolved == NULL || output == NULL ? NULL : make_path(resolved, i);
        uses = other != NULL && is_same_name(other, output);
        free(other);
    }
    free(resolved);
    free(output);
    return uses;
}

int ledger_files_reopen(struct ledger_files *files, hz_error *err)
{
    if (files->ledger >= 0) {
        (void)close(files->ledger);
    }
    files->ledger =
        regular_open(files->folder, files->name, O_RDONLY, &files->st, files->path, err);
    return files->ledger == -1 ? -1 : 0;
}

int ledger_files_open(struct ledger_files *files, const char *ledger, hz_error *err)
{
    struct stat st;
    *files = LEDGER_FILES_CLOSED;
    files->path = path_resolve(ledger);
    if (files->path == NULL) {
        return error_system(err, HZ_E001, ledger, errno);
    }
    bool linked = lstat(ledger, &st) == 0 && S_ISLNK(st.st_mode);
    files->name = file_name(files->path);
    for (enum ledger_file i = 0; i < LEDGER_FILE_COUNT; i++) {
        files->paths[i] = make_path(linked ? files->path : ledger, i);
        if (files->paths[i] == NULL) {
            return error_no_memory(err, ledger);
        }
    }
    files->folder = folder_open(files->path);
    if (files->folder < 0) {
        return error_system(err, HZ_E001, ledger, errno);
    }
    int result = ledger_files_reopen(files, err);
    if (result != 0 && !linked) {
        hz_diag_copy(err->file, sizeof err->file, hz_span_of(ledger));
    }
    return result;
}

void ledger_files_close(struct ledger_files *files)
{
    if (files->ledger >= 0) {
        (void)close(files->ledger);
    }
    if (files->folder >= 0) {
        (void)close(files->folder);
    }
    for (enum ledger_file i = 0; i < LEDGER_FILE_COUNT; i++) {
        free(files->paths[i]);
    }
    free(files->path);
    *files = LEDGER_FILES_CLOSED;
}

int ledger_rows_open(const char *const *ledger, const hz_plan *plan, hz_rows **rows, hz_error *err)
{
    struct ledger_files files;
    int result = ledger_files_open(&files, *ledger, err);
    if (result == 0 && files.ledger < 0) {
        hz_diag_set(err, HZ_E001, *ledger, system_error(ENOENT));
        result = -1;
    } else if (result == 0) {
        result = rows_open_fd(files.ledger, ledger, plan, rows, err);
    }
    ledger_files_close(&files);
    return result;
}

const char *ledger_file_name(const struct ledger_files *files, enum ledger_file which)
{
    return file_name(files->paths[which]);
}

/* Whether @p group may write the ledger and nobody else may create files next to it. */
static bool is_shared_with(const struct ledger_files *files, gid_t group)
{
    struct stat folder;
    return (files->st.st_mode & S_IWGRP) != 0 && group == files->st.st_gid &&
           fstat(files->folder, &folder) == 0 && (folder.st_mode & S_IWOTH) == 0;
}

static bool has_right_owner(const struct ledger_files *files, const struct stat *st)
{
    if (st->st_uid == geteuid() || st->st_uid == 0) {
        return true;
    }
    return files->ledger >= 0 &&
           (st->st_uid == files->st.st_uid || (files->st.st_mode & S_IWOTH) != 0 ||
            is_shared_with(files, st->st_gid));
}

static int refuse(const struct ledger_files *files, enum ledger_file which, hz_code code,
                  uintmax_t number, hz_error *err)
{
    char detail[32];
    (void)snprintf(detail, sizeof detail, "%" PRIuMAX, number);
    hz_diag_set(err, code, files->paths[which], detail);
    errno = EPERM;
    return -1;
}

int ledger_file_open(const struct ledger_files *files, enum ledger_file which, int flags,
                     struct stat *st, hz_error *err)
{
    int fd = regular_open(files->folder, ledger_file_name(files, which), flags, st,
                          files->paths[which], err);
    if (fd < 0) {
        return fd;
    }
    int result = fd;
    if (st->st_nlink == 0) {
        result = FILE_ABSENT; /* removed just now */
    } else if (st->st_nlink > 1) {
        result = refuse(files, which, HZ_E013, st->st_nlink, err);
    } else if (!has_right_owner(files, st)) {
        result = refuse(files, which, HZ_E014, st->st_uid, err);
    }
    if (result < 0) {
        (void)close(fd);
        errno = EPERM;
    }
    return result;
}

int ledger_file_create(const struct ledger_files *files, enum ledger_file which, int flags)
{
    const char *name = ledger_file_name(files, which);
    mode_t mode = files->ledger >= 0 ? 0600 : 0666;
    int fd = openat(files->folder, name, flags | O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    mode);
    if (fd < 0 || files->ledger < 0 || give_access(fd, files->ledger, S_IRUSR | S_IWUSR)) {
        return fd;
    }
    int saved = errno;
    (void)unlinkat(files->folder, name, 0);
    (void)close(fd);
    errno = saved;
    return -1;
}

bool ledger_file_is_usable(const struct ledger_files *files, const char *name, struct stat *st)
{
    return fstatat(files->folder, name, st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st->st_mode) &&
           st->st_nlink == 1 && has_right_owner(files, st);
}

bool ledger_file_is_current(const struct ledger_files *files, enum ledger_file which,
                            const struct stat *st)
{
    struct stat now;
    return fstatat(files->folder, ledger_file_name(files, which), &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           now.st_dev == st->st_dev && now.st_ino == st->st_ino;
}
