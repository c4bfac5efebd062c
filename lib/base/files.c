/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/files.h"
#include "base/catalog.h"
#include "base/diag.h"
#include <acl/libacl.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/acl.h>
#include <unistd.h>

const char *data_dir(void)
{
    const char *dir = getenv("HAZARD_DATADIR");
    return dir != NULL && dir[0] != '\0' ? dir : HZ_DATADIR;
}

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

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

int folder_open(const char *path)
{
    size_t len = (size_t)(file_name(path) - path);
    char *folder = len == 0 ? strdup(".") : strndup(path, len);
    int fd = folder == NULL ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int saved = errno;
    free(folder);
    errno = saved;
    return fd;
}

int folder_sync(int folder)
{
    int result = fsync(folder);
    /* some file systems cannot sync a directory; the rename is valid all the same */
    return result != 0 && (errno == EINVAL || errno == EROFS) ? 0 : result;
}

/* Names the kind of a file that is not regular. */
static const char *kind_name(mode_t mode)
{
    static const struct {
        mode_t type;
        const char *name;
    } kinds[] = {{S_IFLNK, N_("a symbolic link, which is not followed")},
                 {S_IFDIR, N_("a directory")},
                 {S_IFIFO, N_("a named pipe (FIFO)")},
                 {S_IFSOCK, N_("a socket")},
                 {S_IFCHR, N_("a device")},
                 {S_IFBLK, N_("a device")}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if ((mode & S_IFMT) == kinds[i].type) {
            return kinds[i].name;
        }
    }
    return "?";
}

/* Checks that the file is regular. 0, or -1 with @p err set. */
static int check_kind(const struct stat *st, const char *shown, hz_error *err)
{
    if (S_ISREG(st->st_mode)) {
        return 0;
    }
    hz_diag_set(err, HZ_E011, shown, kind_name(st->st_mode));
    errno = EINVAL;
    return -1;
}

int regular_open(int folder, const char *name, int flags, struct stat *st, const char *shown,
                 hz_error *err)
{
    int fd = -1;
    /* checked before it is opened: opening a device may have effects */
    bool there = fstatat(folder, name, st, AT_SYMLINK_NOFOLLOW) == 0;
    if (there && check_kind(st, shown, err) != 0) {
        return -1;
    }
    if (there) {
        fd = openat(folder, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
    if (fd >= 0 && fstat(fd, st) == 0) {
        if (check_kind(st, shown, err) == 0) {
            return fd;
        }
        (void)close(fd);
        return -1;
    }
    int saved = errno;
    if (fd >= 0) {
        (void)close(fd);
    } else if (saved == ENOENT) {
        return FILE_ABSENT;
    }
    hz_diag_set(err, saved == ELOOP ? HZ_E011 : HZ_E001, shown,
                saved == ELOOP ? kind_name(S_IFLNK) : system_error(saved));
    errno = saved;
    return -1;
}

static bool is_refused(int error)
{
    return error == EPERM || error == EINVAL; /* EINVAL: an owner unknown in this container */
}

/* Gives the file the owner and group of @p like, as far as the system allows. False: errno. */
static bool give_owner(int fd, const struct stat *like)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return false;
    }
    bool group = st.st_gid == like->st_gid;
    if (st.st_uid == like->st_uid && group) {
        return true;
    }
    if (fchown(fd, like->st_uid, like->st_gid) == 0) {
        return true;
    }
    return is_refused(errno) &&
           (group || fchown(fd, (uid_t)-1, like->st_gid) == 0 || is_refused(errno));
}

/* Removes the rights of the group in @p acl that others do not have. 0, or -1: errno. */
static int restrict_group(acl_t acl)
{
    static const acl_perm_t rights[] = {ACL_READ, ACL_WRITE, ACL_EXECUTE};
    acl_permset_t group = NULL;
    acl_permset_t others = NULL;
    acl_entry_t entry;
    acl_tag_t tag;
    for (int which = ACL_FIRST_ENTRY; acl_get_entry(acl, which, &entry) == 1;
         which = ACL_NEXT_ENTRY) {
        bool known = acl_get_tag_type(entry, &tag) == 0;
        if (known && tag == ACL_GROUP_OBJ && acl_get_permset(entry, &group) != 0) {
            return -1;
        }
        if (known && tag == ACL_OTHER && acl_get_permset(entry, &others) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; group != NULL && others != NULL && i < 3; i++) {
        if (acl_get_perm(others, rights[i]) == 0 && acl_delete_perm(group, rights[i]) != 0) {
            return -1;
        }
    }
    return group != NULL && others != NULL ? 0 : -1;
}

/* The mode to set if there are no ACLs; @p kept: the group was set. */
static mode_t plain_mode(mode_t mode, bool kept)
{
    mode_t group = mode & S_IRWXG;
    return (mode & (S_IRWXU | S_IRWXO)) | (kept ? group : group & ((mode & S_IRWXO) << 3));
}

/*
 * Gives the file the ACL of @p like in one step (without extended entries an ACL is the mode): a
 * mode set first would give the rights of the mask to the group, or to the users in the default ACL
 * of the directory. False: errno.
 */
static bool give_acl(int fd, int like, const struct stat *old, bool group_kept)
{
    acl_t acl = acl_get_fd(like);
    bool ok = acl != NULL && (group_kept || restrict_group(acl) == 0) && acl_set_fd(fd, acl) == 0;
    int saved = errno;
    if (acl != NULL) {
        (void)acl_free(acl);
    }
    if (!ok && (saved == ENOTSUP || saved == ENOSYS)) { /* the file system has no ACLs */
        return fchmod(fd, plain_mode(old->st_mode, group_kept)) == 0;
    }
    errno = saved;
    return ok;
}

bool give_access(int fd, int like, mode_t more)
{
    struct stat old;
    struct stat now;
    if (fstat(like, &old) != 0 || !give_owner(fd, &old) || fstat(fd, &now) != 0) {
        return false;
    }
    bool group_kept = now.st_gid == old.st_gid;
    bool all_kept = group_kept && now.st_uid == old.st_uid;
    if (!give_acl(fd, like, &old, group_kept) || fstat(fd, &now) != 0) {
        return false;
    }
    mode_t wanted = (now.st_mode & 0777) | more | (all_kept ? old.st_mode & 07000 : 0);
    return wanted == (now.st_mode & 07777) || fchmod(fd, wanted) == 0;
}
