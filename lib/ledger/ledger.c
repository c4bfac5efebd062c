#include "journal/append.h"
#include "journal/pending.h"
#include "ledger/lines.h"
#include "ledger/lock.h"
#include "output/format.h"
#include "text/convert.h"
#include <errno.h>
#include <hazard/ledger.h>
#include <hazard/replace.h>
#include <stdlib.h>

/* New text for the lines of one record, in the file's encoding. */
struct change {
    uint64_t line;
    uint64_t lines;
    size_t start; /* in `texts` */
    size_t len;
};

struct hz_ledger {
    char *name; /* as it was given, for messages */
    char *path; /* links followed */
    struct stat before;
    bool is_new;
    bool is_read; /* to its end */
    hz_rows *rows;
    hz_layout layout;
    hz_binding binding; /* of the last table, kept for new rows */
    uint64_t first_row; /* the line of the first row, for its indentation; 0: no row */
    struct convert to;  /* UTF-8 to the file's encoding; not open for UTF-8 */
    struct change *changes;
    size_t change_count;
    size_t change_cap;
    struct buf texts;
    struct buf appended; /* UTF-8 for YAML, whose indentation is known only when written */
    struct buf scratch;
    size_t yaml_indent;
    struct lock lock;
    struct additions journal; /* lines to be added to it */
};

static int fail(const hz_ledger *l, hz_code code, const char *detail, hz_diag *err)
{
    hz_diag_set(err, code, l->name, detail);
    return -1;
}

static int no_memory(const hz_ledger *l, hz_diag *err)
{
    return fail(l, HZ_E003, NULL, err);
}

static bool is_yaml_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* A ledger that is not there yet has all columns of the schema. */
static int begin_new(hz_ledger *l, hz_diag *err)
{
    hz_span labels[HZ_COLUMN_COUNT];
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        labels[c] = hz_span_of(hz_column_get((hz_column)c)->label);
    }
    hz_record header = {.fields = labels, .count = HZ_COLUMN_COUNT};
    l->is_read = true;
    l->layout = (hz_layout){.yaml = is_yaml_name(l->path), .delimiter = ','};
    return hz_binding_make(&l->binding, &header) == 0 ? 0 : no_memory(l, err);
}

/* The file to be changed must be there and an ordinary one, unless it may be begun. */
static int look_at(hz_ledger *l, bool create, hz_diag *err)
{
    l->is_new = stat(l->path, &l->before) != 0;
    if (l->is_new && (errno != ENOENT || !create)) {
        return fail(l, HZ_E001, strerror(errno), err);
    }
    if (!l->is_new && !S_ISREG(l->before.st_mode)) {
        return fail(l, HZ_E001, strerror(S_ISDIR(l->before.st_mode) ? EISDIR : EINVAL), err);
    }
    return 0;
}

/* A change is made only behind a journal that is whole. */
static int take_line(hz_ledger *l, const hz_journal_line *line, const char *path, hz_diag *err)
{
    if (line->fault == NULL) {
        l->journal.number = line->number;
        return 0;
    }
    hz_diag_set(err, HZ_E509, path, hz_code_name(line->fault->code));
    err->line = line->text_line;
    return -1;
}

static int read_journal(hz_ledger *l, const hz_ledger_options *options, hz_diag *err)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    struct stat st;
    int found = hz_journal_open(l->name, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, err)) > 0) {
        found = take_line(l, line, hz_journal_name(journal), err) == 0 ? 1 : -1;
        if (found > 0 && options->each_line != NULL &&
            options->each_line(options->ctx, line) != 0) {
            found = no_memory(l, err);
        }
    }
    if (found == 0 && hz_journal_exists(journal)) {
        memcpy(l->journal.link, hz_journal_head(journal), HASH_SIZE);
        l->journal.size = stat(hz_journal_path(journal), &st) == 0 ? (uint64_t)st.st_size : 0;
    }
    hz_journal_close(journal);
    return found;
}

static int open_rows(hz_ledger *l, hz_diag *err)
{
    if (l->is_new) {
        return begin_new(l, err);
    }
    return hz_rows_open(&l->name, 1, 0, &l->rows) == 0 ? 0 : no_memory(l, err);
}

