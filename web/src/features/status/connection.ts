/** Which word there is to say about the connection to the service. */

import type { Health } from '../../api/types.ts';

/** `well` needs no word; `back` is said shortly after it was away. */
export type Connection = 'well' | 'back' | 'degraded' | 'down' | 'offline';

/** What is known about the connection. */
export interface ConnectionFacts {
  /** Whether the last question got no answer. */
  readonly failed: boolean;
  /** Whether the device says that it has a network; a server on this machine answers without. */
  readonly online: boolean;
  readonly health: Pick<Health, 'status'> | undefined;
  /** Whether it has just recovered. */
  readonly recovered: boolean;
}

/** The state to tell of. */
export function connectionOf({ failed, online, health, recovered }: ConnectionFacts): Connection {
  if (failed) return online ? 'down' : 'offline';
  if (health?.status === 'degraded') return 'degraded';
  return recovered ? 'back' : 'well';
}

/** Seconds as an uptime: `12 s`, `5 min`, `2 h 5 min`, `3 d 4 h`. */
export function formatUptime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${Math.floor(seconds)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  const days = Math.floor(hours / 24);
  return days === 0 ? `${hours} h ${minutes % 60} min` : `${days} d ${hours % 24} h`;
}

/** `20261123T234453893Z-8c9989` → `2026-11-23 · 8c9989`; any other version stays as it is. */
export function shortVersion(version: string): string {
  const [, year, month, day, suffix] = /^(\d{4})(\d{2})(\d{2})T\w+-(\w+)$/.exec(version) ?? [];
  return suffix === undefined ? version : `${year}-${month}-${day} · ${suffix}`;
}
