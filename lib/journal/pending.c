#include "journal/pending.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <hazard/journal.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A path taken apart; `folder` ends with its slash or is empty. */
struct place {
    const char *path;
    size_t folder;
    const char *name;
};

static struct place place_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    return (struct place){path, folder, path + folder};
}

/* Builds FOLDER BEFORE NAME AFTER. */
static char *beside(const char *path, const char *before, const char *after)
{
    struct place p = place_of(path);
    size_t size = strlen(path) + strlen(before) + strlen(after) + 1;
    char *made = malloc(size);
    if (made != NULL) {
        (void)snprintf(made, size, "%.*s%s%s%s", (int)p.folder, path, before, p.name, after);
    }
    return made;
}

char *journal_path(const char *ledger)
{
    return beside(ledger, "", HZ_JOURNAL_SUFFIX);
}

char *pending_path(const char *ledger, uint64_t journal_size)
{
    char after[40];
    (void)snprintf(after, sizeof after, ".%" PRIu64 ".new", journal_size);
    return beside(ledger, ".", after);
}

enum leftover { NOT_OURS, TEMPORARY, PENDING };

/* What a file of the folder is to the ledger @p name, by its own name. */
static enum leftover classify(const char *file, const char *name, uint64_t *size)
{
    size_t len = strlen(name);
    if (file[0] != '.' || strncmp(file + 1, name, len) != 0 || file[len + 1] != '.') {
        return NOT_OURS;
    }
    const char *number = file + len + 2;
    size_t digits = strspn(number, "0123456789");
    if (digits == 0 || digits > 19) {
        return NOT_OURS;
    }
    if (strcmp(number + digits, ".new") == 0) {
        *size = strtoull(number, NULL, 10);
        return PENDING;
    }
    const char *second = number + digits + 1;
    size_t more = number[digits] == '-' ? strspn(second, "0123456789") : 0;
    return more > 0 && strcmp(second + more, ".tmp") == 0 ? TEMPORARY : NOT_OURS;
}

static DIR *open_folder(const struct place *p)
{
    char *folder = strndup(p->folder == 0 ? "./" : p->path, p->folder == 0 ? 2 : p->folder);
    DIR *dir = folder == NULL ? NULL : opendir(folder);
    free(folder);
    return dir;
}

uint64_t pending_size(const char *ledger)
{
    struct place p = place_of(ledger);
    DIR *dir = open_folder(&p);
    uint64_t size = UINT64_MAX;
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (classify(entry->d_name, p.name, &size) == PENDING) {
            break;
        }
    }
    if (dir != NULL) {
        (void)closedir(dir);
    }
    return size;
}

int journal_cut(const char *ledger, uint64_t size)
{
    char *path = journal_path(ledger);
    struct stat st;
    int result = -1;
    if (path != NULL && size == 0) {
        result = unlink(path) == 0 || errno == ENOENT ? 0 : -1;
    } else if (path != NULL && stat(path, &st) == 0) {
        int fd = (uint64_t)st.st_size > size ? open(path, O_WRONLY | O_CLOEXEC) : -1;
        bool shorter = (uint64_t)st.st_size <= size; /* never make it longer */
        result = shorter || (fd >= 0 && ftruncate(fd, (off_t)size) == 0 && fsync(fd) == 0) ? 0 : -1;
        if (fd >= 0) {
            (void)close(fd);
        }
    } else if (path != NULL && errno == ENOENT) {
        result = 0;
    }
    free(path);
    return result;
}

/* The journal is cut back before its mark goes, so that this too can be interrupted. */
static int undo_one(const char *ledger, DIR *dir, const char *file, enum leftover kind,
                    uint64_t size)
{
    if (kind == PENDING && journal_cut(ledger, size) != 0) {
        return -1;
    }
    return unlinkat(dirfd(dir), file, 0) == 0 || errno == ENOENT ? 1 : -1;
}

int pending_undo(const char *ledger, hz_diag *err)
{
    struct place p = place_of(ledger);
    DIR *dir = open_folder(&p);
    int undone = dir == NULL ? -1 : 0;
    const struct dirent *entry;
    errno = dir == NULL ? errno : 0;
    while (undone >= 0 && (entry = readdir(dir)) != NULL) {
        uint64_t size = 0;
        enum leftover kind = classify(entry->d_name, p.name, &size);
        if (kind != NOT_OURS) {
            undone = undo_one(ledger, dir, entry->d_name, kind, size);
        }
        errno = undone < 0 ? errno : 0;
    }
    if (undone < 0 || errno != 0) {
        hz_diag_set(err, HZ_E002, ledger, strerror(errno));
        undone = -1;
    }
    if (dir != NULL) {
        (void)closedir(dir);
    }
    return undone;
}
