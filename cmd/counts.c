/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "counts.h"
#include <stdlib.h>

static size_t count_files(const struct counts *c)
{
    return c->cli->file_count == 0 ? 1 : c->cli->file_count;
}

static const char *file_name(const struct counts *c, size_t i)
{
    return c->cli->file_count == 0 ? "-" : c->cli->files[i];
}

int counts_open(struct counts *c, struct cli *cli, hz_error *err)
{
    *c = (struct counts){.cli = cli};
    c->files = calloc(count_files(c), sizeof *c->files);
    if (c->files == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
        return -1;
    }
    return 0;
}

/* The count of the file @p name. */
static struct file_count *find(struct counts *c, const char *name)
{
    size_t i = cli_find_file(c->cli, name, c->last);
    if (i == SIZE_MAX) {
        return NULL;
    }
    c->last = i;
    return &c->files[i];
}

void counts_add_row(struct counts *c, const hz_row *row)
{
    struct file_count *file = hz_row_is_header(row) ? find(c, hz_row_file(row)) : NULL;
    if (file != NULL) {
        file->read = true;
        file->dispatch = hz_row_is_dispatch(row);
    }
}

void counts_add_failure(struct counts *c, const hz_error *err)
{
    struct file_count *file = find(c, err->file);
    if (file != NULL) {
        file->failed = true;
    }
}

/* “42 hazards, 40 good, 2 to change”, and “1 to verify” if there are warnings. Hazards and rows of
 * dispatch tables are counted apart; @p dispatch: there are only such tables. */
static void print_counts(const hz_row_counts *n, bool dispatch)
{
    struct cli_counted hazards = cli_count("%lu hazard", "%lu hazards", n->rows - n->dispatch);
    struct cli_counted rows = cli_count("%lu dispatch row", "%lu dispatch rows", n->dispatch);
    char all[sizeof hazards.text * 2 + 8];
    bool both = n->dispatch > 0 && n->dispatch < n->rows;
    const char *first =
        n->dispatch == n->rows && (dispatch || n->rows > 0) ? rows.text : hazards.text;
    (void)snprintf(all, sizeof all, "%s%s%s", first, both ? cli_translate(N_(", ")) : "",
                   both ? rows.text : "");
    (void)fprintf(stderr, cli_translate(N_("%s, %llu good, %llu to change")), all,
                  (unsigned long long)(n->rows - n->wrong - n->doubtful),
                  (unsigned long long)n->wrong);
    if (n->doubtful > 0) {
        (void)fprintf(stderr, cli_translate(N_(", %llu to verify")),
                      (unsigned long long)n->doubtful);
    }
    (void)fputc('\n', stderr);
}

static void print_file(const char *name, const struct file_count *file, const hz_row_counts *n)
{
    hz_diag diag;
    char shown[sizeof diag.file * 4];
    hz_diag_set(&diag, HZ_E003, name, NULL);
    hz_diag_text(&diag, HZ_PART_FILE, cli_language(), shown, sizeof shown);
    (void)fprintf(stderr, "%s%s", shown, cli_translate(": "));
    if (file->failed && n->rows == 0) {
        (void)fputs(cli_translate(N_("not checked\n")), stderr);
        return;
    }
    if (file->failed) {
        (void)fputs(cli_translate(N_("not checked to its end; before that ")), stderr);
    }
    print_counts(n, file->dispatch);
}

static void print_total(size_t files, size_t failed, const hz_row_counts *n, bool dispatch)
{
    struct cli_counted count = cli_count("%lu file", "%lu files", files);
    if (failed > 0) {
        (void)fprintf(stderr,
                      cli_translate(N_("Total of %s, %zu of them not checked to the end: ")),
                      count.text, failed);
    } else {
        (void)fprintf(stderr, cli_translate(N_("Total of %s: ")), count.text);
    }
    print_counts(n, dispatch);
}

void counts_print(const struct counts *c, const hz_checker *checker)
{
    hz_row_counts total = {0};
    size_t shown = 0;
    size_t failed = 0;
    bool dispatch = true;
    for (size_t i = 0; i < count_files(c); i++) {
        hz_row_counts n;
        const struct file_count *file = &c->files[i];
        if (!file->read && !file->failed) {
            continue; /* named twice, and read once */
        }
        hz_checker_counts(checker, file_name(c, i), &n);
        print_file(file_name(c, i), file, &n);
        dispatch = dispatch && file->dispatch;
        total.rows += n.rows;
        total.dispatch += n.dispatch;
        total.wrong += n.wrong;
        total.doubtful += n.doubtful;
        failed += file->failed ? 1 : 0;
        shown++;
    }
    if (shown > 1) {
        print_total(shown, failed, &total, dispatch);
    }
}

void counts_close(struct counts *c)
{
    free(c->files);
}
