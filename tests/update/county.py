# SPDX-License-Identifier: LGPL-2.1-or-later
"""A county over twelve months: what happened on which day, what each township writes each month, and
what the ledger of the county must hold afterwards. Nothing here asks the programs that are tested: the
truth follows from what was made to happen and from the rules of offices."""

import datetime
import random

from words import *

YEAR = 2023
REPORT_DAY = 22


def cutoff(month):
    """The last day that the report of a month counts; that of month 0 is before all."""
    return datetime.date(YEAR, month, REPORT_DAY) if month > 0 else datetime.date(YEAR - 1, 12, 31)


def text(day):
    return day.isoformat()


def credit_code(rng):
    """A unified social credit code with its check character (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91431224" + "".join(rng.choice(alphabet) for _ in range(9))
    total = sum(alphabet.index(c) * 3 ** i % 31 for i, c in enumerate(body))
    return body + alphabet[-total % 31]


class Hazard:
    """One hazard: as its unit writes it (book) and as the ledger of the county must hold it (truth)."""

    def __init__(self, unit, book):
        self.unit = unit          # the township or department in whose table it is; None: the county's
        self.book = book
        self.truth = None         # until it is in the ledger
        self.number = ""          # of the county, once known
        self.late = set()         # dates that a report should have had already
        self.rounds = []          # (day on which the county returned it, the row before that)
        self.said = set()         # (column, day) in rows that were left alone
        self.dropped = False      # the unit writes it no more
        self.busy = False         # something special happens to it this month
        self.lag = None           # its row as the unit still writes it, after a step of the county
        self.given = set()        # columns of which the unit reported a value
        self.row_given = False    # in a table that was taken over
        self.last = datetime.date.fromisoformat(book[FOUND_ON])
        self.county_days = []

    @property
    def status(self):
        return self.book[STATUS]

    def is_open(self):
        return self.truth is not None and self.truth[STATUS] not in (CLOSED, CANCELLED)

    def is_listed(self):
        """True until the county has taken the hazard from its list; before that nobody closes it."""
        return self.book[LISTED] != "" and not (self.truth and self.truth[UNLISTED_ON]) \
            or bool(self.truth and self.truth[LISTED] and not self.truth[UNLISTED_ON])

    def key(self):
        """What a row keeps all its life, unlike its number and its texts."""
        return (self.book[AREA], self.book[ENTERPRISE], self.book[FOUND_ON], self.book[INSPECTOR])


class Unit:
    """A township, or a department whose table has hazards of many townships."""

    def __init__(self, name, rng, department=False):
        self.name = name
        self.department = department
        self.numbers = "none" if department else rng.choice(["county", "none", "own"])
        self.file = rng.choice(["utf-8", "gb18030", "bom", "xlsx"])
        self.titled = rng.random() < 0.4
        self.order = rng.choice(["as found", "shuffled", "reversed"])
        self.variants = rng.random() < 0.5
        self.drops_closed = rng.random() < 0.3
        self.columns = list(BASIC) + FURTHER[:]
        for column in (CRITERION, USCC, PHONE, EVIDENCE, ACCEPTANCE):
            if rng.random() < 0.25:
                self.columns.remove(column)
        if rng.random() < 0.5:
            rng.shuffle(self.columns)
        self.enterprises = []
        self.reported = 0         # the last month whose table was taken over


class County:
    """Everything that happens; a month at a time."""

    def __init__(self, seed, townships=5):
        self.rng = random.Random(seed)
        self.names = set()
        self.units = [Unit(name, self.rng) for name in TOWNSHIPS[:townships]]
        for unit in self.units:
            unit.enterprises = [self.enterprise(unit.name) for _ in range(4)]
        self.department = Unit("县应急管理局", self.rng, department=True)
        self.hazards = []
        self.turn = 0
        self.steps = {}           # how often the county has taken each kind of step
        self.used = set()         # places and troubles of enterprises, so that no two look alike

    # ---- people and places

    def person(self):
        """A person whose name nobody else has."""
        while True:
            name = self.rng.choice(SURNAMES) + self.rng.choice(GIVEN) + self.rng.choice(GIVEN)
            if name not in self.names:
                self.names.add(name)
                return name

    def enterprise(self, area):
        while True:
            name = ("溆浦县" + area[:2] + self.rng.choice(ENTERPRISE_WORDS)
                    + self.rng.choice(ENTERPRISE_WORDS) + self.rng.choice(ENTERPRISE_KINDS))
            if name not in self.names:
                self.names.add(name)
                return (name, credit_code(self.rng), self.rng.choice(SECTORS))

    def day(self, first, last):
        return first + datetime.timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def of_unit(self, unit):
        return [h for h in self.hazards if h.unit is unit]

    # ---- finding

    def find(self, unit, area_unit, month, source=None):
        """A new hazard, found after the report of the month before."""
        rng = self.rng
        for _ in range(200):
            enterprise, code, sector = rng.choice(area_unit.enterprises)
            location, trouble = rng.choice(LOCATIONS), rng.choice(TROUBLES)
            if not {(enterprise, location), (enterprise, trouble)} & self.used:
                break
        else:
            area_unit.enterprises.append(self.enterprise(area_unit.name))
            return self.find(unit, area_unit, month, source)
        self.used |= {(enterprise, location), (enterprise, trouble)}
        found = self.day(cutoff(month - 1) + datetime.timedelta(days=1), cutoff(month))
        book = dict.fromkeys(BASIC + FURTHER + [UNLISTED_ON, CANCELLED_ON, CANCELLED_BY,
                                                CANCEL_REASON], "")
        source = source or rng.choice([SELF, TOWNSHIP, TOWNSHIP, DEPARTMENT, EXPERT, SUPERIOR])
        book.update({
            FOUND_ON: text(found), AREA: area_unit.name, SECTOR: sector,
            ENTERPRISE: enterprise, USCC: code, LOCATION: location,
            DESCRIPTION: location + trouble, CRITERION: rng.choice(CRITERIA), LEVEL: "重大",
            SOURCE: source, INSPECTOR: self.person(), SUPERVISOR: rng.choice(DEPARTMENTS),
            OWNER: self.person(), MEASURES: rng.choice(MEASURES_WORDS),
            FUNDS: rng.choice(["0.5", "2", "12.35", "0", "8.8"]),
            DUE_ON: text(found + datetime.timedelta(days=rng.randint(25, 100))),
            CONTINGENCY: rng.choice(CONTINGENCIES), STATUS: REGISTERED,
            REMARK: rng.choice(["", "", "含,逗号", "带\"引号\"", "已约谈"]),
            PHONE: rng.choice(["", "0745-3321%03d" % rng.randint(0, 999)]),
            EVIDENCE: rng.choice(["", "照片%d" % rng.randint(1, 99)])})
        if source in (SUPERIOR, TIP):
            book.update({LISTED: "县级", LISTED_ON: text(found)})
        if source == DEPARTMENT:
            book.update({PENALTY: rng.choice(["1.5", "3", "0.98"]), PENALTY_ON: text(found)})
            if rng.random() < 0.5:
                book[PENALTY_PERSON] = "0.5"
        if unit is not None:
            for column in set(book) - set(unit.columns):
                book[column] = ""
        hazard = Hazard(unit, book)
        self.hazards.append(hazard)
        return hazard

    # ---- the loop, as units take it

    def advance(self, hazard, month, changes):
        """Take the next steps of a hazard up to the report of the month."""
        rng, book = self.rng, hazard.book
        while True:
            first = max(hazard.last, cutoff(month - 1) + datetime.timedelta(days=1))
            day = self.day(first, first + datetime.timedelta(days=22))
            if day > cutoff(month):
                return
            accepted = book[VERIFIED_ON] != ""
            if book[STATUS] == REGISTERED:
                change = {STATUS: ASSIGNED, ASSIGNED_ON: text(day)}
            elif book[STATUS] == ASSIGNED:
                change = {STATUS: RECTIFYING}
            elif book[STATUS] == RECTIFYING:
                change = {STATUS: TO_BE_ACCEPTED, RECTIFIED_ON: text(day)}
            elif book[STATUS] == TO_BE_ACCEPTED and not accepted:
                change = {VERIFIED_ON: text(day), VERIFIER: self.person()}
                if ACCEPTANCE in hazard.unit.columns and rng.random() < 0.5:
                    change[ACCEPTANCE] = "同意验收"
            elif book[STATUS] == TO_BE_ACCEPTED and not hazard.is_listed():
                change = {STATUS: CLOSED, CLOSED_ON: text(day), APPROVER: self.person()}
            else:
                return
            hazard.last = day
            book.update(change)
            changes.update(change)

    def correct(self, hazard):
        """Change what a township may correct by itself."""
        rng, book = self.rng, hazard.book
        choices = {MEASURES: rng.choice(MEASURES_WORDS) + "，安排夜间巡查",
                   CONTINGENCY: "修订后的" + rng.choice(CONTINGENCIES), REMARK: "现场复核属实",
                   FUNDS: rng.choice(["1.2", "33", "0.07"]), LOCATION: book[LOCATION] + "（南侧）",
                   PHONE: "0745-3322%03d" % rng.randint(0, 999), EVIDENCE: "整改前照片三张",
                   CRITERION: "《判定标准》第九条"}
        if hazard.number and hazard.unit.numbers == "county":
            choices[DESCRIPTION] = book[DESCRIPTION] + "，情况属实"
        column = rng.choice([c for c in choices if c in hazard.unit.columns])
        if book[column] != choices[column]:
            book[column] = choices[column]

    def pass_month(self, month):
        """What units do in a month, in their own books."""
        for hazard in self.hazards:
            if hazard.unit is None or hazard.dropped or hazard.busy:
                continue
            if hazard.status not in (CLOSED, CANCELLED):
                if hazard.truth is not None and self.rng.random() < 0.12:
                    self.correct(hazard)
                self.advance(hazard, month, {})
        for unit in self.units:
            for _ in range(self.rng.randint(1, 3)):
                self.advance(self.find(unit, unit, month), month, {})
        for _ in range(3):
            self.turn += 1
            unit = self.units[self.turn % len(self.units)]
            self.advance(self.find(self.department, unit, month, DEPARTMENT), month, {})
        unit = self.rng.choice(self.units)
        return self.find(None, unit, month, self.rng.choice([SUPERIOR, TIP]))
