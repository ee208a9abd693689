/** Says what of an address was of no use, so that a broken link does not pass for a whole one. */

import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { type MixAddress, MOST_OF_A_LIST } from './mix-address.ts';
import { nameOf, useMixTitles } from './use-mix-titles.ts';

const MOST_NAMED = 5;

/** A notice, if anything was left out. */
export function MixWarnings({ address, onTidy }: { readonly address: MixAddress; readonly onTidy: () => void }) {
  const { malformed, contradicted, beyond } = address;
  const doubted = useMixTitles(contradicted.slice(0, MOST_NAMED));
  if (malformed.length + contradicted.length + beyond === 0) return null;
  return (
    <Notice title="Parts of this address were left out" icon="link">
      {malformed.length > 0 && (
        <p>
          {malformed.length === 1 ? 'This is not an IMDb identifier' : 'These are not IMDb identifiers'}:{' '}
          <bdi>{listed(malformed)}</bdi>.
        </p>
      )}
      {contradicted.length > 0 && (
        <p>
          Both liked and disliked, and kept as liked: <bdi>{listed(doubted.map(nameOf), contradicted.length)}</bdi>.
        </p>
      )}
      {beyond > 0 && (
        <p>
          A mix holds up to {MOST_OF_A_LIST} liked and {MOST_OF_A_LIST} disliked titles; {beyond} more did not fit.
        </p>
      )}
      <div>
        <Button size="small" onClick={onTidy}>
          All right
        </Button>
      </div>
    </Notice>
  );
}

function listed(texts: readonly string[], all = texts.length): string {
  const named = texts.slice(0, MOST_NAMED).map((text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`);
  return all > named.length ? `${named.join(', ')} and ${all - named.length} more` : named.join(', ');
}
