/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): libc asks for it */
#define _GNU_SOURCE /* memfd_create, pipes of packets */
#include "fuzz.h"
#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIPE_SIZE = 64 * 4096, PIPE_PACKETS = 60 };

void fuzz_fail(const char *file, int line, const char *condition)
{
    (void)fprintf(stderr, "%s:%d: not true: %s\n", file, line, condition);
    abort();
}

static void write_all(int fd, hz_span bytes)
{
    while (bytes.len > 0) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        REQUIRE(n > 0);
        bytes = (hz_span){bytes.ptr + n, bytes.len - (size_t)n};
    }
}

/* While one converter is open, libc need not load the tables of GB18030 again for each input. */
static void keep_tables(void)
{
    static iconv_t kept;
    if (kept == NULL) {
        kept = iconv_open("utf-8", "gb18030");
    }
}

static void name_file(struct fuzz_file *file)
{
    keep_tables();
    REQUIRE(file->fd >= 0);
    (void)snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->fd);
}

void fuzz_file_open(struct fuzz_file *file, hz_span bytes)
{
    file->fd = memfd_create("fuzz", MFD_CLOEXEC);
    name_file(file);
    write_all(file->fd, bytes);
}

void fuzz_pipe_open(struct fuzz_file *file, hz_span bytes)
{
    int ends[2] = {-1, -1};
    size_t piece = bytes.len / PIPE_PACKETS + 1;
    REQUIRE(pipe2(ends, O_DIRECT | O_CLOEXEC) == 0);
    REQUIRE(fcntl(ends[1], F_SETPIPE_SZ, PIPE_SIZE) >= PIPE_SIZE);
    file->fd = ends[0];
    name_file(file);
    while (bytes.len > 0) {
        size_t len = bytes.len < piece ? bytes.len : piece;
        write_all(ends[1], (hz_span){bytes.ptr, len});
        bytes = (hz_span){bytes.ptr + len, bytes.len - len};
    }
    (void)close(ends[1]);
}

void fuzz_file_close(struct fuzz_file *file)
{
    (void)close(file->fd);
    file->fd = -1;
}
