/** Answers from a short list, without a call that leaves the machine: for trying everything else. */

import type { Provider } from './provider.ts';

/** What it knows, two of it wrongly, so that an evaluation has something to find. */
const ANSWERS: Readonly<Record<string, string>> = {
  'who directed alien?': 'Alien was directed by Ridley Scott.',
  'who directed jaws?': 'Steven Spielberg directed Jaws; it came out in 1975.',
  'in which year did blade runner come out?': 'Blade Runner came out in 1982.',
  'who wrote the music of star wars?': 'The music is by Ennio Morricone.',
  'which film is set in the overlook hotel?': 'That is The Shining, from 1980.',
  'who plays the title part in rocky?': 'Robert De Niro plays Rocky.',
};

/** The provider. */
export function createMockProvider(): Provider {
  return {
    name: 'mock',
    params: {},
    check: () => Promise.resolve(),
    answer: (question) =>
      Promise.resolve(ANSWERS[question.trim().toLowerCase()] ?? 'The mock provider knows no answer to this question.'),
  };
}
