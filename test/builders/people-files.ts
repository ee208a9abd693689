/** Builds small files about people in IMDb's format, from rows that are given; tests break them on purpose. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A row of title.principals; `null` becomes `\N`. */
export interface PrincipalRow {
  readonly tconst: string;
  readonly ordering: number | string;
  readonly nconst: string;
  readonly category: string;
  readonly job?: string | null;
}

/** A row of title.crew; lists are separated by commas, `null` becomes `\N`. */
export interface CrewRow {
  readonly tconst: string;
  readonly directors: string | null;
  readonly writers: string | null;
}

/** A row of name.basics. */
export interface NameRow {
  readonly nconst: string;
  readonly primaryName: string | null;
}

/** The rows of the three files. */
export interface PeopleRows {
  readonly principals: readonly PrincipalRow[];
  readonly crew: readonly CrewRow[];
  readonly names: readonly NameRow[];
}

/** Lines that are appended as they stand, whatever they hold. */
export interface ExtraLines {
  readonly principals?: readonly string[];
  readonly crew?: readonly string[];
  readonly names?: readonly string[];
}

/** The number of a person as an identifier. */
export function nm(number: number): string {
  return `nm${String(number).padStart(7, '0')}`;
}

/** Writes title.principals, title.crew and name.basics into a folder, which it gives back. */
export function writePeopleFiles(
  folder: string,
  { principals, crew, names }: PeopleRows,
  options: { readonly extra?: ExtraLines; readonly compressed?: boolean } = {},
): string {
  const { extra = {}, compressed = false } = options;
  const write = (dataset: string, lines: readonly string[]): void => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const name = compressed ? `${dataset}.tsv.gz` : `${dataset}.tsv`;
    writeFileSync(join(folder, name), compressed ? gzipSync(bytes) : bytes);
  };
  const cells = (...values: (string | number | null)[]): string => values.map((value) => value ?? '\\N').join('\t');
  mkdirSync(folder, { recursive: true });
  write('title.principals', [
    'tconst\tordering\tnconst\tcategory\tjob\tcharacters',
    ...principals.map(({ tconst, ordering, nconst, category, job = null }) =>
      cells(tconst, ordering, nconst, category, job, category === 'actor' ? '["A \\"quoted\\" part"]' : null),
    ),
    ...(extra.principals ?? []),
  ]);
  write('title.crew', [
    'tconst\tdirectors\twriters',
    ...crew.map(({ tconst, directors, writers }) => cells(tconst, directors, writers)),
    ...(extra.crew ?? []),
  ]);
  write('name.basics', [
    'nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles',
    ...names.map(({ nconst, primaryName }) => cells(nconst, primaryName, 1970, null, 'actor,producer', null)),
    ...(extra.names ?? []),
  ]);
  return folder;
}
