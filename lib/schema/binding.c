#include <hazard/schema.h>
#include <stdlib.h>

enum { ENOUGH_LABELS = 3, SURE_LABELS = 5 };

static char *copy_label(hz_span label)
{
    hz_span trimmed = hz_span_trim(label);
    char *copy = malloc(trimmed.len + 1);
    if (copy != NULL) {
        if (trimmed.len > 0) {
            memcpy(copy, trimmed.ptr, trimmed.len);
        }
        copy[trimmed.len] = '\0';
    }
    return copy;
}

/* FNV-1a of 64 bits, the end of each label too. */
static uint64_t digest(uint64_t h, const char *label)
{
    const uint64_t prime = UINT64_C(0x100000001B3);
    for (; *label != '\0'; label++) {
        h = (h ^ (unsigned char)*label) * prime;
    }
    return (h ^ 0xFF) * prime;
}

void hz_binding_free(hz_binding *binding)
{
    for (size_t i = 0; i < binding->count; i++) {
        free(binding->labels[i]);
    }
    free(binding->labels);
    free(binding->columns);
    *binding = (hz_binding){0};
}

int hz_binding_add(hz_binding *binding, hz_span label)
{
    size_t count = binding->count;
    int *columns = realloc(binding->columns, (count + 1) * sizeof *columns);
    binding->columns = columns == NULL ? binding->columns : columns;
    char **labels = realloc(binding->labels, (count + 1) * sizeof *labels);
    binding->labels = labels == NULL ? binding->labels : labels;
    char *copy = copy_label(label);
    if (columns == NULL || labels == NULL || copy == NULL) {
        free(copy);
        return -1;
    }
    binding->digest = digest(binding->digest, copy);
    int column = hz_column_find(label);
    labels[count] = copy;
    columns[count] = column;
    if (column != HZ_COL_NONE && binding->fields[column] < 0) {
        binding->fields[column] = (int)count;
    }
    binding->count++;
    return 0;
}

int hz_binding_make(hz_binding *binding, const hz_record *header)
{
    *binding = (hz_binding){.digest = UINT64_C(0xCBF29CE484222325)};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        binding->fields[c] = -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        if (hz_binding_add(binding, header->fields[i]) != 0) {
            hz_binding_free(binding);
            return -1;
        }
    }
    return 0;
}

int hz_binding_copy(hz_binding *copy, const hz_binding *binding)
{
    size_t count = binding->count;
    *copy = *binding;
    copy->columns = calloc(count + 1, sizeof *copy->columns);
    copy->labels = calloc(count + 1, sizeof *copy->labels);
    bool ok = copy->columns != NULL && copy->labels != NULL;
    for (size_t i = 0; i < count && ok; i++) {
        copy->columns[i] = binding->columns[i];
        copy->labels[i] = copy_label(hz_span_of(binding->labels[i]));
        ok = copy->labels[i] != NULL;
    }
    if (!ok) {
        copy->count = copy->labels == NULL ? 0 : count;
        hz_binding_free(copy);
    }
    return ok ? 0 : -1;
}

/* The rule for fields and for the pieces of a line alike. */
static bool enough(size_t known, size_t labels)
{
    return known > 0 && (known == labels || known >= SURE_LABELS ||
                         (known >= ENOUGH_LABELS && known * 2 > labels));
}

bool hz_is_header(const hz_record *record)
{
    size_t known = 0;
    size_t labels = 0;
    if (record->is_header) {
        return true;
    }
    for (size_t i = 0; i < record->count && known < SURE_LABELS; i++) {
        if (hz_span_trim(record->fields[i]).len > 0) {
            labels++;
            known += hz_column_find(record->fields[i]) != HZ_COL_NONE ? 1 : 0;
        }
    }
    return enough(known, labels);
}

/* A line cut at commas, tabs and colons; quotes and list marks are not part of a label. */
static bool line_is_known(void *ctx, hz_span line)
{
    size_t known = 0;
    size_t labels = 0;
    size_t start = 0;
    (void)ctx;
    for (size_t i = 0; i <= line.len && known < SURE_LABELS; i++) {
        if (i < line.len && line.ptr[i] != ',' && line.ptr[i] != '\t' && line.ptr[i] != ':') {
            continue;
        }
        hz_span label = hz_span_trim((hz_span){line.ptr + start, i - start});
        start = i + 1;
        while (label.len > 0 && (label.ptr[0] == '"' || label.ptr[0] == '-')) {
            label = hz_span_trim((hz_span){label.ptr + 1, label.len - 1});
        }
        if (label.len > 0 && label.ptr[label.len - 1] == '"') {
            label.len--;
        }
        labels += label.len > 0 ? 1 : 0;
        known += hz_column_find(label) != HZ_COL_NONE ? 1 : 0;
        if (i < line.len && line.ptr[i] == ':') {
            return known > 0; /* YAML: the label stands before the colon */
        }
    }
    return enough(known, labels);
}

hz_header_test hz_schema_header_test(void)
{
    return (hz_header_test){line_is_known, NULL};
}
