/** The charts of the model that is serving. */

import { expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

it('gives a chart as a drawing that may load nothing', async () => {
  const app = await buildApp(tinyApi().deps);
  const response = await app.inject('/model/charts/ratings');
  expect(response.statusCode).toBe(200);
  expect(response.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect(response.body).toMatch(/^<svg /);
  await app.close();
});

it('says that a model has no charts, and refuses names that are none', async () => {
  const app = await buildApp(tinyApi().deps);
  const missing = await app.inject('/model/charts/votes');
  expect(missing.statusCode).toBe(404);
  expect(missing.json()).toMatchObject({
    detail: { error: 'chart_not_found', suggestion: expect.stringContaining('train') },
  });
  for (const name of ['nope', '..%2Fmanifest.json', 'ratings.svg']) {
    expect((await app.inject(`/model/charts/${name}`)).statusCode, name).toBe(422);
  }
  await app.close();
});
