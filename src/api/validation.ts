/** Validation of requests by Zod, and how refusals are told. */

import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { RefusedValue } from './schemas/errors.ts';

/** How many refusals one answer tells at most. */
const MAX_REFUSALS = 50;

/** A part of the request that its schema refuses. Fastify sets `validationContext` before it is handled. */
export class SchemaRefusal extends Error {
  override readonly name = 'SchemaRefusal';
  readonly issues: readonly z.core.$ZodIssue[];
  readonly validationContext?: string;

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('the schema refuses the request');
    this.issues = issues;
  }
}

/** Compiles a Zod schema to Fastify's validator, which answers `{ value }` or `{ error }`. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const read = httpPart === 'querystring' ? integerReader(schema) : (data: unknown) => data;
  return (data: unknown) => {
    const result = schema.safeParse(read(data), { reportInput: true });
    return result.success ? { value: result.data } : { error: new SchemaRefusal(result.error.issues) };
  };
};

/** A query string holds nothing but text: this reads digits as a number wherever the schema wants an integer. */
function integerReader(schema: z.ZodType): (data: unknown) => unknown {
  const properties = z.toJSONSchema(schema, { io: 'input' }).properties ?? {};
  const integers = Object.keys(properties).filter((key) => {
    const property = properties[key];
    return typeof property === 'object' && property.type === 'integer';
  });
  return (data) => {
    const query: Record<string, unknown> = { ...(data as Record<string, unknown>) };
    for (const key of integers) {
      const text = query[key];
      if (typeof text === 'string' && /^-?\d{1,15}$/.test(text)) query[key] = Number(text);
    }
    return query;
  };
}

/** Every refused value: where it is, what is expected, and the kind of refusal. */
export function refusedValues(refusal: SchemaRefusal): RefusedValue[] {
  const context = refusal.validationContext ?? 'body';
  const part = context === 'querystring' ? 'query' : context === 'params' ? 'path' : context;
  return refusal.issues.flatMap((issue) => refusalsOf(issue, part)).slice(0, MAX_REFUSALS);
}

function refusalsOf(issue: z.core.$ZodIssue, part: string): RefusedValue[] {
  const loc = [part, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ loc: [...loc, key], msg: issue.message, type: 'extra_forbidden' }));
  }
  return [{ loc, msg: issue.message, type: kindOf(issue) }];
}

/** The kinds of refusal carry the names that clients of FastAPI know. */
function kindOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? 'missing' : typeKind(issue.expected);
    case 'too_small':
      return issue.origin === 'string' ? 'string_too_short' : 'greater_than_equal';
    case 'too_big':
      return issue.origin === 'string' ? 'string_too_long' : 'less_than_equal';
    case 'invalid_format':
      return 'string_pattern_mismatch';
    default:
      return 'value_error';
  }
}

/** Fastify gives the schema `null` where there is no body at all. */
function isMissing({ input, path }: z.core.$ZodIssue): boolean {
  return input === undefined || (input === null && path.length === 0);
}

function typeKind(expected: string): string {
  if (expected === 'object') return 'model_attributes_type';
  return expected === 'string' ? 'string_type' : 'int_type';
}
