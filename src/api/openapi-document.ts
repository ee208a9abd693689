/** What the generator leaves to do in the OpenAPI document: shared headers, and components under their plain names. */

const REF = '#/components/schemas/';

const HEADERS = {
  'X-Request-ID': {
    description: "Identifier of the request: the request's own X-Request-ID when it is sane, else a new one.",
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  },
  'X-Latency-Ms': {
    description: 'Milliseconds from when the request was read to the answer.',
    schema: { type: 'string', pattern: '^\\d+(\\.\\d{1,3})?$' },
  },
};

/** Headers of answers with these statuses, besides. */
const HEADERS_OF_STATUS: Readonly<Record<string, readonly string[]>> = {
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

const LIMIT_HEADERS = {
  'Retry-After': {
    description: 'Seconds until the request would pass. Not where the reason is one that time does not mend.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  RateLimit: {
    description:
      'Tokens that are left (r), and seconds until all are back (t). On every answer where clients are limited, as are the older RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset.',
    schema: { type: 'string' },
    example: '"default";r=196;t=1',
  },
  'RateLimit-Policy': {
    description: 'Most tokens at once (q), and seconds in which they come back (w).',
    schema: { type: 'string' },
    example: '"default";q=200;w=10',
  },
};

const REQUEST_ID_PARAMETER = {
  name: 'X-Request-ID',
  in: 'header',
  required: false,
  description:
    'Identifier to give the request: 1–128 letters, digits, dots, underscores or hyphens. Another is replaced.',
  schema: { type: 'string' },
  example: 'my-request-1',
};

interface Operation {
  parameters?: unknown[];
  responses: Record<string, { headers?: Record<string, unknown> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; headers?: unknown; parameters?: unknown };
}

/**
 * Completes a generated document: declares the headers of every answer and the request id of every request, and drops
 * the twins that the generator makes of each component (`X` for answers, `XInput` for requests) where nothing uses them.
 */
export function completeDocument(generated: object): object {
  const document = withPlainNames(structuredClone(generated) as Document);
  document.components.headers = { ...HEADERS, ...LIMIT_HEADERS };
  document.components.parameters = { RequestId: REQUEST_ID_PARAMETER };
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    operation.parameters = [...(operation.parameters ?? []), { $ref: '#/components/parameters/RequestId' }];
    for (const [status, response] of Object.entries(operation.responses)) {
      response.headers = Object.fromEntries(
        [...Object.keys(HEADERS), ...(HEADERS_OF_STATUS[status] ?? [])].map((name) => [
          name,
          { $ref: `#/components/headers/${name}` },
        ]),
      );
    }
  }
  return document;
}

function withPlainNames(document: Document): Document {
  const used = usedSchemas(document);
  document.components.schemas = Object.fromEntries(
    Object.entries(document.components.schemas).filter(([name]) => used.has(name)),
  );
  const renamed = new Map(
    [...used]
      .filter((name) => name.endsWith('Input') && !used.has(plainName(name)))
      .map((name) => [name, plainName(name)]),
  );
  const text = JSON.stringify(document, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string' && value.startsWith(REF)) {
      return REF + (renamed.get(value.slice(REF.length)) ?? value.slice(REF.length));
    }
    return value;
  });
  const result = JSON.parse(text) as Document;
  result.components.schemas = Object.fromEntries(
    Object.entries(result.components.schemas)
      .map(([name, schema]) => [renamed.get(name) ?? name, schema] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return result;
}

function plainName(name: string): string {
  return name.slice(0, -'Input'.length);
}

/** The components that the operations use, directly or through others. */
function usedSchemas({ paths, components }: Document): Set<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    JSON.stringify(value, (key, child: unknown) => {
      if (key === '$ref' && typeof child === 'string' && child.startsWith(REF)) {
        const name = child.slice(REF.length);
        if (!used.has(name)) {
          used.add(name);
          visit(components.schemas[name]);
        }
      }
      return child;
    });
  };
  visit(paths);
  return used;
}
