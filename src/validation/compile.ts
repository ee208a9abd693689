/** Compiles a table schema to SQL predicates (DuckDB's dialect). */

import type { ColumnSchema, TableSchema } from './schema.ts';

/** One check of every row. */
export interface RowCheck {
  /** Such as `not_null`, `type`, `range`. */
  readonly check: string;
  readonly column: string;
  /** SQL that is true for a row that passes, never null. */
  readonly passes: string;
}

/** The digits of an identifier, so that its number fits into 32 bits. */
const DIGITS = '[0-9]{7,9}';

const SQL_TYPES = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' } as const;

/** The SQL type that holds a column once it is read. */
export function sqlType(column: ColumnSchema): string {
  return SQL_TYPES[column.type];
}

/** SQL for a column's typed value: itself, or read from the text of a raw table (null where it does not read). */
export function typedValue(column: ColumnSchema, raw: boolean): string {
  return raw && column.type !== 'text' ? `try_cast(${quoted(column.name)} AS ${sqlType(column)})` : quoted(column.name);
}

/** All checks of every row, in the order of the columns. */
export function rowChecks(schema: TableSchema): RowCheck[] {
  return schema.columns.flatMap((column) => columnChecks(column, schema.raw));
}

/** An SQL expression with bit i set where check i fails; 0 for a good row. At most 62 checks. */
export function failureMask(checks: readonly RowCheck[]): string {
  if (checks.length > 62) throw new Error(`${checks.length} checks do not fit into a mask of 62 bits`);
  if (checks.length === 0) return 'CAST(0 AS BIGINT)';
  const bits = checks.map((check, bit) => `CASE WHEN ${check.passes} THEN 0 ELSE ${2 ** bit}::BIGINT END`).join(' + ');
  // Nearly every row passes them all, which is cheaper to find out than to add up zeros.
  return `CASE WHEN ${checks.map((check) => check.passes).join(' AND ')} THEN 0::BIGINT ELSE ${bits} END`;
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string or number as an SQL literal. */
export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

function columnChecks(column: ColumnSchema, raw: boolean): RowCheck[] {
  const cell = quoted(column.name);
  const value = typedValue(column, raw);
  const checks: RowCheck[] = [];
  // A condition over a null is null, so it passes exactly where the cell itself is null.
  const add = (check: string, condition: string): void => {
    checks.push({ check, column: column.name, passes: `coalesce(${condition}, ${cell} IS NULL)` });
  };
  if (!column.nullable) checks.push({ check: 'not_null', column: column.name, passes: `(${cell} IS NOT NULL)` });
  if (raw && column.type !== 'text' && column.oneOf === undefined) {
    add(`reads_as_${column.type}`, readsAs(column, cell, value));
  }
  if (column.startsWith !== undefined) {
    add(`starts_with_${column.startsWith}`, `starts_with(${cell}, ${literal(column.startsWith)})`);
  }
  if (column.identifier !== undefined) {
    add(`${column.identifier}_identifier`, `regexp_full_match(${cell}, ${literal(`${column.identifier}${DIGITS}`)})`);
  }
  if (column.identifiers !== undefined) {
    const one = `${column.identifiers}${DIGITS}`;
    add(`${column.identifiers}_identifiers`, `regexp_full_match(${cell}, ${literal(`${one}(,${one})*`)})`);
  }
  if (column.oneOf !== undefined) {
    const allowed = raw ? column.oneOf.map(String) : column.oneOf;
    add('one_of', `list_contains([${allowed.map(literal).join(', ')}], ${cell})`);
  }
  const bounds = boundsOf(column, value);
  if (bounds !== undefined) {
    // Text that does not read as a number is the type check's finding, not also this one's.
    if (raw) checks.push({ check: bounds.name, column: column.name, passes: `coalesce(${bounds.condition}, true)` });
    else add(bounds.name, bounds.condition);
  }
  return checks;
}

function readsAs(column: ColumnSchema, cell: string, value: string): string {
  // A cast to an integer would round 1.5 to 2, so the integer must also write back as it stood.
  return column.type === 'integer' ? `CAST(${value} AS VARCHAR) = ${cell}` : `${value} = ${value}`;
}

function boundsOf(column: ColumnSchema, value: string): { name: string; condition: string } | undefined {
  const parts: string[] = [];
  const names: string[] = [];
  if (column.above !== undefined) {
    parts.push(`${value} > ${column.above}`);
    names.push(`above_${column.above}`);
  }
  if (column.min !== undefined) {
    parts.push(`${value} >= ${column.min}`);
    names.push(`from_${column.min}`);
  }
  if (column.max !== undefined) {
    parts.push(`${value} <= ${column.max}`);
    names.push(`to_${column.max}`);
  }
  // NaN compares greater than every number in DuckDB, so an upper bound refuses it.
  return parts.length === 0 ? undefined : { name: names.join('_'), condition: `(${parts.join(' AND ')})` };
}
