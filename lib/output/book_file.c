/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The file of a workbook: made in memory, and copied when it is complete. libxlsxwriter takes a
 * name only, but the file has none in any folder, so that a command that is killed leaves nothing,
 * and a full disk does not cut it short. It is packed, so it takes little memory.
 *
 * Compiled with _GNU_SOURCE, for memfd_create.
 */
#include "output/book_internal.h"
#include "output/book_parts.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

const char *book_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder == NULL || folder[0] == '\0' ? "/tmp" : folder;
}

int book_make_file(struct book *b, hz_error *err)
{
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    if (fd < 0) {
        return error_system(err, HZ_E002, "-", errno);
    }
    b->fd = fd + 1;
    (void)snprintf(b->path, sizeof b->path, "/proc/self/fd/%d", fd);
    return access(b->path, W_OK) == 0 ? 0 : error_system(err, HZ_E002, b->path, errno);
}

/* Rows wait in a temporary file whose errors libxlsxwriter does not look at. */
static bool rows_are_written(const lxw_workbook *file)
{
    lxw_worksheet *sheet = NULL;
    STAILQ_FOREACH(sheet, file->worksheets, list_pointers)
    {
        errno = 0;
        if (sheet->optimize_tmpfile != NULL &&
            (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile) != 0)) {
            return false;
        }
    }
    return true;
}

static int copy(int fd, FILE *out, const char *name, hz_error *err)
{
    char bytes[BUFSIZ];
    ssize_t n = 0;
    off_t at = 0;
    while ((n = pread(fd, bytes, sizeof bytes, at)) > 0) {
        if (fwrite(bytes, 1, (size_t)n, out) != (size_t)n) {
            return error_system(err, HZ_E002, name, errno);
        }
        at += n;
    }
    return n == 0 ? 0 : error_system(err, HZ_E002, name, errno);
}

int book_write(struct book *book, FILE *out, const char *name, hz_error *err)
{
    book_end_sheet(book);
    book->sheet = NULL;
    if (!rows_are_written(book->file)) {
        return error_system(err, HZ_E002, book_folder(), errno == 0 ? ENOSPC : errno);
    }
    errno = 0;
    lxw_error result = workbook_close(book->file);
    book->file = NULL; /* freed */
    if (result == LXW_ERROR_MEMORY_MALLOC_FAILED) {
        return error_no_memory(err, NULL);
    }
    if (result != LXW_NO_ERROR || !book_parts_are_whole(book->path)) {
        return error_system(err, HZ_E002, book_folder(), errno == 0 ? ENOSPC : errno);
    }
    return copy(book->fd - 1, out, name, err);
}
