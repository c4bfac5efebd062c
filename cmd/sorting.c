/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "sorting.h"
#include <stdlib.h>

static const char *const reason_column[] = {"不合格原因"};

/* Open the outputs for valid rows, written to standard output. */
static int open_valid(struct sorting *s, struct cli *cli, hz_error *err)
{
    const hz_row_writer_options rows = {
        .size = sizeof rows, .plan = cli->plan, .files = cli->files, .file_count = cli->file_count};
    hz_writer_options csv = cli->write;
    csv.format = "csv";
    csv.stream = cli->output == NULL ? stdout : NULL;
    csv.path = cli->output;
    return hz_writer_open(&csv, &s->valid, err) == 0
               ? hz_row_writer_new(s->valid, &rows, &s->valid_rows, err)
               : -1;
}

static int open_rejected(struct sorting *s, struct cli *cli, const char *path, hz_error *err)
{
    const hz_row_writer_options rows = {
        .size = sizeof rows, .extras = reason_column, .extra_count = 1, .verbatim = true};
    return cli_open_table(cli, path, &s->rejected, err) == 0
               ? hz_row_writer_new(s->rejected, &rows, &s->rejected_rows, err)
               : -1;
}

int sorting_check_options(struct cli *cli, bool pass, const char *rejects_path)
{
    static const char *const unused[] = {"output", "encoding", "bom", "crlf", NULL};
    static const char *const unused_with_rows[] = {"jobs", NULL};
    static const char *const unused_with_rejects[] = {"output", "jobs", NULL};
    static const char *const unused_with_workbook[] = {"output", "jobs", "encoding",
                                                       "bom",    "crlf", NULL};
    if (rejects_path != NULL && cli_check_table(cli, "rejects", rejects_path) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    if (pass) {
        return cli_refuse_options(cli, unused_with_rows, "--pass");
    }
    if (rejects_path != NULL) {
        bool prints = strcmp(cli->format, "text") == 0; /* findings, to standard error */
        return cli_is_workbook(rejects_path) && prints
                   ? cli_refuse_options(cli, unused_with_workbook, "--rejects FILE.xlsx")
                   : cli_refuse_options(cli, unused_with_rejects + (prints ? 0 : 1), "--rejects");
    }
    return strcmp(cli->format, "text") == 0 ? cli_refuse_options(cli, unused, "-f text")
                                            : EXIT_DONE;
}

int sorting_open(struct sorting *s, struct cli *cli, bool pass, const char *rejects_path,
                 hz_error *err)
{
    *s = (struct sorting){.cli = cli};
    if (pass && open_valid(s, cli, err) != 0) {
        return -1;
    }
    return rejects_path == NULL ? 0 : open_rejected(s, cli, rejects_path, err);
}

static int no_memory(hz_error *err)
{
    hz_diag_set(err, HZ_E003, NULL, NULL);
    return -1;
}

int sorting_add_reason(struct sorting *s, const hz_diag *diag, hz_error *err)
{
    char message[4096];
    if (hz_code_severity(diag->code) != HZ_ERROR) {
        return 0;
    }
    if (s->reasons == NULL) {
        s->reasons = open_memstream(&s->reasons_text, &s->reasons_size);
    }
    if (s->reasons == NULL) {
        return no_memory(err);
    }
    hz_diag_text(diag, HZ_PART_MESSAGE, cli_language(), message, sizeof message);
    bool written = fprintf(s->reasons, "%s[%s] %s%s%s", ftell(s->reasons) == 0 ? "" : "；",
                           hz_code_name(diag->code), diag->label,
                           diag->label[0] == '\0' ? "" : cli_translate(": "), message) >= 0;
    return written && fflush(s->reasons) == 0 ? 0 : no_memory(err);
}

/* Moves the reasons of the current row to @p reasons, to be freed; NULL if there are none. Returns
 * 0, or -1 with @p err set. */
static int take_reasons(struct sorting *s, char **reasons, hz_error *err)
{
    *reasons = NULL;
    if (s->reasons == NULL) {
        return 0;
    }
    bool complete = fclose(s->reasons) == 0;
    s->reasons = NULL;
    *reasons = s->reasons_text;
    return complete && *reasons != NULL ? 0 : no_memory(err);
}

void sorting_drop_reasons(struct sorting *s)
{
    hz_error ignored; /* they are not needed */
    char *reasons = NULL;
    (void)take_reasons(s, &reasons, &ignored);
    free(reasons);
}

static int write_row(struct sorting *s, const hz_row *row, size_t errors, const char *reasons,
                     hz_error *err)
{
    if (hz_row_is_header(row) || errors + s->header_errors == 0) {
        return s->valid_rows == NULL ? 0 : hz_row_writer_add(s->valid_rows, row, NULL, err);
    }
    if (s->rejected_rows == NULL) {
        return 0;
    }
    const char *text = errors > 0 ? reasons : s->header_reasons;
    hz_span reason = hz_span_of(text == NULL ? "" : text);
    return hz_row_writer_add(s->rejected_rows, row, &reason, err);
}

int sorting_add_row(struct sorting *s, const hz_row *row, size_t errors, hz_error *err)
{
    char *reasons = NULL;
    int result = take_reasons(s, &reasons, err);
    result = result == 0 ? write_row(s, row, errors, reasons, err) : result;
    if (hz_row_is_header(row)) {
        s->header_errors = errors;
        free(s->header_reasons);
        s->header_reasons = reasons;
    } else {
        free(reasons);
    }
    return result;
}

int sorting_finish(struct sorting *s, hz_error *err)
{
    /* The file of -o is not replaced by rows of some of the files. */
    bool keeps_file = s->cli->output != NULL && s->cli->failed;
    int result = s->valid == NULL || keeps_file ? 0 : hz_writer_finish(s->valid, err);
    return result != 0 || s->rejected == NULL ? result : hz_writer_finish(s->rejected, err);
}

void sorting_close(struct sorting *s)
{
    sorting_drop_reasons(s);
    hz_row_writer_free(s->valid_rows);
    hz_row_writer_free(s->rejected_rows);
    hz_writer_close(s->valid);
    hz_writer_close(s->rejected);
    free(s->header_reasons);
}
