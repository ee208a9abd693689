/** Makes provider and scorers as the command line names them. */

import { AppError } from '../domain/errors.ts';
import { createApiProvider } from './providers/api.ts';
import { createChat, OPENAI_ADDRESS } from './providers/chat.ts';
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

/** Makes both; nothing is asked yet. @throws {AppError} `config_invalid` when a model is needed and no key is set */
export function openGenai(options: GenaiOptions): OpenGenai {
  const { provider, apiUrl, openaiModel, apiKey, baseUrl, patience } = options;
  const judge = options.judgeModel ?? (provider === 'openai' ? openaiModel : undefined);
  const server = (): { apiKey: string; baseUrl: string | undefined } => {
    if (apiKey !== undefined && apiKey !== '') return { apiKey, baseUrl: baseUrl === '' ? undefined : baseUrl };
    throw new AppError(
      'config_invalid',
      'A language model was asked for, and OPENAI_API_KEY is not set. Set it (to any text for a server that wants none), and OPENAI_BASE_URL for a server other than OpenAI’s.',
    );
  };
  const makeProvider = (): Provider => {
    if (provider === 'mock') return createMockProvider();
    if (provider === 'api') return createApiProvider(apiUrl, patience);
    return createOpenaiProvider(createChat(server(), patience), openaiModel, baseUrl || OPENAI_ADDRESS);
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
