// SPDX-License-Identifier: LGPL-2.1-or-later
// Groups a ledger by township and sector with polars: node polars.cjs FILE; POLARS_MAX_THREADS=N
const pl = require('nodejs-polars');

const ledger = pl.scanCSV(process.argv[2], { inferSchemaLength: 0 });
const counts = ledger.groupBy(['乡镇', '行业领域']).agg(pl.len().alias('n')).collectSync();
for (const row of counts.rows()) {
    console.log(row.join(','));
}
