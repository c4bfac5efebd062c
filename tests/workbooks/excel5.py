#!/usr/bin/python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes workbooks of Excel 5 and 95, record by record, as no program on Debian does any more.

  excel5.py DIRECTORY COUNT

Their texts are bytes of code page 936. xlrd, which reads them too, says what is in them: compare.py.
"""
import random
import struct
import sys

import xlwt.CompoundDoc

FORMATS = ['yyyy"年"m"月"d"日"', 'yyyy-mm-dd', 'h:mm', '0.00%', '0.00']  # numbers from 164 on
STYLES = [0, 14, 10, 164, 165, 166, 167, 168]  # the number format of each
TEXTS = ['溆浦县银35号企业', '隐患编号', '疏散通道停放电动自行车充电，限期整改', 'ascii', '两行\n文字', '长' * 120, '１', '㎡',
         '2023-05-01']
ERRORS = [0, 7, 15, 23, 29, 36, 42]


def record(number, body):
    return struct.pack('<HH', number, len(body)) + body


def text(value, size='<H'):
    encoded = value.encode('gbk')
    return struct.pack(size, len(encoded)) + encoded


def beginning(kind):
    return record(0x0809, struct.pack('<HHHH', 0x0500, kind, 0x0DBB, 1996))


def rk_of(value, times_100):
    """The number as 32 bits: a whole one, or the upper half of a double."""
    if value == int(value):
        return int(value) << 2 & 0xFFFFFFFF | 2 | times_100
    return struct.unpack('<Q', struct.pack('<d', value))[0] >> 32 & 0xFFFFFFFC | times_100


def rk(rng):
    return rk_of(rng.choice([0, 1, -1, 45047, 0.5, 1616, -250.25, 536870911, -536870912]), rng.randint(0, 1))


def formula(rng, head):
    tokens = b'\x1e\x01\x00'  # 1: the result below is what counts
    kind = rng.randrange(4)
    end = struct.pack('<HIH', 0, 0, len(tokens)) + tokens
    if kind == 0:
        return record(0x0006, head + struct.pack('<d', 45047.5) + end)
    if kind == 1:
        return record(0x0006, head + struct.pack('<BBBBHH', 0, 0, 0, 0, 0, 0xFFFF) + end) + record(
            0x0207, text('result'))  # xlrd counts its characters, not its bytes
    value = rng.choice(ERRORS) if kind == 2 else rng.randint(0, 1)
    return record(0x0006, head + struct.pack('<BBBBHH', kind % 2 + 2 if kind == 2 else 1, 0, value, 0, 0, 0xFFFF) + end)


def cell(rng, row, column):
    """The records of a cell, and how many columns it takes."""
    head = struct.pack('<HHH', row, column, rng.randrange(len(STYLES)))
    kind = rng.randrange(8)
    if kind == 0:
        return record(0x0203, head + struct.pack('<d', rng.choice([45047, 16.16, 0.1, -3, 45047.25, 1e21]))), 1
    if kind == 1:
        return record(0x027E, head + struct.pack('<I', rk(rng))), 1
    if kind == 2:
        many = b''.join(struct.pack('<HI', rng.randrange(len(STYLES)), rk(rng)) for _ in range(3))
        return record(0x00BD, head[:4] + many + struct.pack('<H', column + 2)), 3
    if kind == 3:
        value = rng.choice(TEXTS)
        return record(0x00D6, head + text(value) + b'\x02\x00\x00\x01\x00'), 1
    if kind == 4:
        is_error = rng.randint(0, 1)
        value = rng.choice(ERRORS) if is_error else rng.randint(0, 1)
        return record(0x0205, head + struct.pack('<BB', value, is_error)), 1
    if kind == 5:
        return formula(rng, head), 1
    return record(0x0204, head + text(rng.choice(TEXTS))), 1


def sheet(rng):
    stream = beginning(0x0010)
    for row in sorted(rng.sample(range(200), rng.randint(1, 60))):
        column = rng.randint(0, 3)
        while column < 12:
            records, width = cell(rng, row, column)
            stream += records
            column += width + rng.choice([0, 0, 0, 1])
    return stream + record(0x000A, b'')


def before_sheets(rng):
    stream = beginning(0x0005) + record(0x0042, struct.pack('<H', 936))
    stream += record(0x0022, struct.pack('<H', rng.choice([0, 0, 1])))
    for _ in range(5):
        stream += record(0x0031, struct.pack('<HHHHHBBBB', 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + text('宋体', '<B'))
    for number, value in enumerate(FORMATS, 164):
        stream += record(0x041E, struct.pack('<H', number) + text(value, '<B'))
    for style in STYLES:
        stream += record(0x00E0, struct.pack('<HHH', 0, style, 1) + bytes(10))
    return stream


def workbook(rng):
    names = rng.sample(['台账', 'Sheet1', '填报说明', '重大事故隐患'], rng.randint(1, 3))
    sheets = [sheet(rng) for _ in names]
    stream = before_sheets(rng)
    at = len(stream) + sum(4 + 6 + len(text(name, '<B')) for name in names) + 4
    for name, content in zip(names, sheets):
        stream += record(0x0085, struct.pack('<IH', at, 0) + text(name, '<B'))
        at += len(content)
    return stream + record(0x000A, b'') + b''.join(sheets)


def entry_name(name):
    return name.encode('utf-16le').ljust(64, b'\0') + struct.pack('<H', 2 * len(name) + 2)


def main():
    directory, count = sys.argv[1], int(sys.argv[2])
    for i in range(count):
        path = f'{directory}/excel5-{i:02}.xls'
        xlwt.CompoundDoc.XlsDoc().save(path, workbook(random.Random(i)))
        with open(path, 'rb') as file:
            content = file.read()
        with open(path, 'wb') as file:
            file.write(content.replace(entry_name('Workbook'), entry_name('Book')))


main()
