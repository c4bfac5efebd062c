/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Bytes as a workbook: the parts of an .xlsx one after another, each ended by byte 1, which no XML
 * has, or a whole zip archive. Rows with cells in UTF-8, or a refusal that says why.
 */
#include "fuzz.h"
#include "table/convert.h"
#include "table/workbook.h"
#include <string.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char mark = '\x01';

/* The parts in the order in which the input has them; it has what is inside the root element. */
static const struct part {
    const char *name;
    const char *before;
    const char *after;
    const char *usual; /* what is there where the input has nothing */
} parts[] = {
    {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" MAIN "\">", "</worksheet>", ""},
    {"xl/sharedStrings.xml", "<sst xmlns=\"" MAIN "\">", "</sst>", ""},
    {"xl/styles.xml", "<styleSheet xmlns=\"" MAIN "\">", "</styleSheet>", ""},
    {"xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">", "</workbook>",
     "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets>"},
    {"xl/worksheets/sheet2.xml", "<worksheet xmlns=\"" MAIN "\">", "</worksheet>", ""},
    {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" PACKAGE "\">", "</Relationships>",
     "<Relationship Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
     "<Relationship Id=\"b\" Type=\"/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
     "<Relationship Id=\"c\" Type=\"/sharedStrings\" Target=\"sharedStrings.xml\"/>"
     "<Relationship Id=\"d\" Type=\"/styles\" Target=\"styles.xml\"/>"},
    {"_rels/.rels", "<Relationships xmlns=\"" PACKAGE "\">", "</Relationships>",
     "<Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/>"},
};

enum { PARTS = sizeof parts / sizeof parts[0], PART_SIZE = 1 << 17 };

/* Adds a part, not packed. @p text is as long as the archive. */
static void add_part(zip_t *zip, const struct part *part, hz_span inside, char *text)
{
    const hz_span pieces[] = {hz_span_of(part->before),
                              inside.len == 0 ? hz_span_of(part->usual) : inside,
                              hz_span_of(part->after)};
    size_t len = 0;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        REQUIRE(pieces[i].len < PART_SIZE - len);
        memcpy(text + len, pieces[i].ptr, pieces[i].len);
        len += pieces[i].len;
    }
    zip_source_t *source = zip_source_buffer(zip, text, len, 0);
    zip_int64_t index = zip_file_add(zip, part->name, source, 0);
    REQUIRE(index >= 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
}

/* Takes the text up to the next mark off @p input. */
static hz_span next_part(hz_span *input)
{
    const char *end = input->len == 0 ? NULL : memchr(input->ptr, mark, input->len);
    size_t len = end == NULL ? input->len : (size_t)(end - input->ptr);
    hz_span part = {input->ptr, len};
    size_t used = end == NULL ? len : len + 1;
    *input = (hz_span){input->ptr + used, input->len - used};
    return part;
}

/* Puts the parts of @p input into an archive and opens that. */
static void open_parts(struct fuzz_file *file, hz_span input)
{
    static char texts[PARTS][PART_SIZE];
    static char archive[PARTS * PART_SIZE];
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    REQUIRE(source != NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    REQUIRE(zip != NULL);
    for (size_t i = 0; i < PARTS; i++) {
        add_part(zip, &parts[i], next_part(&input), texts[i]);
    }
    REQUIRE(zip_close(zip) == 0 && zip_source_open(source) == 0);
    zip_int64_t len = zip_source_read(source, archive, sizeof archive);
    REQUIRE(len > 0 && (size_t)len < sizeof archive);
    (void)zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    fuzz_file_open(file, (hz_span){archive, (size_t)len});
}

static void check_row(const struct sheet_row *row)
{
    REQUIRE(row->number > 0 && row->number <= SHEET_ROWS);
    REQUIRE(row->count > 0 && row->count <= SHEET_COLUMNS);
    for (size_t i = 0; i < row->count; i++) {
        REQUIRE(utf8_valid(row->cells[i]));
    }
}

static void read_sheet(void *book, size_t sheet, struct sheet_row *row)
{
    hz_error err = {0};
    int found = workbook_xlsx.begin(book, sheet, false, &err) == 0 ? 1 : -1;
    while (found > 0) {
        found = workbook_xlsx.next(book, row, &err);
        if (found > 0) {
            check_row(row);
        }
    }
    REQUIRE(found == 0 || err.code == HZ_E134 || err.code == HZ_E135 || err.code == HZ_E104 ||
            err.code == HZ_E115);
}

static void read_file(int fd)
{
    struct sheet_row row = {0};
    void *book = NULL;
    hz_error err = {0};
    if (workbook_xlsx.open(fd, &book, &err) == 0) {
        REQUIRE(workbook_xlsx.count(book) > 0);
        for (size_t i = 0; i < workbook_xlsx.count(book); i++) {
            REQUIRE(utf8_valid(hz_span_of(workbook_xlsx.sheet_name(book, i))));
            read_sheet(book, i, &row);
        }
        workbook_xlsx.close(book);
    } else {
        REQUIRE(err.code == HZ_E134 || err.code == HZ_E135 || err.code == HZ_E115);
    }
    sheet_row_free(&row);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_file file;
    hz_span input = {(const char *)data, size};
    bool is_archive = size > 2 && memcmp(data, "PK", 2) == 0;
    if (size >= PART_SIZE / 2) {
        return 0;
    }
    if (is_archive) {
        fuzz_file_open(&file, input);
    } else {
        open_parts(&file, input);
    }
    read_file(file.fd);
    fuzz_file_close(&file);
    return 0;
}
