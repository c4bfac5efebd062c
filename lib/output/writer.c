/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/writer.h"
#include "base/array.h"
#include "base/atomic_file.h"
#include "base/diag.h"
#include "base/options.h"
#include "output/form.h"
#include "output/format.h"
#include "table/convert.h"
#include <errno.h>
#include <stdlib.h>

/* Every format the toolkit writes. */
static const struct format *const formats[] = {
    &format_csv, &format_yaml, &format_text, &format_markdown, &format_html, &format_xlsx,
};
enum { FORMATS = sizeof formats / sizeof formats[0] };

struct hz_writer {
    FILE *stream;
    FILE *spool;             /* holds the output until it is complete; NULL: written at once */
    struct atomic_file file; /* that is replaced, unless the stream is the caller's */
    bool has_file;
    const char *name; /* of the output, in errors */
    const struct format *format;
    hz_encoding encoding;
    struct convert to;
    struct buf out; /* UTF-8, not yet converted */
    struct buf converted;
    struct page page;
    struct buf label_text;
    hz_span *labels;
    size_t label_cap;
    bool in_table;
    uint64_t row; /* of the output; the header is 1 */
};

static const struct format *find_format(const char *name)
{
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            return formats[i];
        }
    }
    return NULL;
}

const char *writer_format(size_t i)
{
    return i < FORMATS ? formats[i]->name : NULL;
}

const char *writer_document_format(size_t i)
{
    for (size_t f = 0; f < FORMATS; f++) {
        if (formats[f]->paragraph != NULL && i-- == 0) {
            return formats[f]->name;
        }
    }
    return NULL;
}

const char *writer_encoding(size_t i)
{
    return i <= HZ_GBK ? hz_encoding_name((hz_encoding)i) : NULL;
}

static bool find_encoding(const char *name, hz_encoding *encoding)
{
    return hz_encoding_find(name, encoding) && *encoding <= HZ_GBK;
}

static int cannot_write(const hz_writer *w, hz_error *err)
{
    return error_system(err, HZ_E002, w->name, errno);
}

static int write_out(hz_writer *w, hz_span bytes, hz_error *err)
{
    FILE *stream = w->spool != NULL ? w->spool : w->stream;
    return fwrite(bytes.ptr, 1, bytes.len, stream) == bytes.len ? 0 : cannot_write(w, err);
}

/* Fill in the defaults and find format and encoding by their names. */
static int read_options(hz_writer *w, const hz_writer_options *given, hz_writer_options *options,
                        hz_error *err)
{
    *options = (hz_writer_options){.format = NULL};
    if (options_copy(options, sizeof *options, given, err) != 0) {
        return -1;
    }
    if ((options->stream == NULL) == (options->path == NULL)) {
        hz_diag_set(err, HZ_E004, NULL, "options.stream");
        return -1;
    }
    const char *format = options->format == NULL ? "csv" : options->format;
    const char *encoding = options->encoding == NULL ? "utf-8" : options->encoding;
    w->format = find_format(format);
    bool known = find_encoding(encoding, &w->encoding);
    bool text = w->format == NULL || w->format->finish == NULL;
    if (w->format == NULL || !known ||
        (!text && (w->encoding != HZ_UTF8 || options->bom || options->crlf))) {
        hz_diag_set(err, HZ_E004, NULL, w->format == NULL || !text ? format : encoding);
        return -1;
    }
    return 0;
}

/* Why a function of the format returned false, at cell @p cells of the row if it is about one. */
static int format_failed(hz_writer *w, hz_error *err)
{
    hz_error *failure = &w->page.failure;
    if (failure->code == 0) {
        return error_no_memory(err, NULL);
    }
    if (failure->file[0] == '\0') {
        hz_diag_copy(failure->file, sizeof failure->file, hz_span_of(w->name));
        failure->record = failure->line = w->row;
    }
    *err = *failure;
    return -1;
}

