import { describe, expect, it } from 'vitest';
import { type GenaiOptions, openGenai } from './open.ts';

function open(options: Partial<GenaiOptions>) {
  return openGenai({
    provider: 'openai',
    apiUrl: 'http://127.0.0.1:9876',
    openaiModel: 'm',
    judgeModel: undefined,
    apiKey: 'key',
    baseUrl: undefined,
    patience: { retries: 0, minDelaySeconds: 0, timeoutSeconds: 1, onRetry: () => undefined },
    ...options,
  });
}

/** What opening throws. */
function refusal(options: Partial<GenaiOptions>): unknown {
  try {
    open(options);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the address of a language model', () => {
  it.each([
    'http://bob:s3cret@127.0.0.1:9/v1',
    'http://s3cret@127.0.0.1:9/v1',
    'http://:s3cret@127.0.0.1:9/v1',
    'https://127.0.0.1:9/v1?key=s3cret',
    'https://127.0.0.1:9/v1#s3cret',
    'https://127.0.0.1:9/v1?',
    'localhost:9/v1',
    '127.0.0.1:9/v1',
    'ftp://127.0.0.1/v1',
    'http://',
    ' ',
  ])('is refused as %j, without repeating it, whoever needs it', (baseUrl) => {
    for (const options of [{ baseUrl }, { baseUrl, provider: 'mock', judgeModel: 'judge' } as const]) {
      const error = refusal(options);
      expect(error).toMatchObject({ code: 'config_invalid', message: expect.stringContaining('OPENAI_BASE_URL') });
      expect(String(error)).not.toContain('s3cret');
      expect(String(error)).not.toContain('127.0.0.1:9/');
    }
  });

  it('is taken with a path, and is OpenAI’s own where none is set', () => {
    const address = (baseUrl: string | undefined) => open({ baseUrl }).provider.params.openai_address;
    expect(address('http://localhost:18999/v1')).toBe('http://localhost:18999/v1');
    expect(address('HTTPS://models.example.org')).toBe('HTTPS://models.example.org');
    expect([address(undefined), address('')]).toEqual(Array(2).fill('https://api.openai.com/v1'));
  });

  it('does not matter where no model is asked', () => {
    expect(open({ provider: 'mock', apiKey: undefined, baseUrl: 'localhost' }).notice).toContain('no judge');
  });
});
