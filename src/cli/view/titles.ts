/** How titles are shown in the terminal. */

import type { Recommendation } from '../../domain/recommendation.ts';
import type { Title } from '../../domain/title.ts';
import { type Column, renderTable } from './table.ts';

const TITLE_COLUMNS: readonly Column[] = [
  { head: 'Title', flexible: true },
  { head: 'Year', align: 'right' },
  { head: 'Rating', align: 'right', importance: 1 },
  { head: 'Votes', align: 'right', importance: 2 },
  { head: 'Genres', importance: 4 },
  { head: 'Type', importance: 3 },
  { head: 'Id', importance: 5 },
];

/** One line that names a title: `Inception (2010, movie, 8.8 from 2,500,000 votes)`. */
export function titleLine(title: Title): string {
  return `${title.primaryTitle} (${title.startYear}, ${title.titleType}, ${title.averageRating.toFixed(1)} from ${title.numVotes.toLocaleString('en')} votes)`;
}

/** Titles as a table. */
export function titlesTable(titles: readonly Title[], width: number): string {
  return renderTable(TITLE_COLUMNS, titles.map(titleCells), width);
}

/** Recommendations as a table, with rank and similarity. */
export function recommendationsTable(recommendations: readonly Recommendation[], width: number): string {
  const columns: Column[] = [{ head: '#', align: 'right' }, { head: 'Similarity', align: 'right' }, ...TITLE_COLUMNS];
  const rows = recommendations.map(({ rank, similarity, title }) => [
    String(rank),
    similarity.toFixed(4),
    ...titleCells(title),
  ]);
  return renderTable(columns, rows, width);
}

function titleCells(title: Title): string[] {
  return [
    title.primaryTitle,
    String(title.startYear),
    title.averageRating.toFixed(1),
    title.numVotes.toLocaleString('en'),
    title.genres.join(', '),
    title.titleType,
    title.tconst,
  ];
}