/* Prepare what is written before the stream is known. */
static int prepare(hz_writer *w, const hz_writer_options *options, hz_error *err)
{
    if (w->format->begin != NULL && !w->format->begin(&w->page)) {
        return format_failed(w, err);
    }
    w->page.out = &w->out;
    w->page.charset = hz_encoding_name(w->encoding);
    w->page.line_end = options->crlf ? "\r\n" : "\n";
    if ((w->encoding != HZ_UTF8 && !convert_open_to(&w->to, w->encoding)) ||
        (options->bom && w->encoding == HZ_UTF8 && !buf_add_text(&w->out, "\xEF\xBB\xBF"))) {
        return error_no_memory(err, NULL);
    }
    if ((options->hold || w->encoding == HZ_GBK) && (w->spool = tmpfile()) == NULL) {
        return cannot_write(w, err);
    }
    return 0;
}

int hz_writer_open(const hz_writer_options *options, hz_writer **writer, hz_error *err)
{
    hz_writer_options known;
    hz_writer *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return error_no_memory(err, NULL);
    }
    w->name = "-";
    int result = read_options(w, options, &known, err);
    w->stream = known.stream;
    if (result == 0 && known.path != NULL) {
        w->has_file = true;
        result = atomic_file_open(&w->file, known.path, err);
        w->stream = w->file.file;
        w->name = w->file.path;
    }
    if (result != 0 || prepare(w, &known, err) != 0) {
        hz_writer_close(w);
        return -1;
    }
    *writer = w;
    return 0;
}

void hz_writer_close(hz_writer *writer)
{
    if (writer == NULL) {
        return;
    }
    if (writer->spool != NULL) {
        (void)fclose(writer->spool);
    }
    if (writer->has_file) {
        atomic_file_close(&writer->file);
    }
    if (writer->format != NULL && writer->format->close != NULL) {
        writer->format->close(&writer->page);
    }
    convert_close(&writer->to);
    buf_free(&writer->out);
    buf_free(&writer->converted);
    buf_free(&writer->label_text);
    grid_clear(&writer->page.grid);
    free(writer->labels);
    free(writer);
}

/* Name the cell whose text the encoding lacks a character for. */
static int cannot_encode(hz_writer *w, const hz_span *cells, hz_error *err)
{
    hz_diag_set(err, HZ_E113, w->name, hz_encoding_name(w->encoding));
    for (size_t i = 0; cells != NULL && i < w->page.count; i++) {
        size_t wrong_at = 0;
        w->converted.len = 0;
        if (convert(&w->to, cells[i], &w->converted, &wrong_at) == CONVERT_WRONG) {
            err->record = err->line = w->row;
            err->column = (uint32_t)i + 1;
            hz_diag_copy(err->label, sizeof err->label, w->labels[i]);
            hz_diag_copy(err->value, sizeof err->value, cells[i]);
            break;
        }
    }
    return -1;
}

/* Write out what the format has put into the buffer. */
static int drain(hz_writer *w, const hz_span *cells, hz_error *err)
{
    hz_span bytes = buf_span(&w->out);
    if (w->encoding != HZ_UTF8) {
        size_t wrong_at = 0;
        w->converted.len = 0;
        enum convert_result result = convert(&w->to, bytes, &w->converted, &wrong_at);
        if (result != CONVERT_DONE) {
            return result == CONVERT_WRONG ? cannot_encode(w, cells, err)
                                           : error_no_memory(err, NULL);
        }
        bytes = buf_span(&w->converted);
    }
    int result = bytes.len == 0 ? 0 : write_out(w, bytes, err);
    w->out.len = 0;
    return result;
}

static int end_table(hz_writer *w, hz_error *err)
{
    if (!w->in_table) {
        return 0;
    }
    w->in_table = false;
    if (w->format->end_table != NULL && !w->format->end_table(&w->page)) {
        return format_failed(w, err);
    }
    return drain(w, NULL, err);
}

int hz_writer_text(hz_writer *writer, hz_text_kind kind, const char *text, hz_error *err)
{
    const struct format *f = writer->format;
    bool (*const put[])(struct page *, hz_span) = {[HZ_TEXT_TITLE] = f->title,
                                                   [HZ_TEXT_HEADING] = f->heading,
                                                   [HZ_TEXT_PARAGRAPH] = f->paragraph};
    if (end_table(writer, err) != 0) {
        return -1;
    }
    return put[kind] == NULL || put[kind](&writer->page, hz_span_of(text))
               ? drain(writer, NULL, err)
               : format_failed(writer, err);
}

