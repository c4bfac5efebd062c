/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Adding the hazards that a ledger does not have yet, in whatever state they have reached. */

#include "base/diag.h"
#include "base/span.h"
#include "workflow/storable.h"
#include "workflow/update.h"
#include <inttypes.h>
#include <stdio.h>

static int no_memory(struct update_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

/* True if the table gives a number as the county would, which no hazard had before. */
static bool has_county_number(const struct update_job *job, const struct received_row *given)
{
    const char *prefix = job->session->plan->id_prefix;
    hz_span id = hz_row_text(&given->row, HZ_COL_ID);
    size_t len = strlen(prefix);
    return id.len > len + 1 && memcmp(id.ptr, prefix, len) == 0 && id.ptr[len] == '-' &&
           hazard_ids_lost(&job->ids, id) == 0 && matching_number_is_free(&job->matching, given);
}

/* Assign a number, unless the table has one of the county's. 0, or -1 with the error set. */
static int fill_number(struct update_job *job, const struct received_row *given, char id[64])
{
    hz_span *cell = &job->columns.cells[ledger_binding(job->ledger)->fields[HZ_COL_ID]];
    hz_date found_on = HZ_NO_DATE;
    int year = 0;
    if (has_county_number(job, given)) {
        return 0;
    }
    (void)hz_date_parse(hz_row_text(&given->row, HZ_COL_FOUND_ON), &found_on);
    hz_date_split(found_on == HZ_NO_DATE ? job->session->today : found_on, &year, NULL, NULL);
    if (!hazard_ids_next(&job->ids, year, id)) {
        hz_diag_set(job->err, HZ_E520, job->session->ledger, NULL);
        return -1;
    }
    *cell = hz_span_of(id);
    return 0;
}

/* A line about the row as a whole, which shows what the hazard is. */
static struct update_line line_of(const struct received_row *given, hz_span id, const hz_diag *diag)
{
    struct update_line line = update_line_of(given, HZ_COL_DESCRIPTION);
    line.id = id;
    line.column = HZ_COL_NONE;
    line.what = hz_event_get(HZ_EVENT_ADD)->label;
    line.diag = diag;
    return line;
}

/* Report the new hazard, and where the number of the county replaces the township's own. */
static int report_added(struct update_job *job, const struct received_row *given, hz_span id)
{
    hz_span own = hz_row_text(&given->row, HZ_COL_ID);
    bool replaced = own.len > 0 && !hz_span_equal(own, id);
    hz_diag note;
    hz_row_diag(&note, HZ_N828, &given->row, HZ_COL_ID, NULL);
    diag_arg_span(&note, "own", own);
    diag_arg_span(&note, "number", id);
    const struct update_line line = line_of(given, id, replaced ? &note : NULL);
    return update_result_write(job, &line);
}

static int refuse(struct update_job *job, const struct received_row *given)
{
    hz_diag diag;
    hz_row_diag(&diag, HZ_W823, &given->row, HZ_COL_DESCRIPTION, NULL);
    const struct update_line line = line_of(given, hz_row_text(&given->row, HZ_COL_ID), &diag);
    return update_result_doubt(job, &line);
}

/* A new hazard that another row of the ledger looks like. */
static void warn_alike(const struct update_job *job, const struct received_row *given)
{
    char place[600];
    hz_diag diag;
    if (given->alike > 0) {
        update_place(job, given->alike, place);
        duplicates_diag(&diag, &given->row, place);
        sink_emit(job->session->sink, &diag);
    }
}

/* The county closes hazards where the plan says so: the table's closing is left out. */
static int leave_closing(struct update_job *job, const struct received_row *given,
                         const hz_hazard *hazard, hz_span id)
{
    static const hz_column closing[] = {HZ_COL_CLOSED_ON, HZ_COL_APPROVER};
    const hz_binding *binding = ledger_binding(job->ledger);
    hz_diag diag;
    if (job->session->plan->township_closes || state_of_hazard(hazard) != HZ_STATUS_CLOSED) {
        return 0;
    }
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
        if (binding->fields[closing[i]] >= 0) {
            job->columns.cells[binding->fields[closing[i]]] = hz_span_of("");
        }
    }
    if (binding->fields[HZ_COL_STATUS] >= 0) {
        job->columns.cells[binding->fields[HZ_COL_STATUS]] =
            hz_span_of(hz_choices(HZ_TYPE_STATUS)[HZ_STATUS_TO_BE_ACCEPTED]);
    }
    hz_row_diag(&diag, HZ_W813, &given->row, HZ_COL_CLOSED_ON, NULL);
    diag_arg_span(&diag, "id", id);
    diag_arg(&diag, "column", hz_column_get(HZ_COL_CLOSED_ON)->label);
    struct update_line line = update_line_of(given, HZ_COL_CLOSED_ON);
    line.id = id;
    line.diag = &diag;
    return update_result_doubt(job, &line);
}

