/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How many hazards each stratum gives to a sample, against the rule followed plainly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "rollup/strata.h"

enum { MOST = 12, ROUNDS = 3000 };

static uint64_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* The rule as it is written, one hazard after the other, in fractions on doubles. */
static void allocate_plainly(struct share *shares, size_t count, size_t wanted)
{
    for (size_t k = 0; k < wanted; k++) {
        size_t best = count;
        for (size_t i = 0; i < count; i++) {
            bool first = shares[i].drawn == 0;
            double worth = (double)shares[i].tickets / (2.0 * (double)shares[i].drawn + 1.0);
            if (shares[i].drawn == shares[i].hazards) {
                continue;
            }
            bool best_first = best < count && shares[best].drawn == 0;
            double best_worth = best == count ? -1.0
                                              : (double)shares[best].tickets /
                                                    (2.0 * (double)shares[best].drawn + 1.0);
            if (best == count || (first && !best_first) ||
                (first == best_first && worth > best_worth)) {
                best = i;
            }
        }
        if (best == count) {
            return;
        }
        shares[best].drawn++;
    }
}

static void shares_go_by_the_rule(void **state)
{
    uint64_t seed = 1;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct share shares[MOST] = {0};
        struct share plainly[MOST];
        size_t count = next(&seed) % MOST + 1;
        for (size_t i = 0; i < count; i++) {
            size_t hazards = next(&seed) % 20;
            shares[i] = (struct share){hazards * (next(&seed) % 4 + 1), hazards, 0};
            plainly[i] = shares[i];
        }
        size_t wanted = next(&seed) % 100;
        assert_true(allocate(shares, count, wanted));
        allocate_plainly(plainly, count, wanted);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(shares[i].drawn, plainly[i].drawn);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shares_go_by_the_rule)};
    return cmocka_run_group_tests_name("sample", tests, NULL, NULL);
}
