/** Random and hostile values, generated from the schemas of an OpenAPI document: nearly right, or of every wrong kind. */

import * as fc from 'fast-check';
import { TINY_TITLES } from '../../test/builders/tiny-engine.ts';

/** A schema of the document, as far as requests are generated from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly examples?: readonly unknown[];
}
/** The schemas that a document refers to, by name. */
export type Components = Readonly<Record<string, Schema>>;

/** Text of every kind: any code unit, lone surrogates, controls, and what has broken parsers before. */
export const nastyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '\uDFFF\uD800',
    '\u202E',
    '\u2028',
    'İ',
    'ß',
    '🎬'.repeat(300),
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    '%00',
    '%E0%A4%A',
    '{{7*7}}',
    "' OR 1=1 --",
    'null',
    'NaN',
    '-0',
    '1e999',
    'x'.repeat(199),
    'x'.repeat(200),
    'x'.repeat(201),
    'x'.repeat(500),
    'x'.repeat(501),
    'x'.repeat(20_000),
  ),
  fc.constantFrom(
    ...TINY_TITLES.flatMap(({ tconst, primaryTitle }) => [tconst, primaryTitle, primaryTitle.slice(0, 4)]),
  ),
);

/** A value that the schema allows, or almost: bounds and their neighbours are frequent. */
export function almostValid(schema: Schema, components: Components): fc.Arbitrary<unknown> {
  const target = schema.$ref === undefined ? schema : components[schema.$ref.split('/').at(-1) ?? ''];
  if (target === undefined) throw new Error(`the document lacks ${schema.$ref}`);
  if (target.examples !== undefined && target.properties === undefined) {
    const { examples, ...rest } = target;
    return fc.oneof(fc.constantFrom(...examples), almostValid(rest, components));
  }
  if (target.anyOf !== undefined) return fc.oneof(...target.anyOf.map((one) => almostValid(one, components)));
  if (target.enum !== undefined) return fc.constantFrom(...target.enum);
  if (target.properties !== undefined) return almostValidObject(target.properties, components);
  if (target.items !== undefined) return almostValidArray(target, target.items, components);
  if (target.type === 'null') return fc.constant(null);
  if (target.type === 'integer' || target.type === 'number') {
    const { minimum = -1000, maximum = 1000 } = target;
    const within =
      target.type === 'integer'
        ? fc.integer({ min: minimum, max: maximum })
        : fc.double({ min: minimum, max: maximum, noNaN: true });
    return fc.oneof(
      { weight: 3, arbitrary: within },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          minimum - 1,
          minimum,
          maximum,
          maximum + 1,
          minimum + 0.5,
          minimum - 1e-9,
          maximum + 1e-9,
          Number.MAX_VALUE,
          -0,
        ),
      },
    );
  }
  if (target.pattern !== undefined) {
    return fc.oneof(
      fc.stringMatching(new RegExp(target.pattern)),
      fc.constantFrom(...TINY_TITLES.map(({ tconst }) => tconst)),
      nastyText,
    );
  }
  const { minLength = 0, maxLength = 50 } = target;
  return fc.oneof(
    fc.constantFrom(...TINY_TITLES.map(({ primaryTitle }) => primaryTitle)),
    fc.string({ minLength, maxLength }),
    fc
      .constantFrom(minLength - 1, minLength, maxLength, maxLength + 1)
      .map((length) => 'é'.repeat(Math.max(0, length))),
    nastyText,
  );
}

/** Mostly a few items; now and then none, as many as the schema allows, or one more. */
function almostValidArray(
  { minItems = 0, maxItems = 10 }: Schema,
  items: Schema,
  components: Components,
): fc.Arbitrary<unknown> {
  const item = almostValid(items, components);
  return fc.oneof(
    { weight: 8, arbitrary: fc.array(item, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(item, fc.constantFrom(0, maxItems, maxItems + 1))
        .map(([value, length]): unknown[] => Array(length).fill(value)),
    },
  );
}

/** Any of the fields, or only one or two: of many almost valid ones, one is mostly refused. */
function almostValidObject(
  properties: Readonly<Record<string, Schema>>,
  components: Components,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      fc.oneof({ weight: 8, arbitrary: almostValid(value, components) }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  );
  const extra = fc.dictionary(nastyText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2, noNullPrototype: true });
  const few = fc.subarray(Object.keys(fields), { maxLength: 2 });
  return fc
    .tuple(
      fc.record(fields, { requiredKeys: [] }),
      fc.option(few, { freq: 2, nil: undefined }),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: extra }),
    )
    .map(([known, only, unknown]) => {
      const kept =
        only === undefined ? known : Object.fromEntries(Object.entries(known).filter(([key]) => only.includes(key)));
      return { ...unknown, ...kept };
    });
}
