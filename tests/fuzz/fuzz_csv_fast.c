/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The fast CSV reader against libcsv alone: for any text, cut into blocks of lines anywhere, both
 * return the same records at the same offsets, and end alike.
 */
#include "fuzz.h"
#include "table/delimiter.h"
#include "table/reader.h"
#include <stdlib.h>

extern const struct reader reader_reference;

/* The first bytes of the input say how the rest is cut and looked through. */
enum { HEAD = 4, BLOCK_LINES = 8, FIRST_LINES = 3 };

/* Blocks, each in memory of its own, so that a sanitizer sees reads beyond it or after it. */
struct cutter {
    hz_span rest;
    uint64_t random;
    unsigned first; /* lines of the first block; 0: it has been returned */
    char *block;
};

/* The next @p lines lines; the last may have no line end. */
static size_t lines_length(hz_span s, unsigned lines)
{
    size_t len = 0;
    while (lines-- > 0 && len < s.len) {
        const char *end = memchr(s.ptr + len, '\n', s.len - len);
        len = end == NULL ? s.len : (size_t)(end - s.ptr) + 1;
    }
    return len;
}

static int cut(void *from, hz_span *block, hz_error *err)
{
    struct cutter *c = from;
    (void)err;
    free(c->block);
    c->block = NULL;
    if (c->rest.len == 0) {
        return 0;
    }
    c->random = c->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    unsigned lines = c->first > 0 ? c->first : (unsigned)(c->random >> 40) % BLOCK_LINES + 1;
    size_t len = lines_length(c->rest, lines);
    c->first = 0;
    c->block = malloc(len);
    REQUIRE(c->block != NULL);
    memcpy(c->block, c->rest.ptr, len);
    *block = (hz_span){c->block, len};
    c->rest = (hz_span){c->rest.ptr + len, c->rest.len - len};
    return 1;
}

struct reading {
    struct cutter cutter;
    struct source source;
    const struct reader *reader;
    void *state;
    char delimiter;
    hz_record record;
    hz_error err;
    int found;
};

static void begin(struct reading *r, const struct reader *reader, hz_span text, uint64_t seed,
                  const struct scan_impl *scan)
{
    memset(r, 0, sizeof *r);
    r->cutter = (struct cutter){text, seed, FIRST_LINES, NULL};
    r->source = (struct source){.next = cut, .from = &r->cutter, .scan = scan, .name = "f"};
    r->reader = reader;
    hz_diag_set(&r->err, HZ_E003, NULL, NULL);
    REQUIRE(source_fill(&r->source, &r->err) >= 0);
    REQUIRE(reader->open(&r->source, &r->delimiter, &r->state, &r->err) == 0);
}

static void next(struct reading *r)
{
    r->found = r->reader->next(r->state, &r->record, &r->err);
}

static void end(struct reading *r)
{
    r->reader->close(r->state);
    free(r->cutter.block);
}

static void compare_records(const hz_record *a, const hz_record *b)
{
    REQUIRE(a->count == b->count && a->number == b->number && a->line == b->line);
    REQUIRE(a->lines == b->lines && a->byte == b->byte);
    REQUIRE(a->error == b->error && a->error_field == b->error_field &&
            a->swallowed == b->swallowed);
    for (size_t i = 0; i < a->count; i++) {
        REQUIRE(hz_span_equal(a->fields[i], b->fields[i]));
    }
}

static void compare_errors(const hz_diag *a, const hz_diag *b)
{
    REQUIRE(a->code == b->code && a->line == b->line && a->column == b->column);
    REQUIRE(a->record == b->record && strcmp(a->value, b->value) == 0);
    REQUIRE(memcmp(a->detail, b->detail, sizeof a->detail) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct reading fast;
    struct reading slow;
    size_t impls = 0;
    if (size < HEAD) {
        return 0;
    }
    while (scan_impls[impls] != NULL) {
        impls++;
    }
    const struct scan_impl *scan = scan_impls[data[0] % impls];
    hz_span text = {(const char *)data + HEAD, size - HEAD};
    begin(&fast, &reader_csv, text, data[1] + 256U * data[2], scan->works() ? scan : scan_best());
    /* the delimiter may depend on where blocks end, unless the first lines decide it */
    hz_span first = {text.ptr, lines_length(text, FIRST_LINES)};
    bool decided = delimiter_find(first, &(hz_header_test){0}) != '\0';
    begin(&slow, &reader_reference, text, decided ? data[3] : data[1] + 256U * data[2],
          scan_best());
    do {
        next(&fast);
        next(&slow);
        REQUIRE(fast.found == slow.found && fast.delimiter == slow.delimiter);
        if (fast.found > 0) {
            compare_records(&fast.record, &slow.record);
        } else if (fast.found < 0) {
            compare_errors(&fast.err, &slow.err);
        }
    } while (fast.found > 0);
    end(&fast);
    end(&slow);
    return 0;
}