int hz_ledger_open(const char *path, const hz_ledger_options *options, hz_ledger **ledger,
                   hz_diag *err)
{
    hz_ledger *l = calloc(1, sizeof *l);
    if (l == NULL) {
        hz_diag_set(err, HZ_E003, path, NULL);
        return -1;
    }
    l->lock.fd = -1;
    l->name = strdup(path);
    l->path = hz_resolve(path);
    const struct lock_request request = {l->path, l->name, options->who, options->wait,
                                         options->sink};
    int result = -1;
    if (l->name == NULL || l->path == NULL) {
        hz_diag_set(err, HZ_E001, path, strerror(errno));
    } else if (look_at(l, options->create, err) == 0 &&
               lock_and_undo(&l->lock, &request, err) == 0 && read_journal(l, options, err) == 0 &&
               look_at(l, options->create, err) == 0) {
        result = open_rows(l, err);
    }
    if (result != 0) {
        hz_ledger_close(l);
        return -1;
    }
    *ledger = l;
    return 0;
}

void hz_ledger_close(hz_ledger *ledger)
{
    if (ledger != NULL) {
        hz_rows_close(ledger->rows);
        hz_binding_free(&ledger->binding);
        additions_free(&ledger->journal);
        lock_release(&ledger->lock);
        convert_close(&ledger->to);
        buf_free(&ledger->texts);
        buf_free(&ledger->appended);
        buf_free(&ledger->scratch);
        free(ledger->changes);
        free(ledger->path);
        free(ledger->name);
        free(ledger);
    }
}

bool hz_ledger_is_new(const hz_ledger *ledger)
{
    return ledger->is_new;
}

bool hz_ledger_is_yaml(const hz_ledger *ledger)
{
    return ledger->layout.yaml;
}

const hz_binding *hz_ledger_binding(const hz_ledger *ledger)
{
    return &ledger->binding;
}

int hz_ledger_add_label(hz_ledger *ledger, const char *label, hz_diag *err)
{
    return hz_binding_add(&ledger->binding, hz_span_of(label)) == 0 ? 0 : no_memory(ledger, err);
}

/* Keeps what a header says, for the rows behind it and those to be appended. */
static int note_header(hz_ledger *l, const hz_row *row, hz_diag *err)
{
    hz_binding binding;
    if (hz_binding_make(&binding, row->record) != 0) {
        return no_memory(l, err);
    }
    hz_binding_free(&l->binding);
    l->binding = binding;
    return 0;
}

static int note_layout(hz_ledger *l, const hz_row *row, hz_diag *err)
{
    bool same = l->layout.encoding == row->layout.encoding;
    l->layout = row->layout;
    if (!same) {
        convert_close(&l->to);
    }
    if (l->layout.encoding != HZ_UTF8 && l->to.handle == NULL &&
        !convert_open_to(&l->to, l->layout.encoding)) {
        return no_memory(l, err);
    }
    return 0;
}

int hz_ledger_next(hz_ledger *ledger, const hz_row **row, hz_diag *err)
{
    int found = ledger->is_read ? 0 : hz_rows_next(ledger->rows, row, err);
    if (found <= 0) {
        ledger->is_read = true;
        return found;
    }
    if (note_layout(ledger, *row, err) != 0 ||
        ((*row)->is_header && note_header(ledger, *row, err) != 0)) {
        return -1;
    }
    if (!(*row)->is_header && ledger->first_row == 0) {
        ledger->first_row = (*row)->record->line;
    }
    return (*row)->is_header ? hz_ledger_next(ledger, row, err) : 1;
}

static const char *line_end(const hz_ledger *l)
{
    return l->layout.crlf ? "\r\n" : "\n";
}

/* Appends UTF-8 to @p out in the file's encoding. */
static int encode(hz_ledger *l, hz_span text, struct buf *out, hz_diag *err)
{
    if (l->layout.encoding == HZ_UTF8) {
        return buf_add_span(out, text) ? 0 : no_memory(l, err);
    }
    switch (convert(&l->to, text, out, &(size_t){0})) {
    case CONVERT_DONE:
        return 0;
    case CONVERT_NO_MEMORY:
        return no_memory(l, err);
    default:
        return fail(l, HZ_E113, hz_encoding_name(l->layout.encoding), err);
    }
}

