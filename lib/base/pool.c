/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/pool.h"
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

struct pool {
    pthread_mutex_t lock; /* of all fields below */
    pthread_cond_t added;
    pthread_cond_t done;
    struct pool_job *first;
    struct pool_job *last;
    const struct pool_job *awaited; /* the job that is waited for; NULL: none */
    unsigned idle;                  /* threads that wait for a job */
    bool closing;
    void (*work)(struct pool_job *job);
    unsigned count;
    pthread_t threads[];
};

/* Waits for the next job. NULL: the pool is closing. */
static struct pool_job *take(struct pool *pool)
{
    while (pool->first == NULL && !pool->closing) {
        pool->idle++;
        (void)pthread_cond_wait(&pool->added, &pool->lock);
        pool->idle--;
    }
    struct pool_job *job = pool->first;
    pool->first = job == NULL ? NULL : job->next;
    return job;
}

/* Runs @p job; the lock is held before and after. */
static void run_job(struct pool *pool, struct pool_job *job)
{
    (void)pthread_mutex_unlock(&pool->lock);
    pool->work(job);
    (void)pthread_mutex_lock(&pool->lock);
    job->done = true;
    if (job == pool->awaited) {
        (void)pthread_cond_signal(&pool->done);
    }
}

static void *run(void *ctx)
{
    struct pool *pool = ctx;
    struct pool_job *job;
    (void)pthread_mutex_lock(&pool->lock);
    while ((job = take(pool)) != NULL) {
        run_job(pool, job);
    }
    (void)pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void start_threads(struct pool *pool, unsigned threads)
{
    sigset_t all;
    sigset_t before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before); /* inherited by the threads */
    while (pool->count < threads &&
           pthread_create(&pool->threads[pool->count], NULL, run, pool) == 0) {
        pool->count++;
    }
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct pool *pool_new(unsigned threads, void (*work)(struct pool_job *job))
{
    struct pool *pool = calloc(1, sizeof *pool + threads * sizeof pool->threads[0]);
    if (pool == NULL) {
        return NULL;
    }
    pool->work = work;
    (void)pthread_mutex_init(&pool->lock, NULL); /* neither fails with default attributes */
    (void)pthread_cond_init(&pool->added, NULL);
    (void)pthread_cond_init(&pool->done, NULL);
    start_threads(pool, threads);
    return pool;
}

void pool_add(struct pool *pool, struct pool_job *job)
{
    *job = (struct pool_job){NULL, false};
    (void)pthread_mutex_lock(&pool->lock);
    if (pool->first == NULL) {
        pool->first = job;
    } else {
        pool->last->next = job;
    }
    pool->last = job;
    if (pool->idle > 0) {
        (void)pthread_cond_signal(&pool->added);
    }
    (void)pthread_mutex_unlock(&pool->lock);
}

void pool_wait(struct pool *pool, const struct pool_job *job)
{
    (void)pthread_mutex_lock(&pool->lock);
    pool->awaited = job;
    while (!job->done) {
        if (pool->count == 0) {
            run_job(pool, take(pool));
        } else {
            (void)pthread_cond_wait(&pool->done, &pool->lock);
        }
    }
    pool->awaited = NULL;
    (void)pthread_mutex_unlock(&pool->lock);
}

void pool_free(struct pool *pool)
{
    if (pool == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    (void)pthread_cond_broadcast(&pool->added);
    (void)pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->count; i++) {
        (void)pthread_join(pool->threads[i], NULL);
    }
    (void)pthread_mutex_destroy(&pool->lock);
    (void)pthread_cond_destroy(&pool->added);
    (void)pthread_cond_destroy(&pool->done);
    free(pool);
}
