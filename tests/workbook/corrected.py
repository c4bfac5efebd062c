# SPDX-License-Identifier: LGPL-2.1-or-later
"""Corrects a marked copy of with-errors.csv as a township would: corrected.py COPY TITLES

TITLES is the number of lines above the header.
Values are put into red cells only, found by the links of the list; the workbook is saved by openpyxl.
"""
import sys

import openpyxl

RED = "FFC7CE"
RIGHT = {  # by the label and the cell of the file
    "A2": "2023-05-13", "B2": "卢峰镇", "E2": "91430000000000000T",
    "F3": "安全距离不足", "N3": "2023-06-20", "O3": "现场处置方案", "P3": "整改中", "Q3": "",
    "S3": "", "K4": "责任人己",
}


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    copy, listed = book.worksheets
    done = set()
    for row in listed.iter_rows(min_row=2):
        link = row[0].hyperlink
        assert link is not None, row[0].coordinate
        sheet, cell = link.location.split("!")
        assert sheet.strip("'") == copy.title and cell == row[0].value, link.location
        wrong = copy[cell]
        assert wrong.fill.fgColor.rgb[2:] == RED, cell
        place = "%s%d" % (row[1].value[0], int(row[1].value[1:]) - int(sys.argv[2]))
        wrong.value = RIGHT[place] or None
        done.add(place)
    assert done == set(RIGHT), done ^ set(RIGHT)
    for row in copy.iter_rows():  # R3, the day of an acceptance that did not take place
        if str(row[0].value).startswith("2023-05-20"):
            row[17].value = None
    book.save(sys.argv[1])


main()