/* The row as UTF-8 text in the file's format; YAML without indentation. */
static bool write_row(hz_ledger *l, const hz_binding *binding, const hz_span *cells,
                      struct buf *out)
{
    if (!l->layout.yaml) {
        return csv_record(out, cells, binding->count, l->layout.delimiter, line_end(l));
    }
    hz_span *labels = calloc(binding->count + 1, sizeof *labels);
    for (size_t i = 0; labels != NULL && i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    bool ok = labels != NULL &&
              yaml_item(out, labels, cells, binding->count, l->yaml_indent, line_end(l));
    free(labels);
    return ok;
}

/* Blanks before the list mark of the YAML item on @p line; -1: the item does not begin so. */
static long yaml_indent_at(const hz_ledger *l, uint64_t line)
{
    struct lines lines = {.in = fopen(l->path, "r"), .encoding = l->layout.encoding, .line = 1};
    struct buf text = {0};
    long indent = -1;
    if (lines.in == NULL) {
        return -1;
    }
    lines_skip(&lines, line);
    if (lines_read(&lines, &text)) {
        size_t blanks = 0;
        while (blanks < text.len && text.ptr[blanks] == ' ') {
            blanks++;
        }
        if (text.len - blanks >= 2 && text.ptr[blanks] == '-' && text.ptr[blanks + 1] == ' ') {
            indent = (long)blanks;
        }
    }
    buf_free(&text);
    (void)fclose(lines.in);
    return indent;
}

/* YAML can be changed in place where every item is a block that begins with its own mark. */
static int note_yaml_indent(hz_ledger *l, uint64_t line, hz_diag *err)
{
    long indent = 0;
    if (l->layout.yaml && line > 0) {
        bool wide = l->layout.encoding == HZ_UTF16LE || l->layout.encoding == HZ_UTF16BE;
        indent = wide ? -1 : yaml_indent_at(l, line);
    }
    if (indent < 0) {
        (void)fail(l, HZ_E507, NULL, err);
        err->line = line;
        return -1;
    }
    l->yaml_indent = (size_t)indent;
    return 0;
}

static bool reserve_change(hz_ledger *l)
{
    if (l->change_count < l->change_cap) {
        return true;
    }
    size_t cap = l->change_cap == 0 ? 16 : l->change_cap * 2;
    struct change *changes = realloc(l->changes, cap * sizeof *changes);
    if (changes != NULL) {
        l->changes = changes;
        l->change_cap = cap;
    }
    return changes != NULL;
}

static int note(hz_ledger *l, const hz_happening *what, hz_diag *err)
{
    return additions_add(&l->journal, what) ? 0 : no_memory(l, err);
}

int hz_ledger_change(hz_ledger *ledger, const hz_row *row, const hz_span *cells,
                     const hz_happening *what, hz_diag *err)
{
    struct additions *journal = &ledger->journal;
    size_t start = ledger->texts.len;
    if (note_yaml_indent(ledger, row->record->line, err) != 0) {
        return -1;
    }
    ledger->scratch.len = 0;
    if (!reserve_change(ledger) || !write_row(ledger, row->binding, cells, &ledger->scratch)) {
        return no_memory(ledger, err);
    }
    if (encode(ledger, buf_span(&ledger->scratch), &ledger->texts, err) != 0) {
        return -1;
    }
    ledger->changes[ledger->change_count++] =
        (struct change){row->record->line, row->record->lines, start, ledger->texts.len - start};
    if (!content_of(&journal->before, row->binding, row->record->fields, row->record->count) ||
        !content_of(&journal->after, row->binding, cells, row->binding->count)) {
        return no_memory(ledger, err);
    }
    return note(ledger, what, err);
}

int hz_ledger_append(hz_ledger *ledger, const hz_span *cells, const hz_happening *what,
                     hz_diag *err)
{
    struct additions *journal = &ledger->journal;
    hz_binding *binding = &ledger->binding;
    if (note_yaml_indent(ledger, ledger->first_row, err) != 0) {
        return -1;
    }
    journal->before.count = 0;
    if (!write_row(ledger, binding, cells, &ledger->appended) ||
        !content_of(&journal->after, binding, cells, binding->count)) {
        return no_memory(ledger, err);
    }
    return note(ledger, what, err);
}

int hz_ledger_note(hz_ledger *ledger, const hz_row *row, const hz_span *labels,
                   const hz_span *before, size_t count, const hz_happening *what, hz_diag *err)
{
    struct content *old = &ledger->journal.before;
    struct content *new = &ledger->journal.after;
    old->count = new->count = old->text.len = 0;
    bool ok = row == NULL || content_of(new, row->binding, row->record->fields, row->record->count);
    for (size_t i = 0; ok && i < count; i++) {
        ok = content_set(old, labels[i], before[i]);
    }
    return ok ? note(ledger, what, err) : no_memory(ledger, err);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Programs that know nothing of the lock may have changed it meanwhile. */
static bool still_same(const hz_ledger *l, hz_diag *err)
{
    struct stat now;
    bool is_new = stat(l->path, &now) != 0 && errno == ENOENT;
    bool same = is_new == l->is_new && (is_new || same_file(&now, &l->before));
    if (!same) {
        (void)fail(l, HZ_E005, NULL, err);
    }
    return same;
}

static bool write_span(hz_span s, FILE *out)
{
    return s.len == 0 || fwrite(s.ptr, 1, s.len, out) == s.len;
}

/* The old file with the changed records in the place of theirs. */
static int copy_changed(hz_ledger *l, struct lines *in, FILE *out, hz_diag *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < l->change_count; i++) {
        const struct change *change = &l->changes[i];
        ok = lines_copy(in, change->line, out) &&
             write_span((hz_span){l->texts.ptr + change->start, change->len}, out);
        lines_skip(in, change->line + change->lines);
    }
    ok = ok && lines_copy(in, UINT64_MAX, out);
    return ok && ferror(in->in) == 0 ? 0 : fail(l, HZ_E002, strerror(errno), err);
}

static int write_appended(hz_ledger *l, const struct lines *in, FILE *out, hz_diag *err)
{
    bool needs_end = l->appended.len > 0 && in->line > 1 && !in->ended;
    l->scratch.len = 0;
    if (needs_end && encode(l, hz_span_of(line_end(l)), &l->scratch, err) != 0) {
        return -1;
    }
    if (encode(l, buf_span(&l->appended), &l->scratch, err) != 0) {
        return -1;
    }
    return write_span(buf_span(&l->scratch), out) ? 0 : fail(l, HZ_E002, strerror(errno), err);
}

/* A new ledger: UTF-8, its header first. */
static int write_new(hz_ledger *l, FILE *out, hz_diag *err)
{
    size_t count = l->binding.count;
    hz_span *labels = calloc(count + 1, sizeof *labels);
    l->scratch.len = 0;
    for (size_t i = 0; labels != NULL && i < count; i++) {
        labels[i] = hz_span_of(l->binding.labels[i]);
    }
    bool ok = labels != NULL &&
              (l->layout.yaml || csv_record(&l->scratch, labels, count, ',', "\n")) &&
              buf_add_span(&l->scratch, buf_span(&l->appended));
    free(labels);
    if (!ok) {
        return no_memory(l, err);
    }
    return write_span(buf_span(&l->scratch), out) ? 0 : fail(l, HZ_E002, strerror(errno), err);
}

static int write_file(hz_ledger *l, FILE *out, hz_diag *err)
{
    struct lines in = {.encoding = l->layout.encoding, .line = 1, .ended = true};
    if (l->is_new) {
        return write_new(l, out, err);
    }
    in.in = fopen(l->path, "r");
    if (in.in == NULL) {
        return fail(l, HZ_E001, strerror(errno), err);
    }
    struct stat now;
    int result = fstat(fileno(in.in), &now) == 0 && same_file(&now, &l->before)
                     ? copy_changed(l, &in, out, err)
                     : fail(l, HZ_E005, NULL, err);
    if (result == 0) {
        result = write_appended(l, &in, out, err);
    }
    (void)fclose(in.in);
    return result;
}

/* The journal grows while the new ledger waits under its name; then that gets the ledger's. */
static int change_both(hz_ledger *l, hz_replace *r, hz_diag *err)
{
    char *waiting = pending_path(l->path, l->journal.size);
    const struct stat *like = l->is_new ? NULL : &l->before;
    int result = waiting == NULL ? no_memory(l, err) : hz_replace_prepare(r, waiting, err);
    free(waiting);
    if (result != 0) {
        return -1;
    }
    bool touched = false;
    if (additions_write(&l->journal, l->path, like, &touched, err) == 0 && still_same(l, err) &&
        hz_replace_commit(r, err) == 0) {
        return 0;
    }
    bool done = r->temporary == NULL;
    if (!done && touched && journal_cut(l->path, l->journal.size) != 0) {
        hz_replace_leave(r); /* the next command will see it and cut the journal */
    }
    return -1;
}

int hz_ledger_commit(hz_ledger *ledger, hz_diag *err)
{
    hz_replace r;
    if (ledger->journal.text.len == 0) {
        return 0; /* nothing has happened */
    }
    int result = hz_replace_begin(&r, ledger->path, err);
    if (result == 0) {
        result = still_same(ledger, err) ? write_file(ledger, r.file, err) : -1;
    }
    if (result == 0) {
        result = change_both(ledger, &r, err);
    }
    hz_replace_end(&r);
    return result;
}
