/** A chat with a language model over OpenAI's protocol, by the official client. */

import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { AppError } from '../../domain/errors.ts';
import { MayPass, type Patience, retryAfterSeconds, withRetries } from './retry.ts';

/** Where the models are. */
export interface ChatServer {
  /** Its base address, which messages show: nothing secret is in it. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** One question to a model. */
export interface ChatQuestion {
  readonly model: string;
  readonly system: string;
  readonly user: string;
}

/** Asks a model and gives the text of its answer. @throws {AppError} `provider_unavailable`; {@link MayPass}; {Error} */
export type Chat = (question: ChatQuestion) => Promise<string>;

/** Where OpenAI's own models are. */
export const OPENAI_ADDRESS = 'https://api.openai.com/v1';

/** Statuses after which no other question can be answered either. */
const HOPELESS = new Set([401, 403, 404]);

/** A chat with the models of a server. */
export function createChat({ baseUrl, apiKey }: ChatServer, patience: Patience): Chat {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey,
    timeout: patience.timeoutSeconds * 1000,
    // Attempts are made below, where the wait can be announced.
    maxRetries: 0,
    logLevel: 'off',
  });
  return ({ model, system, user }) =>
    withRetries(async () => {
      // The client's own limit ends with the headers; this one holds for the body too.
      const signal = AbortSignal.timeout(patience.timeoutSeconds * 1000);
      try {
        const answer = await client.chat.completions.create(
          {
            model,
            messages: [
              { role: 'system', content: system },
              { role: 'user', content: user },
            ],
          },
          { signal },
        );
        const content = answer.choices?.[0]?.message?.content;
        if (typeof content !== 'string' || content.trim() === '') throw new Error(`${model} answered without a text`);
        return content;
      } catch (error) {
        throw explained(error, baseUrl, signal.aborted, patience.timeoutSeconds);
      }
    }, patience);
}

function explained(error: unknown, address: string, late: boolean, timeoutSeconds: number): unknown {
  const answered = error instanceof APIError && error.status !== undefined;
  if (error instanceof APIConnectionTimeoutError || (late && !answered))
    return new MayPass(`${address} did not answer within ${timeoutSeconds} seconds`, { cause: error });
  // What `fetch` throws when the body ends too early.
  if (error instanceof TypeError && error.message === 'terminated')
    return new MayPass(`The connection to ${address} broke off`, { cause: error });
  if (error instanceof APIConnectionError) return new MayPass(`No connection to ${address}`, { cause: error });
  if (!(error instanceof APIError) || error.status === undefined) return error;
  const status: number = error.status;
  const said = error.message.replace(/\s+/g, ' ').slice(0, 300);
  if (status === 429 || status >= 500) {
    return new MayPass(`${address} answered ${said}`, {
      cause: error,
      retryAfterSeconds: retryAfterSeconds(error.headers?.get('retry-after')),
    });
  }
  if (!HOPELESS.has(status)) return new Error(`${address} refused: ${said}`, { cause: error });
  return new AppError(
    'provider_unavailable',
    `${address} refused: ${said}. Look at OPENAI_API_KEY, OPENAI_BASE_URL, --openai-model and --judge-model. What was answered is kept; the same command goes on from there.`,
    { cause: error },
  );
}
