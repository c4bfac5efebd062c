/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The options of a command, its own and the common ones, as one list. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cli.h"

enum { OPTIONS_MAX = 32 };

struct options {
    struct cli_option items[OPTIONS_MAX];
    size_t count;
};

/** Makes the list, in the order of the help. */
void options_collect(struct cli *cli, struct options *all);

#endif
