# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the office of the county does between two reports, with ledger-step and ledger-close: the
arguments of each call, and what the row must hold afterwards."""

import datetime

from county import cutoff, text
from words import *

ROUND = (RECTIFIED_ON, VERIFIED_ON, VERIFIER, ACCEPTANCE, CLOSED_ON, APPROVER)


class Step:
    """One step of the county: its event, arguments, and the cells that it changes."""

    def __init__(self, event, by, day, change, arguments=(), command="ledger-step"):
        self.event, self.by, self.day, self.change = event, by, day, change
        self.arguments, self.command = list(arguments), command

    def call(self, ledger, number):
        event = [self.event] if self.command == "ledger-step" else []
        return ([self.command, "-l", ledger] + event + ["--by", self.by, "--on", text(self.day),
                "--as-of", text(self.day)] + self.arguments + [number])


def days_after(day, days):
    return text(datetime.date.fromisoformat(day) + datetime.timedelta(days=days))


def extend(county, h, day):
    if h.truth[RECTIFIED_ON] or h.truth[EXTENDED_TO] or days_after(h.truth[DUE_ON], -20) < text(day):
        return None
    new, by = days_after(h.truth[DUE_ON], county.rng.randint(10, 60)), county.person()
    return Step("extend", by, day, {EXTENDED_TO: new, EXTENDED_ON: text(day), EXTENDED_BY: by},
                ["--reason", "汛期停工", "extended_to=" + new])


def listing(county, h, day):
    if not h.is_open() or h.truth[LISTED] or h.truth[SOURCE] in (SELF, TOWNSHIP):
        return None
    return Step("list", "县安委办", day, {LISTED: "县级", LISTED_ON: text(day)}, ["listed=县级"])


def reject(county, h, day):
    if h.truth[STATUS] != TO_BE_ACCEPTED or h.truth[VERIFIED_ON]:
        return None
    change = dict.fromkeys(ROUND[:4], "")
    change[STATUS] = RECTIFYING
    return Step("reject", county.person(), day, change, ["--reason", "措施未落实"])


def reopen(county, h, day):
    if h.truth[STATUS] != CLOSED:
        return None
    change = dict.fromkeys(ROUND + (EXTENDED_BY,), "")
    new = max(days_after(text(day), 30), days_after(h.truth[DUE_ON], 1))
    change.update({STATUS: RECTIFYING, EXTENDED_TO: new, EXTENDED_ON: text(day)})
    return Step("reopen", county.person(), day, change,
                ["--reason", "回头看发现反弹", "extended_to=" + new])


def cancel(county, h, day):
    if not h.is_open() or h.is_listed():
        return None
    by = county.person()
    change = {STATUS: CANCELLED, CANCELLED_ON: text(day), CANCELLED_BY: by, CANCEL_REASON: "重复登记"}
    arguments = ["--reason", "重复登记", "cancelled_by=" + by]
    if h.truth[SOURCE] not in (SELF, TOWNSHIP) or h.truth[PENALTY] or h.truth[LISTED]:
        change[CANCEL_NO] = "溆安办〔2023〕%d号" % county.rng.randint(1, 99)
        arguments.append("cancel_no=" + change[CANCEL_NO])
    return Step("cancel", county.person(), day, change, arguments)


def unlist(county, h, day):
    if not h.truth[LISTED] or h.truth[UNLISTED_ON] or not h.truth[VERIFIED_ON]:
        return None
    return Step("unlist", county.person(), day, {UNLISTED_ON: text(day)})


def transfer(county, h, day):
    if not h.is_open() or not h.truth[SUPERVISOR]:
        return None
    new = county.rng.choice([d for d in DEPARTMENTS if d != h.truth[SUPERVISOR]])
    change = {SUPERVISOR: new, TRANSFERRED_FROM: h.truth[SUPERVISOR], TRANSFERRED_ON: text(day)}
    return Step("transfer", county.person(), day, change, ["--reason", "职责调整", "supervisor=" + new])


def reclassify(county, h, day):
    if not h.is_open() or h.truth[LEVEL] != "重大":
        return None
    by = "县应急管理局 " + county.person()
    change = {LEVEL: "一般", RECLASSIFIED_ON: text(day), RECLASSIFIED_BY: by, EVIDENCE: "认定意见书"}
    return Step("reclassify", county.person(), day, change,
                ["--reason", "经专家认定", "reclassified_by=" + by, "evidence=认定意见书"])


def assign(county, h, day):
    if h.truth[STATUS] != REGISTERED:
        return None
    return Step("assign", county.person(), day, {STATUS: ASSIGNED, ASSIGNED_ON: text(day)})


def accept(county, h, day):
    if h.truth[STATUS] != TO_BE_ACCEPTED or h.truth[VERIFIED_ON]:
        return None
    by = county.person()
    return Step("accept", by, day, {VERIFIED_ON: text(day), VERIFIER: by})


def close(county, h, day):
    if h.truth[STATUS] != TO_BE_ACCEPTED or not h.truth[VERIFIED_ON] or h.is_listed():
        return None
    by = county.person()
    return Step("close", by, day, {STATUS: CLOSED, CLOSED_ON: text(day), APPROVER: by},
                command="ledger-close")


STEPS = [extend, listing, unlist, reject, reopen, cancel, transfer, reclassify, assign, accept, close]
LAGGING = (assign, accept, close, cancel) # a township may learn of them a month later
ROUNDS = (reject, reopen)                 # and may go on as if there had been no such step


def steps_of_month(county, month):
    """The steps of the county before the reports of the month: pairs of a hazard and a step."""
    rng = county.rng
    chosen = []
    for h in county.hazards:
        if h.truth is None or h.late or not (h.is_open() or h.truth[STATUS] == CLOSED):
            continue
        likely = 0.02 if h.truth[STATUS] == CLOSED else 0.15
        if h.dropped or rng.random() > (likely if h.unit else 0.6):
            continue
        if h.unit is not None and any(h.book[c] and h.book[c] != h.truth[c] for c in h.unit.columns):
            continue # its unit has yet to report something
        day = county.day(cutoff(month - 1) + datetime.timedelta(days=1), cutoff(month))
        ways = rng.sample(STEPS, len(STEPS))
        for make in sorted(ways, key=lambda way: county.steps.get(way, 0)): # rare ones first
            step = make(county, h, day)
            if step is not None:
                chosen.append((h, step, make))
                county.steps[make] = county.steps.get(make, 0) + 1
                break
    return chosen


ROUNDS_ENDED_BY = (reject, reopen)


def apply(county, h, step, make):
    """Write a step into the truth, and into the book of the unit, at once or a month later."""
    old = dict(h.book)
    if make in ROUNDS_ENDED_BY:
        h.rounds.append((text(step.day), dict(h.truth)))
    h.truth.update(step.change)
    h.given -= set(step.change)
    h.last = step.day + datetime.timedelta(days=make in ROUNDS) # the next round begins after it
    h.county_days.append(make.__name__)
    if h.unit is None:
        h.book.update(step.change)
        return
    for column, value in step.change.items():
        if column in h.unit.columns:
            h.book[column] = value
    if make is cancel:
        h.dropped = True
    if make in LAGGING and county.rng.random() < 0.4:
        h.lag, h.busy = old, True
    elif make in ROUNDS and county.rng.random() < 0.4:
        h.lag, h.busy = old, True
