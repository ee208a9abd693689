/** Keeps an answer on screen when the next one does not come. */

import { useState } from 'react';

/** The latest answer there was. */
export function useLastAnswer<Answer>(answer: Answer | undefined): Answer | undefined {
  const [last, setLast] = useState(answer);
  if (answer !== undefined && answer !== last) setLast(answer);
  return answer ?? last;
}
