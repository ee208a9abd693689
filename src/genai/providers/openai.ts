/** Answers by a language model. */

import type { Chat } from './chat.ts';
import type { Provider } from './provider.ts';

const SYSTEM =
  'You answer questions about films and series. Answer in one or two plain sentences. If you do not know, say so; do not guess.';

/** The provider. */
export function createOpenaiProvider(chat: Chat, model: string, address: string): Provider {
  return {
    name: `openai:${model}`,
    params: { openai_model: model, openai_address: address },
    // The first question shows whether the server answers: a model list is not part of every compatible server.
    check: () => Promise.resolve(),
    answer: (question) => chat({ model, system: SYSTEM, user: question }),
  };
}
