/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Each implementation of scan.h that works here against the portable one, which unit tests check.
 */
#include "base/scan.h"
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 4, LENGTH = STEPS * SCAN_STEP, ROUNDS = 200000 };

static uint64_t random_state = 3;

static unsigned draw(unsigned most)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 40) % most;
}

static void make_text(char *text, size_t size)
{
    static const char *const pieces[] = {",", "\n", "\r\n", "\"", "\t", "a",
                                         "é", "重", "，",   "𠀀", " ",  "2023-05-01"};
    size_t len = 0;
    while (len < size) {
        const char *piece = pieces[draw(12)];
        size_t more = strlen(piece) < size - len ? strlen(piece) : size - len;
        memcpy(text + len, piece, more);
        len += more;
    }
    if (draw(2) == 0) {
        text[draw((unsigned)size)] = (char)draw(256);
    }
}

static bool same(const struct scan_impl *scan, const char *text, size_t len)
{
    uint32_t offsets[2][LENGTH + SCAN_SPARE];
    uint32_t ends[2][LENGTH + SCAN_SPARE_ENDS];
    struct scan_found found = {.offsets = offsets[0], .ends = ends[0]};
    struct scan_found plain = {.offsets = offsets[1], .ends = ends[1]};
    hz_span s = {text, len};
    scan->separators(text, STEPS, ',', 9, &found);
    scan_plain.separators(text, STEPS, ',', 9, &plain);
    return found.count == plain.count && found.end_count == plain.end_count &&
           found.blank_steps == plain.blank_steps &&
           found.after_separator == plain.after_separator &&
           found.after_blank == plain.after_blank &&
           memcmp(offsets[0], offsets[1], found.count * sizeof offsets[0][0]) == 0 &&
           memcmp(ends[0], ends[1], found.end_count * sizeof ends[0][0]) == 0 &&
           scan->utf8_valid(s) == scan_plain.utf8_valid(s) &&
           scan->is_clean(s) == scan_plain.is_clean(s);
}

int main(void)
{
    char text[LENGTH];
    for (int i = 0; i < ROUNDS; i++) {
        make_text(text, sizeof text);
        for (size_t w = 0; scan_impls[w] != NULL; w++) {
            if (scan_impls[w]->works() && !same(scan_impls[w], text, draw(LENGTH + 1))) {
                printf("not ok 1 - %s, round %d\n1..1\n", scan_impls[w]->name, i);
                return 1;
            }
        }
    }
    printf("ok 1 - the best implementation is %s\n1..1\n", scan_impls[0]->name);
    return 0;
}
