/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/system_error.h"
#include "base/catalog.h"
#include <errno.h>
#include <stddef.h>
#include <string.h>

/* What offices meet. The C library has translations too, but not on every machine, and not in the
 * words of an office. */
static const struct {
    int error;
    const char *text;
} texts[] = {
    {ENOENT, N_("No such file or directory")}, {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},    {EISDIR, N_("Is a directory")},
    {ENOTDIR, N_("Not a directory")},          {EEXIST, N_("File exists")},
    {ENOSPC, N_("No space left on device")},   {EDQUOT, N_("Disk quota exceeded")},
    {EROFS, N_("Read-only file system")},      {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},           {EPIPE, N_("Broken pipe")},
    {EBADF, N_("Bad file descriptor")},        {EMFILE, N_("Too many open files")},
    {ENAMETOOLONG, N_("File name too long")},  {ELOOP, N_("Too many levels of symbolic links")},
};

const char *system_error(int error)
{
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (texts[i].error == error) {
            return texts[i].text;
        }
    }
    return strerror(error); /* NOLINT(concurrency-mt-unsafe): glibc's is safe in threads */
}
