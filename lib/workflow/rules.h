/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The conditions of events that events.def names by function, and what these share. */
#ifndef WORKFLOW_RULES_H
#define WORKFLOW_RULES_H

#include "workflow/transition.h"

/** A rule may also exclude columns from what the event changes, or add some. */
#define EVENT(name, id, label, role, from, to, dates, signs, after, given, needs, may, clears,     \
              why, rule)                                                                           \
    enum verdict rule(struct apply_job *job, struct target_row *r);
#include "schema/events.def"
#undef EVENT

/** Refuse @p r with a detail (NULL: none), or with the arguments of @p args. */
void refuse(struct apply_job *job, hz_code code, const struct target_row *r, hz_column column,
            const char *detail);
void refuse_with(struct apply_job *job, hz_code code, const struct target_row *r, hz_column column,
                 const hz_diag *args);

/** Refuse, since the event has happened already. */
enum verdict refuse_done(struct apply_job *job, const struct target_row *r);

/** Refuse, since the event does not apply for the @p reason, a message. */
enum verdict refuse_inapplicable(struct apply_job *job, const struct target_row *r,
                                 const char *reason);

/** Refuse, if the day of the event is before that in @p column. */
enum verdict refuse_day_before(struct apply_job *job, const struct target_row *r, hz_column column);

/** True if @p r has been accepted: it has both a day and a signature. */
bool is_accepted(const struct target_row *r);

#endif
