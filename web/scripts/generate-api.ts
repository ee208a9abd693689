/** Writes the types of the API from its OpenAPI document; `--check` only reports that they are stale. */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { pino } from 'pino';
import { buildApp } from '../../src/api/app.ts';
import { configSchema } from '../../src/config/schema.ts';
import { createMetrics } from '../../src/observability/metrics.ts';

const file = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));

const app = await buildApp({
  engine: () => undefined,
  unavailableReason: () => '',
  config: configSchema.parse({}),
  logger: pino({ level: 'silent' }),
  metrics: createMetrics({ appVersion: '', maxDataAgeSeconds: 0, process: false }),
  version: '',
});
const document = (await app.inject('/openapi.json')).body;
await app.close();
// What has a default may be left out of a request; no answer leaves out what has one.
const types = astToString(await openapiTypescript(document, { defaultNonNullable: false }));
const wanted = `/** Made from the API's OpenAPI document by \`npm run generate\`. */\n\n${types}`;

if (process.argv.includes('--check')) {
  if (read() !== wanted) {
    console.error('Stale: web/src/api/schema.d.ts. Run npm run generate.');
    process.exitCode = 1;
  }
} else if (read() !== wanted) {
  writeFileSync(file, wanted);
  console.error('Written: web/src/api/schema.d.ts.');
}

function read(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
