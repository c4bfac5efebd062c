/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "copies.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

bool copies_are_wanted(const struct cli *cli)
{
    return strcmp(cli->format, "xlsx") == 0 || strcmp(cli->format, "html") == 0;
}

int copies_check_options(struct cli *cli)
{
    static const char *const unused[] = {"pass", "rejects", "jobs", "encoding",
                                         "bom",  "crlf",    NULL};
    char reason[256];
    char mode[16];
    bool reads_standard = cli->file_count == 0;
    for (size_t i = 0; i < cli->file_count; i++) {
        reads_standard = reads_standard || strcmp(cli->files[i], "-") == 0;
    }
    (void)snprintf(mode, sizeof mode, "-f %s", cli->format);
    if (cli_refuse_options(cli, unused, mode) != 0) {
        return EXIT_FAILED;
    }
    if (reads_standard || cli->output == NULL) {
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("-f %s marks copies of files: give FILEs, not “-”, and -o "
                                        "with the name of the copy, or of a folder")),
                       cli->format);
        return cli_usage_error(cli, reason);
    }
    return EXIT_DONE;
}

static bool is_folder(const char *path)
{
    struct stat st;
    size_t len = strlen(path);
    return (len > 0 && path[len - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* The path in @p folder of the copy of @p file: its name, and perhaps that of its sheet, with the
 * ending of the format. NULL: no memory. */
static char *path_in(const char *folder, const char *file, const char *ending)
{
    struct stat st;
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    const char *sign = strrchr(name, '#');
    const char *sheet = sign != NULL && stat(file, &st) != 0 ? sign + 1 : NULL;
    size_t len = sheet == NULL ? strlen(name) : (size_t)(sign - name);
    size_t stem = len;
    while (stem > 0 && name[stem] != '.') {
        stem--;
    }
    stem = stem == 0 ? len : stem;
    size_t size = strlen(folder) + strlen(file) + strlen(ending) + 4;
    char *path = malloc(size);
    if (path != NULL) {
        size_t folder_len = strlen(folder);
        bool closed = folder_len > 0 && folder[folder_len - 1] == '/';
        (void)snprintf(path, size, "%s%s%.*s%s%s.%s", folder, closed ? "" : "/", (int)stem, name,
                       sheet == NULL ? "" : "-", sheet == NULL ? "" : sheet, ending);
    }
    return path;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat x;
    struct stat y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* In a folder nobody named the file that would be replaced: it may be a table of somebody. */
static int check_replaced(struct copies *c, const char *path)
{
    char reason[1024];
    struct stat st;
    if (stat(path, &st) != 0 || hz_marked_is_copy(path, c->cli->format)) {
        return EXIT_DONE;
    }
    (void)snprintf(reason, sizeof reason,
                   cli_translate(N_("%s exists and is no marked copy: it would be replaced; give "
                                    "another folder")),
                   path);
    return cli_usage_error(c->cli, reason);
}

/* Refuses copy @p i if it would replace another one or a file that is read. */
static int check_path(struct copies *c, size_t i)
{
    char reason[1024];
    const char *const *files = c->cli->files;
    for (size_t other = 0; other < i; other++) {
        if (strcmp(c->paths[other], c->paths[i]) != 0 || is_same_file(files[other], files[i])) {
            continue; /* a file that is named twice is read once */
        }
        (void)snprintf(reason, sizeof reason,
                       cli_translate(N_("%s and %s would have the same copy, %s: check them in two "
                                        "calls, with two folders")),
                       files[other], files[i], c->paths[i]);
        return cli_usage_error(c->cli, reason);
    }
    return cli_check_output(c->cli, c->paths[i]);
}

static int make_folder(struct cli *cli)
{
    hz_error err;
    if (mkdir(cli->output, 0777) == 0 || (errno == EEXIST && is_folder(cli->output))) {
        return EXIT_DONE;
    }
    hz_diag_set(&err, HZ_E002, cli->output,
                cli_translate(strerror(errno == EEXIST ? ENOTDIR : errno)));
    return cli_fail(cli, &err);
}

static int no_memory(struct cli *cli)
{
    hz_error err;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    return cli_fail(cli, &err);
}

int copies_open(struct copies *c, struct cli *cli)
{
    *c = (struct copies){.cli = cli};
    bool to_folder = cli->file_count > 1 || is_folder(cli->output);
    c->paths = calloc(cli->file_count, sizeof *c->paths);
    if (c->paths == NULL) {
        return no_memory(cli);
    }
    for (size_t i = 0; i < cli->file_count; i++) {
        c->paths[i] =
            to_folder ? path_in(cli->output, cli->files[i], cli->format) : strdup(cli->output);
        if (c->paths[i] == NULL) {
            return no_memory(cli);
        }
        if (check_path(c, i) != EXIT_DONE ||
            (to_folder && check_replaced(c, c->paths[i]) != EXIT_DONE)) {
            return EXIT_FAILED;
        }
    }
    return to_folder ? make_folder(cli) : EXIT_DONE;
}

/* Writes the copy of the current file. If that fails, the others are still written. */
static void write_current(struct copies *c)
{
    hz_error err;
    hz_row_counts counts;
    const char *file = c->cli->files[c->current];
    if (c->marked != NULL && !c->dropped) {
        hz_checker_counts(c->checker, file, &counts);
        int result =
            hz_marked_write(c->marked, &counts, file, c->cli->format, c->paths[c->current], &err);
        c->written += result == 0 ? 1 : 0;
        c->failed += result == 0 ? 0 : 1;
        if (result != 0) {
            (void)cli_fail(c->cli, &err);
        }
    }
    hz_marked_free(c->marked);
    c->marked = NULL;
}

/* Goes on to the file @p file, whose name may be shortened as in findings. */
static int go_to(struct copies *c, const char *file, hz_error *err)
{
    size_t i = cli_find_file(c->cli, file, c->current);
    if (c->marked != NULL && (i == c->current || i == SIZE_MAX)) {
        return 0;
    }
    write_current(c);
    c->current = i == SIZE_MAX ? c->current : i;
    c->dropped = false;
    return hz_marked_new(cli_language(), &c->marked, err);
}

int copies_add(struct copies *c, const hz_diag *diag, hz_error *err)
{
    if (hz_code_severity(diag->code) == HZ_NOTE && diag->code != HZ_N132) {
        return 0;
    }
    if (diag->code == HZ_N132) { /* what is not in the copy is not to be overlooked */
        hz_sink sink = cli_sink(c->cli);
        sink.fn(sink.ctx, diag);
    }
    return go_to(c, diag->file, err) == 0 ? hz_marked_add(c->marked, diag, err) : -1;
}

int copies_add_row(struct copies *c, const hz_row *row, hz_error *err)
{
    return go_to(c, hz_row_file(row), err) == 0 ? hz_marked_row(c->marked, row, err) : -1;
}

int copies_drop(struct copies *c, hz_error *err)
{
    hz_error failed = *err;
    int result = go_to(c, failed.file, err);
    c->dropped = true;
    return result;
}

void copies_finish(struct copies *c)
{
    write_current(c);
}

void copies_print_failed(const struct copies *c)
{
    if (c->failed > 0) {
        (void)fprintf(stderr, cli_translate(N_("Copies not written: %zu of %zu\n")), c->failed,
                      c->failed + c->written);
    }
}

void copies_close(struct copies *c)
{
    hz_marked_free(c->marked);
    for (size_t i = 0; c->paths != NULL && i < c->cli->file_count; i++) {
        free(c->paths[i]);
    }
    free((void *)c->paths);
}
