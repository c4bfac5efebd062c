/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include <errno.h>
#include <stdio.h>

struct code {
    const char *name;
    hz_severity severity;
    const char *text;
};

/* Indexed by the number of the code; most elements are empty. */
static const struct code codes[] = {
#define DIAG(letter, number, severity, text)                                                       \
    [HZ_##letter##number] = {#letter #number, HZ_##severity, text},
#define CHECK(letter, number, severity, function, text) DIAG(letter, number, severity, text)
#include <hazard/codes.def>
#undef DIAG
#undef CHECK
};

static const struct code *find_code(hz_code code)
{
    static const struct code none = {"?", HZ_ERROR, ""};
    bool known = (size_t)code < sizeof codes / sizeof codes[0] && codes[code].name != NULL;
    return known ? &codes[code] : &none;
}

const char *hz_code_name(hz_code code)
{
    return find_code(code)->name;
}

hz_severity hz_code_severity(hz_code code)
{
    return find_code(code)->severity;
}

const char *code_text(hz_code code)
{
    return find_code(code)->text;
}

/* The number of bytes of whole characters of @p text that fit into @p size. */
static size_t whole_characters(hz_span text, size_t size)
{
    size_t len = text.len < size ? text.len : size;
    for (int i = 0; i < 3 && len < text.len && len > 0; i++) {
        len -= ((unsigned char)text.ptr[len] & 0xC0) == 0x80 ? 1 : 0;
    }
    return len;
}

void hz_diag_copy(char *field, size_t size, hz_span text)
{
    static const char ellipsis[] = "…";
    const char *end = "";
    size_t left = size - 1;
    if (text.len > left && size >= sizeof ellipsis) {
        end = ellipsis;
        left -= sizeof ellipsis - 1;
    }
    size_t len = whole_characters(text, left);
    if (len > 0) {
        memcpy(field, text.ptr, len);
    }
    memcpy(field + len, end, strlen(end) + 1);
}

/* Of a path that is too long the end is kept: it has the name, which no other file of the folder
 * has. */
static void copy_path(char *field, size_t size, const char *path)
{
    static const char ellipsis[] = "…";
    size_t len = strlen(path);
    size_t skip = len >= size ? len - (size - sizeof ellipsis) : 0;
    while (skip > 0 && ((unsigned char)path[skip] & 0xC0) == 0x80) {
        skip++;
    }
    (void)snprintf(field, size, "%s%s", skip > 0 ? ellipsis : "", path + skip);
}

void hz_diag_set(hz_diag *diag, hz_code code, const char *file, const char *detail)
{
    *diag = (hz_diag){.code = code};
    if (file != NULL) {
        copy_path(diag->file, sizeof diag->file, file);
    }
    if (detail != NULL) {
        hz_diag_copy(diag->detail, sizeof diag->detail, hz_span_of(detail));
    }
}

void column_letters(uint32_t column, char letters[8])
{
    char reversed[8];
    size_t n = 0;
    for (; column > 0 && n < sizeof reversed; column = (column - 1) / 26) {
        reversed[n++] = (char)('A' + (column - 1) % 26);
    }
    for (size_t i = 0; i < n; i++) {
        letters[i] = reversed[n - 1 - i];
    }
    letters[n] = '\0';
}

void diag_cell(const hz_diag *diag, char cell[32])
{
    char letters[8];
    cell[0] = '\0';
    if (diag->record == 0 || diag->column == 0) {
        return;
    }
    column_letters(diag->column, letters);
    (void)snprintf(cell, 32, "%s%llu", letters, (unsigned long long)diag->record);
}

/* The errors that offices meet. The C library has translations too, but not on every machine, and
 * not in the words of an office. */
static const struct {
    int error;
    const char *text;
} system_texts[] = {
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
    for (size_t i = 0; i < sizeof system_texts / sizeof system_texts[0]; i++) {
        if (system_texts[i].error == error) {
            return system_texts[i].text;
        }
    }
    return strerror(error); /* NOLINT(concurrency-mt-unsafe): glibc's is safe in threads */
}
