/** Writing to files by their descriptors. */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include <hazard/span.h>
#include <sys/stat.h>

/** Writes all of @p text, however few bytes each call takes. False: errno. */
bool write_all(int fd, hz_span text);

/** Gives the file owner, group and mode of @p like. False: errno. */
bool give_owner_and_mode(int fd, const struct stat *like);

/** Makes the names in the folder of @p path last: a rename alone may be lost. 0, or -1: errno. */
int sync_folder(const char *path);

#endif
