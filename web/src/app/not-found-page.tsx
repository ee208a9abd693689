/** The page for an address that means nothing. */

import { Link } from 'wouter';
import { buttonClass } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { PATHS } from '../lib/paths.ts';
import { useDocumentTitle } from '../lib/use-page.ts';

/** Says that there is no such page. */
export function NotFoundPage() {
  useDocumentTitle('Page not found');
  return (
    <Notice title="There is no page here" heading="h1" icon="film">
      <p>The address may have been cut off. Look for a title above, or start over.</p>
      <div>
        <Link href={PATHS.home} className={buttonClass({ tone: 'primary' })}>
          To the start page
        </Link>
      </div>
    </Notice>
  );
}
