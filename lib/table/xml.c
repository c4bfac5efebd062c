/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/xml.h"
#include "base/catalog.h"
#include <string.h>

#ifndef XML_READ_SIZE /* the fuzz targets read little at a time */
#define XML_READ_SIZE 65536
#endif
/* TOKEN_MAX: expat keeps a tag or text whole, so that one without end would fill the memory. */
enum { TOKEN_MAX = 1 << 20 };
/* expat keeps a name for each open element; those of workbooks are some ten deep */
enum { DEPTH_MAX = 256 };
static const char separator = ' '; /* between namespace and name */

/* The namespaces of workbooks, transitional and strict, and of the relations between their parts.
 */
static const char *const namespaces[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
};

/* The name after the namespace, if that is one of a workbook; otherwise NULL. */
static const char *local_name(const char *name)
{
    const char *end = strchr(name, separator);
    for (size_t i = 0; end != NULL && i < sizeof namespaces / sizeof namespaces[0]; i++) {
        size_t len = strlen(namespaces[i]);
        if ((size_t)(end - name) == len && memcmp(name, namespaces[i], len) == 0) {
            return end + 1;
        }
    }
    return NULL;
}

static const char incorrect[] = N_("a part of it is no correct XML");

static void on_start(void *data, const char *name, const char **attributes)
{
    struct xml *xml = data;
    const char *local = local_name(name);
    if (++xml->depth > DEPTH_MAX) {
        hz_diag_set(xml_fail(xml), HZ_E134, NULL, incorrect);
    } else if (local != NULL && !xml->failed) {
        xml->handler.start(xml->handler.ctx, local, attributes);
    }
}

static void on_end(void *data, const char *name)
{
    struct xml *xml = data;
    const char *local = local_name(name);
    xml->depth--;
    if (local != NULL && !xml->failed) {
        xml->handler.end(xml->handler.ctx, local);
    }
}

static void on_text(void *data, const char *text, int len)
{
    struct xml *xml = data;
    if (!xml->failed) {
        xml->handler.text(xml->handler.ctx, text, (size_t)len);
    }
}

/* A document type can define entities that grow without end; workbooks have none. */
static void on_doctype(void *data, const char *name, const char *system_id, const char *public_id,
                       int has_subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_subset;
    hz_diag_set(xml_fail(data), HZ_E134, NULL,
                N_("its XML has a document type, as no workbook has"));
}

int xml_open(struct xml *xml, const struct archive *archive, int64_t index, uint64_t limit,
             struct xml_handler handler, hz_error *err)
{
    *xml = (struct xml){.handler = handler, .enough = UINT64_MAX};
    if (archive_part_open(&xml->part, archive, index, limit, err) != 0) {
        return -1;
    }
    xml->parser = XML_ParserCreateNS(NULL, separator);
    if (xml->parser == NULL) {
        xml_close(xml);
        return error_no_memory(err, NULL);
    }
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, handler.text == NULL ? NULL : on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
    return 0;
}

void xml_pause(struct xml *xml)
{
    (void)XML_StopParser(xml->parser, XML_TRUE);
}

hz_error *xml_fail(struct xml *xml)
{
    xml->failed = true;
    (void)XML_StopParser(xml->parser, XML_FALSE);
    return xml->err;
}

/* What expat says about the last block. As xml_step(); 2: it wants the next block. */
static int result_of(struct xml *xml, enum XML_Status status, hz_error *err)
{
    if (xml->failed) {
        return -1;
    }
    if (status == XML_STATUS_SUSPENDED) {
        xml->suspended = true;
        return 1;
    }
    if (status == XML_STATUS_OK) {
        xml->finished = xml->at_end;
        return xml->at_end ? 0 : 2;
    }
    if (XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY) {
        return error_no_memory(err, NULL);
    }
    hz_diag_set(err, HZ_E134, NULL, incorrect);
    return -1;
}

/* True if the token in hand has no end yet and is longer than any of a workbook. */
static bool is_endless(const struct xml *xml)
{
    XML_Index at = XML_GetCurrentByteIndex(xml->parser);
    return at >= 0 && xml->given > (uint64_t)at && xml->given - (uint64_t)at > TOKEN_MAX;
}

static int next_block(struct xml *xml, hz_error *err)
{
    void *block = XML_GetBuffer(xml->parser, XML_READ_SIZE);
    if (block == NULL) {
        return error_no_memory(err, NULL);
    }
    int n = archive_part_read(&xml->part, block, XML_READ_SIZE, err);
    if (n < 0) {
        return -1;
    }
    xml->at_end = n == 0;
    xml->given += (uint64_t)n;
    int result = result_of(xml, XML_ParseBuffer(xml->parser, n, xml->at_end), err);
    if (result == 2 && is_endless(xml)) {
        hz_diag_set(err, HZ_E135, NULL, NULL);
        return -1;
    }
    return result;
}

int xml_step(struct xml *xml, hz_error *err)
{
    int result = xml->finished ? 0 : 2;
    xml->err = err;
    if (xml->suspended) {
        xml->suspended = false;
        result = result_of(xml, XML_ResumeParser(xml->parser), err);
    }
    while (result == 2) {
        xml->finished = xml->given > xml->enough;
        result = xml->finished ? 0 : next_block(xml, err);
    }
    return result;
}

void xml_close(struct xml *xml)
{
    if (xml->parser != NULL) {
        XML_ParserFree(xml->parser);
    }
    archive_part_close(&xml->part);
    xml->parser = NULL;
}

int xml_read(struct xml *xml, const struct archive *archive, int64_t index, uint64_t limit,
             struct xml_handler handler, hz_error *err)
{
    if (xml_open(xml, archive, index, limit, handler, err) != 0) {
        return -1;
    }
    int result = xml_step(xml, err);
    xml_close(xml);
    return result;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        const char *end = strrchr(attributes[0], separator);
        if (strcmp(end == NULL ? attributes[0] : end + 1, name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}
