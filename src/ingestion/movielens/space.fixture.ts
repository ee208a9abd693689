/** For tests: obtains a MovieLens set from a server on this machine into a temporary folder. */

import { readdirSync } from 'node:fs';
import type { FileServer } from '../server.fixture.ts';
import { Workspace } from '../workspace.fixture.ts';
import { type MovieLensSettings, type ObtainedMovieLens, obtainMovieLens } from './obtain.ts';

/** A temporary folder for one test, in which sets are obtained. */
export class MovieLensSpace extends Workspace {
  /** Settings with which the small set is fetched from `server`. */
  settings(server: FileServer, changes: Partial<MovieLensSettings> = {}): MovieLensSettings {
    return {
      movielens: 'ml-latest-small',
      movielens_source: server.url,
      movielens_accept_terms: true,
      raw_dir: this.rawDir,
      force_download: false,
      retries: 2,
      connect_timeout_seconds: 30,
      idle_timeout_seconds: 30,
      ...changes,
    };
  }

  /** Obtains with these settings and short waits, recording events. */
  async obtain(
    server: FileServer,
    changes: Partial<MovieLensSettings> = {},
    signal?: AbortSignal,
  ): Promise<ObtainedMovieLens> {
    const obtained = await obtainMovieLens(this.settings(server, changes), {
      onEvent: (event) => this.events.push(event),
      minRetryDelayMs: 5,
      lockStaleSeconds: 60,
      ...(signal === undefined ? {} : { signal }),
    });
    if (obtained === null) throw new Error('the settings name no set');
    return obtained;
  }

  /** Names of what lies beside the unpacked folder, itself included. */
  unpackedNames(): string[] {
    return readdirSync(this.raw('movielens')).sort();
  }
}
