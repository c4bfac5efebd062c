# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compares a page of ledger-check -f html with its file: page.py PAGE FILE"""
import csv
import html.parser
import sys


class Page(html.parser.HTMLParser):
    """The rows of all tables: for each cell its text, its class and the ids of its advice."""

    def __init__(self):
        super().__init__()
        self.tables, self.links, self.ids, self.open = [], [], [], []
        self.cell = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ("meta",):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = {"text": "", "class": attrs.get("class", ""), "advice": ""}
            self.tables[-1][-1].append(self.cell)
        elif tag == "a":
            self.links.append(attrs["href"])
        elif tag == "div" and "id" in attrs:
            self.ids.append("#" + attrs["id"])

    def handle_endtag(self, tag):
        while self.open.pop() != tag:
            assert tag == "table", tag  # the end of its body is left out

    def handle_data(self, data):
        if "table" in self.open and self.open[-1] in ("td", "th", "a"):
            self.cell["text"] += data
        elif self.open[-1:] == ["div"] and self.cell:
            self.cell["advice"] += data


def main():
    page = Page()
    page.feed(open(sys.argv[1], encoding="utf-8").read())
    rows = list(csv.reader(open(sys.argv[2], newline="", encoding="utf-8-sig")))
    listed, table = page.tables
    assert not page.open, page.open
    assert [[cell["text"] for cell in row[1:]] for row in table] == rows
    assert [row[0]["text"] for row in table] == [str(i + 1) for i in range(len(rows))]
    assert sorted(page.links) == sorted(page.ids) and len(page.links) == len(listed) - 1
    for place, label, value, advice in listed[1:]:
        row, column = int(place["text"][1:]) - 1, ord(place["text"][0]) - ord("A")
        cell = table[row][column + 1]
        assert rows[0][column] == label["text"], place
        assert cell["text"] == value["text"] and advice["text"] in cell["advice"], place
        assert cell["class"] == "wrong", place
    wrong = [cell for row in table for cell in row if cell["class"]]
    assert len(wrong) == len({row[0]["text"] for row in listed[1:]})


main()
