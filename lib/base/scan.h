/** Looking through text many bytes at a time, by what the processor offers. */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include <hazard/span.h>
#include <stdint.h>

/** The bytes that one mask speaks of. */
enum { SCAN_STEP = 64 };

/** One way of doing it; all give the same. */
struct scan_way {
    const char *name;
    bool (*works)(void); /* on this machine */

    /**
     * Sets bit B of masks[M] where text[64 * M + B] ends a cell, a line or a plain reading of
     * either: @p delimiter, LF, CR, a quote. @p text has 64 * @p count bytes.
     */
    void (*separators)(const char *text, size_t count, char delimiter, uint64_t *masks);

    bool (*utf8_valid)(hz_span text);
};

/** All ways that this build knows, the best first; the last works always, NULL ends. */
extern const struct scan_way *const scan_ways[];

/** The best that works here. */
const struct scan_way *scan_best(void);

/* The parts of scan_ways. */
extern const struct scan_way scan_avx2;
extern const struct scan_way scan_sse2;
extern const struct scan_way scan_neon;
extern const struct scan_way scan_plain;

#endif
