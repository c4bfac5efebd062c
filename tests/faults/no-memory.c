/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Memory that runs out, for LD_PRELOAD: of the calls that ask for some, counted over all threads,
 * none gets any from NO_MEMORY_FROM on, and NO_MEMORY_AT does not. NO_MEMORY_COUNT: a file that the
 * number of calls is written to at the end.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* glibc's own, which go on working under their second names. */
void *__libc_malloc(size_t size);               /* NOLINT(*reserved-identifier,cert-dcl*) */
void *__libc_calloc(size_t count, size_t size); /* NOLINT(*reserved-identifier,cert-dcl*) */
void *__libc_realloc(void *old, size_t size);   /* NOLINT(*reserved-identifier,cert-dcl*) */
void *__libc_memalign(size_t to, size_t size);  /* NOLINT(*reserved-identifier,cert-dcl*) */

static atomic_long calls;
static long from = -1; /* not asked yet */
static long at;

static long setting(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? 0 : strtol(text, NULL, 10);
}

/* The first call comes before any thread is. */
static int runs_out(void)
{
    if (from < 0) {
        from = setting("NO_MEMORY_FROM");
        at = setting("NO_MEMORY_AT");
    }
    long n = atomic_fetch_add(&calls, 1) + 1;
    int out = n == at || (from > 0 && n >= from);
    errno = out ? ENOMEM : errno;
    return out;
}

void *malloc(size_t size)
{
    return runs_out() ? NULL : __libc_malloc(size);
}

void *calloc(size_t nmemb, size_t size)
{
    return runs_out() ? NULL : __libc_calloc(nmemb, size);
}

void *realloc(void *ptr, size_t size)
{
    return runs_out() ? NULL : __libc_realloc(ptr, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return runs_out() ? NULL : __libc_memalign(alignment, size);
}

__attribute__((destructor)) static void write_count(void)
{
    const char *path = getenv("NO_MEMORY_COUNT");
    long count = atomic_load(&calls);
    FILE *file = path == NULL ? NULL : fopen(path, "w");
    if (file != NULL) {
        (void)fprintf(file, "%ld\n", count);
        (void)fclose(file);
    }
}
