/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** BIFF: the records of an .xls (MS-XLS), and the texts in them. */
#ifndef TABLE_BIFF_H
#define TABLE_BIFF_H

#include "base/buf.h"
#include "table/convert.h"
#include <stdint.h>

enum biff_type {
    BIFF_FORMULA = 0x0006,
    BIFF_EOF = 0x000A,
    BIFF_DATEMODE = 0x0022,
    BIFF_FILEPASS = 0x002F,
    BIFF_CONTINUE = 0x003C,
    BIFF_CODEPAGE = 0x0042,
    BIFF_BOUNDSHEET = 0x0085,
    BIFF_MULRK = 0x00BD,
    BIFF_RSTRING = 0x00D6,
    BIFF_XF = 0x00E0,
    BIFF_MERGEDCELLS = 0x00E5,
    BIFF_SST = 0x00FC,
    BIFF_LABELSST = 0x00FD,
    BIFF_NUMBER = 0x0203,
    BIFF_LABEL = 0x0204,
    BIFF_BOOLERR = 0x0205,
    BIFF_STRING = 0x0207,
    BIFF_ARRAY = 0x0221,
    BIFF_TABLE = 0x0236,
    BIFF_RK = 0x027E,
    BIFF_FORMAT = 0x041E,
    BIFF_SHRFMLA = 0x04BC,
    BIFF_BOF = 0x0809,
};

/** A record; `next` is where the one after it begins. */
struct biff_record {
    uint16_t type;
    hz_span body;
    size_t next;
};

/** Finds the record at @p at of @p stream. False: there is no whole one. */
bool biff_at(hz_span stream, size_t at, struct biff_record *record);

/** A place in a record, and in the records that continue it. */
struct biff_place {
    hz_span stream;
    hz_span left; /* of the current record */
    size_t next;
};

struct biff_place biff_inside(hz_span stream, const struct biff_record *record, size_t offset);

/** How texts are stored: in Excel 97 and later as UTF-16, before in the code page. */
struct biff_text {
    bool unicode;
    uint16_t code_page;
    struct convert from; /* opened for UTF-16 or for the code page */
    struct buf scratch;
};

/** The code page of Excel 5 whose texts are read; those of all others must be ASCII. */
enum { CODE_PAGE_GBK = 936 };

/** Makes ready to read texts. False: out of memory. */
bool biff_text_init(struct biff_text *text, bool unicode, uint16_t code_page);
void biff_text_clear(struct biff_text *text);

enum biff_result { BIFF_OK, BIFF_WRONG, BIFF_CODE_PAGE, BIFF_NO_MEMORY };

/**
 * Appends the text at @p place, which is moved after it, to @p out in UTF-8. Its length is in
 * @p length_size bytes. BIFF_WRONG: the records end before it; BIFF_CODE_PAGE: it is in a code page
 * that is not read.
 */
enum biff_result biff_text_read(struct biff_text *text, struct biff_place *place,
                                unsigned length_size, struct buf *out);

#endif
