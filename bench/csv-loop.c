/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The baseline: a bare libcsv loop that counts a ledger's rows by township and sector.
 *
 *     csv-loop FILE
 *
 * It binds two columns by their labels, copies two cells of each row and counts; it decodes,
 * checks and computes nothing. What rollup takes beyond this is the price of its own work.
 */
#include <csv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIELD_MAX = 128,
    SLOTS = 1024, /* a power of two; 25 townships of 12 sectors fill a third of it */
    BLOCK = 1 << 16,
};

struct field {
    char text[FIELD_MAX];
    size_t len;
};

struct group {
    struct field area;
    struct field sector;
    unsigned long rows;
};

struct loop {
    bool in_header;
    bool too_much; /* a cell too long or groups too many */
    size_t column;
    size_t area_column;
    size_t sector_column;
    struct field area;
    struct field sector;
    size_t used;
    struct group groups[SLOTS];
};

static bool is(const void *cell, size_t len, const char *label)
{
    return len == strlen(label) && memcmp(cell, label, len) == 0;
}

static bool same(const struct field *a, const struct field *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

static void keep(struct loop *loop, struct field *field, const void *cell, size_t len)
{
    if (len >= sizeof(field->text)) {
        loop->too_much = true;
        return;
    }
    memcpy(field->text, cell, len);
    field->text[len] = '\0';
    field->len = len;
}

/* FNV-1a */
static uint32_t hash(uint32_t h, const struct field *field)
{
    for (size_t i = 0; i < field->len; i++) {
        h = (h ^ (unsigned char)field->text[i]) * UINT32_C(16777619);
    }
    return h;
}

static void count(struct loop *loop)
{
    uint32_t at = hash(hash(UINT32_C(2166136261), &loop->area), &loop->sector) % SLOTS;
    struct group *group = &loop->groups[at];
    while (group->rows > 0 &&
           !(same(&group->area, &loop->area) && same(&group->sector, &loop->sector))) {
        at = (at + 1) % SLOTS;
        group = &loop->groups[at];
    }
    if (group->rows == 0) {
        loop->too_much = loop->too_much || ++loop->used > SLOTS / 2;
        group->area = loop->area;
        group->sector = loop->sector;
    }
    group->rows++;
}

static void on_cell(void *cell, size_t len, void *data)
{
    struct loop *loop = data;
    size_t column = loop->column++;
    if (loop->in_header) {
        if (is(cell, len, "乡镇")) {
            loop->area_column = column;
        } else if (is(cell, len, "行业领域")) {
            loop->sector_column = column;
        }
    } else if (column == loop->area_column) {
        keep(loop, &loop->area, cell, len);
    } else if (column == loop->sector_column) {
        keep(loop, &loop->sector, cell, len);
    }
}

static void on_row(int end, void *data)
{
    struct loop *loop = data;
    (void)end;
    if (loop->in_header) {
        loop->in_header = false;
    } else if (!loop->too_much) {
        count(loop);
    }
    loop->column = 0;
    loop->area.len = 0;
    loop->sector.len = 0;
}

/* NULL, or what went wrong. */
static const char *read_all(FILE *file, struct csv_parser *parser, struct loop *loop)
{
    static char block[BLOCK];
    size_t len;
    while ((len = fread(block, 1, sizeof(block), file)) > 0) {
        if (csv_parse(parser, block, len, on_cell, on_row, loop) != len) {
            return csv_strerror(csv_error(parser));
        }
    }
    if (ferror(file)) {
        return "cannot be read";
    }
    if (csv_fini(parser, on_cell, on_row, loop) != 0) {
        return csv_strerror(csv_error(parser));
    }
    if (loop->area_column == SIZE_MAX || loop->sector_column == SIZE_MAX) {
        return "no column 乡镇 or no column 行业领域";
    }
    return loop->too_much ? "too many groups or too long a cell" : NULL;
}

static void put_cell(const struct field *field)
{
    if (strpbrk(field->text, ",\"\r\n") != NULL) {
        csv_fwrite(stdout, field->text, field->len);
    } else {
        fwrite(field->text, 1, field->len, stdout);
    }
}

static int print(const struct loop *loop)
{
    puts("area,sector,count");
    for (size_t i = 0; i < SLOTS; i++) {
        const struct group *group = &loop->groups[i];
        if (group->rows > 0) {
            put_cell(&group->area);
            putchar(',');
            put_cell(&group->sector);
            printf(",%lu\n", group->rows);
        }
    }
    if (fflush(stdout) != 0) {
        perror("csv-loop: standard output");
        return 2;
    }
    return 0;
}

int main(int argc, char **argv)
{
    static struct loop loop = {
        .in_header = true, .area_column = SIZE_MAX, .sector_column = SIZE_MAX};
    struct csv_parser parser;
    if (argc != 2) {
        fputs("usage: csv-loop FILE\n", stderr);
        return 2;
    }
    FILE *file = fopen(argv[1], "rb");
    if (file == NULL || csv_init(&parser, 0) != 0) {
        perror(argv[1]);
        return 2;
    }
    const char *wrong = read_all(file, &parser, &loop);
    csv_free(&parser);
    fclose(file);
    if (wrong != NULL) {
        fprintf(stderr, "csv-loop: %s: %s\n", argv[1], wrong);
        return 2;
    }
    return print(&loop);
}
