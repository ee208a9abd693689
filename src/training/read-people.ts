/** Step 3c: who made the kept titles and who plays in them, from three of IMDb's files. */

import type { Credits } from '../domain/credits.ts';
import type { Manifest, ValidationReport } from '../domain/manifest.ts';
import { LINKING_TITLES, titlesWithoutCredits } from '../features/credits.ts';
import type { Database } from '../ingestion/database.ts';
import { rejectsTable } from '../ingestion/read.ts';
import type { ObtainedFile } from '../ingestion/types.ts';
import { checkRawTable, requirePassed } from '../validation/gate.ts';
import { NAME_BASICS, TITLE_CREW, TITLE_PRINCIPALS } from '../validation/tables.ts';
import { describeReport, thousands } from './facts.ts';
import {
  choosePeople,
  makeCredits,
  numberTitles,
  PEOPLE_TABLES,
  readCredits,
  stageCrew,
  stageNames,
  stagePrincipals,
} from './people-tables.ts';

/** The three files about people. */
export interface PeopleFiles {
  readonly crew: ObtainedFile;
  readonly principals: ObtainedFile;
  readonly names: ObtainedFile;
}

/** The credits of the kept titles and what their making counted. */
export interface ReadPeople {
  readonly credits: Credits;
  readonly people: NonNullable<Manifest['people']>;
  readonly validation: ValidationReport[];
}

/**
 * Reads the files, of which only what concerns the kept titles stays, checks them, and packs the credits.
 *
 * @param database with the table of the kept titles
 * @param facts where to tell what was done
 * @throws {AppError} `source_corrupt`, `storage_failed` or `validation_failed`
 */
export async function readPeople(
  database: Database,
  { crew, principals, names }: PeopleFiles,
  maxBadRows: number,
  facts: string[],
): Promise<ReadPeople> {
  const check = async (
    table: string,
    schema: typeof TITLE_CREW,
    file: ObtainedFile,
    rows: number,
  ): Promise<ValidationReport> =>
    checkRawTable(database.query, table, schema, { rows, rejects: rejectsTable(file.dataset) }, maxBadRows);

  await numberTitles(database);
  const crewRows = await stageCrew(database, crew);
  const principalsRows = await stagePrincipals(database, principals);
  const lists = [
    await check(PEOPLE_TABLES.crew, TITLE_CREW, crew, crewRows),
    await check(PEOPLE_TABLES.principals, TITLE_PRINCIPALS, principals, principalsRows),
  ];
  requirePassed(lists);
  const mentions = await makeCredits(database);
  const choice = await choosePeople(database);
  const namesRows = await stageNames(database, names);
  const namesReport = await check(PEOPLE_TABLES.names, NAME_BASICS, names, namesRows);
  requirePassed([namesReport]);
  const credits = await readCredits(database);

  const validation = [...lists, namesReport];
  const kept = credits.people.length;
  const drops = [
    { reason: 'archive', description: 'seen or heard in archive material only', count: mentions.archive },
    { reason: 'category_unknown', description: 'of a category that is not known', count: mentions.unknown },
    { reason: 'repeated', description: 'said more than once', count: mentions.repeated },
    {
      reason: 'single_title',
      description: `of people with fewer than ${LINKING_TITLES} titles who are not shown with theirs`,
      count: mentions.credits - choice.credits,
    },
    { reason: 'unnamed', description: 'of people without a name who link no titles', count: choice.credits - kept },
  ];
  const people = {
    title_crew: crewRows,
    title_principals: principalsRows,
    name_basics: namesRows,
    credits: kept,
    people: credits.names.length,
    people_without_name: credits.names.filter((name) => name === '').length,
    titles_without_credits: titlesWithoutCredits(credits),
    drops,
  };
  facts.push(
    `${thousands(crewRows)} rows of title.crew, ${thousands(principalsRows)} of title.principals, ${thousands(namesRows)} of name.basics`,
    ...validation.flatMap(describeReport),
    ...drops.flatMap((drop) =>
      drop.count > 0 ? [`dropped ${thousands(drop.count)} credits: ${drop.description}`] : [],
    ),
    ...(mentions.unknownCategories.length > 0 ? [`unknown categories: ${mentions.unknownCategories.join(', ')}`] : []),
    `kept ${thousands(kept)} credits of ${thousands(people.people)} of ${thousands(choice.everybody)} people, ${thousands(people.people_without_name)} of them without a name`,
    `${thousands(people.titles_without_credits)} titles without any credit`,
  );
  return { credits, people, validation };
}
