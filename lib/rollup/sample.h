#ifndef ROLLUP_SAMPLE_H
#define ROLLUP_SAMPLE_H

#include <hazard/sample.h>

#endif
