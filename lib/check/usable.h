#ifndef CHECK_USABLE_H
#define CHECK_USABLE_H

#include <hazard/usable.h>

#endif
