/** How reasons are shown in the terminal. */

import type { Reason } from '../../domain/recommendation.ts';

/** Reasons in one line, the weightiest first. */
export function reasonsLine(reasons: readonly Reason[]): string {
  return reasons.map(({ text }) => text).join(' · ');
}
