/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The file of a workbook: made in a temporary file, and copied when it is complete. */
#include "output/book_internal.h"
#include "output/book_parts.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

const char *book_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder == NULL || folder[0] == '\0' ? "/tmp" : folder;
}

int book_make_file(struct book *b, hz_error *err)
{
    const char *folder = book_folder();
    size_t size = strlen(folder) + sizeof "/hazard-XXXXXX";
    b->path = malloc(size);
    if (b->path == NULL) {
        return error_no_memory(err, NULL);
    }
    (void)snprintf(b->path, size, "%s/hazard-XXXXXX", folder);
    int fd = mkstemp(b->path);
    if (fd < 0) {
        (void)error_system(err, HZ_E002, b->path, errno);
        free(b->path);
        b->path = NULL;
        return -1;
    }
    (void)close(fd);
    return 0;
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

static int copy(const char *path, FILE *out, const char *name, hz_error *err)
{
    char bytes[BUFSIZ];
    size_t n = 0;
    FILE *file = fopen(path, "rb");
    bool ok = file != NULL;
    while (ok && (n = fread(bytes, 1, sizeof bytes, file)) > 0) {
        ok = fwrite(bytes, 1, n, out) == n;
    }
    ok = ok && ferror(file) == 0;
    int error = errno;
    if (file != NULL) {
        (void)fclose(file);
    }
    return ok ? 0 : error_system(err, HZ_E002, name, error);
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
    return copy(book->path, out, name, err);
}
