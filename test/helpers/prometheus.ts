/** Finds Prometheus and its tool, runs a server with the repository's configuration, and asks it. */

import { accessSync, constants, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './ports.ts';
import { REPOSITORY, type Running, startCommand } from './program.ts';

/** The folder of Prometheus's configuration, rules and their tests. */
export const PROMETHEUS_FOLDER: string = join(REPOSITORY, 'monitoring', 'prometheus');

/** The programs. */
export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
}

/** The installed programs; `undefined` where one is missing. */
export function findPrometheus(): PrometheusPrograms | undefined {
  const [prometheus, promtool] = ['prometheus', 'promtool'].map(onPath);
  return prometheus === undefined || promtool === undefined ? undefined : { prometheus, promtool };
}

/** Alertmanager's tool; `undefined` where it is missing. */
export function findAmtool(): string | undefined {
  return onPath('amtool');
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => canRun(path));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One series and its latest value. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A rule as Prometheus has it in force. */
export interface LoadedRule {
  readonly name: string;
  readonly query: string;
  readonly type: 'alerting' | 'recording';
  readonly health: string;
  readonly lastError?: string;
}

/** A server that scrapes. */
export interface PrometheusServer extends Running {
  readonly url: string;
  /**
   * The value of an expression, now or at a moment.
   *
   * @param at in seconds since 1970
   * @throws {Error} with Prometheus's words when it does not parse
   */
  query(expression: string, at?: number): Promise<Sample[]>;
  /** All rules that are in force. */
  rules(): Promise<LoadedRule[]>;
}

/** Starts Prometheus in an empty folder with the repository's configuration and these targets. */
export async function startPrometheus(
  { prometheus }: PrometheusPrograms,
  cwd: string,
  targets: readonly string[],
): Promise<PrometheusServer> {
  copyFileSync(join(PROMETHEUS_FOLDER, 'prometheus.yml'), join(cwd, 'prometheus.yml'));
  mkdirSync(join(cwd, 'targets'));
  writeFileSync(join(cwd, 'targets', 'recommender.yml'), stringify([{ targets }]));
  symlinkSync(join(PROMETHEUS_FOLDER, 'rules'), join(cwd, 'rules'));
  const port = await freePort();
  const args = ['--config.file=prometheus.yml', '--storage.tsdb.path=data', `--web.listen-address=127.0.0.1:${port}`];
  const running = startCommand(prometheus, args, { cwd });
  await running.saw(/Server is ready to receive web requests/);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...running,
    url,
    async query(expression, at) {
      const { result } = await ask<{ result: RawSample[] | [number, string] }>(url, 'query', {
        query: expression,
        ...(at === undefined ? {} : { time: String(at) }),
      });
      return result.flatMap((one) => (typeof one === 'object' && 'metric' in one ? [sampleOf(one)] : []));
    },
    async rules() {
      const { groups } = await ask<{ groups: { rules: LoadedRule[] }[] }>(url, 'rules', {});
      return groups.flatMap(({ rules }) => rules);
    },
  };
}

interface RawSample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

function sampleOf({ metric, value: [, value] }: RawSample): Sample {
  const infinity: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity };
  return { metric, value: infinity[value] ?? Number(value) };
}

async function ask<Data>(url: string, what: string, parameters: Record<string, string>): Promise<Data> {
  const response = await fetch(`${url}/api/v1/${what}?${new URLSearchParams(parameters).toString()}`);
  const answer = (await response.json()) as { status: string; error?: string; data: Data };
  if (answer.status !== 'success') throw new Error(`${answer.error}: ${JSON.stringify(parameters)}`);
  return answer.data;
}
