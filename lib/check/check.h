#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include <hazard/check.h>

#endif
