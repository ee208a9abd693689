/** The logger's levels, formats and shape of lines. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
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

/** Logs two lines, between which whatever its parent does has been done, and ends, after having stood still for a while as the second is written. */
const TWO_LINES = `
  import { readSync } from 'node:fs';
  import { createLogger, flushLog } from '${new URL('./logger.ts', import.meta.url).href}';
  const logger = createLogger({ level: 'info', format: 'json' });
  logger.info({}, 'one');
  logger.flush();
  // Nothing else runs in this process until the parent has said so: the first line counts as being written all the while.
  readSync(0, Buffer.alloc(1));
  logger.info({ text: 'x'.repeat(Number(process.argv[1])) }, 'two');
  const flushed = flushLog(logger);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.argv[2]));
  await flushed;
  process.exit(0);`;

describe('flushLog', () => {
  const start = ({ letters = 0, stallMs = 0 } = {}) =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', TWO_LINES, `${letters}`, `${stallMs}`], {
      stdio: 'pipe',
    });

  it.each([
    ['', 0],
    [', though the process stands still for longer than it may take', 2000],
  ])('writes what was logged while a line was being written%s', async (_, stallMs) => {
    const child = start({ stallMs });
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += String(chunk);
    });
    child.stdin.end('x');
    await once(child, 'close');
    expect(text).toMatch(/"one"[\s\S]*"two"/);
  });

  it.each([
    ['is gone', (child: ReturnType<typeof start>) => child.stderr.destroy()],
    ['reads no more', (child: ReturnType<typeof start>) => child.stderr.pause()],
  ])('lets the process end when whoever read the lines %s', async (_, leave) => {
    // More than fits between the two.
    const child = start({ letters: 5_000_000 });
    await once(child.stderr, 'data');
    leave(child);
    await new Promise((resolve) => setImmediate(resolve));
    child.stdin.end('x');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

/** Ends as it is told once its parent has said so, with lines that are not written yet. */
const LINES_AT_THE_END = `
  import { readSync } from 'node:fs';
  import { createLogger } from '${new URL('./logger.ts', import.meta.url).href}';
  const logger = createLogger({ level: 'info', format: 'json' });
  logger.info({}, 'begun');
  logger.flush();
  setTimeout(() => {
    readSync(0, Buffer.alloc(1));
    const [how, lines] = process.argv.slice(1);
    for (let line = 0; line < Number(lines); line += 1) logger.info({ text: 'x'.repeat(10_000) }, 'more');
    const end = () => {
      if (how === 'fatal') logger.fatal({}, 'over');
      process.exit(3);
    };
    // Where there are many, some are on their way then.
    if (lines === '1') end();
    else setTimeout(end, 200);
  }, 0);`;

describe('a process that ends without flushing its log', () => {
  const temporary = useTemporaryFolder();

  it.each([
    ['exit', 'is gone'],
    ['fatal', 'is gone'],
    ['exit', 'reads no more'],
    ['fatal', 'reads no more'],
  ] as const)('ends all the same by %s when whoever read the lines %s', async (how, reader) => {
    // A pipe as those of shells and containers, whose end is noticed only by who writes something.
    const pipe = temporary(`${how} ${reader}`);
    spawnSync('mkfifo', [pipe]);
    const end = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const stderr = openSync(pipe, 'w');
    const lines = reader === 'is gone' ? '1' : '500';
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', LINES_AT_THE_END, how, lines],
      { stdio: ['pipe', 'ignore', stderr] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    closeSync(stderr);
    await expect.poll(() => begun(end), { timeout: 20_000 }).toBe(true);
    if (reader === 'is gone') closeSync(end);
    else onTestFinished(() => closeSync(end));
    child.stdin?.end('x');
    expect(await once(child, 'exit')).toEqual([3, null]);
  });
});

/** Whether something can be read. */
function begun(pipe: number): boolean {
  try {
    return readSync(pipe, Buffer.alloc(100)) > 0;
  } catch (error) {
    expect(error).toHaveProperty('code', 'EAGAIN');
    return false;
  }
}
