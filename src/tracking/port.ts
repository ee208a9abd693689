/** Where runs are recorded, and read again. */

import type { Run, RunRecord, RunSummary } from './run.ts';

/** A place for runs: a server, or a folder. */
export interface RunTracker {
  /** The place, for people: an address, or a folder. */
  readonly place: string;
  /**
   * Records a run, whole: until this resolves, nothing that it wrote claims to be a finished run. Recorded again, it is completed where it
   * was broken off, and stays one run.
   *
   * @throws {AppError} `tracking_unavailable` or `storage_failed`, saying what to do
   */
  record(run: Run): Promise<void>;
  /** The runs, the latest first. @throws {AppError} as {@link record} */
  list(): Promise<readonly RunSummary[]>;
  /**
   * What was recorded of a run.
   *
   * @param id as the run was recorded under
   * @throws {AppError} `run_not_found`, or as {@link record}
   */
  read(id: string): Promise<RunRecord>;
  /**
   * The bytes of one file of a run.
   *
   * @throws {AppError} `run_not_found` when there is no such run or file, or as {@link record}
   */
  readFile(id: string, path: string): Promise<Uint8Array>;
}
