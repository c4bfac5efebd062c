#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include <hazard/encoding.h>

#endif
