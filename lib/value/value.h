#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H

#include <hazard/value.h>

#endif
