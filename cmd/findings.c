/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "findings.h"
#include <inttypes.h>

/* The columns of the table. */
static const char *const columns[] = {"file",     "line",  "cell",    "column", "code",
                                      "severity", "value", "message", "sheet"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

enum { TEXT_SIZE = sizeof(((hz_diag *)NULL)->file) + 1 };

int findings_open(struct findings *f, struct cli *cli, struct copies *copies, FILE *stream,
                  hz_error *err)
{
    hz_span labels[COLUMNS];
    *f = (struct findings){.cli = cli};
    if (strcmp(cli->format, "text") == 0) {
        return 0;
    }
    if (copies_are_wanted(cli)) {
        f->copies = copies;
        return 0;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        labels[i] = hz_span_of(columns[i]);
    }
    int result =
        cli_open_writer(cli, stream, stream == stdout ? cli->output : NULL, &f->writer, err);
    return result == 0 ? hz_writer_table(f->writer, labels, COLUMNS, err) : result;
}

/* A spreadsheet that opens the table must not evaluate a formula that it reports: a quote before
 * the formula makes it text. */
static hz_span as_text(const struct findings *f, const char *text, char buffer[TEXT_SIZE])
{
    if (strcmp(f->cli->format, "csv") != 0 || !cli_is_formula(text)) {
        return hz_span_of(text);
    }
    (void)snprintf(buffer, TEXT_SIZE, "'%s", text);
    return hz_span_of(buffer);
}

static int write_row(struct findings *f, const hz_diag *diag, hz_error *err)
{
    static const char *const severities[] = {
        [HZ_NOTE] = "note", [HZ_WARNING] = "warning", [HZ_ERROR] = "error"};
    char line[32];
    char file[sizeof diag->file];
    char cell[32];
    char message[4096];
    char buffers[4][TEXT_SIZE];
    (void)snprintf(line, sizeof line, "%" PRIu64, diag->line);
    hz_diag_text(diag, HZ_PART_FILE, cli_language(), file, sizeof file);
    hz_diag_text(diag, HZ_PART_CELL, cli_language(), cell, sizeof cell);
    hz_diag_text(diag, HZ_PART_MESSAGE, cli_language(), message, sizeof message);
    const hz_span cells[COLUMNS] = {
        as_text(f, file, buffers[0]),
        hz_span_of(diag->line == 0 ? "" : line),
        hz_span_of(cell),
        as_text(f, diag->label, buffers[1]),
        hz_span_of(hz_code_name(diag->code)),
        hz_span_of(severities[hz_code_severity(diag->code)]),
        as_text(f, diag->value, buffers[2]),
        hz_span_of(message),
        as_text(f, diag->sheet, buffers[3]),
    };
    return hz_writer_row(f->writer, cells, err);
}

int findings_add(struct findings *f, const hz_diag *diag, hz_error *err)
{
    if (f->writer == NULL && f->copies == NULL) {
        hz_sink sink = cli_sink(f->cli);
        sink.fn(sink.ctx, diag);
        return 0;
    }
    f->cli->findings += hz_code_severity(diag->code) == HZ_NOTE ? 0 : 1;
    return f->copies != NULL ? copies_add(f->copies, diag, err) : write_row(f, diag, err);
}

int findings_finish(struct findings *f, hz_error *err)
{
    return f->writer == NULL ? 0 : hz_writer_finish(f->writer, err);
}

bool findings_are_for_people(const struct findings *f)
{
    return f->writer == NULL;
}

void findings_close(struct findings *f)
{
    hz_writer_close(f->writer);
}
