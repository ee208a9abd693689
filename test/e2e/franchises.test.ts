/** Franchises of the demo catalogue, as golden, and of the real titles: pairs that must and must not be related. */

import { describe, expect, it } from 'vitest';
import type { LoadedBundle } from '../../src/model/bundle.ts';
import { buildFranchises, type Franchises } from '../../src/recommend/franchise.ts';
import { expectGolden } from '../helpers/golden.ts';
import { loadCurrent } from '../helpers/models.ts';
import { DEMO, run } from '../helpers/program.ts';
import { itOnRealPeople } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

async function trained(source: string): Promise<LoadedBundle> {
  await run(['train', '--source', source, '--models-dir', temporary('models'), '--include-principals'], {
    cwd: temporary(),
  });
  return loadCurrent(temporary('models'));
}

/** Names and years of each title and its relations, once for each franchise. */
function listed({ recommender: { titles } }: LoadedBundle, franchises: Franchises): string[][] {
  const shown = (row: number): string => `${titles[row]?.primaryTitle} (${titles[row]?.startYear})`;
  const seen = new Set<number>();
  return titles.flatMap((_, row) => {
    const related = [...franchises.relatedTo(row)];
    if (related.length === 0 || seen.has(row)) return [];
    for (const other of related) seen.add(other);
    return [[shown(row), ...related.map(shown)]];
  });
}

describe('franchises', () => {
  it('of the demo catalogue are what somebody looked at', async () => {
    const bundle = await trained(DEMO);
    expectGolden('demo-franchises.json', {
      by_names_and_people: listed(bundle, buildFranchises(bundle.recommender.titles, bundle.credits)),
      by_names: listed(bundle, buildFranchises(bundle.recommender.titles, undefined)),
    });
  });

  itOnRealPeople(
    'of the real titles hold what belongs together and nothing else',
    async (imdb) => {
      const bundle = await trained(imdb);
      const { titles } = bundle.recommender;
      const franchises = buildFranchises(titles, bundle.credits);
      const rowOf = (nameAndYear: string): number => {
        const row = titles.findIndex(({ primaryTitle, startYear }) => `${primaryTitle} ${startYear}` === nameAndYear);
        if (row < 0) throw new Error(`the catalogue has no ${nameAndYear}`);
        return row;
      };
      const apart = (pairs: readonly (readonly [string, string])[], wanted: boolean): string[] =>
        pairs.filter(([a, b]) => franchises.same(rowOf(a), rowOf(b)) !== wanted).map((pair) => pair.join(' / '));

      expect(apart(TOGETHER, true)).toEqual([]);
      expect(apart(STRANGERS, false)).toEqual([]);
      const related = titles.filter((_, row) => franchises.relatedTo(row).length > 0).length;
      expect(related / titles.length).toBeGreaterThan(0.08);
      expect(related / titles.length).toBeLessThan(0.2);
      expect(Math.max(...titles.map((_, row) => franchises.relatedTo(row).length))).toBeLessThan(100);
    },
    600_000,
  );
});

const TOGETHER = [
  ['Rocky 1976', 'Rocky IV 1985'],
  ['Rocky 1976', 'Rocky Balboa 2006'],
  ['Alien 1979', 'Aliens 1986'],
  ['Alien 1979', 'Alien³ 1992'],
  ['Alien 1979', 'Alien: Romulus 2024'],
  ['The Dark Knight 2008', 'The Dark Knight Rises 2012'],
  ['The Matrix 1999', 'The Matrix Reloaded 2003'],
  ['Mission: Impossible 1996', 'Mission: Impossible - Fallout 2018'],
  ['Star Wars: Episode IV - A New Hope 1977', 'Star Wars: Episode VIII - The Last Jedi 2017'],
  ['Star Wars: Episode IV - A New Hope 1977', 'Rogue One: A Star Wars Story 2016'],
  ['The Lord of the Rings: The Two Towers 2002', 'The Lord of the Rings: The Return of the King 2003'],
  ["Harry Potter and the Sorcerer's Stone 2001", 'Harry Potter and the Deathly Hallows: Part 2 2011'],
  ['Indiana Jones and the Temple of Doom 1984', 'Indiana Jones and the Last Crusade 1989'],
  ['X-Men 2000', 'X-Men: Days of Future Past 2014'],
  ['The Fast and the Furious 2001', 'Furious 7 2015'],
  ['The Fast and the Furious 2001', '2 Fast 2 Furious 2003'],
  ['The Fast and the Furious 2001', 'Fast Five 2011'],
  ['Before Sunrise 1995', 'Before Midnight 2013'],
  ['Toy Story 1995', 'Toy Story 4 2019'],
  ['Planet Earth 2006', 'Planet Earth II 2016'],
  ['John Wick 2014', 'John Wick: Chapter 4 2023'],
  ['Dune 1984', 'Dune: Part One 2021'],
  ['A Star Is Born 1976', 'A Star Is Born 2018'],
  ['The Office 2001', 'The Office 2005'],
  ['Fargo 1996', 'Fargo 2014'],
  ['Mad Max 1979', 'The Road Warrior 1981'],
  ['Mad Max: Fury Road 2015', 'Furiosa: A Mad Max Saga 2024'],
  ['Die Hard 1988', 'Live Free or Die Hard 2007'],
  ['Finding Nemo 2003', 'Finding Dory 2016'],
  ['Planet of the Apes 2001', 'War for the Planet of the Apes 2017'],
  ['Blade Runner 1982', 'Blade Runner 2049 2017'],
  ['Avatar 2009', 'Avatar: The Way of Water 2022'],
] as const;

const STRANGERS = [
  ['Crash 1996', 'Crash 2004'],
  ['Twilight 1998', 'Twilight 2008'],
  ['Avatar 2009', 'Avatar: The Last Airbender 2005'],
  ['Rocky 1976', 'The Rocky Horror Picture Show 1975'],
  ['Alien 1979', 'Alien Nation 1988'],
  ['Alien 1979', 'Predator 1987'],
  ['Batman 1989', 'Superman 1978'],
  ['Star Wars: Episode IV - A New Hope 1977', 'Star Trek 2009'],
  ['American Beauty 1999', 'American Psycho 2000'],
  ['The Last Samurai 2003', 'The Last Emperor 1987'],
  ['District 9 2009', 'Apollo 13 1995'],
  ['Final Destination 2000', 'The City of Your Final Destination 2009'],
  ['Jurassic Park 1993', 'Jurassic Shark 2012'],
  ['The Terminator 1984', 'The Terminal 2004'],
  ['Dexter 2006', 'Original Sin 2001'],
  ['Jumanji 1995', 'Welcome to the Jungle 2013'],
  ['Taxi 1998', 'Taxi Driver 1976'],
  ['It 2017', 'It Follows 2014'],
  ['Dark 2017', 'Dark City 1998'],
  ['Monster 2003', 'Monsters, Inc. 2001'],
] as const;
