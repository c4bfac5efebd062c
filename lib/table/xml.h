/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The XML of a part of a workbook, by expat: whole, or step by step. */
#ifndef TABLE_XML_H
#define TABLE_XML_H

#include "table/archive.h"
#include <expat.h>

struct xml;

/** What is done with the elements that belong to spreadsheets, whatever their prefixes are. */
struct xml_handler {
    /** @p attributes: names and values by turns, then NULL; NAME is what is after the namespace. */
    void (*start)(void *ctx, const char *name, const char **attributes);
    void (*end)(void *ctx, const char *name);
    void (*text)(void *ctx, const char *text, size_t len); /**< NULL: text does not matter */
    void *ctx;
};

/** One part while it is read; begin with all zero. */
struct xml {
    XML_Parser parser;
    struct archive_part part;
    struct xml_handler handler;
    hz_error *err; /* where a handler puts why it stops */
    bool failed;   /* a handler has stopped with an error */
    bool suspended;
    bool at_end; /* of the part */
    bool finished;
    unsigned depth;  /* of open elements */
    uint64_t given;  /* bytes that expat was given */
    uint64_t enough; /* after so many of them xml_step() ends as at the end of the part */
};

/** Opens part @p index. 0, or -1 with @p err set. */
int xml_open(struct xml *xml, const struct archive *archive, int64_t index, uint64_t limit,
             struct xml_handler handler, hz_error *err);

/** Goes on until a handler pauses: 1; to the end of the part: 0; -1: @p err is set. */
int xml_step(struct xml *xml, hz_error *err);

/** For a handler: xml_step() returns after it. */
void xml_pause(struct xml *xml);

/** For a handler: where it sets the error with which xml_step() returns. */
hz_error *xml_fail(struct xml *xml);

void xml_close(struct xml *xml);

/** Reads all of part @p index. 0, or -1 with @p err set. */
int xml_read(struct xml *xml, const struct archive *archive, int64_t index, uint64_t limit,
             struct xml_handler handler, hz_error *err);

/** The value of the attribute @p name, whatever its namespace; NULL: there is none. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
