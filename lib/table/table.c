#include "table/open.h"
#include "table/reader.h"
#include <stdlib.h>

struct hz_table {
    char *name;
    struct text *text;
    struct source source;
    hz_header_test test;
    char delimiter;
    const struct reader *reader; /* NULL until the first record says which */
    void *state;
    hz_record record;
};

int source_fill(struct source *s, hz_diag *err)
{
    while (s->block.len == 0) {
        int found = s->at_end ? 0 : s->next(s->from, &s->block, err);
        if (found <= 0) {
            s->at_end = true;
            return found;
        }
    }
    return 1;
}

static int next_of_text(void *from, hz_span *block, hz_diag *err)
{
    return text_next(from, block, err);
}

/* Makes the table of @p text, which becomes its own. */
static int make_table(struct text *text, const char *name, hz_table **out, hz_diag *err)
{
    hz_table *table = calloc(1, sizeof *table);
    if (table == NULL || (table->name = strdup(name)) == NULL) {
        free(table);
        text_close(text);
        hz_diag_set(err, HZ_E003, name, NULL);
        return -1;
    }
    table->text = text;
    table->source = (struct source){
        .next = next_of_text, .from = text, .way = scan_best(), .name = table->name};
    *out = table;
    return 0;
}

int hz_table_open(const char *path, hz_header_test test, hz_table **out, hz_diag *err)
{
    struct text *text = NULL;
    struct text_header header = {test.is_known, test.ctx};
    bool opened = text_open(path, header, &text, err) == 0;
    return opened ? make_table(text, path, out, err) : -1;
}

int table_open_at(int fd, const char *name, hz_header_test test, hz_table **out, hz_diag *err)
{
    struct text *text = NULL;
    struct text_header header = {test.is_known, test.ctx};
    bool opened = text_open_at(fd, name, header, &text, err) == 0;
    return opened ? make_table(text, name, out, err) : -1;
}

int hz_table_take_input(hz_table *table, hz_diag *err)
{
    return text_take_input(table->text, err);
}

/* YAML begins with a document mark, a list item or a key; a CSV header has a delimiter instead. */
static bool looks_like_yaml(hz_span text)
{
    while (text.len > 0) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end == NULL ? text.len : (size_t)(end - text.ptr) + 1;
        hz_span line = hz_span_trim((hz_span){text.ptr, len});
        text = (hz_span){text.ptr + len, text.len - len};
        if (line.len == 0 || line.ptr[0] == '#') {
            continue;
        }
        if (line.len >= 3 && memcmp(line.ptr, "---", 3) == 0) {
            return true;
        }
        if (line.ptr[0] == '[' || line.ptr[0] == '{') {
            return true;
        }
        if (line.ptr[0] == '-' && (line.len == 1 || line.ptr[1] == ' ')) {
            return true;
        }
        const char *colon = memchr(line.ptr, ':', line.len);
        return colon != NULL && memchr(line.ptr, ',', line.len) == NULL &&
               (colon + 1 == line.ptr + line.len || colon[1] == ' ');
    }
    return false;
}

static int choose_reader(hz_table *table, hz_diag *err)
{
    if (source_fill(&table->source, err) < 0) {
        return -1;
    }
    bool yaml = looks_like_yaml(table->source.block);
    const struct reader *reader = yaml ? &reader_yaml : &reader_csv;
    if (reader->open(&table->source, &table->delimiter, &table->state, err) != 0) {
        return -1;
    }
    table->reader = reader;
    return 0;
}

int hz_table_next(hz_table *table, const hz_record **record, hz_diag *err)
{
    if (table->reader == NULL && choose_reader(table, err) != 0) {
        return -1;
    }
    int found = table->reader->next(table->state, &table->record, err);
    *record = &table->record;
    return found;
}

hz_layout hz_table_layout(const hz_table *table)
{
    hz_layout layout = text_layout(table->text);
    layout.yaml = table->reader == &reader_yaml;
    layout.delimiter = table->delimiter;
    return layout;
}

const char *hz_table_name(const hz_table *table)
{
    return table->name;
}

void hz_table_close(hz_table *table)
{
    if (table == NULL) {
        return;
    }
    if (table->reader != NULL) {
        table->reader->close(table->state);
    }
    text_close(table->text);
    free(table->name);
    free(table);
}
