#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compares cell by cell what the library and another reader make of workbooks.

  compare.py DUMP FILE...

DUMP is the program of dump.c. The other reader is openpyxl (.xlsx) or xlrd (.xls).
Prints each difference; status 1 if there is one.
"""
import csv
import datetime
import decimal
import math
import re
import subprocess
import sys

import openpyxl
import openpyxl.cell.text
import openpyxl.reader.excel
import openpyxl.utils.datetime
import openpyxl.worksheet._reader
import openpyxl.xml.functions
import xlrd

# Texts as they are: openpyxl drops x005F_ from them, so that _x005F_x0041_ would be an escape.
openpyxl.reader.excel.read_string_table = lambda source: [
    openpyxl.cell.text.Text.from_tree(node).content for _, node in openpyxl.xml.functions.iterparse(source)
    if node.tag.endswith('}si')]
# The numbers of dates, from which openpyxl leaves those out that it has no date for.
openpyxl.worksheet._reader.from_excel = lambda value, *_args, **_options: value

ERROR_CODES = {0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A'}


def number_text(number):
    """The fifteen digits that spreadsheets show, from 1e15 on those that read back the same; without an
    exponent from 1e-7 to 1e21."""
    plain = decimal.Decimal(repr(float(number)) if abs(number) >= 1e15 else '%.15g' % number)
    if plain == 0:
        return '0'
    power = plain.adjusted()
    digits = ''.join(map(str, plain.normalize().as_tuple().digits))
    if -7 <= power <= 20:
        text = format(plain, 'f')
        return text.rstrip('0').rstrip('.') if '.' in text else text
    return ('-' if plain < 0 else '') + digits[0] + ('.' + digits[1:] if digits[1:] else '') + f'e{power}'


def shown_text(number, number_format):
    """A number under a format that shows 元 after it, or zeros before it."""
    section = number_format.split(';')[0]
    text = number_text(number)
    if '元' in section and '万' not in section:
        return text + '元'
    digits = plain_format(section)
    return text.zfill(len(digits)) if re.fullmatch('0{2,}', digits) and text.isdigit() else text


def clock(seconds):
    text = f'{seconds // 3600:02}:{seconds // 60 % 60:02}'
    return text + (f':{seconds % 60:02}' if seconds % 60 else '')


def moment_text(value):
    value = (value + datetime.timedelta(microseconds=500000)).replace(microsecond=0)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return value.strftime('%Y-%m-%d').rjust(10, '0') + (' ' + clock(seconds) if seconds else '')


def plain_format(number_format):
    """The first section of a number format without what is shown as it is."""
    text = re.sub(r'"[^"]*"|\\.|_.|\*.', '', number_format)
    text = re.sub(r'\[(?!h+\]|m+\]|s+\])[^]]*\]', '', text, flags=re.IGNORECASE)
    return re.sub('general|g/通用格式|e[+-]|am/pm', '', text.lower()).split(';')[0]


def serial_text(number, number_format, epoch):
    """A number under a format that makes it a date or a time, or None. Formats are read as ECMA-376
    describes them; the calendar is Python's."""
    letters = plain_format(number_format)
    if '%' in letters:
        return number_text(number * 100) + '%' if math.isfinite(number * 100) else None
    if not re.search('[ymdhs]|aaa', letters) or not 0 <= number < (2957004 if epoch == 1904 else 2958466):
        return None
    days = re.search('[yd]|aaa|mmm', letters) or not re.search('[hs]', letters)
    seconds = int(number * 86400 + 0.5)
    if '[' in letters and not days:
        return clock(seconds)
    if number < 1 and not (days and epoch == 1904):
        return clock(seconds) if number > 0 or not days else '0'
    # a spreadsheet counts a 29 February in 1900
    first = datetime.datetime(1904, 1, 1) if epoch == 1904 else datetime.datetime(1899, 12, 30 + (number < 60))
    return moment_text(first + datetime.timedelta(seconds=seconds))


