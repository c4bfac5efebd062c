/**
 * Text: bytes in, UTF-8 out, in blocks of whole lines.
 *
 * Each table inside a stream may have an encoding of its own (cat of files from many offices).
 * UTF-8 is tried first; where a line fits UTF-8 and GB18030, the reading that is a known header
 * decides. Bytes that fit neither become U+FFFD, which the checks report.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <hazard/diag.h>
#include <hazard/encoding.h>

/** No line may be longer: what is longer is no table, and memory stays bounded. */
#define TEXT_LINE_MAX ((size_t)16 << 20)

struct text;

/** Tells whether a line of UTF-8 names columns that are known. */
struct text_header {
    bool (*is_known)(void *ctx, hz_span line);
    void *ctx;
};

/**
 * Opens the file @p path, "-" for standard input. @p header may have no function. 0, or -1 with
 * @p err set; free with text_close().
 */
int text_open(const char *path, struct text_header header, struct text **out, hz_diag *err);

/**
 * As text_open(), from the descriptor @p fd, which is closed with it and on failure too; @p name is
 * for messages.
 */
int text_open_at(int fd, const char *name, struct text_header header, struct text **out,
                 hz_diag *err);

/**
 * The next block: whole lines, their line ends included; only the last line of the file may lack
 * one. Valid until the next call. 1: a block; 0: the end; -1: @p err is set, without a line.
 */
int text_next(struct text *t, hz_span *block, hz_diag *err);

/**
 * Takes standard input whole, into a temporary file, before the first block; does nothing for
 * other files. 0, or -1 with @p err set.
 */
int text_take_input(struct text *t, hz_diag *err);

/** Encoding, mark and line end as seen so far. */
hz_layout text_layout(const struct text *t);

void text_close(struct text *t);

#endif
