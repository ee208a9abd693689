/** Hands the page's address on: by the device's own menu, or as a copy. */

import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { copyText } from '../../lib/copy-text.ts';

/** A button that shares this page. */
export function ShareButton({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const toast = useToast();
  const share = async (): Promise<void> => {
    const url = globalThis.location.href;
    if ('share' in navigator) {
      try {
        await navigator.share({ title: text, url });
        return;
      } catch (error) {
        // The person closed the menu. Anything else, such as a device without one: copy.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    toast({ message: (await copyText(url)) ? 'The link is copied.' : `The link: ${url}` });
  };
  return (
    <Button icon="link" className={className} onClick={() => void share()}>
      Share
    </Button>
  );
}
