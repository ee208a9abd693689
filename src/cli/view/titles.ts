/** How titles are shown in the terminal. */

import type { Recommendation, RecommendationList, Strategy } from '../../domain/recommendation.ts';
import type { Title } from '../../domain/title.ts';
import { reasonsLine } from './reasons.ts';
import { type Column, renderTable, wrapped } from './table.ts';

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

/** Recommendations as a table: rank, what they are ranked by, the title, and beneath it the reasons. */
export function recommendationsTable(
  recommendations: readonly Recommendation[],
  width: number,
  strategy: Strategy,
): string {
  const ranking = strategy === 'content' ? 'Similarity' : 'Score';
  const columns: Column[] = [{ head: '#', align: 'right' }, { head: ranking, align: 'right' }, ...TITLE_COLUMNS];
  const rows = recommendations.map(({ rank, similarity, score, title }) => [
    String(rank),
    (strategy === 'content' ? similarity : score).toFixed(4),
    ...titleCells(title),
  ]);
  const [head = '', ...lines] = renderTable(columns, rows, width).split('\n');
  const indent = head.indexOf('Title');
  const explained = lines.flatMap((line, at) => {
    const reasons = recommendations[at]?.reasons ?? [];
    return reasons.length === 0 ? [line] : [line, wrapped(reasonsLine(reasons), width, indent)];
  });
  return [head, ...explained].join('\n');
}

/** A whole answer: what it is for, its recommendations, and in a second, shorter table the related titles. */
export function recommendationsView(list: RecommendationList, width: number): string {
  const { query, strategy, recommendations, related } = list;
  const best = `Similar to ${titleLine(query)}\n\n${recommendationsTable(recommendations, width, strategy)}`;
  if (related.length === 0) return best;
  const titles = related.map(({ title }) => title);
  return `${best}\n\nRelated by name or series\n\n${titlesTable(titles, width)}`;
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
