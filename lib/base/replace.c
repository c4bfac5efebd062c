#include "base/files.h"
#include <errno.h>
#include <fcntl.h>
#include <hazard/message.h>
#include <hazard/replace.h>
#include <stdlib.h>
#include <unistd.h>

static int fail(hz_replace *r, hz_diag *err)
{
    hz_diag_set(err, HZ_E002, r->path, strerror(errno));
    return -1;
}

char *hz_resolve(const char *path)
{
    char *resolved = realpath(path, NULL);
    if (resolved == NULL && errno == ENOENT) {
        struct stat st;
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
static int make_temporary(hz_replace *r, bool is_new)
{
    const char *slash = strrchr(r->path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - r->path) + 1;
    size_t size = strlen(r->path) + 64;
    int fd = -1;
    r->temporary = malloc(size);
    for (int i = 0; r->temporary != NULL && i < NAME_TRIES; i++) {
        (void)snprintf(r->temporary, size, "%.*s.%s.%ld-%d.tmp", (int)folder, r->path,
                       r->path + folder, (long)getpid(), i);
        fd = open(r->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, is_new ? 0666 : 0600);
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

int hz_replace_begin(hz_replace *r, const char *path, hz_diag *err)
{
    *r = (hz_replace){.path = hz_resolve(path)};
    if (r->path == NULL) {
        hz_diag_set(err, HZ_E002, path, strerror(errno));
        return -1;
    }
    r->is_new = stat(r->path, &r->before) != 0;
    if (r->is_new && errno != ENOENT) {
        return fail(r, err);
    }
    if (!r->is_new && !S_ISREG(r->before.st_mode)) {
        hz_diag_set(err, HZ_E002, path, hz_translate("it is no ordinary file"));
        return -1;
    }
    int fd = make_temporary(r, r->is_new);
    if (fd < 0) {
        return fail(r, err);
    }
    if ((!r->is_new && !give_owner_and_mode(fd, &r->before)) ||
        (r->file = fdopen(fd, "w")) == NULL) {
        (void)fail(r, err);
        (void)close(fd);
        return -1;
    }
    return 0;
}

int hz_replace_prepare(hz_replace *r, const char *name, hz_diag *err)
{
    if (fflush(r->file) != 0 || fsync(fileno(r->file)) != 0) {
        return fail(r, err);
    }
    int closed = fclose(r->file);
    r->file = NULL;
    if (closed != 0) {
        return fail(r, err);
    }
    if (name == NULL) {
        return 0;
    }
    char *copy = strdup(name);
    if (copy == NULL || rename(r->temporary, name) != 0) {
        free(copy);
        return fail(r, err);
    }
    free(r->temporary);
    r->temporary = copy;
    return sync_folder(r->path) == 0 ? 0 : fail(r, err);
}

int hz_replace_commit(hz_replace *r, hz_diag *err)
{
    if (r->file != NULL && hz_replace_prepare(r, NULL, err) != 0) {
        return -1;
    }
    if (rename(r->temporary, r->path) != 0) {
        return fail(r, err);
    }
    hz_replace_leave(r);
    if (sync_folder(r->path) != 0) {
        hz_diag_set(err, HZ_E009, r->path, strerror(errno));
        return -1;
    }
    return 0;
}

void hz_replace_leave(hz_replace *r)
{
    free(r->temporary);
    r->temporary = NULL;
}

void hz_replace_end(hz_replace *r)
{
    if (r->file != NULL) {
        (void)fclose(r->file);
    }
    if (r->temporary != NULL) {
        (void)unlink(r->temporary);
        free(r->temporary);
    }
    free(r->path);
    *r = (hz_replace){0};
}
