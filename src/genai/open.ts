/** Makes provider and scorers as the command line names them. */

import { isBaseAddress } from '../domain/base-address.ts';
import { AppError } from '../domain/errors.ts';
import { createApiProvider } from './providers/api.ts';
import { type ChatServer, createChat, OPENAI_ADDRESS } from './providers/chat.ts';
import { createMockProvider } from './providers/mock.ts';
import { createOpenaiProvider } from './providers/openai.ts';
import type { Provider } from './providers/provider.ts';
import type { Patience } from './providers/retry.ts';
import { createCorrectness } from './scorers/correctness.ts';
import { expectedResponseMatch } from './scorers/expected-response-match.ts';
import type { Scorer } from './scorers/scorer.ts';

/** Who can answer. */
export const PROVIDERS = ['mock', 'api', 'openai'] as const;

/** Who answers. */
export type ProviderName = (typeof PROVIDERS)[number];

/** What to open. */
export interface GenaiOptions {
  readonly provider: ProviderName;
  readonly apiUrl: string;
  readonly openaiModel: string;
  /** Without it, `openai` is judged by the model that answers, and the others by none. */
  readonly judgeModel: string | undefined;
  /** `OPENAI_API_KEY` and `OPENAI_BASE_URL`. */
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly patience: Patience;
}

/** Who answers and how it is scored. */
export interface OpenGenai {
  readonly provider: Provider;
  readonly scorers: readonly Scorer[];
  /** What is not scored, and why; `undefined` when everything is. */
  readonly notice: string | undefined;
}

/**
 * Makes both; nothing is asked yet.
 *
 * @throws {AppError} `config_invalid` when a model is needed and no key is set, or `OPENAI_BASE_URL` is not an address
 */
export function openGenai(options: GenaiOptions): OpenGenai {
  const { provider, apiUrl, openaiModel, apiKey, baseUrl, patience } = options;
  const judge = options.judgeModel ?? (provider === 'openai' ? openaiModel : undefined);
  const address = baseUrl || OPENAI_ADDRESS;
  const server = (): ChatServer => {
    if (apiKey === undefined || apiKey === '') {
      throw new AppError(
        'config_invalid',
        'A language model was asked for, and OPENAI_API_KEY is not set. Set it (to any text for a server that wants none), and OPENAI_BASE_URL for a server other than OpenAI’s.',
      );
    }
    if (isBaseAddress(address)) return { apiKey, baseUrl: address };
    // It is not repeated: it may hold a password.
    throw new AppError(
      'config_invalid',
      'OPENAI_BASE_URL is not the address of a server. Set it to one such as http://localhost:8080/v1, with http:// or https:// and without user name, password, query or fragment; a key belongs into OPENAI_API_KEY.',
    );
  };
  const makeProvider = (): Provider => {
    if (provider === 'mock') return createMockProvider();
    if (provider === 'api') return createApiProvider(apiUrl, patience);
    return createOpenaiProvider(createChat(server(), patience), openaiModel, address);
  };
  const made = makeProvider();
  if (judge === undefined) {
    const notice =
      'correctness is skipped: no judge is configured. Name a model with --judge-model, and set OPENAI_API_KEY.';
    return { provider: made, scorers: [expectedResponseMatch], notice };
  }
  const correctness = createCorrectness(createChat(server(), patience), judge);
  return { provider: made, scorers: [correctness, expectedResponseMatch], notice: undefined };
}
