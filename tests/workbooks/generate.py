#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes workbooks with all that offices put into cells; the same seed gives the same files.

  generate.py DIRECTORY COUNT [SEED]

openpyxl writes half of them (.xlsx), xlwt the others (.xls). What is in them is for other programs
to say: compare.py reads them with openpyxl, xlrd and LibreOffice.
"""
import datetime
import os
import random
import sys

import openpyxl
import openpyxl.styles
import openpyxl.utils.datetime
import xlwt

LABELS = ['编号', '排查时间', '所属乡镇', '所属行业领域', '单位名称', '隐患问题描述', '来源', '排查人员', '责任人',
          '整改措施（要求）', '投入资金\n（万元）', '完成时限', ' 备注 ', '*发现时间', '序号']
TEXTS = ['', ' ', '溆浦县银35号企业', '疏散通道停放电动自行车充电，限期整改', ' 前后有空格  ', '两行\n文字', '三行\n\n文字\n',
         '"引号"', "'单引号", '逗号,分号;竖线|', '制表\t符', '😀🏭', '𠮷野家', 'é ñ ü ÿ', '全角　空格', '\u00a0不换行空格',
         '2023年6月7日', '2023-05-01', '00123', '1e5', '=1+1', '<a>&amp;</a>', ']]>', 'A' * 300, '长' * 5000, '_x0041_',
         '_x000D_', '-', '/', '无', 'TRUE', '#N/A', '一、危险化学品领域', 'x\u200by', 'é']
XLSX_TEXTS = ['回车\r\n换行', '\r', 'x\x07y']
DATE_FORMATS = ['yyyy-mm-dd', 'yyyy/m/d', 'yyyy"年"m"月"d"日"', 'm/d/yy', 'mm-dd-yy', 'd-mmm-yy', 'd-mmm', 'mmm-yy',
                'yyyy"年"m"月"', 'm"月"d"日"', '[$-804]yyyy"年"m"月"d"日";@', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
                'yyyy\\-mm\\-dd', 'yy.mm.dd', 'yyyy.mm.dd;@', '[DBNum1][$-804]yyyy"年"m"月"d"日"', 'aaaa', 'dddd', 'mmm']
DATETIME_FORMATS = ['yyyy-mm-dd hh:mm', 'yyyy-mm-dd hh:mm:ss', 'm/d/yy h:mm', 'yyyy/m/d h:mm AM/PM',
                    'yyyy"年"m"月"d"日" h"时"mm"分"']
TIME_FORMATS = ['h:mm', 'h:mm:ss', 'h:mm AM/PM', 'h:mm:ss AM/PM', 'mm:ss', '[h]:mm:ss', 'mm:ss.0', 'h"时"mm"分"']
NUMBER_FORMATS = ['General', '0', '0.00', '#,##0', '#,##0.00', '0%', '0.00%', '0.00E+00', '# ?/?', '@', '0"万元"',
                  '"d"0', '\\y0', '[Red]0.00', '[DBNum2]0', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ', '¥#,##0.00', '0.0_);(0.0)',
                  '[>100]0;[<=100]0.0', '"日期"0', '000000', '0;-0;"无";@', '*y0']
ERRORS = {'#NULL!': 0, '#DIV/0!': 7, '#VALUE!': 15, '#REF!': 23, '#NAME?': 29, '#NUM!': 36, '#N/A': 42}
FORMULAS = ['1+1', '"文"&"字"', '1/3', '1=1', '1/0', '""', 'NA()', 'DATE(2023,5,1)', 'TEXT(45000,"yyyy-mm-dd")', 'A1&""']
SHEET_NAMES = ['台账', 'Sheet', '填报说明', "a'b", '名 字', '重大事故隐患排查整治台账（2023）', 'x!y', 'A.B']


def number(rng):
    return rng.choice([
        0, 1, -1, 16.16, 3.41, 0.1, 0.1 + 0.2, 1 / 3, -2.5, 1e10, 123456789012, 914312000000000000, 1e21, 1e-7, 2.5e-10,
        45107, 45107.5, 0.5, 1e100, 1.7e308, 100, 2375.3, 536870911, 536870912, -536870913, 1.01, 99999.99,
        rng.randint(-10**6, 10**6), rng.random() * 10**rng.randint(-5, 12), round(rng.random() * 100, 2)])


def moment(rng, epoch):
    first = datetime.datetime(1904, 1, 2) if epoch == 1904 else datetime.datetime(1900, 3, 1)
    if rng.random() < 0.8:
        first = datetime.datetime(2022, 1, 1)
        days = rng.randint(0, 1500)
    else:
        days = rng.randint(0, 60000)
    return first + datetime.timedelta(days=days)


def time_of_day(rng):
    return datetime.timedelta(minutes=rng.randint(0, 1439)) + datetime.timedelta(seconds=rng.choice([0, 0, 0, 30, 59]))


def choose(rng, xlsx, epoch):
    """A value and its number format."""
    kind = rng.random()
    if kind < 0.42:
        texts = TEXTS + (XLSX_TEXTS if xlsx else [])
        return rng.choice(texts), rng.choice(['General', 'General', '@', 'yyyy-mm-dd'])
    if kind < 0.62:
        return number(rng), rng.choice(NUMBER_FORMATS)
    if kind < 0.76:
        return moment(rng, epoch), rng.choice(DATE_FORMATS)
    if kind < 0.82:
        return moment(rng, epoch) + time_of_day(rng), rng.choice(DATETIME_FORMATS)
    if kind < 0.86:
        return time_of_day(rng), rng.choice(TIME_FORMATS)
    if kind < 0.91:
        return rng.random() < 0.5, 'General'
    if kind < 0.95:
        return ('error', rng.choice(list(ERRORS))), 'General'
    return ('formula', rng.choice(FORMULAS)), rng.choice(['General', 'General', 'yyyy-mm-dd'])


def plan(rng, xlsx):
    """What a workbook has: sheets of cells, merged ranges, hidden rows and columns."""
    epoch = 1904 if rng.random() < 0.15 else 1900
    sheets = []
    for name in rng.sample(SHEET_NAMES, rng.randint(1, 4)):
        rows, columns = rng.choice([(1, 1), (5, 5), (20, 12), (20, 25), (60, 25), (3, 250), (400, 6)])
        top, left = rng.choice([(0, 0), (0, 0), (0, 0), (3, 2)])
        cells = {}
        for column in range(columns):
            cells[top, left + column] = (rng.choice(LABELS), 'General')
        for row in range(1, rows):
            if rng.random() < 0.1:
                continue  # an empty row
            for column in range(columns):
                if rng.random() < 0.8:
                    cells[top + row, left + column] = choose(rng, xlsx, epoch)
        ranges, taken = [], set()
        for _ in range(rng.choice([0, 0, 2, 6])):
            row, column = top + rng.randrange(rows), left + rng.randrange(columns)
            last_row, last_column = row + rng.randint(0, 3), column + rng.randint(0, 4)
            covered = {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}
            if len(covered) > 1 and not covered & taken:
                taken |= covered
                ranges.append((row, last_row, column, last_column))
                for place in covered - {(row, column)}:
                    cells.pop(place, None)
        sheets.append((name, cells, ranges, rng.choice(['visible', 'visible', 'hidden']),
                       rng.sample(range(20), 2) if rng.random() < 0.3 else []))
    if all(sheet[3] != 'visible' for sheet in sheets):
        sheets[0] = sheets[0][:3] + ('visible',) + sheets[0][4:]
    return epoch, sheets


def write_xlsx(path, rng):
    epoch, sheets = plan(rng, True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch == 1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for name, cells, ranges, state, hidden in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for (row, column), (value, number_format) in sorted(cells.items()):
            cell = sheet.cell(row + 1, column + 1)
            if isinstance(value, tuple):
                cell.value = value[1] if value[0] == 'error' else '=' + value[1]
            elif isinstance(value, str):
                cell.value = ''.join(f'_x{ord(c):04X}_' if c < ' ' and c not in '\t\n' else c for c in value)
                cell.data_type = 's'  # also where it begins with =
            else:
                cell.value = value
            if value != '':
                cell.number_format = number_format
        for row, last_row, column, last_column in ranges:
            sheet.merge_cells(start_row=row + 1, end_row=last_row + 1, start_column=column + 1,
                              end_column=last_column + 1)
        for index in hidden:
            sheet.row_dimensions[index + 1].hidden = True
            sheet.column_dimensions[openpyxl.utils.get_column_letter(index + 1)].hidden = True
    book.save(path)


def write_xls(path, rng):
    epoch, sheets = plan(rng, False)
    book = xlwt.Workbook(encoding='utf-8')
    book.dates_1904 = epoch == 1904
    styles = {}
    for name, cells, ranges, state, hidden in sheets:
        sheet = book.add_sheet(name, cell_overwrite_ok=True)
        sheet.visibility = 0 if state == 'visible' else 1
        merged = {(r[0], r[2]): r for r in ranges}
        for (row, column), (value, number_format) in sorted(cells.items()):
            style = styles.setdefault(number_format, xlwt.easyxf(num_format_str=number_format))
            if isinstance(value, datetime.timedelta):
                value = value.total_seconds() / 86400
            kind = value[0] if isinstance(value, tuple) else None
            if (row, column) in merged:
                sheet.write_merge(*merged[row, column], '' if kind else value, style)
            elif kind == 'error':
                sheet.row(row).set_cell_error(column, ERRORS[value[1]], style)
            elif kind == 'formula':
                sheet.write(row, column, xlwt.Formula(value[1].replace(',', ';')), style)
            else:
                sheet.write(row, column, value, style)
        for index in hidden:
            sheet.row(index).hidden = True
            sheet.col(index).hidden = True
    book.active_sheet = [s[3] for s in sheets].index('visible')
    book.save(path)


def main():
    directory, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    os.makedirs(directory, exist_ok=True)
    for i in range(count):
        rng = random.Random(seed * 100000 + i)
        if i % 2 == 0:
            write_xlsx(f'{directory}/{i:04}.xlsx', rng)
        else:
            write_xls(f'{directory}/{i:04}.xls', rng)


main()
