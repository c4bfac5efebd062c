/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A pool of threads that run jobs in the order in which they are added. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdbool.h>

/** A job; the first member of a struct with its data. */
struct pool_job {
    struct pool_job *next;
    bool done;
};

struct pool;

/**
 * Starts up to @p threads threads that call @p work for each job. If none can be started,
 * pool_wait() runs the jobs. NULL: out of memory. Signals are blocked in the threads.
 */
struct pool *pool_new(unsigned threads, void (*work)(struct pool_job *job));

/** Adds @p job, which belongs to the pool until pool_wait() returns. */
void pool_add(struct pool *pool, struct pool_job *job);

/** Waits until @p job is done. Only one thread may wait at a time. */
void pool_wait(struct pool *pool, const struct pool_job *job);

/** Waits for all jobs, then ends the threads. */
void pool_free(struct pool *pool);

#endif
