import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const verdict = fc.record({ rationale: fc.string(), result: fc.constantFrom('yes', 'no') });

describe('a verdict', () => {
  it('is read bare and in any code fence', () => {
    const wrap = fc.constantFrom(
      (json: string) => json,
      (json: string) => `\n${json}\n`,
      (json: string) => `\`\`\`json\n${json}\n\`\`\``,
      (json: string) => `\`\`\`\n${json}\n\`\`\`\n`,
      (json: string) => `~~~JSON\r\n${json}\r\n~~~`,
    );
    fc.assert(
      fc.property(verdict, wrap, fc.nat(2), (one, wrapped, indent) => {
        expect(verdictOf(wrapped(JSON.stringify(one, null, indent)))).toEqual(one);
      }),
    );
  });

  it('is yes or no in any case, and nothing else', () => {
    expect(verdictOf('{"rationale":"r","result":" YES "}')).toEqual({ rationale: 'r', result: 'yes' });
    for (const result of ['maybe', '', 'yes and no', true, 1, null])
      expect(verdictOf(JSON.stringify({ rationale: 'r', result }))).toBeUndefined();
  });

  it.each([
    '',
    'yes',
    '{}',
    '{"result":"yes"}',
    '{"rationale":"r"}',
    '[]',
    'null',
    '```json\nyes\n```',
    'So: {"rationale":"r","result":"yes"}',
  ])('is never guessed from %j', (text) => expect(verdictOf(text)).toBeUndefined());

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void verdictOf(text)));
  });
});
