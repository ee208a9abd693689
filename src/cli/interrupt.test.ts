import { afterEach, describe, expect, it, vi } from 'vitest';
import { interruptible } from './interrupt.ts';

afterEach(() => vi.restoreAllMocks());

/** What Ctrl-C makes a command say, and the exit code. */
async function interrupted(...next: [] | [string]): Promise<{ said: string; code: unknown }> {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await interruptible(
    () => undefined,
    async () => process.emit('SIGINT'),
    ...next,
  );
  return { said: write.mock.calls.map(([text]) => String(text)).join(''), code: exit.mock.calls[0]?.[0] };
}

describe('Ctrl-C', () => {
  it('says what the next run of this command does', async () => {
    const kept = 'What was answered is kept.';
    expect(await interrupted(kept)).toEqual({ said: `\nInterrupted. ${kept}\n`, code: 130 });
  });

  it('speaks of downloads unless the command says otherwise', async () => {
    expect((await interrupted()).said).toContain('continues downloads');
  });
});