/* The labels must last as long as the table. */
static bool keep_labels(hz_writer *w, const hz_span *labels, size_t count)
{
    if (!array_reserve(&w->labels, &w->label_cap, count + 1, sizeof *w->labels)) {
        return false;
    }
    w->label_text.len = 0;
    for (size_t i = 0; i < count; i++) {
        if (!buf_add_span(&w->label_text, labels[i])) {
            return false;
        }
    }
    const char *at = w->label_text.ptr == NULL ? "" : w->label_text.ptr;
    for (size_t i = 0; i < count; i++) {
        w->labels[i] = (hz_span){at, labels[i].len};
        at += labels[i].len;
    }
    w->page.labels = w->labels;
    w->page.count = count;
    return true;
}

bool writer_has_unique_labels(const hz_writer *writer)
{
    return writer->format == &format_yaml;
}

bool writer_is_document(const hz_writer *writer)
{
    return writer->format->paragraph != NULL;
}

bool writer_is_page(const hz_writer *writer)
{
    return writer->format == &format_html;
}

bool writer_has_sheets(const hz_writer *writer)
{
    return writer->format == &format_xlsx;
}

int hz_writer_table(hz_writer *writer, const hz_span *labels, size_t count, hz_error *err)
{
    if (end_table(writer, err) != 0) {
        return -1;
    }
    writer->row++;
    writer->in_table = true;
    if (!keep_labels(writer, labels, count)) {
        return error_no_memory(err, NULL);
    }
    if (writer->format->begin_table != NULL && !writer->format->begin_table(&writer->page)) {
        return format_failed(writer, err);
    }
    return drain(writer, writer->labels, err);
}

int writer_card(hz_writer *writer, const struct card *card, hz_error *err)
{
    if (end_table(writer, err) != 0) {
        return -1;
    }
    return writer->format->card == NULL || writer->format->card(&writer->page, card)
               ? drain(writer, NULL, err)
               : format_failed(writer, err);
}

bool writer_has_forms(const hz_writer *writer)
{
    return writer->format->form != NULL;
}

int writer_form(hz_writer *writer, const struct form *form, hz_error *err)
{
    hz_span *labels = calloc(form->count + 1, sizeof *labels);
    if (labels == NULL) {
        return error_no_memory(err, NULL);
    }
    for (size_t i = 0; i < form->count; i++) {
        labels[i] = hz_span_of(form->columns[i].label);
    }
    writer->page.form = form;
    int result = hz_writer_table(writer, labels, form->count, err);
    if (result == 0 && writer_has_forms(writer) && !writer->format->form(&writer->page)) {
        result = format_failed(writer, err);
    }
    uint32_t rows = form->row == NULL || writer_has_forms(writer) ? 0 : form->rows;
    for (uint32_t i = 0; i < rows && result == 0; i++) {
        result = hz_writer_row(writer, form->row(form->ctx, i), err);
    }
    writer->page.form = NULL;
    free(labels);
    return result;
}

int hz_writer_row(hz_writer *writer, const hz_span *cells, hz_error *err)
{
    writer->row++;
    return writer->format->row(&writer->page, cells) ? drain(writer, cells, err)
                                                     : format_failed(writer, err);
}

static int copy_spool(hz_writer *w, hz_error *err)
{
    char bytes[BUFSIZ];
    size_t n;
    if (fflush(w->spool) != 0 || fseek(w->spool, 0, SEEK_SET) != 0) {
        return cannot_write(w, err);
    }
    while ((n = fread(bytes, 1, sizeof bytes, w->spool)) > 0) {
        if (fwrite(bytes, 1, n, w->stream) != n) {
            return cannot_write(w, err);
        }
    }
    return ferror(w->spool) ? cannot_write(w, err) : 0;
}

int hz_writer_finish(hz_writer *writer, hz_error *err)
{
    if (end_table(writer, err) != 0) {
        return -1;
    }
    if (writer->format->end != NULL && !writer->format->end(&writer->page)) {
        return format_failed(writer, err);
    }
    if (writer->format->finish != NULL &&
        !writer->format->finish(&writer->page, writer->stream, writer->name)) {
        return format_failed(writer, err);
    }
    if (drain(writer, NULL, err) != 0 || (writer->spool != NULL && copy_spool(writer, err) != 0)) {
        return -1;
    }
    if (writer->has_file) {
        return atomic_file_commit(&writer->file, err);
    }
    return fflush(writer->stream) == 0 ? 0 : cannot_write(writer, err);
}
