/** Validation of requests by Zod, and how refusals are told. */

import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { RefusedValue } from './schemas/errors.ts';

/** How many refusals one answer tells at most. */
const MAX_REFUSALS = 50;

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A part of the request that its schema refuses. Fastify sets `validationContext` before it is handled. */
export class SchemaRefusal extends Error {
  override readonly name = 'SchemaRefusal';
  readonly issues: readonly z.core.$ZodIssue[];
  /** The schema that refuses, with nothing by reference. */
  readonly described: JsonSchema;
  readonly validationContext?: string;

  constructor(issues: readonly z.core.$ZodIssue[], described: JsonSchema) {
    super('the schema refuses the request');
    this.issues = issues;
    this.described = described;
  }
}

/** Compiles a Zod schema to Fastify's validator, which answers `{ value }` or `{ error }`. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const described = z.toJSONSchema(schema, { io: 'input', metadata: z.registry() });
  const read = httpPart === 'querystring' ? numberReader(described) : (data: unknown) => data;
  return (data: unknown) => {
    const result = schema.safeParse(read(data), { reportInput: true });
    return result.success ? { value: result.data } : { error: new SchemaRefusal(result.error.issues, described) };
  };
};

/** How a query string writes what a schema wants, by its type. */
const NUMERALS: Readonly<Record<string, RegExp>> = { integer: /^-?\d{1,15}$/, number: /^-?\d{1,15}(?:\.\d{1,20})?$/ };

/** A query string holds nothing but text: this reads digits as a number wherever the schema wants one. */
function numberReader(described: JsonSchema): (data: unknown) => unknown {
  const numeric = Object.keys(described.properties ?? {}).flatMap((key) => {
    const numerals = NUMERALS[typeAt(described, [key]) ?? ''];
    return numerals === undefined ? [] : [{ key, numerals }];
  });
  return (data) => {
    const query: Record<string, unknown> = { ...(data as Record<string, unknown>) };
    for (const { key, numerals } of numeric) {
      const text = query[key];
      if (typeof text === 'string' && numerals.test(text)) query[key] = Number(text);
    }
    return query;
  };
}

/** Every refused value: where it is, what is expected, and the kind of refusal. */
export function refusedValues(refusal: SchemaRefusal): RefusedValue[] {
  const context = refusal.validationContext ?? 'body';
  const part = context === 'querystring' ? 'query' : context === 'params' ? 'path' : context;
  return refusal.issues.flatMap((issue) => refusalsOf(issue, part, refusal.described)).slice(0, MAX_REFUSALS);
}

function refusalsOf(issue: z.core.$ZodIssue, part: string, described: JsonSchema): RefusedValue[] {
  const loc = [part, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ loc: [...loc, key], msg: issue.message, type: 'extra_forbidden' }));
  }
  return [{ loc, msg: issue.message, type: kindOf(issue, described) }];
}

/** The kinds of refusal carry the names that clients of FastAPI know. */
function kindOf(issue: z.core.$ZodIssue, described: JsonSchema): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? 'missing' : typeKind(issue.expected, typeAt(described, issue.path));
    case 'too_small':
      if (issue.origin === 'array') return 'too_short';
      return issue.origin === 'string' ? 'string_too_short' : 'greater_than_equal';
    case 'too_big':
      if (issue.origin === 'array') return 'too_long';
      return issue.origin === 'string' ? 'string_too_long' : 'less_than_equal';
    case 'invalid_format':
      return 'string_pattern_mismatch';
    case 'invalid_value':
      return 'enum';
    default:
      return 'value_error';
  }
}

/** Fastify gives the schema `null` where there is no body at all. */
function isMissing({ input, path }: z.core.$ZodIssue): boolean {
  return input === undefined || (input === null && path.length === 0);
}

/** What type the schema wants at a path: Zod says number of integers too. */
function typeAt(described: JsonSchema, path: readonly PropertyKey[]): string | undefined {
  const at = path.reduce<JsonSchema | undefined>((schema, key) => {
    const child = typeof key === 'number' ? schema?.items : schema?.properties?.[String(key)];
    return typeof child === 'object' && !Array.isArray(child) ? child : undefined;
  }, described);
  return typeof at?.type === 'string' ? at.type : undefined;
}

function typeKind(expected: string, wanted: string | undefined): string {
  if (expected === 'object') return 'model_attributes_type';
  if (expected === 'array') return 'list_type';
  if (expected === 'string') return 'string_type';
  return wanted === 'number' ? 'float_type' : 'int_type';
}
