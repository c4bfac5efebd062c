/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/book_parts.h"
#include <stdio.h>
#include <string.h>
#include <zip.h>

enum { PART = 65536, NAME = 64 };

/* The name of the first element of @p text: <?xml …?> NEWLINE <worksheet …>. */
static bool find_root(const char *text, char name[NAME])
{
    const char *at = strstr(text, "?>");
    at = at == NULL ? text : at + 2;
    at += strspn(at, "\r\n ");
    if (at[0] != '<') {
        return false;
    }
    (void)snprintf(name, NAME, "%.*s", (int)strcspn(at + 1, " />\r\n"), at + 1);
    return name[0] != '\0';
}

/* True if @p text, the end of a part, closes the element @p name. */
static bool closes(const char *text, const char *name)
{
    char close[NAME + 4];
    int len = snprintf(close, sizeof close, "</%s>", name);
    size_t size = strlen(text);
    while (size > 0 && strchr("\r\n ", text[size - 1]) != NULL) {
        size--;
    }
    bool empty = size >= 2 && strncmp(text + size - 2, "/>", 2) == 0 && strstr(text, "</") == NULL;
    return empty || (size >= (size_t)len && strncmp(text + size - len, close, (size_t)len) == 0);
}

/* Read the part to its end, which also compares its checksum. */
static bool is_whole(zip_file_t *part)
{
    enum { TAIL = 256 };
    char text[PART + 1];
    char tail[2 * TAIL + 1] = "";
    char name[NAME] = "";
    zip_int64_t n = 0;
    bool first = true;
    while ((n = zip_fread(part, text, PART)) > 0) {
        text[n] = '\0';
        if (first && !find_root(text, name)) {
            return false;
        }
        first = false;
        size_t kept = strlen(tail) > TAIL ? TAIL : strlen(tail);
        size_t more = n > TAIL ? TAIL : (size_t)n;
        memmove(tail, tail + strlen(tail) - kept, kept + 1);
        memcpy(tail + kept, text + n - more, more + 1);
    }
    return n == 0 && !first && closes(tail, name);
}

bool book_parts_are_whole(const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    bool whole = zip != NULL;
    zip_int64_t count = whole ? zip_get_num_entries(zip, 0) : 0;
    for (zip_int64_t i = 0; whole && i < count; i++) {
        zip_file_t *part = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        whole = part != NULL && is_whole(part);
        if (part != NULL) {
            (void)zip_fclose(part);
        }
    }
    if (zip != NULL) {
        zip_discard(zip);
    }
    return whole && count > 0;
}
