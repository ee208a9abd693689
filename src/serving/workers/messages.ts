/** What the primary process and its workers tell each other. */

import type { MetricsSnapshot } from '../../observability/metrics/aggregate.ts';

/** From a worker. */
export type WorkerMessage =
  /** It serves. */
  | { readonly type: 'ready'; readonly url: string }
  /** It serves, and does not hang. */
  | { readonly type: 'alive' }
  /** It cannot, and why; it ends after this. */
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  /** Somebody asked it to look for another model: all shall look. */
  | { readonly type: 'reload-wanted' }
  /** It would like to load another model. */
  | { readonly type: 'turn-wanted' }
  /** It has loaded it, or refused it. */
  | { readonly type: 'turn-over' }
  /** What it measured, as the primary asked. */
  | { readonly type: 'snapshot'; readonly id: number; readonly snapshot: MetricsSnapshot }
  /** Somebody asks it for the metrics of all. */
  | { readonly type: 'metrics-wanted'; readonly id: number };

/** From the primary. */
export type PrimaryMessage =
  /** Finish what is in flight, and end. */
  | { readonly type: 'stop' }
  /** Look for another model. */
  | { readonly type: 'reload' }
  /** Load the other model now. */
  | { readonly type: 'turn' }
  /** Tell what you measured. */
  | { readonly type: 'snapshot-wanted'; readonly id: number }
  /** The metrics of all, in Prometheus's text format. */
  | { readonly type: 'metrics'; readonly id: number; readonly text: string };
