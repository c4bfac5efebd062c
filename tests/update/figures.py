# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the roll-up, counted from what the ledger must hold, apart from the programs."""

from decimal import ROUND_HALF_UP, Decimal

from words import *


def on(value, day):
    return value != "" and value <= day


class Row(dict):
    """What the ledger has of a hazard, and what it had before the county returned it."""

    def __init__(self, row, rounds):
        super().__init__(row)
        self.rounds = rounds

    def then(self, day):
        """The row as it was in the round of that day."""
        columns = (RECTIFIED_ON, VERIFIED_ON, VERIFIER, CLOSED_ON, EXTENDED_TO, EXTENDED_ON)
        for ended_on, before in self.rounds:
            if ended_on > day:
                return {**self, **{c: before[c] for c in columns}}
        return self


def deadline(row, day):
    """An extension counts from the day of its approval; before it the first deadline does."""
    if row[EXTENDED_TO] and (not row[EXTENDED_ON] or row[EXTENDED_ON] <= day):
        return row[EXTENDED_TO]
    return row[DUE_ON]


def count(rows, day):
    """The figures of some hazards on a day, by label."""
    labels = ["排查数", "整改完成数", "未整改数", "逾期数", "销号数", "企业自查发现数", "企业自查已整改数",
              "部门检查发现数", "部门检查已整改数", "挂牌督办数", "挂牌督办已整改数", "一案双罚起数",
              "到期应整改数", "核减数"]
    figures = dict.fromkeys(labels, 0)
    money = Decimal(0)
    for row in (row.then(day) for row in rows):
        if not on(row[FOUND_ON], day):
            continue
        if on(row[CANCELLED_ON], day):
            figures["核减数"] += 1
            continue
        rectified = on(row[RECTIFIED_ON], day)
        by_itself = row[SOURCE] == SELF
        listed = row[LISTED] != "" and (not row[LISTED_ON] or row[LISTED_ON] <= day)
        due = deadline(row, day) < day
        figures["排查数"] += 1
        figures["整改完成数"] += rectified
        figures["未整改数"] += not rectified
        figures["逾期数"] += due and not rectified
        figures["销号数"] += on(row[CLOSED_ON], day)
        figures["企业自查发现数"] += by_itself
        figures["企业自查已整改数"] += by_itself and rectified
        figures["部门检查发现数"] += not by_itself
        figures["部门检查已整改数"] += not by_itself and rectified
        figures["挂牌督办数"] += listed
        figures["挂牌督办已整改数"] += listed and rectified
        figures["到期应整改数"] += due
        if on(row[PENALTY_ON] or row[FOUND_ON], day):
            amounts = [Decimal(row[c] or 0) for c in (PENALTY, PENALTY_PERSON)]
            money += sum(amounts)
            figures["一案双罚起数"] += min(amounts) > 0
    figures["罚款金额（万元）"] = money
    rate = Decimal(figures["整改完成数"] * 100) / max(1, figures["排查数"])
    figures["整改率"] = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return figures


def status(row, day):
    """What a hazard was on a day, by its dates."""
    row = row.then(day)
    if on(row[CANCELLED_ON], day):
        return CANCELLED
    if on(row[CLOSED_ON], day):
        return CLOSED
    if not on(row[RECTIFIED_ON], day):
        return "未整改"
    return "已验收待销号" if on(row[VERIFIED_ON], day) else TO_BE_ACCEPTED


def level(row, day):
    return "重大" if row.get(RECLASSIFIED_ON, "") > day else row[LEVEL]


def supervisor(row, day):
    return row[TRANSFERRED_FROM] if row.get(TRANSFERRED_ON, "") > day else row[SUPERVISOR]


# How the hazards are grouped: option of rollup, its first column, group of a hazard on a day.
GROUPS = [("area", AREA, lambda row, day: row[AREA]), ("status", STATUS, status),
          ("level", LEVEL, level), ("supervisor", SUPERVISOR, supervisor),
          ("source", SOURCE, lambda row, day: row[SOURCE])]


def compare(table, truth, column, group, day, before):
    """What is wrong in a roll-up, as a list of sentences."""
    wrong = []
    compared = any(on(row[FOUND_ON], before) for row in truth)
    shown = {row[column]: row for row in table}
    names = {group(row, day) for row in truth} | {group(row, before) for row in truth}
    for name in sorted(names - {""}) + ["合计"]:
        def figures(on_day):
            return count([r for r in truth if name in ("合计", group(r, on_day))], on_day)
        row, now, then = shown.get(name, {}), figures(day), figures(before)
        for label, figure in now.items():
            expected = {label: figure}
            if compared and label != "整改率": # of which the difference is rounded once more
                expected[label + "（本期）"] = expected[label + "（较上期增减）"] = figure - then[label]
            for title, value in expected.items():
                if (title in row or title == label) and (now["排查数"] or label != "整改率") and \
                        Decimal(row.get(title) or 0) != value:
                    wrong.append("%s %s: %s instead of %s" % (name, title, row.get(title), value))
    return wrong
