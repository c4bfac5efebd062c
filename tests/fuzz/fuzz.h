/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the fuzz targets share: bytes as a file that can be opened by its path. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/span.h"
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Stops with a word of what should have been true. */
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fuzz_fail(__FILE__, __LINE__, #condition);                                             \
        }                                                                                          \
    } while (0)

_Noreturn void fuzz_fail(const char *file, int line, const char *condition);

/** A file that lives in memory. */
struct fuzz_file {
    int fd;
    char path[32];
};

/** Holds @p bytes; read at once. */
void fuzz_file_open(struct fuzz_file *file, hz_span bytes);

/** The same, but read in pieces of a few bytes, so that everything is cut somewhere. */
void fuzz_pipe_open(struct fuzz_file *file, hz_span bytes);

void fuzz_file_close(struct fuzz_file *file);

#endif
