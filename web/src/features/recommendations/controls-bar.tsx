/** The line above recommendations: what was found, which conditions are on, and the way to change them. */

import { type ReactNode, useId } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Pill } from '../../components/pill.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { stored } from '../../lib/stored.ts';
import { type ActiveFilter, activeFilters, activeWishes, withoutFilters } from './active-filters.ts';
import styles from './controls-bar.module.css';
import { ControlsPanel } from './controls-panel.tsx';
import { ControlsSheet } from './controls-sheet.tsx';
import type { ControlsEditor } from './use-controls.ts';
import { useMediaQuery } from './use-media-query.ts';

/** Whether the panel is open on wide screens, as it was left. */
const panelOpen = stored('filters-open', false, (json) => (typeof json === 'boolean' ? json : undefined));

/** The line, with the panel below it on wide screens and in a sheet on narrow ones. */
export function ControlsBar({
  editor,
  quiet,
  children,
}: {
  readonly editor: ControlsEditor;
  /** Whether the conditions that are on are told elsewhere. */
  readonly quiet: boolean;
  readonly children: ReactNode;
}) {
  const isWide = useMediaQuery('(min-width: 48rem)');
  const isOpen = panelOpen.use();
  const id = useId();
  const buttonId = useId();
  const filters = [...activeWishes(editor.controls), ...activeFilters(editor.controls)];
  const label = (
    <>
      Filters
      {filters.length > 0 && (
        <Pill tone="gold">
          {filters.length}
          <VisuallyHidden> active</VisuallyHidden>
        </Pill>
      )}
    </>
  );
  return (
    <>
      <div className={styles.bar}>
        {children}
        {isWide ? (
          <Button
            id={buttonId}
            icon="filter"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => panelOpen.set(!isOpen)}
          >
            {label}
          </Button>
        ) : (
          <ControlsSheet id={buttonId} editor={editor} hasActive={filters.length > 0} label={label} />
        )}
      </div>
      {isWide && isOpen && (
        <section id={id} className={styles.panel} aria-label="Filters">
          <ControlsPanel {...editor} />
        </section>
      )}
      {filters.length > 0 && !quiet && (
        <ActiveFilters filters={filters} editor={editor} onEnd={() => focusOn(buttonId)} />
      )}
    </>
  );
}

/** The conditions that are on, each with a way to drop it. */
function ActiveFilters({
  filters,
  editor: { controls, change },
  onEnd,
}: {
  readonly filters: readonly ActiveFilter[];
  readonly editor: ControlsEditor;
  /** Called when the list is about to go away. */
  readonly onEnd: () => void;
}) {
  return (
    <ul className={styles.active} aria-label="Active filters">
      {filters.map(({ label, without }) => (
        <li key={label}>
          <button
            type="button"
            className={styles.remove}
            onClick={(event) => {
              const next = event.currentTarget.closest('li')?.nextElementSibling;
              if (filters.length > 1) next?.querySelector('button')?.focus();
              else onEnd();
              change(without);
            }}
          >
            <VisuallyHidden>Remove filter: </VisuallyHidden>
            {label}
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
      <li>
        <Button
          tone="quiet"
          size="small"
          icon="reset"
          onClick={() => {
            onEnd();
            change(withoutFilters(controls));
          }}
        >
          Reset filters
        </Button>
      </li>
    </ul>
  );
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
