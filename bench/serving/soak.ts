/** A steady load for a long time, and what becomes of the memory meanwhile. */

import { quantileOf, told } from './figures.ts';
import { load } from './load.ts';
import type { LoadRequest } from './mix.ts';
import type { BenchServer } from './server.ts';

const CONNECTIONS = 10;
const EVERY_SECONDS = 5;
const MB = 1024 * 1024;

/** What to send and for how long. */
export interface SoakOptions {
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  readonly seconds: number;
  readonly rate: number;
  /** Absent, its memory is not known. */
  readonly server: BenchServer | undefined;
}

/** Sends the load and tells the memory at its quarters: the median of what was looked at every five seconds. */
export async function soak({ url, requests, seconds, rate, server }: SoakOptions): Promise<void> {
  const looks: number[] = [];
  const timer = setInterval(() => server !== undefined && looks.push(server.memory() / MB), EVERY_SECONDS * 1000);
  const { answered, refused, failed } = await load({ url, requests, seconds, rate, connections: CONNECTIONS });
  clearInterval(timer);
  console.log(
    `Soak: ${seconds} s at ${told(answered.rate, 0)} requests/s, ${answered.count.toLocaleString('en')} answered, ${refused.count} refused, ${failed} failed; p50 ${told(answered.p50)} ms, p99 ${told(answered.p99)} ms.`,
  );
  if (server === undefined) return;
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const part = looks.slice((quarter * looks.length) / 4, ((quarter + 1) * looks.length) / 4);
    return `${quantileOf(
      part.toSorted((a, b) => a - b),
      0.5,
    ).toFixed(0)} MB`;
  });
  console.log(`Memory, median of each quarter: ${quarters.join(', ')}; most ${Math.max(...looks).toFixed(0)} MB.\n`);
}