def unescape(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), text)


def openpyxl_text(cell, epoch):
    value = cell.value
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'TRUE' if value else 'FALSE'
    if isinstance(value, (int, float)):
        return serial_text(value, cell.number_format, epoch) or shown_text(value, cell.number_format)
    return unescape(value)


def read_xlsx(path):
    """{sheet: {(row, column): text}}, ranges."""
    book = openpyxl.load_workbook(path, data_only=True)
    epoch = 1904 if book.epoch == openpyxl.utils.datetime.CALENDAR_MAC_1904 else 1900
    for sheet in book.worksheets:
        cells = {(c.row, c.column): openpyxl_text(c, epoch) for row in sheet.iter_rows() for c in row}
        ranges = [(r.min_row, r.max_row, r.min_col, r.max_col) for r in sheet.merged_cells.ranges]
        yield sheet.title, cells, ranges


def xlrd_text(book, cell, epoch):
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ''
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return 'TRUE' if cell.value else 'FALSE'
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ERROR_CODES[cell.value]
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cell.value
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return serial_text(cell.value, number_format, epoch) or shown_text(cell.value, number_format)


def read_xls(path):
    book = xlrd.open_workbook(path, formatting_info=True, logfile=sys.stderr)
    epoch = 1904 if book.datemode else 1900
    for sheet in book.sheets():
        cells = {(r + 1, c + 1): xlrd_text(book, sheet.cell(r, c), epoch)
                 for r in range(sheet.nrows) for c in range(sheet.ncols)}
        ranges = [(r + 1, last, c + 1, last_c) for r, last, c, last_c in sheet.merged_cells]
        yield sheet.name, cells, ranges


def fill(cells, ranges):
    """The value of a merged range in all its cells, in the rows that have a value of their own."""
    cells = {place: text for place, text in cells.items() if text != ''}
    rows = {row for row, column in cells}
    for row, last_row, column, last_column in ranges:
        text = cells.get((row, column), '')
        for r in range(row, last_row + 1):
            for c in range(column, last_column + 1):
                if r in rows and text != '':
                    cells.setdefault((r, c), text)
    return cells


def read_ours(dump, names):
    """{file#sheet: {(row, column): text}}; "!" has the errors."""
    tables, cells = {}, None
    output = b''
    for i in range(0, len(names), 200):
        output += subprocess.run([dump] + names[i:i + 200], stdout=subprocess.PIPE, check=True).stdout
    for line in output.decode().split('\n')[:-1]:
        parts = line.split('\t')
        if parts[0] == '=':
            cells = tables[parts[1]] = {}
        elif parts[0] == '!':
            cells['!'] = parts[1]
        else:
            text = re.sub(r'\\(.)', lambda m: {'n': '\n', 'r': '\r', 't': '\t'}.get(m.group(1), '\\'), parts[2])
            if text != '#FORMULA!':  # it has no result, which other readers leave empty
                cells[int(parts[0]), int(parts[1])] = text
    return tables


def compare(name, wanted, got, who):
    differences = 0
    for place in sorted(set(wanted) | set(got), key=str):
        if wanted.get(place, '') != got.get(place, ''):
            differences += 1
            if differences <= 5:
                print(f'{name} {place}: {who} {wanted.get(place, "")[:80]!r}, ours {got.get(place, "")[:80]!r}')
    return differences


def main():
    dump, files = sys.argv[1], sys.argv[2:]
    expected = {}
    for path in files:
        for title, cells, ranges in (read_xls if path.endswith('.xls') else read_xlsx)(path):
            expected[f'{path}#{title}'] = fill(cells, ranges)
    ours = read_ours(dump, list(expected))
    differences = sum(compare(name, expected[name], ours[name], 'other') for name in expected)
    cells = sum(map(len, expected.values()))
    print(f'{len(files)} workbooks, {len(expected)} sheets, {cells} cells, {differences} differences')
    return 1 if differences else 0


sys.exit(main())