/* Append the row with its number. */
static int append(struct update_job *job, const struct received_row *given, const hz_hazard *hazard)
{
    const hz_binding *binding = ledger_binding(job->ledger);
    char number[64];
    struct row_origin origin;
    if (fill_number(job, given, number) != 0) {
        return -1;
    }
    hz_span id = job->columns.cells[binding->fields[HZ_COL_ID]];
    received_origin(&job->received, given, &origin);
    const struct journal_entry entry = {.event = HZ_EVENT_ADD,
                                        .by = job->session->by,
                                        .on = HZ_NO_DATE,
                                        .notes = origin.notes,
                                        .note_count = origin.count};
    if (leave_closing(job, given, hazard, id) != 0 ||
        ledger_append(job->ledger, job->columns.cells, &entry, job->err) != 0) {
        return -1;
    }
    warn_alike(job, given);
    job->added++;
    return report_added(job, given, id);
}

/* What a township cannot report of a new hazard, as the county does it, and by which event. */
static const struct {
    hz_column column;
    hz_event event;
} of_county[] = {
    {HZ_COL_CANCELLED_ON, HZ_EVENT_CANCEL},     {HZ_COL_RECLASSIFIED_ON, HZ_EVENT_RECLASSIFY},
    {HZ_COL_TRANSFERRED_ON, HZ_EVENT_TRANSFER}, {HZ_COL_UNLISTED_ON, HZ_EVENT_UNLIST},
    {HZ_COL_REMINDED, HZ_EVENT_REMIND},
};

/* Report a column that is the county's, as only the county changes it. */
static int report_of_county(struct update_job *job, const struct received_row *given,
                            hz_column column, hz_event event)
{
    hz_diag diag;
    hz_row_diag(&diag, HZ_W825, &given->row, column, NULL);
    diag_arg_span(&diag, "id", hz_row_text(&given->row, HZ_COL_ID));
    diag_arg(&diag, "old", "");
    diag_arg(&diag, "column", hz_column_get(column)->label);
    diag_arg(&diag, "event", hz_event_get(event)->label);
    diag_arg(&diag, "event_id", hz_event_get(event)->id);
    struct update_line line = update_line_of(given, column);
    line.diag = &diag;
    return update_result_doubt(job, &line);
}

static int check_of_county(struct update_job *job, const struct received_row *given,
                           const hz_hazard *hazard, bool *doubtful)
{
    bool own = job->received.files[given->file].area >= 0;
    *doubtful = true;
    if (state_of_hazard(hazard) == HZ_STATUS_CANCELLED) {
        return report_of_county(job, given, HZ_COL_STATUS, HZ_EVENT_CANCEL);
    }
    for (size_t i = 0; own && i < sizeof of_county / sizeof of_county[0]; i++) {
        if (hazard->cells[of_county[i].column].text.len > 0) {
            return report_of_county(job, given, of_county[i].column, of_county[i].event);
        }
    }
    *doubtful = false;
    return 0;
}

static int add_row(struct update_job *job, const struct received_row *given)
{
    size_t before = job->columns.refusals;
    bool doubtful = false;
    hz_hazard hazard;
    if (given->has_errors) {
        return refuse(job, given);
    }
    hazard_read(&hazard, &given->row, job->session->plan, UINT64_MAX);
    if (check_of_county(job, given, &hazard, &doubtful) != 0) {
        return -1;
    }
    if (doubtful) {
        return 0;
    }
    if (!filled_row_fill(&job->filled, &given->row, job->session->plan)) {
        return no_memory(job);
    }
    const hz_row *row = &job->filled.row;
    if (add_columns_row(&job->columns, row, job->filled.state >= 0) != 0) {
        return -1;
    }
    size_t count = ledger_binding(job->ledger)->count;
    size_t faults = storable_check(job->ledger, row, job->columns.cells, count, job->session->sink,
                                   &job->scratch);
    if (faults == SIZE_MAX) {
        return no_memory(job);
    }
    return faults > 0 || job->columns.refusals > before ? refuse(job, given)
                                                        : append(job, given, &hazard);
}

/* Bind the table of the row, if it is another one than that of the row before. */
static int use_table(struct update_job *job, const struct received_row *given,
                     const hz_binding **binding)
{
    hz_row header = given->row;
    if (*binding == given->row.binding) {
        return 0;
    }
    *binding = given->row.binding;
    header.is_header = true;
    return filled_row_bind(&job->filled, &header) ? add_columns_header(&job->columns, &header)
                                                  : no_memory(job);
}

int update_add_new(struct update_job *job)
{
    const struct received *r = &job->received;
    const hz_binding *binding = NULL;
    job->columns = (struct add_columns){.ledger = job->ledger,
                                        .plan = job->session->plan,
                                        .sink = job->session->sink,
                                        .err = job->err};
    if (add_columns_begin(&job->columns) != 0) {
        return -1;
    }
    for (size_t i = 0; i < r->count; i++) { /* before any is assigned */
        if (matching_is_new(&job->matching, r->rows[i]) && has_county_number(job, r->rows[i])) {
            hazard_ids_add(&job->ids, hz_row_text(&r->rows[i]->row, HZ_COL_ID));
        }
    }
    for (size_t i = 0; i < r->count; i++) {
        if (matching_is_new(&job->matching, r->rows[i]) &&
            (use_table(job, r->rows[i], &binding) != 0 || add_row(job, r->rows[i]) != 0)) {
            return -1;
        }
    }
    return 0;
}
