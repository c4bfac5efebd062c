#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include <hazard/table.h>

#endif
