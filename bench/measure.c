/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Runs a command and adds to LOG one line: the wall-clock seconds it took and the most memory it
 * held, in kilobytes. Its exit status is the command's.
 *
 *     measure LOG COMMAND [ARGUMENT...]
 *
 * time(1) counts in hundredths of a second, too coarse for wc -l; this counts in microseconds.
 */
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int add_line(const char *path, double seconds, long kilobytes)
{
    FILE *log = fopen(path, "a");
    if (log == NULL) {
        perror(path);
        return 2;
    }
    fprintf(log, "%.6f %ld\n", seconds, kilobytes);
    if (fclose(log) != 0) {
        perror(path);
        return 2;
    }
    return 0;
}

int main(int argc, char **argv)
{
    pid_t child;
    int status = 0;
    struct rusage usage;
    if (argc < 3) {
        fputs("usage: measure LOG COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    double start = now();
    int error = posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environ);
    if (error != 0) {
        fprintf(stderr, "measure: %s: %s\n", argv[2], strerror(error));
        return 127;
    }
    if (waitpid(child, &status, 0) != child || getrusage(RUSAGE_CHILDREN, &usage) != 0) {
        perror("measure");
        return 2;
    }
    double seconds = now() - start;
    if (add_line(argv[1], seconds, usage.ru_maxrss) != 0) {
        return 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
