/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Encodings and line ends: how a file stores its text. */
#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include <stdbool.h>

typedef enum hz_encoding {
    HZ_UTF8,
    HZ_GB18030,
    HZ_GBK,
    HZ_UTF16LE,
    HZ_UTF16BE,
    HZ_ENCODING_COUNT
} hz_encoding;

/** How a file stores its text. */
typedef struct hz_layout {
    hz_encoding encoding;
    bool bom;       /**< begins with a byte order mark */
    bool crlf;      /**< lines end with CR LF */
    bool yaml;      /**< YAML; false: cells between delimiters, or a workbook */
    bool workbook;  /**< a workbook; the fields above have their defaults */
    char delimiter; /**< between two cells: ',', a tab, ';' or '|' */
} hz_layout;

/** The name of @p encoding as iconv(1) and the option --encoding write it. Static. */
const char *hz_encoding_name(hz_encoding encoding);

/** The encoding called @p name, letters of any case. False: no such encoding. */
bool hz_encoding_find(const char *name, hz_encoding *encoding);

#endif
