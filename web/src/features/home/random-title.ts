/** A title at random, of those that many people know. */

import { ApiError, api, unwrap } from '../../api/client.ts';
import type { Title } from '../../api/types.ts';

/** With this many votes most people have at least heard of it. */
const KNOWN_VOTES = 50_000;
/** How often a title that is not wanted is put back. */
const DRAWS = 6;

/** A title at random; one that is not wanted only when there hardly seems to be another. */
export async function randomTitle(isWanted: (tconst: string) => boolean): Promise<Title> {
  let title = await draw();
  for (let drawn = 1; drawn < DRAWS && !isWanted(title.tconst); drawn++) title = await draw();
  return title;
}

async function draw(): Promise<Title> {
  try {
    return await drawFrom(KNOWN_VOTES);
  } catch (error) {
    // A small catalogue may have none.
    if (error instanceof ApiError && error.status === 404) return drawFrom(0);
    throw error;
  }
}

function drawFrom(votes: number): Promise<Title> {
  return unwrap(api.GET('/titles/random', { params: { query: { min_votes: votes } }, cache: 'no-store' }));
}
