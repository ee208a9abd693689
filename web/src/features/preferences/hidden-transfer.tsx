/** Saves the hidden titles as a file, and takes them from one; nothing leaves the browser by itself. */

import { type ChangeEvent, useId, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { formatHiddenFile, type HiddenTitle, mergeHidden, parseHiddenFile } from './hidden-list.ts';
import { hiddenTitles, restoreTitles } from './hidden-titles.ts';
import styles from './hidden-transfer.module.css';
import { saveFile } from './save-file.ts';

/** No list is near this size; reading a film by mistake would hang the page. */
const MOST_BYTES = 5_000_000;

/** The buttons for the whole list. */
export function HiddenTransfer({
  titles,
  onShowAll,
}: {
  readonly titles: readonly HiddenTitle[];
  readonly onShowAll: () => void;
}) {
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();

  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const message = await importFile(file);
    // The same file may be chosen again.
    target.value = '';
    toast(message);
  };

  return (
    <div className={styles.transfer}>
      {titles.length > 0 && (
        <Button
          size="small"
          onClick={() =>
            saveFile(`hidden-titles-${new Date().toISOString().slice(0, 10)}.json`, formatHiddenFile(titles))
          }
        >
          Save as file
        </Button>
      )}
      <Button size="small" aria-describedby={hint} onClick={() => input.current?.click()}>
        Add from file
      </Button>
      <span id={hint} hidden>
        Adds the titles of a file that was saved here or in another browser.
      </span>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File with hidden titles"
        onChange={(event) => void take(event)}
      />
      {titles.length > 0 && (
        <Button size="small" tone="quiet" onClick={onShowAll}>
          Show all again…
        </Button>
      )}
    </div>
  );
}

async function importFile(file: File): Promise<Parameters<ReturnType<typeof useToast>>[0]> {
  if (file.size > MOST_BYTES) return { message: `“${file.name}” was not read: it is too large for a list of titles.` };
  const read = parseHiddenFile(await file.text().catch(() => ''));
  if ('problem' in read) return { message: `“${file.name}” was not read. ${read.problem}` };
  const before = hiddenTitles.get();
  const known = new Set(before.map(({ tconst }) => tconst));
  const added = mergeHidden(before, read.titles).filter(({ tconst }) => !known.has(tconst)).length;
  restoreTitles(read.titles);
  const parts = [added === 0 ? 'Nothing new in the file' : `${added === 1 ? 'One title' : `${added} titles`} added`];
  if (read.refused > 0) parts.push(`${read.refused} ${read.refused === 1 ? 'entry was' : 'entries were'} not readable`);
  return { message: `${parts.join('; ')}.`, action: { label: 'Undo', run: () => hiddenTitles.set(before) } };
}
