/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What tests of files share: a folder of their own, files in it, and the findings they raise. */
#ifndef UNIT_FILES_H
#define UNIT_FILES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "message_of.h"
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[128];

/** Group setup: makes a folder in $TMPDIR (default: /tmp) and goes there, so that names are short.
 */
static inline int enter_folder(void **state)
{
    const char *parent = getenv("TMPDIR");
    (void)state;
    (void)snprintf(folder, sizeof folder, "%s/hazard-unit-XXXXXX",
                   parent == NULL ? "/tmp" : parent);
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static inline int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

/** Group teardown: takes the folder away with all that is in it. */
static inline int leave_folder(void **state)
{
    (void)state;
    return chdir("/") == 0 ? nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS) : -1;
}

static inline void write_bytes(const char *name, const void *bytes, size_t len)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static inline void write_text(const char *name, const char *text)
{
    write_bytes(name, text, strlen(text));
}

/** All bytes of a file, followed by a NUL; the caller frees. */
static inline char *read_bytes(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(*len + 1, 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *len, file), *len);
    (void)fclose(file);
    return bytes;
}

static inline void assert_bytes(const char *name, const void *bytes, size_t len)
{
    size_t have = 0;
    char *content = read_bytes(name, &have);
    if (have != len || memcmp(content, bytes, len) != 0) {
        print_error("%s holds: %s\n", name, content);
    }
    assert_int_equal(have, len);
    assert_memory_equal(content, bytes, len);
    free(content);
}

static inline void assert_text(const char *name, const char *text)
{
    assert_bytes(name, text, strlen(text));
}

static inline void assert_span(hz_span span, const char *text)
{
    if (!hz_span_equal(span, hz_span_of(text))) {
        print_error("“%.*s” is not “%s”\n", (int)span.len, span.ptr, text);
        fail();
    }
}

enum { MOST_FINDINGS = 128 };

/** The findings raised, in their order. */
struct findings {
    hz_diag items[MOST_FINDINGS];
    size_t count;
};

static inline void keep_finding(void *findings, const hz_diag *diag)
{
    struct findings *f = findings;
    assert_true(f->count < MOST_FINDINGS);
    f->items[f->count++] = *diag;
}

/** Asserts that @p diag says @p code at the spreadsheet cell @p cell and the text line @p line. */
static inline void assert_diag(const hz_diag *diag, const char *code, const char *cell,
                               uint64_t line)
{
    char at[32];
    hz_diag_text(diag, HZ_PART_CELL, HZ_ENGLISH, at, sizeof at);
    if (strcmp(hz_code_name(diag->code), code) != 0 || strcmp(at, cell) != 0 ||
        diag->line != line) {
        print_error("%s at %s, line %llu: %s (%s)\n", hz_code_name(diag->code), at,
                    (unsigned long long)diag->line, diag->value, message_of(diag));
    }
    assert_string_equal(hz_code_name(diag->code), code);
    assert_string_equal(at, cell);
    assert_int_equal(diag->line, line);
}

#endif
