/** Numbers of votes as places on a slider: evenly spaced there, ever further apart in truth. */

const STOPS = [0, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000] as const;

/** The last place of the slider. */
export const LAST_STOP = STOPS.length - 1;

/** The place of a number of votes: that of the largest stop not above it. */
export function stopOf(votes: number | undefined): number {
  return STOPS.filter((stop) => stop <= (votes ?? 0)).length - 1;
}

/** The number of votes at a place; undefined at the first, which asks for nothing. */
export function votesAt(place: number): number | undefined {
  return STOPS[place] || undefined;
}
