/** Reads Parquet files with DuckDB, which shares no code with what writes them. */

import { DuckDBInstance } from '@duckdb/node-api';

/** The rows of a Parquet file in their order, as objects of plain values. */
export async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path.replaceAll("'", "''")}')`);
    return reader.getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
