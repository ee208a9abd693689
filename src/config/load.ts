/** Loads the configuration: defaults, `--config FILE`, environment, command line, checked as a whole and frozen. */

import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';
import { type ConfigLayer, readEnvironment } from './environment.ts';
import { SECRET_KEYS } from './keys.ts';
import { type Config, configSchema } from './schema.ts';

/** Where the parts of a configuration come from, the weakest first. */
export interface ConfigInputs {
  /** The defaults' file, `config/default.yaml`. */
  readonly defaultFile?: string | undefined;
  /** The file given by `--config`. */
  readonly file?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Command-line options; `undefined` values set nothing. */
  readonly overrides?: ConfigLayer;
}

/**
 * The configuration, complete, checked and deeply frozen.
 *
 * @throws {AppError} `config_invalid` listing every unknown key, wrong type and impossible range by path and origin
 */
export function loadConfig(inputs: ConfigInputs = {}): Config {
  const problems: string[] = [];
  const origins = new Map<string, string>();
  const merged: ConfigLayer = {};
  const add = (layer: ConfigLayer, origin: string): void => {
    for (const [section, keys] of Object.entries(layer)) {
      for (const [key, value] of Object.entries(keys)) {
        if (value === undefined) continue;
        merged[section] = { ...merged[section], [key]: value };
        origins.set(`${section}.${key}`, origin);
      }
    }
  };
  for (const file of [inputs.defaultFile, inputs.file]) {
    if (file !== undefined) add(readLayer(file, problems), file);
  }
  const environment = readEnvironment(inputs.env ?? {});
  add(environment.layer, 'the environment');
  for (const name of environment.unknown)
    problems.push(`${name}: unknown environment variable; see the configuration table in the README`);
  add(inputs.overrides ?? {}, 'the command line');

  const result = configSchema.safeParse(merged);
  if (!result.success)
    problems.push(...distinctIssues(result.error.issues).flatMap((issue) => describeIssue(issue, merged, origins)));
  if (problems.length > 0 || !result.success) {
    throw new AppError(
      'config_invalid',
      `The configuration is not valid:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
      {
        details: { problems },
      },
    );
  }
  return deepFreeze(result.data);
}

function readLayer(file: string, problems: string[]): ConfigLayer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const why = systemCodeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error);
    throw new AppError('config_invalid', `The configuration file ${file} cannot be read: ${why}.`, { cause: error });
  }
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  if (document.errors.length > 0) {
    const reasons = document.errors.map((error) => `  - ${error.message.trim()}`).join('\n');
    throw new AppError('config_invalid', `The configuration file ${file} is not valid YAML:\n${reasons}`);
  }
  const value = readValue(() => document.toJS({ maxAliasCount: 10 }), file);
  if (value === null || value === undefined) return {};
  if (!isRecord(value)) {
    throw new AppError(
      'config_invalid',
      `The configuration file ${file} must hold sections such as "features:", not ${nameOf(value)}.`,
    );
  }
  const layer: ConfigLayer = {};
  for (const [section, keys] of Object.entries(value)) {
    if (keys === null) continue;
    if (isRecord(keys)) layer[section] = keys;
    else problems.push(`${section}: expected a section with keys, found ${nameOf(keys)} (from ${file})`);
  }
  return layer;
}

function readValue(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (error) {
    throw new AppError('config_invalid', `The configuration file ${file} is not valid YAML: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

/** Without what else is wrong with a value that has the wrong type to begin with. */
function distinctIssues(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const pathOf = (issue: z.core.$ZodIssue): string => issue.path.map(String).join('.');
  const mistyped = new Set(issues.filter((issue) => issue.code === 'invalid_type').map(pathOf));
  return issues.filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)));
}

function describeIssue(issue: z.core.$ZodIssue, merged: ConfigLayer, origins: ReadonlyMap<string, string>): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const section = issue.path.map(String).join('.');
      const path = section === '' ? key : `${section}.${key}`;
      return `${path}: unknown ${section === '' ? 'section' : 'key'}${suggestion(key, section)}${fromOf(path, origins)}`;
    });
  }
  const path = issue.path.map(String).join('.');
  const found = issue.path.reduce<unknown>(
    (at, key) => (isRecord(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined),
    merged,
  );
  const isSecret = SECRET_KEYS.has(issue.path.slice(0, 2).map(String).join('.'));
  const shown = isSecret ? 'something else (not shown, it is a secret)' : JSON.stringify(found);
  // A default that does not fit to what was written elsewhere was not found anywhere.
  const foundText = found === undefined ? '' : `, found ${shown}`;
  return [`${path}: ${expectation(issue)}${foundText}${fromOf(path, origins)}`];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'int' ? 'a whole number' : `a value of type ${issue.expected}`}`;
    case 'too_small':
      return `expected ${sizeOf(issue.origin, 'at least', String(issue.minimum))}`;
    case 'too_big':
      return `expected ${sizeOf(issue.origin, 'at most', String(issue.maximum))}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

function sizeOf(origin: string, bound: string, limit: string): string {
  if (origin === 'string') return `${bound} ${limit} character${limit === '1' ? '' : 's'}`;
  if (origin === 'array') return `${bound} ${limit} item${limit === '1' ? '' : 's'}`;
  return `a number of ${bound} ${limit}`;
}

function suggestion(key: string, section: string): string {
  const shape: Record<string, unknown> = configSchema.shape;
  const known =
    section === '' ? Object.keys(shape) : Object.keys(configSchema.parse({})[section as keyof Config] ?? {});
  const nearest = known.map((name) => ({ name, edits: distance(name, key) })).sort((a, b) => a.edits - b.edits)[0];
  return nearest !== undefined && nearest.edits <= 3
    ? `; did you mean ${nearest.name}?`
    : `; known: ${known.join(', ')}`;
}

function fromOf(path: string, origins: ReadonlyMap<string, string>): string {
  const [section = '', key = ''] = path.split('.');
  const origin =
    origins.get(`${section}.${key}`) ?? [...origins].find(([known]) => known.startsWith(`${section}.`))?.[1];
  return origin === undefined ? '' : ` (from ${origin})`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value)}`;
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
