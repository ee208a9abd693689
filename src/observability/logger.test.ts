/** The logger's levels, formats and shape of lines. */

import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function capture(isTTY?: boolean) {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { destination: Object.assign(stream, { isTTY }), text: () => chunks.join('') };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with the time, the level by name and the fields', () => {
    const { destination, text } = capture();
    createLogger({ level: 'info', format: 'json' }, destination).info({ rows: 3 }, 'table read');
    const line: unknown = JSON.parse(text());
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      pid: process.pid,
      rows: 3,
      msg: 'table read',
    });
    expect(text()).toMatch(/\}\n$/);
  });

  it('drops lines below its level, and all of them when silent', () => {
    const { destination, text } = capture();
    createLogger({ level: 'warn', format: 'json' }, destination).info({}, 'not shown');
    createLogger({ level: 'silent', format: 'json' }, destination).fatal({}, 'not shown');
    expect(text()).toBe('');
  });

  it('tells an error with its causes', () => {
    const { destination, text } = capture();
    const err = new Error('outer', { cause: new Error('inner') });
    createLogger({ level: 'info', format: 'json' }, destination).error({ err }, 'failed');
    expect(JSON.parse(text())).toMatchObject({
      err: { message: 'outer: inner', stack: expect.stringContaining('inner') },
    });
  });

  it.each([
    ['auto', true, true],
    ['auto', false, false],
    ['pretty', false, true],
    ['json', true, false],
  ] as const)('format %s on a terminal (%s) is pretty: %s', (format, isTTY, pretty) => {
    const { destination, text } = capture(isTTY);
    createLogger({ level: 'info', format }, destination).info({ rows: 3 }, 'table read');
    expect(text()).toContain('table read');
    expect(text().startsWith('{')).toBe(!pretty);
  });
});
