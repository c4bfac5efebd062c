/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints the cells of tables as the library reads them, for compare.py:
 *   dump FILE[#SHEET]...
 * A line for each file: its name, or what is wrong with it. Then one for each cell that has text:
 * row, column and text, with \\ \n \r \t for these characters.
 */
#include "table/table.h"
#include <stdio.h>

static void print_text(hz_span text)
{
    static const char special[] = "\\\n\r\t";
    static const char letters[] = "\\nrt";
    for (size_t i = 0; i < text.len; i++) {
        const char *found = memchr(special, text.ptr[i], sizeof special - 1);
        if (found != NULL) {
            (void)putchar('\\');
        }
        (void)putchar(found != NULL ? letters[found - special] : text.ptr[i]);
    }
}

static void print_record(const hz_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        if (record->fields[i].len > 0) {
            (void)printf("%llu\t%zu\t", (unsigned long long)record->number, i + 1);
            print_text(record->fields[i]);
            (void)putchar('\n');
        }
    }
}

static void print_error(const hz_error *err)
{
    char line[2048];
    hz_diag_text(err, HZ_PART_LINE, HZ_ENGLISH, line, sizeof line);
    (void)printf("!\t%s\n", line);
}

static void dump(const char *path)
{
    hz_table *table = NULL;
    const hz_record *record = NULL;
    hz_error err;
    int found = hz_table_open(path, (hz_header_test){0}, &table, &err) == 0 ? 1 : -1;
    (void)printf("=\t%s\n", path);
    while (found > 0) {
        found = hz_table_next(table, &record, &err);
        if (found > 0) {
            print_record(record);
        }
    }
    if (found < 0) {
        print_error(&err);
    }
    hz_table_close(table);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        dump(argv[i]);
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
