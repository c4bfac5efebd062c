#ifndef ROLLUP_ROLLUP_H
#define ROLLUP_ROLLUP_H

#include <hazard/rollup.h>

#endif
