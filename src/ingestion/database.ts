/** A thin wrapper of DuckDB: one connection, plain rows in and out. */

import { availableParallelism } from 'node:os';
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, type DuckDBType, VARCHAR } from '@duckdb/node-api';

/** A column to be loaded into a table. */
export type ColumnData =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly string[] }
  | { readonly name: string; readonly type: 'number'; readonly values: ArrayLike<number> };

/** Rows per chunk: DuckDB's own vector size. */
const CHUNK_ROWS = 2048;

/** A database for the tables of one training run. */
export interface Database {
  /** Runs statements that give nothing back. */
  readonly run: (sql: string) => Promise<void>;
  /** Runs a statement that reads one file, and tells how many rows were read, whatever became of them. */
  readonly runCounting: (sql: string) => Promise<number>;
  /** Rows as objects; counts are bigint, lists are arrays. */
  readonly query: (sql: string) => Promise<Record<string, unknown>[]>;
  /** A result by columns: integers and doubles as numbers, text as strings, NULL as null. */
  readonly columns: (sql: string) => Promise<Record<string, unknown[]>>;
  /** Creates a table from columns of equal length. */
  readonly load: (table: string, columns: readonly ColumnData[]) => Promise<void>;
  readonly close: () => void;
}

/** How much a database may use. */
export interface DatabaseOptions {
  /** Folder for what does not fit into memory; it must exist. */
  readonly folder: string;
  /** Memory limit in megabytes. */
  readonly memoryMb: number;
}

/** Opens a database in memory; what exceeds its share is spilled to `folder`. */
export async function openDatabase({ folder, memoryMb }: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    temp_directory: folder,
    // One more than there are processors: one thread at a time waits for the next block to be unpacked.
    threads: String(availableParallelism() + 1),
    // Order is asked for where it matters; keeping it elsewhere costs memory.
    preserve_insertion_order: 'false',
    // Without statistics of a text file the optimizer would hash its millions of rows instead of the few it is joined with.
    disabled_optimizers: 'join_order,build_side_probe_side',
  });
  const connection = await instance.connect();
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async runCounting(sql) {
      const reader = await connection.runAndReadAll(`EXPLAIN (ANALYZE, FORMAT json) ${sql}`);
      return scannedRows(planOf(reader.getRowsJS()));
    },
    async query(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjectsJS();
    },
    async columns(sql) {
      return (await connection.runAndReadAll(sql)).getColumnsObjectJS();
    },
    async load(table, columns) {
      const declared = columns.map(
        ({ name, type }) => `"${name.replaceAll('"', '""')}" ${type === 'text' ? 'VARCHAR' : 'DOUBLE'}`,
      );
      await connection.run(`CREATE TABLE ${table} (${declared.join(', ')})`);
      const types: DuckDBType[] = columns.map(({ type }) => (type === 'text' ? VARCHAR : DOUBLE));
      const rows = columns[0]?.values.length ?? 0;
      const appender = await connection.createAppender(table);
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        const to = Math.min(rows, from + CHUNK_ROWS);
        const chunk = DuckDBDataChunk.create(types, to - from);
        columns.forEach(({ values }, index) => {
          chunk.setColumnValues(index, Array.prototype.slice.call(values, from, to));
        });
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The operators of an executed plan, as DuckDB describes them. */
interface PlanNode {
  readonly operator_name?: string;
  readonly operator_cardinality?: number;
  readonly children?: readonly PlanNode[];
}

function planOf(rows: readonly (readonly unknown[])[]): PlanNode | PlanNode[] {
  const text = rows[0]?.[1];
  if (typeof text !== 'string') throw new Error('the executed plan is not text');
  return JSON.parse(text);
}

/** Rows that the plan's only scan of a CSV file gave. */
function scannedRows(plan: PlanNode | readonly PlanNode[]): number {
  const nodes: PlanNode[] = Array.isArray(plan) ? [...plan] : [plan as PlanNode];
  for (const node of nodes) {
    if (node.operator_name?.trim() === 'READ_CSV' && node.operator_cardinality !== undefined)
      return node.operator_cardinality;
    nodes.push(...(node.children ?? []));
  }
  throw new Error('the executed plan does not tell how many rows were read');
}
