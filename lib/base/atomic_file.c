/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/atomic_file.h"
#include "base/diag.h"
#include "base/files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int fail(const struct atomic_file *a, hz_error *err)
{
    return error_system(err, HZ_E002, a->path, errno);
}

char *path_resolve(const char *path)
{
    struct stat st;
    /* the kernel may forbid following another user's link in a directory like /tmp */
    if (stat(path, &st) != 0 && errno != ENOENT) {
        return NULL;
    }
    char *resolved = realpath(path, NULL);
    if (resolved == NULL && errno == ENOENT) {
        bool dangling = lstat(path, &st) == 0;
        if (dangling) {
            errno = ENOENT;
            return NULL;
        }
        resolved = strdup(path);
    }
    return resolved;
}

enum { NAME_TRIES = 1000 };

/*
 * Makes the temporary file: in the same directory, hidden, with an unused name. A new file gets the
 * default mode; one that replaces another gets that one's mode later.
 */
static int make_temporary(struct atomic_file *a)
{
    const char *name = file_name(a->path);
    size_t size = strlen(name) + 64;
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = -1;
    a->temporary = malloc(size);
    for (int i = 0; a->temporary != NULL && i < NAME_TRIES; i++) {
        (void)snprintf(a->temporary, size, ".%s.%ld-%d.tmp", name, (long)getpid(), i);
        fd = openat(a->folder, a->temporary, flags, a->is_new ? 0666 : 0600);
        if (fd >= 0 || errno != EEXIST) {
            break;
        }
    }
    if (fd < 0) { /* no file was created */
        int saved = errno;
        free(a->temporary);
        a->temporary = NULL;
        errno = saved;
    }
    return fd;
}

/* Makes the file that is written to, after the directory and the old file have been opened. */
static int begin(struct atomic_file *a, int like, hz_error *err)
{
    int fd = make_temporary(a);
    if (fd < 0) {
        return fail(a, err);
    }
    if ((!a->is_new && !give_access(fd, like, 0)) || (a->file = fdopen(fd, "w")) == NULL) {
        (void)fail(a, err);
        (void)close(fd);
        return -1;
    }
    return 0;
}

int atomic_file_open(struct atomic_file *a, const char *path, hz_error *err)
{
    *a = (struct atomic_file){.path = path_resolve(path), .folder = -1};
    if (a->path == NULL) {
        return error_system(err, HZ_E002, path, errno);
    }
    a->folder = folder_open(a->path);
    if (a->folder < 0) {
        return fail(a, err);
    }
    int like = regular_open(a->folder, file_name(a->path), O_RDONLY, &a->before, path, err);
    if (like == -1) {
        return -1;
    }
    a->is_new = like == FILE_ABSENT;
    int result = begin(a, like, err);
    if (like >= 0) {
        (void)close(like);
    }
    return result;
}

int atomic_file_open_in(struct atomic_file *a, int folder, const char *path, int like,
                        hz_error *err)
{
    *a = (struct atomic_file){.path = strdup(path), .folder = -1, .is_new = like < 0};
    if (a->path == NULL) {
        return error_no_memory(err, path);
    }
    a->folder = fcntl(folder, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (a->folder < 0 || (!a->is_new && fstat(like, &a->before) != 0)) {
        return fail(a, err);
    }
    return begin(a, like, err);
}

int atomic_file_prepare(struct atomic_file *a, hz_error *err)
{
    if (fflush(a->file) != 0 || fsync(fileno(a->file)) != 0) {
        return fail(a, err);
    }
    int closed = fclose(a->file);
    a->file = NULL;
    return closed == 0 ? 0 : fail(a, err);
}

int atomic_file_commit(struct atomic_file *a, hz_error *err)
{
    if (a->file != NULL && atomic_file_prepare(a, err) != 0) {
        return -1;
    }
    if (renameat(a->folder, a->temporary, a->folder, file_name(a->path)) != 0) {
        return fail(a, err);
    }
    atomic_file_keep(a);
    if (folder_sync(a->folder) != 0) {
        return error_system(err, HZ_E009, a->path, errno);
    }
    return 0;
}

void atomic_file_keep(struct atomic_file *a)
{
    free(a->temporary);
    a->temporary = NULL;
}

void atomic_file_close(struct atomic_file *a)
{
    if (a->file != NULL) {
        (void)fclose(a->file);
    }
    if (a->temporary != NULL) {
        (void)unlinkat(a->folder, a->temporary, 0);
        free(a->temporary);
    }
    if (a->path != NULL && a->folder >= 0) { /* otherwise it was never opened */
        (void)close(a->folder);
    }
    free(a->path);
    *a = (struct atomic_file){.folder = -1};
}
