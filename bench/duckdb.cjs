// SPDX-License-Identifier: LGPL-2.1-or-later
// Groups a ledger by township and sector with DuckDB: node duckdb.cjs FILE THREADS
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
    const [file, threads] = process.argv.slice(2);
    const instance = await DuckDBInstance.create(':memory:', { threads });
    const connection = await instance.connect();
    const name = file.replaceAll("'", "''");
    const reader = await connection.runAndReadAll(
        `select "乡镇", "行业领域", count(*) from read_csv('${name}', header = true, all_varchar = true)
         group by 1, 2`);
    for (const row of reader.getRows()) {
        console.log(row.join(','));
    }
}

main().catch((error) => {
    console.error(String(error));
    process.exit(1);
});
