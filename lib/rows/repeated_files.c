/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/repeated_files.h"
#include "base/diag.h"
#include <stdlib.h>
#include <sys/stat.h>

struct named_file {
    dev_t device;
    ino_t inode;
    size_t index; /* of the name */
};

static bool is_same_file(const struct named_file *a, const struct named_file *b)
{
    return a->device == b->device && a->inode == b->inode;
}

static int compare(const void *a, const void *b)
{
    const struct named_file *x = a;
    const struct named_file *y = b;
    if (x->device != y->device) {
        return x->device < y->device ? -1 : 1;
    }
    if (x->inode != y->inode) {
        return x->inode < y->inode ? -1 : 1;
    }
    return (x->index > y->index) - (x->index < y->index);
}

/* Sets the repeated names of @p named, which is sorted, to NULL. */
static void clear_repeated(const char **files, const struct named_file *named, size_t count,
                           hz_sink sink)
{
    size_t first = 0;
    for (size_t i = 1; i < count; i++) {
        if (!is_same_file(&named[i], &named[first])) {
            first = i;
            continue;
        }
        hz_diag diag;
        hz_diag_set(&diag, HZ_N645, files[named[i].index], files[named[first].index]);
        sink_emit(sink, &diag);
        files[named[i].index] = NULL;
    }
}

size_t repeated_files_remove(const char **files, size_t count, hz_sink sink)
{
    size_t regular = 0;
    size_t left = 0;
    struct named_file *named = calloc(count + 1, sizeof *named);
    if (named == NULL) {
        return SIZE_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        struct stat st;
        if (stat(files[i], &st) == 0 && S_ISREG(st.st_mode)) {
            named[regular++] = (struct named_file){st.st_dev, st.st_ino, i};
        }
    }
    qsort(named, regular, sizeof *named, compare);
    clear_repeated(files, named, regular, sink);
    for (size_t i = 0; i < count; i++) {
        if (files[i] != NULL) {
            files[left++] = files[i];
        }
    }
    free(named);
    return left;
}
