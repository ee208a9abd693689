/** The documentation pages, `/docs` (Swagger UI) and `/redoc`: everything in them comes from this host. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fastifySwaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';

/** Nothing from another host: browsers enforce it. The styles are made by the pages' own scripts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The logo that ReDoc would fetch from its maker's host; without it, it shows its name alone. */
const REDOC_LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg';

const REDOC_PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>IMDb Recommender – API</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 }</style>
</head>
<body>
<div id="redoc"></div>
<script src="redoc/redoc.standalone.js"></script>
<script src="redoc/start.js"></script>
</body>
</html>
`;

const FONTS = 'system-ui, sans-serif';
const REDOC_OPTIONS = {
  theme: {
    typography: {
      fontFamily: FONTS,
      headings: { fontFamily: FONTS },
      code: { fontFamily: 'ui-monospace, monospace' },
    },
  },
};
const REDOC_START = `Redoc.init('openapi.json', ${JSON.stringify(REDOC_OPTIONS)}, document.getElementById('redoc'));\n`;

/** Serves the pages. */
export const docs = fp(
  async (app) => {
    app.addHook('onRoute', (route) => {
      // Written once: as the plugin does it, anew for each request, it takes as long as dozens of answers.
      if (route.url === '/docs/yaml')
        route.handler = (_request, reply) => reply.type('application/x-yaml').send(app.swagger({ yaml: true }));
    });
    await app.register(fastifySwaggerUi, {
      routePrefix: '/docs',
      // Its parts are told relative to the page, so that they are found behind a proxy with a prefix.
      indexPrefix: '.',
      staticCSP: CONTENT_SECURITY_POLICY,
      theme: { title: 'IMDb Recommender – API' },
      // The layout without the top bar, which shows a logo and asks for other documents.
      transformSpecification: (document, request) => withServer(document, request.headers['x-forwarded-prefix']),
      transformSpecificationClone: false,
      uiConfig: { layout: 'BaseLayout', tryItOutEnabled: true, displayRequestDuration: true },
    });
    const hidden = { schema: { hide: true } };
    let bundle: Promise<Buffer | undefined> | undefined;
    app.get('/redoc', hidden, (_request, reply) =>
      reply
        .header('content-security-policy', CONTENT_SECURITY_POLICY)
        .type('text/html; charset=utf-8')
        .send(REDOC_PAGE),
    );
    app.get('/redoc/start.js', hidden, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(REDOC_START),
    );
    app.get('/redoc/redoc.standalone.js', hidden, async (_request, reply) => {
      bundle ??= readRedoc();
      const script = await bundle;
      if (script === undefined) return reply.callNotFound();
      return reply.header('cache-control', 'public, max-age=3600').type('text/javascript; charset=utf-8').send(script);
    });
  },
  { name: 'docs', fastify: '5.x', dependencies: ['openapi'] },
);

/** The document with the address at which a proxy, such as the web app's server, has the API: else "Try it out" misses it. */
function withServer(document: Readonly<Record<string, unknown>>, prefix: unknown): Record<string, unknown> {
  const isPath = typeof prefix === 'string' && /^(?:\/[\w-]{1,50}){1,5}$/.test(prefix);
  return isPath ? { ...document, servers: [{ url: prefix }] } : document;
}

/** ReDoc as one script: the copy beside the compiled code, or else the installed package's; `undefined` without either. */
async function readRedoc(): Promise<Buffer | undefined> {
  const file = bundledRedoc() ?? installedRedoc();
  // One for all: of a text each connection that reads slowly would hold a copy of its own.
  return file === undefined ? undefined : Buffer.from((await readFile(file, 'utf8')).replaceAll(REDOC_LOGO, 'data:,'));
}

function bundledRedoc(): string | undefined {
  const file = fileURLToPath(new URL('../../assets/redoc.standalone.js', import.meta.url));
  return existsSync(file) ? file : undefined;
}

function installedRedoc(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('redoc/bundles/redoc.standalone.js');
  } catch {
    return undefined;
  }
}
