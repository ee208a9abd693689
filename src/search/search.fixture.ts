/** A few well-known titles to search in tests. */

import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import type { Title } from '../domain/title.ts';

const NAMES: readonly (readonly [name: string, year: number, votes: number, original?: string])[] = [
  ['The Dark Knight', 2008, 2_000_000],
  ['The Dark Knight Rises', 2012, 1_500_000],
  ['Dark Knight of the Soul', 1999, 900],
  ['Amélie', 2001, 700_000, "Le fabuleux destin d'Amélie Poulain"],
  ['WALL·E', 2008, 1_000_000],
  ['Léon: The Professional', 1994, 1_100_000, 'Léon'],
  ['Parasite', 2019, 900_000, 'Gisaengchung'],
  ['Parasite', 1982, 1200],
  ['Inception', 2010, 2_400_000],
  ['Mr. & Mrs. Smith', 2005, 500_000],
  ['Up', 2009, 1_000_000],
  ['The Office', 2005, 600_000],
  ['Office', 2015, 2000],
  ["Ocean's Eleven", 2001, 600_000],
  ['Rocky', 1976, 600_000],
  ['Rocky IV', 1985, 230_000],
  ['Spider-Man', 2002, 900_000],
  ['Se7en', 1995, 1_900_000],
  ['Seven Samurai', 1954, 370_000, 'Shichinin no samurai'],
  ['Dune', 2021, 900_000],
  ['Dune', 1984, 190_000],
  ['Star Wars', 1977, 1_500_000],
  ['Star', 2015, 900],
  ['M*A*S*H', 1970, 80_000],
  ['12 Monkeys', 1995, 650_000, 'Twelve Monkeys'],
  ['The Godfather', 1972, 2_100_000],
  ['The Godfather Part II', 1974, 1_400_000],
  ['Kill Bill: Vol. 1', 2003, 1_200_000],
  ['Blade Runner 2049', 2017, 700_000],
  ['Blade Runner', 1982, 850_000],
  ['1917', 2019, 700_000],
  ['The Lord of the Rings: The Two Towers', 2002, 1_800_000],
  ['Spirited Away', 2001, 900_000, '千と千尋の神隠し'],
  ['Die Welle', 2008, 110_000, 'Die Welle'],
  ['The Wave', 2008, 110_001, 'Die Welle'],
  ['Брат', 1997, 25_000],
  ['Das Boot', 1981, 270_000],
  ["L'avventura", 1960, 35_000],
  ['It', 2017, 600_000],
  ['It Follows', 2014, 280_000],
  ['Straße der Größe', 1990, 5000],
];

/** The titles of the fixture, not in the order of their votes. */
export const FIXTURE: readonly Title[] = NAMES.map(([primaryTitle, startYear, numVotes, originalTitle], row) =>
  aTitle({ tconst: tconstOf(row), primaryTitle, startYear, numVotes, originalTitle: originalTitle ?? primaryTitle }),
);
