/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/file_kind.h"
#include "base/catalog.h"
#include "base/span.h"
#include "table/archive.h"
#include "table/compound.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static const char unknown_zip[] = N_("a zip archive; unpack it and use the tables in it");
static const char unknown_ole[] = N_("a document of an old office program (.xls, .et, .doc, .wps); "
                                     "open it and save its table as .xlsx or “CSV UTF-8”");
const char kind_encrypted[] =
    N_("a workbook or document with a password; open it, remove the password and save it again");

/* What is in a zip archive, by the beginning of the name of a file in it; the first found counts.
 */
static const struct named_kind {
    const char *name;
    const char *what;
    const struct workbook_kind *workbook;
} zip_kinds[] = {
    {"xl/workbook.bin",
     N_("an Excel workbook (.xlsb); open it in the spreadsheet and save it as .xlsx or “CSV "
        "UTF-8”"),
     NULL},
    {"xl/", N_("an Excel workbook (.xlsx)"), &workbook_xlsx},
    {"word/",
     N_("a Word document (.docx); copy its table into the spreadsheet and save it as .xlsx or “CSV "
        "UTF-8”"),
     NULL},
    {"ppt/", N_("a presentation (.pptx); ask for the table itself"), NULL},
    {"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
     N_("an OpenDocument spreadsheet (.ods); open it in the spreadsheet and save it as .xlsx or "
        "“CSV UTF-8”"),
     NULL},
    {"mimetypeapplication/vnd.oasis.opendocument.text",
     N_("an OpenDocument text (.odt); copy its table into the spreadsheet and save it as .xlsx or "
        "“CSV UTF-8”"),
     NULL},
    {"Index/Document.iwa",
     N_("a Numbers spreadsheet (.numbers); export it from Numbers as Excel or CSV"), NULL},
    {"OFD.xml", N_("an OFD document; ask for the spreadsheet that it was made from"), NULL},
};

/* What a compound file is, by the streams in it; the first found counts. */
enum { OLE_WORKBOOK = 1 };
static const char *const ole_streams[] = {
    "EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document", NULL,
};
static const struct file_kind ole_kinds[] = {
    {kind_encrypted, NULL},
    {N_("an old Excel or WPS workbook (.xls, .et)"), &workbook_xls},
    {N_("an old Excel workbook (.xls)"), &workbook_xls},
    {N_("an old Word or WPS document (.doc, .wps); copy its table into the spreadsheet and save it "
        "as .xlsx or “CSV UTF-8”"),
     NULL},
    {N_("an old presentation (.ppt); ask for the table itself"), NULL},
};

#define IMAGE N_("a picture; ask for the spreadsheet, or type the table")
#define ARCHIVE N_("a packed archive; unpack it and use the tables in it")

/* Other kinds, by their first bytes. */
static const struct first_bytes {
    const char *bytes;
    size_t len;
    const char *what;
} first_bytes[] = {
    {"%PDF", 4, N_("a PDF document; ask for the spreadsheet that it was made from")},
    {"{\\rtf", 5,
     N_("a rich text document (.rtf); copy its table into the spreadsheet and save it as .xlsx or "
        "“CSV UTF-8”")},
    {"Rar!\x1A\x07", 6, ARCHIVE},
    {"7z\xBC\xAF\x27\x1C", 6, ARCHIVE},
    {"\x1F\x8B", 2, ARCHIVE},
    {"BZh", 3, ARCHIVE},
    {"\xFD"
     "7zXZ",
     5, ARCHIVE},
    {"\x28\xB5\x2F\xFD", 4, ARCHIVE},
    {"\x89PNG", 4, IMAGE},
    {"\xFF\xD8\xFF", 3, IMAGE},
    {"GIF8", 4, IMAGE},
    {"II*\0", 4, IMAGE},
    {"MM\0*", 4, IMAGE},
    {"MIME-Version:", 13,
     N_("a web page (.mht); open it in the spreadsheet and save it as .xlsx or “CSV UTF-8”")},
};

