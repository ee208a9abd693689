/** Metrics of the model that serves: whether there is one, which, how large, and how old its data are. */

import { type Aggregator, Counter, Gauge, type Registry } from 'prom-client';

/** What is told of a model. */
export interface ModelFacts {
  readonly name: string;
  readonly version: string;
  /** Whose titles they are: imdb, local or demo. */
  readonly catalogue: string;
  /** How many titles can be recommended. */
  readonly titles: number;
  /** As of when its data are. */
  readonly dataAsOf: Date;
}

/** How a model came to serve. */
export interface ModelLoad {
  /** Since when it has been serving. */
  readonly startedAt: Date;
  /** How long loading and verifying it took. */
  readonly seconds: number;
}

/** What is told besides the model. */
export interface ModelMetricsOptions {
  /** Version of this program. */
  readonly appVersion: string;
  /** Age of the data from which an operator wants to be told. */
  readonly maxDataAgeSeconds: number;
}

/** What comes of loading another model while one serves, or none. */
export const RELOAD_RESULTS = ['swapped', 'refused'] as const;

/** What came of loading another model. */
export type ReloadOutcome = (typeof RELOAD_RESULTS)[number];

type InfoLabel = 'version' | 'model_name' | 'model_version' | 'catalogue';

/** Tells about the model. What there is none of without a model is not exported then, rather than 0. */
export class ModelMetrics {
  readonly #options: ModelMetricsOptions;
  readonly #loaded: Gauge;
  readonly #titles: Gauge;
  readonly #info: Gauge<InfoLabel>;
  readonly #startedAt: Gauge;
  readonly #loadTime: Gauge;
  readonly #dataAge: Gauge;
  readonly #reloads: Counter<'result'>;
  readonly #refused: Gauge<'model_version'>;
  #load: ModelLoad | undefined;

  constructor(registry: Registry, options: ModelMetricsOptions) {
    this.#options = options;
    // Of several processes the one is told that is worst off, or was last to change.
    const gauge = (name: string, help: string, aggregator: Aggregator): Gauge =>
      new Gauge({ name: `recommender_${name}`, help, aggregator, registers: [registry] });
    this.#loaded = gauge('model_loaded', 'Whether a model is serving: 1 or 0.', 'min');
    this.#titles = gauge('model_titles_loaded', 'Titles that can be recommended; 0 without a model.', 'min');
    this.#startedAt = gauge('model_started_at_seconds', 'Since when the model has been serving, as Unix time.', 'max');
    this.#loadTime = gauge('model_load_time_seconds', 'How long loading and verifying the model took.', 'max');
    this.#dataAge = gauge(
      'data_age_seconds',
      "Age of the model's data: since the oldest of its files was last modified, or else since training.",
      'max',
    );
    gauge('data_max_age_seconds', 'Age of the data from which they count as stale, as configured.', 'max').set(
      options.maxDataAgeSeconds,
    );
    this.#info = new Gauge({
      name: 'recommender_app_info',
      help: 'Always 1; its labels tell which program serves which model.',
      labelNames: ['version', 'model_name', 'model_version', 'catalogue'],
      aggregator: 'max',
      registers: [registry],
    });
    this.#reloads = new Counter({
      name: 'recommender_model_reloads_total',
      help: 'Models that became current while the service ran, by outcome: swapped (serves now), refused (not sound; nothing changed).',
      labelNames: ['result'],
      registers: [registry],
    });
    for (const result of RELOAD_RESULTS) this.#reloads.inc({ result }, 0);
    this.#refused = new Gauge({
      name: 'recommender_model_refused',
      help: 'Whether the current model was refused, so that an older one or none serves: 1 or 0; its label tells which was refused.',
      labelNames: ['model_version'],
      aggregator: 'max',
      registers: [registry],
    });
    this.refused(undefined);
  }

  /** A model was loaded and serves from now on. */
  loaded(load: ModelLoad): void {
    this.#load = load;
  }

  /** Another model was loaded, or refused. */
  reloaded(result: ReloadOutcome): void {
    this.#reloads.inc({ result });
  }

  /** Which current model was refused (`''` when the pointer names none); `undefined` when none is. There is one series at a time. */
  refused(version: string | undefined): void {
    this.#refused.reset();
    this.#refused.set({ model_version: version ?? '' }, version === undefined ? 0 : 1);
  }

  /** Brings the gauges up to date; `undefined` when no model is serving. */
  update(model: ModelFacts | undefined, now = new Date()): void {
    this.#loaded.set(model === undefined ? 0 : 1);
    this.#titles.set(model?.titles ?? 0);
    this.#info.reset();
    this.#info.set(
      {
        version: this.#options.appVersion,
        model_name: model?.name ?? '',
        model_version: model?.version ?? '',
        catalogue: model?.catalogue ?? '',
      },
      1,
    );
    const load = model && this.#load;
    setOrRemove(this.#startedAt, load && load.startedAt.getTime() / 1000);
    setOrRemove(this.#loadTime, load?.seconds);
    setOrRemove(this.#dataAge, model && (now.getTime() - model.dataAsOf.getTime()) / 1000);
  }
}

function setOrRemove(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
