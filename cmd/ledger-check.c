/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/writer.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

static bool pass;
static const char *rejects_path;
static int jobs;

static const struct cli_option options[] = {
    {0, "pass", NULL, OPTION_FLAG, &pass, N_("write valid rows to standard output")},
    {0, "rejects", N_("FILE"), OPTION_OUTPUT, &rejects_path,
     N_("write invalid rows to FILE, with reasons")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--pass] [--rejects FILE] [FILE...]"),
    .summary =
        N_("Checks ledgers: reports each error with its cell, the reason and the correction."),
    .input = CLI_READS_FILES,
    .formats = "text|csv|yaml",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* The columns of findings for other programs. */
static const char *const finding_columns[] = {"file", "line",     "cell",  "column",
                                              "code", "severity", "value", "message"};
enum { FINDING_COLUMNS = sizeof finding_columns / sizeof finding_columns[0] };

static const char *const reason_column[] = {"不合格原因"};

struct checking {
    struct cli *cli;
    hz_checker *checker;
    hz_writer *findings; /* NULL: as text, a line each */
    hz_writer *passed;
    hz_row_writer *passed_rows;
    hz_writer *rejected;
    hz_row_writer *rejected_rows;
    FILE *reasons; /* of the row, or of the header and so of all rows under it; NULL: none yet */
    char *reasons_text;
    size_t reasons_size;
    size_t header_errors;
    char *header_reasons;
    hz_error err;
    bool failed;
    bool broken; /* the output cannot be finished */
};

enum { FORMULA_SIZE = sizeof(((hz_diag *)NULL)->file) + 1 };

/* The findings are opened in a spreadsheet too, which must not run the formula that they report: a
 * quote before it makes it text. */
static hz_span as_text(const struct checking *c, const char *text, char buffer[FORMULA_SIZE])
{
    if (strcmp(c->cli->format, "csv") != 0 || !cli_is_formula(text)) {
        return hz_span_of(text);
    }
    (void)snprintf(buffer, FORMULA_SIZE, "'%s", text);
    return hz_span_of(buffer);
}

static void write_finding(struct checking *c, const hz_diag *diag)
{
    char line[32];
    char cell[32];
    char message[4096];
    char buffers[3][FORMULA_SIZE];
    (void)snprintf(line, sizeof line, "%" PRIu64, diag->line);
    hz_diag_cell(diag, cell);
    hz_diag_message(diag, message, sizeof message);
    static const char *const severities[] = {
        [HZ_NOTE] = "note", [HZ_WARNING] = "warning", [HZ_ERROR] = "error"};
    const hz_span cells[FINDING_COLUMNS] = {
        as_text(c, diag->file, buffers[0]),
        hz_span_of(diag->line == 0 ? "" : line),
        hz_span_of(cell),
        as_text(c, diag->label, buffers[1]),
        hz_span_of(hz_code_name(diag->code)),
        hz_span_of(severities[hz_code_severity(diag->code)]),
        as_text(c, diag->value, buffers[2]),
        hz_span_of(message),
    };
    c->failed = hz_writer_row(c->findings, cells, &c->err) != 0 || c->failed;
}

static void add_reason(struct checking *c, const hz_diag *diag)
{
    char message[4096];
    if (hz_code_severity(diag->code) != HZ_ERROR) {
        return;
    }
    if (c->reasons == NULL) {
        c->reasons = open_memstream(&c->reasons_text, &c->reasons_size);
    }
    if (c->reasons == NULL) {
        hz_diag_set(&c->err, HZ_E003, diag->file, NULL);
        c->failed = true;
    } else {
        hz_diag_message(diag, message, sizeof message);
        (void)fprintf(c->reasons, "%s[%s] %s%s%s", ftell(c->reasons) == 0 ? "" : "；",
                      hz_code_name(diag->code), diag->label,
                      diag->label[0] == '\0' ? "" : hz_translate(": "), message);
    }
}

static void on_finding(void *ctx, const hz_diag *diag)
{
    struct checking *c = ctx;
    c->cli->findings += hz_code_severity(diag->code) == HZ_NOTE ? 0 : 1;
    add_reason(c, diag);
    if (c->findings != NULL) {
        write_finding(c, diag);
    } else {
        cli_print_diag(diag);
    }
}

/* Writes the row to where it belongs; an invalid header makes all rows under it invalid. */
static int sort_row(struct checking *c, const hz_row *row, size_t errors, const char *reasons)
{
    if (hz_row_is_header(row)) {
        return pass ? hz_row_writer_begin(c->passed_rows, row, &c->err) : 0;
    }
    if (errors + c->header_errors == 0) {
        return pass ? hz_row_writer_add(c->passed_rows, row, c->cli->plan, NULL, &c->err) : 0;
    }
    if (c->rejected_rows == NULL) {
        return 0;
    }
    hz_span reason = hz_span_of(errors > 0 ? reasons : c->header_reasons);
    return hz_row_writer_add_verbatim(c->rejected_rows, row, &reason, &c->err);
}

/* The reasons of the row that has been checked, which are the caller's; NULL: there are none. */
static char *take_reasons(struct checking *c)
{
    char *reasons = NULL;
    if (c->reasons != NULL) {
        (void)fclose(c->reasons);
        c->reasons = NULL;
        reasons = c->reasons_text;
    }
    return reasons;
}

static int check_row(struct checking *c, const hz_row *row)
{
    size_t errors = 0;
    if (hz_checker_check(c->checker, row, &errors, &c->err) != 0) {
        c->failed = true;
    }
    char *reasons = take_reasons(c);
    int result = c->failed ? -1 : sort_row(c, row, errors, reasons);
    if (hz_row_is_header(row)) {
        c->header_errors = errors;
        free(c->header_reasons);
        c->header_reasons = reasons;
        return result;
    }
    free(reasons);
    return result;
}

static int take_row(void *ctx, const hz_row *row, hz_error *err)
{
    struct checking *c = ctx;
    int result = check_row(c, row);
    if (result != 0) {
        *err = c->err;
        c->broken = true;
    }
    return result;
}

/* A file that cannot be read to its end is a finding; if it cannot be read at all, the command
 * fails. */
static void on_failure(void *ctx, const hz_error *err)
{
    struct checking *c = ctx;
    on_finding(c, err);
    free(take_reasons(c)); /* of no row */
    c->cli->failed =
        c->cli->failed || err->code == HZ_E001 || err->code == HZ_E003 || err->code == HZ_E104;
}

/* Reads all files; one that cannot be read does not keep the others from being checked. */
static void check_files(struct checking *c)
{
    bool whole = pass || rejects_path != NULL; /* the good rows are wanted too */
    const struct cli_input reading = {.flags =
                                          HZ_ROWS_KEEP_INVALID | HZ_ROWS_DISPATCH | HZ_ROWS_ABOVE,
                                      .worker = whole ? NULL : hz_checker_worker(c->checker),
                                      .jobs = jobs,
                                      .sink = {on_finding, c},
                                      .fail = on_failure};
    (void)cli_read_rows(c->cli, &reading, take_row, c);
}

static int open_findings(struct checking *c)
{
    hz_span labels[FINDING_COLUMNS];
    if (strcmp(c->cli->format, "text") == 0) {
        return 0;
    }
    for (size_t i = 0; i < FINDING_COLUMNS; i++) {
        labels[i] = hz_span_of(finding_columns[i]);
    }
    FILE *stream = pass ? stderr : stdout;
    return hz_writer_open(stream, &c->cli->write, &c->findings, &c->err) != 0 ||
                   hz_writer_table(c->findings, labels, FINDING_COLUMNS, &c->err) != 0
               ? -1
               : 0;
}

static int open_rows(struct checking *c)
{
    hz_writer_options csv = c->cli->write;
    csv.format = "csv";
    if (pass &&
        (hz_writer_open(stdout, &csv, &c->passed, &c->err) != 0 ||
         hz_row_writer_new(c->passed, NULL, 0, &c->passed_rows, &c->err) != 0 ||
         hz_row_writer_expect(c->passed_rows, c->cli->files, c->cli->file_count, &c->err) != 0)) {
        return -1;
    }
    if (rejects_path == NULL) {
        return 0;
    }
    return hz_writer_open_file(rejects_path, &csv, &c->rejected, &c->err) != 0 ||
                   hz_row_writer_new(c->rejected, reason_column, 1, &c->rejected_rows, &c->err) != 0
               ? -1
               : 0;
}

static int finish(struct checking *c)
{
    if ((c->findings != NULL && hz_writer_finish(c->findings, &c->err) != 0) ||
        (c->passed != NULL && hz_writer_finish(c->passed, &c->err) != 0) ||
        (c->rejected != NULL && hz_writer_finish(c->rejected, &c->err) != 0)) {
        return -1;
    }
    return 0;
}

static void show_counts(const struct checking *c)
{
    unsigned long rows = hz_checker_rows(c->checker);
    unsigned long findings = c->cli->findings;
    (void)fprintf(stderr, hz_translate_count("%lu row checked, ", "%lu rows checked, ", rows),
                  rows);
    (void)fprintf(stderr, hz_translate_count("%lu finding\n", "%lu findings\n", findings),
                  findings);
}

static int check(struct checking *c)
{
    hz_sink sink = {on_finding, c};
    if (hz_checker_new(c->cli->plan, c->cli->as_of, sink, &c->checker, &c->err) != 0 ||
        open_findings(c) != 0 || open_rows(c) != 0) {
        return cli_fail(c->cli, &c->err);
    }
    check_files(c);
    if (c->broken) {
        return EXIT_FAILED;
    }
    if (finish(c) != 0) {
        return cli_fail(c->cli, &c->err);
    }
    if (isatty(STDERR_FILENO)) {
        show_counts(c);
    }
    return cli_status(c->cli);
}

static int run(struct cli *cli)
{
    static const char *const unused[] = {"encoding", "bom", "crlf", NULL};
    struct checking c = {.cli = cli};
    if (rejects_path != NULL && strcmp(rejects_path, "-") == 0) {
        return cli_usage_error(cli,
                               hz_translate(N_("--rejects: give the name of a file, not “-”")));
    }
    if (strcmp(cli->format, "text") == 0 && !pass && rejects_path == NULL &&
        cli_refuse_options(cli, unused, "-f text") != 0) {
        return EXIT_FAILED;
    }
    int status = check(&c);
    hz_row_writer_free(c.passed_rows);
    hz_row_writer_free(c.rejected_rows);
    hz_writer_close(c.passed);
    hz_writer_close(c.rejected);
    hz_writer_close(c.findings);
    hz_checker_free(c.checker);
    free(c.header_reasons);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
