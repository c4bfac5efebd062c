#include "base/files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

bool write_all(int fd, hz_span text)
{
    while (text.len > 0) {
        ssize_t n = write(fd, text.ptr, text.len);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        size_t written = n < 0 ? 0 : (size_t)n;
        text = (hz_span){text.ptr + written, text.len - written};
    }
    return true;
}

bool give_owner_and_mode(int fd, const struct stat *like)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return false;
    }
    bool same = st.st_uid == like->st_uid && st.st_gid == like->st_gid;
    return (same || fchown(fd, like->st_uid, like->st_gid) == 0) &&
           fchmod(fd, like->st_mode & 07777) == 0;
}

int sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 1 : (slash == path ? 1 : (size_t)(slash - path));
    char *folder = strndup(slash == NULL ? "." : path, len);
    if (folder == NULL) {
        return -1;
    }
    int fd = open(folder, O_RDONLY | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    /* some file systems cannot sync a folder and say so; the rename stands all the same */
    if (result != 0 && (errno == EINVAL || errno == EROFS)) {
        result = 0;
    }
    int saved = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    free(folder);
    errno = saved;
    return result;
}
