#ifndef BASE_ATOMIC_FILE_H
#define BASE_ATOMIC_FILE_H

#include <hazard/atomic_file.h>

#endif
