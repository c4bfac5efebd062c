/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A pool of threads that run one job after the other; the caller waits for its jobs in order. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdbool.h>

/** A job; the first member of what it is about. */
struct pool_job {
    struct pool_job *next;
    bool done;
};

struct pool;

/**
 * Starts up to @p threads threads that do jobs by @p work; where none is to be had, whoever waits
 * for a job does it. NULL: out of memory. Signals stay with the caller's thread.
 */
struct pool *pool_new(unsigned threads, void (*work)(struct pool_job *job));

/** Runs @p job after those given before. It is the pool's until pool_wait() returns. */
void pool_give(struct pool *pool, struct pool_job *job);

/** Waits until @p job is done; one thread at a time. */
void pool_wait(struct pool *pool, const struct pool_job *job);

/** Ends the threads, once all jobs given are done. */
void pool_free(struct pool *pool);

#endif
