/** What every page does when it is shown: names the document, and tells screen readers where they are. */

import { useEffect } from 'react';

/** Name of the app, as titles of documents end. */
export const APP_NAME = 'Movie night';

/** Names the document `title · app`, or the app alone. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined || title === '' ? APP_NAME : `${title} · ${APP_NAME}`;
  }, [title]);
}
