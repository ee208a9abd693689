/** The series whose episodes follow one another in IMDb's files: what they share makes those files as compressible as they are. */

import type { Random } from '../../src/domain/random.ts';
import type { ByteSink } from './byte-sink.ts';
import type { TitleWriter } from './titles.ts';

/** How the episodes of a series are named: by titles of their own, by numbers, or by dates. */
type Naming = 'titled' | 'numbered' | 'dated';

/** What the episodes of one series have in common. */
export interface Series {
  readonly adult: boolean;
  readonly genres: Uint8Array | null;
  /** Minutes, or `null` where unknown. */
  readonly runtime: number | null;
  readonly year: number | null;
}

/** The series to which the next episode belongs. */
export interface Broadcast {
  /** Begins a new series now and then: every thirteenth time or so. */
  advance(): Series;
  /** Appends the title of its next episode. */
  title(sink: ByteSink): void;
}

/** Makes a broadcast of series that `next` makes up. */
export function createBroadcast(random: Random, titles: TitleWriter, next: () => Series): Broadcast {
  let current = next();
  let naming: Naming = 'titled';
  let season = 1;
  let episode = 0;

  return {
    advance() {
      if (random() < 1 / 13) {
        current = next();
        const draw = random();
        naming = draw < 0.3 ? 'numbered' : draw < 0.36 ? 'dated' : 'titled';
        season = 1 + Math.floor(random() ** 4 * 20);
        episode = Math.floor(random() ** 2 * 30);
      }
      episode++;
      return current;
    },
    title(sink) {
      if (naming === 'numbered') titles.numbered(sink, season, episode);
      else if (naming === 'dated') titles.dated(sink, current.year ?? 2010);
      else titles.any(sink);
    },
  };
}
