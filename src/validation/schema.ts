/** How a table schema is declared: as data, from which both the checks and the documentation follow. */

/** The values a column holds. In a raw table every cell is text, and must read as this type. */
export type ColumnType = 'text' | 'integer' | 'number';

/** What every value of a column must satisfy; a null passes all but `nullable: false`. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Smallest and largest allowed number, inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** The number must be greater than this. */
  readonly above?: number;
  readonly oneOf?: readonly (string | number)[];
  readonly startsWith?: string;
  /** The value is an identifier of IMDb: these letters and seven to nine digits. */
  readonly identifier?: 'tt' | 'nm';
  /** The value is one or more such identifiers, separated by commas. */
  readonly identifiers?: 'tt' | 'nm';
  /** No value occurs twice in the table. */
  readonly unique?: boolean;
}

/** A check of a whole table. */
export interface TableCheck {
  readonly name: string;
  /** What must hold, in words. */
  readonly expectation: string;
  /** A SQL aggregate over the table that gives true or false. */
  readonly holds: string;
  /** A SQL aggregate that shows the offending figure. */
  readonly shows: string;
}

/** A named table schema. */
export interface TableSchema {
  readonly name:
    | 'TitleBasics'
    | 'TitleRatings'
    | 'MergedDataset'
    | 'FilteredDataset'
    | 'FeatureEngineered'
    | 'TitlePrincipals'
    | 'TitleCrew'
    | 'NameBasics';
  /** Whether cells are the file's text, still to be read as their types. */
  readonly raw: boolean;
  readonly columns: readonly ColumnSchema[];
  readonly tableChecks: readonly TableCheck[];
}

/** Every table must have rows. */
export const NOT_EMPTY: TableCheck = {
  name: 'not_empty',
  expectation: 'the table has rows',
  holds: 'count(*) > 0',
  shows: 'count(*)',
};

/** A table has more than this many rows. */
export function moreRowsThan(limit: number, what: string): TableCheck {
  return {
    name: 'enough_rows',
    expectation: `more than ${limit} ${what}`,
    holds: `count(*) > ${limit}`,
    shows: 'count(*)',
  };
}
