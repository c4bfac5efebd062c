#include "journal/pending.h"
#include "ledger/lines.h"
#include "ledger/state.h"
#include "output/format.h"
#include <errno.h>
#include <hazard/replace.h>
#include <stdlib.h>

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
        (void)ledger_fail(l, HZ_E005, NULL, err);
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
    return ok && ferror(in->in) == 0 ? 0 : ledger_fail(l, HZ_E002, strerror(errno), err);
}

static int write_appended(hz_ledger *l, const struct lines *in, FILE *out, hz_diag *err)
{
    bool needs_end = l->appended.len > 0 && in->line > 1 && !in->ended;
    l->scratch.len = 0;
    if (needs_end && ledger_encode(l, hz_span_of(ledger_line_end(l)), &l->scratch, err) != 0) {
        return -1;
    }
    if (ledger_encode(l, buf_span(&l->appended), &l->scratch, err) != 0) {
        return -1;
    }
    return write_span(buf_span(&l->scratch), out) ? 0
                                                  : ledger_fail(l, HZ_E002, strerror(errno), err);
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
        return ledger_no_memory(l, err);
    }
    return write_span(buf_span(&l->scratch), out) ? 0
                                                  : ledger_fail(l, HZ_E002, strerror(errno), err);
}

static int write_file(hz_ledger *l, FILE *out, hz_diag *err)
{
    struct lines in = {.encoding = l->layout.encoding, .line = 1, .ended = true};
    if (l->is_new) {
        return write_new(l, out, err);
    }
    in.in = fopen(l->path, "r");
    if (in.in == NULL) {
        return ledger_fail(l, HZ_E001, strerror(errno), err);
    }
    struct stat now;
    int result = fstat(fileno(in.in), &now) == 0 && same_file(&now, &l->before)
                     ? copy_changed(l, &in, out, err)
                     : ledger_fail(l, HZ_E005, NULL, err);
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
    int result = waiting == NULL ? ledger_no_memory(l, err) : hz_replace_prepare(r, waiting, err);
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