static const char zip_mark[] = "PK\x03\x04";
static const char central_mark[] = "PK\x01\x02";
static const char ole_mark[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

static bool begins(hz_span s, const char *with, size_t len)
{
    return s.len >= len && memcmp(s.ptr, with, len) == 0;
}

/* True if a file of the archive, as far as @p part of it says, has a name that begins as @p name.
 */
static bool has_file(hz_span part, const char *mark, size_t name_at, const char *name)
{
    size_t len = strlen(name);
    const char *at = NULL;
    while ((at = span_find(part, (hz_span){mark, 4})) != NULL) {
        size_t left = (size_t)(part.ptr + part.len - at);
        if (left >= name_at + len && memcmp(at + name_at, name, len) == 0) {
            return true;
        }
        part = (hz_span){at + 4, left - 4};
    }
    return false;
}

/* Reads a piece of the file from @p at on; empty if it cannot be read. */
static hz_span read_piece(int fd, off_t at, char piece[PIECE])
{
    ssize_t n = fd < 0 || at < 0 ? 0 : pread(fd, piece, PIECE, at);
    return (hz_span){piece, n < 0 ? 0 : (size_t)n};
}

static off_t last_piece(int fd)
{
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        return -1;
    }
    return st.st_size < PIECE ? 0 : st.st_size - PIECE;
}

enum { NAME_OF_FILE = 30, NAME_IN_DIRECTORY = 46 };

/* True if the archive has a part @p name; a file in it may be an archive with parts of its own. */
static bool has_part(const struct archive *archive, hz_span first, const char *name)
{
    size_t len = strlen(name); /* .ods: with the text of its first file, which is not packed */
    return archive_has(archive, name) ||
           (first.len >= NAME_OF_FILE + len && memcmp(first.ptr + NAME_OF_FILE, name, len) == 0);
}

/* The kind of a zip archive that begins with @p first. One that was cut off is judged by the names
 * that are left. */
static struct file_kind find_zip(hz_span first, int fd)
{
    char piece[PIECE];
    struct archive archive = {0};
    hz_error ignored;
    struct file_kind kind = {unknown_zip, NULL};
    bool is_whole = fd >= 0 && archive_open(&archive, fd, &ignored) == 0;
    hz_span last = read_piece(fd, is_whole ? -1 : last_piece(fd), piece);
    for (size_t i = 0; i < sizeof zip_kinds / sizeof zip_kinds[0] && kind.what == unknown_zip;
         i++) {
        const char *name = zip_kinds[i].name;
        bool found = is_whole ? has_part(&archive, first, name)
                              : has_file(first, zip_mark, NAME_OF_FILE, name) ||
                                    has_file(last, central_mark, NAME_IN_DIRECTORY, name);
        if (found) {
            kind = (struct file_kind){zip_kinds[i].what, zip_kinds[i].workbook};
        }
    }
    archive_close(&archive);
    return kind;
}

/* A damaged file is left to the reader of workbooks, which says what is wrong with it. */
static struct file_kind find_ole(int fd)
{
    hz_error ignored;
    int found = -1;
    if (fd >= 0 && compound_find(fd, ole_streams, &found, &ignored) != 0) {
        return ole_kinds[OLE_WORKBOOK];
    }
    return found < 0 ? (struct file_kind){unknown_ole, NULL} : ole_kinds[found];
}

/* A web page or XML, which spreadsheets also write under the name .xls. */
static bool is_markup(hz_span first)
{
    const char *p = first.ptr;
    const char *end = first.ptr + first.len;
    p += begins(first, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) {
        p++;
    }
    return end - p >= 2 && *p == '<' &&
           (p[1] == '!' || p[1] == '?' || (p[1] >= 'A' && p[1] <= 'Z') ||
            (p[1] >= 'a' && p[1] <= 'z'));
}

static bool is_zip(hz_span first)
{
    return begins(first, zip_mark, 4) || begins(first, "PK\x05\x06", 4);
}

bool kind_may_be_workbook(hz_span first)
{
    return is_zip(first) || begins(first, ole_mark, 8);
}

/* The kinds that have no parts inside. */
static const char *find_plain(hz_span first)
{
    for (size_t i = 0; i < sizeof first_bytes / sizeof first_bytes[0]; i++) {
        if (begins(first, first_bytes[i].bytes, first_bytes[i].len)) {
            return first_bytes[i].what;
        }
    }
    return is_markup(first) ? N_("a web page or XML; open it in the spreadsheet and save it as "
                                 ".xlsx or “CSV UTF-8”")
                            : NULL;
}

struct file_kind kind_find(hz_span first, int fd)
{
    if (is_zip(first)) {
        return find_zip(first, fd);
    }
    if (begins(first, ole_mark, 8)) {
        return find_ole(fd);
    }
    return (struct file_kind){find_plain(first), NULL};
}
