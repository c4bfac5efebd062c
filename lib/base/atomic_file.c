/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/files.h"
#include "base/message.h"
#include "base/system_error.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int fail(const hz_atomic_file *r, hz_error *err)
{
    hz_diag_set(err, HZ_E002, r->path, system_error(errno));
    return -1;
}

char *hz_path_resolve(const char *path)
{
    struct stat st;
    /* the kernel may forbid a link that another user put into a folder for all, as in /tmp */
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
 * Makes the temporary file: in the same folder, hidden, with a name no file has yet. A new ledger
 * gets the mode that any program would have given it, one to be replaced gets its own later.
 */
static int make_temporary(hz_atomic_file *r)
{
    const char *name = file_name(r->path);
    size_t size = strlen(name) + 64;
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = -1;
    r->temporary = malloc(size);
    for (int i = 0; r->temporary != NULL && i < NAME_TRIES; i++) {
        (void)snprintf(r->temporary, size, ".%s.%ld-%d.tmp", name, (long)getpid(), i);
        fd = openat(r->folder, r->temporary, flags, r->is_new ? 0666 : 0600);
        if (fd >= 0 || errno != EEXIST) {
            break;
        }
    }
    if (fd < 0) { /* there is no file of ours to take away again */
        int saved = errno;
        free(r->temporary);
        r->temporary = NULL;
        errno = saved;
    }
    return fd;
}

/* Makes the file that is written to. The folder and what is known of the old file are set. */
static int begin(hz_atomic_file *r, int like, hz_error *err)
{
    int fd = make_temporary(r);
    if (fd < 0) {
        return fail(r, err);
    }
    if ((!r->is_new && !give_access(fd, like, 0)) || (r->file = fdopen(fd, "w")) == NULL) {
        (void)fail(r, err);
        (void)close(fd);
        return -1;
    }
    return 0;
}

int hz_atomic_file_open(hz_atomic_file *r, const char *path, hz_error *err)
{
    *r = (hz_atomic_file){.path = hz_path_resolve(path), .folder = -1};
    if (r->path == NULL) {
        hz_diag_set(err, HZ_E002, path, system_error(errno));
        return -1;
    }
    r->folder = folder_open(r->path);
    if (r->folder < 0) {
        return fail(r, err);
    }
    int like = regular_open(r->folder, file_name(r->path), O_RDONLY, &r->before, path, err);
    if (like == -1) {
        return -1;
    }
    r->is_new = like == FILE_ABSENT;
    int result = begin(r, like, err);
    if (like >= 0) {
        (void)close(like);
    }
    return result;
}

int replace_begin_in(hz_atomic_file *r, int folder, const char *path, int like, hz_error *err)
{
    *r = (hz_atomic_file){.path = strdup(path), .folder = -1, .is_new = like < 0};
    if (r->path == NULL) {
        hz_diag_set(err, HZ_E003, path, NULL);
        return -1;
    }
    r->folder = fcntl(folder, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (r->folder < 0 || (!r->is_new && fstat(like, &r->before) != 0)) {
        return fail(r, err);
    }
    return begin(r, like, err);
}

int hz_atomic_file_prepare(hz_atomic_file *r, hz_error *err)
{
    if (fflush(r->file) != 0 || fsync(fileno(r->file)) != 0) {
        return fail(r, err);
    }
    int closed = fclose(r->file);
    r->file = NULL;
    return closed == 0 ? 0 : fail(r, err);
}

int hz_atomic_file_commit(hz_atomic_file *r, hz_error *err)
{
    if (r->file != NULL && hz_atomic_file_prepare(r, err) != 0) {
        return -1;
    }
    if (renameat(r->folder, r->temporary, r->folder, file_name(r->path)) != 0) {
        return fail(r, err);
    }
    hz_atomic_file_keep(r);
    if (folder_sync(r->folder) != 0) {
        hz_diag_set(err, HZ_E009, r->path, system_error(errno));
        return -1;
    }
    return 0;
}

void hz_atomic_file_keep(hz_atomic_file *r)
{
    free(r->temporary);
    r->temporary = NULL;
}

void hz_atomic_file_close(hz_atomic_file *r)
{
    if (r->file != NULL) {
        (void)fclose(r->file);
    }
    if (r->temporary != NULL) {
        (void)unlinkat(r->folder, r->temporary, 0);
        free(r->temporary);
    }
    if (r->path != NULL && r->folder >= 0) { /* all zero: it was never begun */
        (void)close(r->folder);
    }
    free(r->path);
    *r = (hz_atomic_file){.folder = -1};
}
