/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tables of what inspections found. */
#include "base/diag.h"
#include "rollup/results.h"
#include "schema/dispatch.h"
#include "schema/indicators.h"
#include <stdio.h>
#include <stdlib.h>

/* The figures of a row; the rate is derived from two of them. */
enum { FIGURES = RESULT_COUNTS + 1, RATE = RESULT_DIFFERS + 1, FIGURE_SIZE = 32 };
static const char *const figure_labels[FIGURES] = {"抽取数", "已抽查数",   "账实相符数",
                                                   "不符数", "账实相符率", "销号验收不实数"};

/* The figures in the order of their labels. */
static void format_figures(const int64_t *sums, char text[FIGURES][FIGURE_SIZE])
{
    size_t place = 0;
    for (size_t i = 0; i < RESULT_COUNTS; i++) {
        (void)snprintf(text[place++], FIGURE_SIZE, "%lld", (long long)sums[i]);
        if (place == RATE) {
            text[place][0] = '\0';
            if (sums[RESULT_VISITED] > 0) {
                hz_indicator_format(
                    HZ_KIND_RATE, hz_rate(sums[RESULT_AGREES], sums[RESULT_VISITED]), text[place]);
            }
            place++;
        }
    }
}

/* Write a row; the names of its group are in @p cells already. */
static int write_figures(hz_writer *writer, hz_span *cells, size_t by, const int64_t *sums,
                         hz_error *err)
{
    char text[FIGURES][FIGURE_SIZE];
    format_figures(sums, text);
    for (size_t i = 0; i < FIGURES; i++) {
        cells[by + i] = hz_span_of(text[i]);
    }
    return hz_writer_row(writer, cells, err);
}

static int write_groups(const hz_results *r, const size_t *order, hz_writer *writer, hz_error *err)
{
    hz_span cells[HZ_BY_MAX + FIGURES];
    int64_t total[RESULT_COUNTS] = {0};
    size_t by = r->groups.dimension_count;
    int result = 0;
    for (size_t g = 0; g < r->groups.keys.count && result == 0; g++) {
        const int64_t *sums = groups_at(&r->groups, order[g]).now;
        for (size_t d = 0; d < by; d++) {
            cells[d] =
                intern_get(&r->groups.dimensions[d].names, groups_number(&r->groups, order[g], d));
        }
        for (size_t i = 0; i < RESULT_COUNTS; i++) {
            total[i] += sums[i];
        }
        result = write_figures(writer, cells, by, sums, err);
    }
    for (size_t d = 0; d < by; d++) {
        cells[d] = hz_span_of(d == 0 ? HZ_TOTAL : "");
    }
    return result == 0 ? write_figures(writer, cells, by, total, err) : result;
}

static int write_rates(const hz_results *r, hz_writer *writer, hz_error *err)
{
    hz_span labels[HZ_BY_MAX + FIGURES];
    size_t by = r->groups.dimension_count;
    size_t *order = groups_order(&r->groups);
    if (order == NULL) {
        return error_no_memory(err, NULL);
    }
    for (size_t d = 0; d < by; d++) {
        labels[d] = hz_span_of(hz_column_get(r->groups.dimensions[d].column)->label);
    }
    for (size_t i = 0; i < FIGURES; i++) {
        labels[by + i] = hz_span_of(figure_labels[i]);
    }
    int result = hz_writer_table(writer, labels, by + FIGURES, err);
    result = result == 0 ? write_groups(r, order, writer, err) : result;
    free(order);
    return result;
}

static int write_labels(hz_writer *writer, hz_error *err)
{
    hz_span labels[VISIT_CELLS];
    for (size_t i = 0; i < VISIT_COLUMNS; i++) {
        labels[i] = hz_span_of(hz_column_get(visit_column(i))->label);
    }
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        labels[VISIT_COLUMNS + f] = hz_span_of(check_field_get(f)->label);
    }
    return hz_writer_table(writer, labels, VISIT_CELLS, err);
}

static int write_visit(const hz_results *r, const struct visit *visit, hz_writer *writer,
                       hz_error *err)
{
    hz_span cells[VISIT_CELLS];
    for (size_t i = 0; i < VISIT_CELLS; i++) {
        cells[i] = grid_get(&r->texts, visit->first + i);
    }
    return hz_writer_row(writer, cells, err);
}

/* Write the hazards for which @p step follows; HZ_RESULTS_RATES: those that differ. */
static int write_visits(const hz_results *r, hz_results_table step, hz_writer *writer,
                        hz_error *err)
{
    int result = write_labels(writer, err);
    for (size_t i = 0; i < r->visit_count && result == 0; i++) {
        const struct visit *visit = &r->visits[i];
        bool is_wanted =
            step == HZ_RESULTS_RATES ? visit->agrees == ANSWER_NO : visit->step == (int)step;
        result = is_wanted ? write_visit(r, visit, writer, err) : 0;
    }
    return result;
}

/* A document also lists the hazards that differ, since they are what its readers ask about. */
static int write_document(const hz_results *r, hz_writer *writer, hz_error *err)
{
    int result = hz_writer_text(writer, HZ_TEXT_TITLE, "重大事故隐患抽查结果", err);
    result = result == 0 ? write_rates(r, writer, err) : result;
    result =
        result == 0
            ? hz_writer_text(writer, HZ_TEXT_PARAGRAPH,
                             "注：账实相符率=账实相符数÷已抽查数；销号验收不实数为台账记载待验收、"
                             "已销号，现场未整改到位的条数。",
                             err)
            : result;
    result = result == 0 ? hz_writer_text(writer, HZ_TEXT_HEADING, "账实不符的隐患", err) : result;
    return result == 0 ? write_visits(r, HZ_RESULTS_RATES, writer, err) : result;
}

int hz_results_write(hz_results *results, hz_results_table table, hz_writer *writer, hz_error *err)
{
    hz_usable_end(results->usable);
    draw_numbers_end(&results->numbers, results->sink);
    if (table != HZ_RESULTS_RATES) {
        return write_visits(results, table, writer, err);
    }
    return writer_is_document(writer) ? write_document(results, writer, err)
                                      : write_rates(results, writer, err);
}
