/** Uploads, lists and downloads artifacts through the tracking server. */

import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import type { RunFile } from '../run.ts';
import { artifactsSchema } from './answers.ts';
import { ask, pages } from './api.ts';
import type { MlflowHttp } from './http.ts';

/** How many files are under way at once. */
const AT_ONCE = 4;

/** The scheme of addresses that the tracking server serves itself. */
const PROXIED = 'mlflow-artifacts:';

/**
 * Uploads files below an artifact address; a file that is there already is replaced.
 *
 * @param artifactUri as the server gave it
 * @throws {AppError} `tracking_unavailable` when the server does not pass artifacts on
 */
export async function uploadFiles(http: MlflowHttp, artifactUri: string, files: readonly RunFile[]): Promise<void> {
  const base = proxiedPath(http, artifactUri);
  const left = [...files];
  const worker = async (): Promise<void> => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      const { path, content } = file;
      await http.put(
        `${base}/${encoded(path)}`,
        content instanceof Uint8Array ? content : await readFile(content.file),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** The paths of all files of a run, in order of code points. */
export async function listFiles(http: MlflowHttp, runId: string, folder = ''): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, is_dir } of await entriesOf(http, runId, folder)) {
    if (is_dir) paths.push(...(await listFiles(http, runId, path)));
    else paths.push(path);
  }
  return paths.sort();
}

/** Whether a run has a file. */
export async function hasFile(http: MlflowHttp, runId: string, path: string): Promise<boolean> {
  const entries = await entriesOf(http, runId, path.split('/').slice(0, -1).join('/'));
  return entries.some((entry) => entry.path === path && !entry.is_dir);
}

function entriesOf(http: MlflowHttp, runId: string, folder: string): Promise<{ path: string; is_dir: boolean }[]> {
  return pages(async (token) => {
    const answer = await ask(http, artifactsSchema, 'GET', 'artifacts/list', {
      run_id: runId,
      ...(folder !== '' && { path: folder }),
      ...(token !== undefined && { page_token: token }),
    });
    return { items: answer.files, next: answer.next_page_token };
  });
}

/** The bytes of a file below an artifact address. */
export async function downloadFile(http: MlflowHttp, artifactUri: string, path: string): Promise<Uint8Array> {
  return http.get(`${proxiedPath(http, artifactUri)}/${encoded(path)}`);
}

/** The path at which the server takes and gives what lies below an artifact address. */
function proxiedPath(http: MlflowHttp, artifactUri: string): string {
  const url = URL.canParse(artifactUri) ? new URL(artifactUri) : undefined;
  if (url?.protocol !== PROXIED) {
    throw new AppError(
      'tracking_unavailable',
      `The MLflow server at ${http.address} keeps artifacts at ${artifactUri}, where this program cannot write. Start the server with --serve-artifacts (its default) and --artifacts-destination, and use a new experiment (mlflow.experiment_name).`,
    );
  }
  return `/api/2.0/mlflow-artifacts/artifacts${url.pathname.replace(/\/+$/, '')}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
