/** Opening tables by descriptors. */
#ifndef TABLE_OPEN_H
#define TABLE_OPEN_H

#include <hazard/table.h>

/**
 * As hz_table_open(), from the descriptor @p fd, which is closed with it and on failure too; @p
 * name is for messages.
 */
int table_open_at(int fd, const char *name, hz_header_test test, hz_table **out, hz_diag *err);

#endif
