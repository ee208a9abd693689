/** Holds the engine that serves, and swaps it for that of another model when one became current and is sound. */

import type { Logger } from 'pino';
import type { RefusedModel, ReloadResult } from '../api/deps.ts';
import { AppError, messageOf } from '../domain/errors.ts';
import type { RecommendationEngine } from '../inference/engine.ts';
import type { ModelStore } from '../model/store.ts';
import type { Metrics } from '../observability/metrics.ts';
import { loadEngine } from './current-engine.ts';

/** What an engine is held with. */
export interface EngineHolderOptions {
  readonly store: ModelStore;
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
  /** Runs a load when it may begin: beside other processes, one after the other. At once without it. */
  readonly inTurn?: (<T>(load: () => Promise<T>) => Promise<T>) | undefined;
}

/** The model that the pointer names, and what tells it from another one and from itself before a change. */
interface Wanted {
  readonly version: string | null;
  readonly state: string;
  /** Why it names none. */
  readonly error?: unknown;
}

interface Failure extends RefusedModel {
  readonly state: string;
  readonly error: AppError;
}

/** The engine that serves. Looks and loads are one after the other; what is being loaded never keeps the old engine from answering. */
export class EngineHolder {
  readonly #options: EngineHolderOptions;
  #engine: RecommendationEngine | undefined;
  #served: Wanted | undefined;
  #failure: Failure | undefined;
  #isLoading = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: EngineHolderOptions) {
    this.#options = options;
  }

  /** The engine that serves now, or `undefined`. */
  get engine(): RecommendationEngine | undefined {
    return this.#engine;
  }

  /** Whether a model is being loaded just now. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** Why there is no engine, and what to do about it; empty while there is one. */
  get unavailableReason(): string {
    return this.#engine === undefined ? (this.#failure?.error.message ?? '') : '';
  }

  /** The current model, when it was refused and an older one serves. */
  get refused(): RefusedModel | undefined {
    if (this.#engine === undefined || this.#failure === undefined) return undefined;
    const { version, reason, at } = this.#failure;
    return { version, reason, at };
  }

  /** Loads the current model for the first time. A model that is missing or damaged is no error: the server starts without one. */
  async start(): Promise<void> {
    const { logger } = this.#options;
    const wanted = await this.#wanted();
    try {
      await this.#load(wanted);
    } catch (error) {
      const { code, message } = this.#refuse(wanted, error);
      logger.error({ code }, `serving without a model: ${message}`);
    }
  }

  /**
   * Looks whether another model became current, and if so loads it beside the old one, tries it, and lets it serve from the next request
   * on. One that is not sound is refused, and not tried again before the pointer or its files change. Never rejects.
   */
  check(): Promise<ReloadResult> {
    return this.#queue(false);
  }

  /** As {@link check}, but one that was refused is tried again. */
  reload(): Promise<ReloadResult> {
    return this.#queue(true);
  }

  #queue(again: boolean): Promise<ReloadResult> {
    const next = this.#last.then(() => this.#look(again));
    this.#last = next;
    return next;
  }

  async #look(again: boolean): Promise<ReloadResult> {
    const unchanged = this.#unchanged(await this.#wanted(), again);
    if (unchanged !== undefined) return unchanged;
    const { inTurn = (load) => load() } = this.#options;
    return inTurn(async () => {
      // It may have changed once more while others had their turn.
      const wanted = await this.#wanted();
      return this.#unchanged(wanted, again) ?? this.#swapTo(wanted);
    });
  }

  /** The answer when there is nothing to load. */
  #unchanged(wanted: Wanted, again: boolean): ReloadResult | undefined {
    const { logger, metrics } = this.#options;
    const { version } = wanted;
    if (this.#engine !== undefined && isSame(wanted, this.#served)) {
      if (this.#failure !== undefined)
        logger.info({ model_version: version }, 'the model that serves is current again');
      this.#failure = undefined;
      metrics?.model.refused(undefined);
      return { result: 'unchanged', version };
    }
    return !again && isSame(wanted, this.#failure) ? { result: 'unchanged', version } : undefined;
  }

  async #swapTo(wanted: Wanted): Promise<ReloadResult> {
    const { logger, metrics } = this.#options;
    const previous = this.#served?.version ?? null;
    try {
      const { version, seconds } = await this.#load(wanted);
      metrics?.model.reloaded('swapped');
      return { result: 'swapped', version, previous, seconds };
    } catch (error) {
      const { code, message } = this.#refuse(wanted, error);
      // Nothing was lost where there was nothing yet.
      if (code !== 'model_missing' || this.#engine !== undefined) {
        metrics?.model.reloaded('refused');
        logger.error(
          { code, model_version: wanted.version, serving: previous, reason: message },
          'the current model is refused, and nothing changes until it is put right or another one is made current (`imdb-recommender model rollback`)',
        );
      }
      return { result: 'refused', version: wanted.version, reason: this.#withoutPaths(message) };
    }
  }

  /** Loads a model and lets it serve. @throws when it is not sound */
  async #load(wanted: Wanted): Promise<{ version: string; seconds: number }> {
    const { store, logger, metrics } = this.#options;
    if (wanted.version === null) throw wanted.error;
    const { version } = wanted;
    const startedAt = performance.now();
    this.#isLoading = true;
    const engine = await loadEngine(store.folderOf(version), metrics?.recommendations).finally(() => {
      this.#isLoading = false;
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const previous = this.#served?.version;
    // From here on requests get the new engine. Those that have the old one keep it to their end; nothing else does.
    this.#engine = engine;
    this.#served = wanted;
    this.#failure = undefined;
    metrics?.model.refused(undefined);
    metrics?.model.loaded({ startedAt: new Date(), seconds });
    const { titlesCount: titles, index } = engine;
    const facts = { titles, index, model_version: engine.model.manifest.version, seconds };
    logger.info(previous === undefined ? facts : { ...facts, previous }, 'model loaded');
    return { version, seconds };
  }

  #refuse({ version, state }: Wanted, thrown: unknown): AppError {
    const error =
      thrown instanceof AppError ? thrown : new AppError('model_corrupt', messageOf(thrown), { cause: thrown });
    this.#failure = { version, state, error, reason: this.#withoutPaths(error.message), at: new Date() };
    const isRefused = error.code !== 'model_missing' || this.#engine !== undefined;
    this.#options.metrics?.model.refused(isRefused ? (version ?? '') : undefined);
    return error;
  }

  async #wanted(): Promise<Wanted> {
    const { store } = this.#options;
    try {
      const version = await store.currentVersion();
      return { version, state: await store.stateOf(version) };
    } catch (error) {
      return { version: null, state: messageOf(error), error };
    }
  }

  /** What everybody may read: not where the models lie. */
  #withoutPaths(message: string): string {
    return message
      .replaceAll(`${this.#options.store.modelsDir}/`, '')
      .replaceAll(this.#options.store.modelsDir, 'the models folder');
  }
}

function isSame(wanted: Wanted, other: Pick<Wanted, 'version' | 'state'> | undefined): boolean {
  return other !== undefined && wanted.version === other.version && wanted.state === other.state;
}
