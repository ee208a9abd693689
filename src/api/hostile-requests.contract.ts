/** Random and hostile requests, generated from an OpenAPI document: what its operations promise to withstand. */

import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
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
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly examples?: readonly unknown[];
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly schema: Schema;
  readonly example?: unknown;
}
/** An operation of the document. */
export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<
    Record<string, { readonly content: { readonly 'application/json': { schema: Schema } } }>
  >;
}
/** The document, as far as it is used here. */
export interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
/** An operation and where it is. */
export interface Case {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Text of every kind: any code unit, lone surrogates, controls, and what has broken parsers before. */
const nastyText = fc.oneof(
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

const deep = fc
  .tuple(fc.constantFrom<[string, string]>(['[', ']'], ['{"a":', '}']), fc.integer({ min: 1, max: 9_000 }))
  .map(([[open, close], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

/** A value that the schema allows, or almost: bounds and their neighbours are frequent. */
function almostValid(schema: Schema, document: OpenapiDocument): fc.Arbitrary<unknown> {
  const target = schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (target === undefined) throw new Error(`the document lacks ${schema.$ref}`);
  if (target.examples !== undefined && target.properties === undefined) {
    const { examples, ...rest } = target;
    return fc.oneof(fc.constantFrom(...examples), almostValid(rest, document));
  }
  if (target.anyOf !== undefined) return fc.oneof(...target.anyOf.map((one) => almostValid(one, document)));
  if (target.enum !== undefined) return fc.constantFrom(...target.enum);
  if (target.properties !== undefined) return almostValidObject(target.properties, document);
  if (target.type === 'null') return fc.constant(null);
  if (target.type === 'integer' || target.type === 'number') {
    const { minimum = -1000, maximum = 1000 } = target;
    return fc.oneof(
      fc.integer({ min: minimum, max: maximum }),
      fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1, minimum + 0.5, Number.MAX_VALUE, -0),
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

function almostValidObject(
  properties: Readonly<Record<string, Schema>>,
  document: OpenapiDocument,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      fc.oneof({ weight: 8, arbitrary: almostValid(value, document) }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  );
  const extra = fc.dictionary(nastyText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2, noNullPrototype: true });
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.option(extra, { freq: 6, nil: {} }))
    .map(([known, unknown]) => ({ ...unknown, ...known }));
}

const brokenBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json(),
  deep,
  nastyText,
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    '{',
    '{"title":',
    '[1,',
    '{"a":1}{"b":2}',
    '{"__proto__":{"x":1},"title":"dark"}',
    '\uFEFF{}',
    '01',
  ),
  fc.constantFrom('{"constructor":{"prototype":{"x":1}},"title":"dark"}', `{"title":"${'x'.repeat(70_000)}"}`),
);

const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/json;',
      'text/plain',
      'text/json',
      '',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json/json',
      '/',
      '*/*',
      'a'.repeat(500),
    ),
  },
);

const junkHeaders = fc.dictionary(
  fc.constantFrom(
    'x-request-id',
    'origin',
    'accept',
    'accept-version',
    'if-none-match',
    'range',
    'cookie',
    'x-forwarded-for',
    'transfer-encoding',
    'content-length',
    'expect',
    'access-control-request-method',
    'x-http-method-override',
  ),
  fc.oneof(fc.constantFrom('*', '0', '-1', 'bytes=0-1', 'https://example.org', 'chunked', 'DELETE'), nastyText),
  { maxKeys: 3, noNullPrototype: true },
);

const oddMethod = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LOCK',
);

/** Percent-encodes any text, lone surrogates as what they become in UTF-8. */
const encode = (text: string) => encodeURIComponent(Buffer.from(text).toString());

/** A request as it is injected. */
export interface HostileRequest {
  readonly method: NonNullable<InjectOptions['method']>;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** Requests to one operation: mostly almost valid, and each part of them broken now and then. */
export function requestFor({ method, path, operation }: Case, document: OpenapiDocument): fc.Arbitrary<HostileRequest> {
  const parameters = (operation.parameters ?? []).filter(({ $ref }) => $ref === undefined);
  const value = (parameter: Parameter) =>
    fc
      .oneof(fc.constant(parameter.example ?? ''), almostValid(parameter.schema, document), nastyText)
      .map((generated) => String(generated));
  const pathValues = fc.tuple(...parameters.filter((parameter) => parameter.in === 'path').map(value));
  const queryParts = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) =>
      fc
        .array(value(parameter), { minLength: 0, maxLength: 2, size: 'max' })
        .map((values) => values.map((text) => `${parameter.name}=${encode(text)}`)),
    );
  const junkQuery = fc.array(
    fc.oneof(
      fc.tuple(nastyText, nastyText).map(([key, text]) => `${encode(key)}=${encode(text)}`),
      fc.constantFrom(
        '=',
        '&',
        '%',
        '%zz=%E0%A4%A',
        '__proto__=1',
        'q[]=1',
        'limit[$gt]=1',
        'q',
        '#x',
        `z=${'y'.repeat(15_000)}`,
      ),
    ),
    { maxLength: 2 },
  );
  const schema = operation.requestBody?.content['application/json'].schema;
  const body: fc.Arbitrary<string | Buffer | undefined> =
    schema === undefined
      ? fc.option(brokenBody, { freq: 8, nil: undefined })
      : fc.oneof(
          { weight: 8, arbitrary: almostValid(schema, document).map((generated) => JSON.stringify(generated)) },
          { weight: 3, arbitrary: brokenBody },
          { weight: 1, arbitrary: fc.constant(undefined) },
        );
  return fc
    .record({
      method: fc.oneof({ weight: 9, arbitrary: fc.constant(method) }, { weight: 1, arbitrary: oddMethod }),
      pathValues,
      suffix: fc.oneof(
        { weight: 20, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('/', '//', '/%E0%A4%A', '%', ';a=b', '/..', '/%2e%2e', '%5C', '%00') },
      ),
      query: fc.tuple(...queryParts, junkQuery),
      type: contentType,
      body,
      headers: fc.option(junkHeaders, { freq: 3, nil: {} }),
    })
    .map((made) => {
      let at = 0;
      const filled = path.replaceAll(/\{\w+\}/g, () => encode(made.pathValues[at++] ?? ''));
      const query = made.query.flat().join('&');
      return {
        method: made.method as HostileRequest['method'],
        url: filled + made.suffix + (query === '' ? '' : `?${query}`),
        headers: { ...made.headers, ...(made.body === undefined ? {} : { 'content-type': made.type }) },
        ...(made.body === undefined ? {} : { payload: made.body }),
      };
    });
}
