/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Numbers as files of other programs store them: the lowest byte first, at any address. */
#ifndef BASE_LITTLE_ENDIAN_H
#define BASE_LITTLE_ENDIAN_H

#include <stdint.h>
#include <string.h>

static inline uint16_t le16(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint16_t)(u[0] | u[1] << 8);
}

static inline uint32_t le32(const char *p)
{
    return le16(p) | (uint32_t)le16(p + 2) << 16;
}

static inline uint64_t le64(const char *p)
{
    return le32(p) | (uint64_t)le32(p + 4) << 32;
}

/** A number with a fraction, in the form of IEEE 754. */
static inline double le_double(const char *p)
{
    double number;
    uint64_t bits = le64(p);
    memcpy(&number, &bits, sizeof number);
    return number;
}

#endif
