/** The sections of the page: where one is, and the way to the others. */

import { useEffect, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import styles from './section-nav.module.css';

/** A section, by its id. */
export interface Section {
  readonly id: string;
  readonly label: string;
}

/** Links to the sections; beside the page where there is room, above it elsewhere. */
export function SectionNav({ sections }: { readonly sections: readonly Section[] }) {
  const current = useCurrent(sections);
  return (
    <nav aria-label="On this page" className={styles.nav}>
      <ul className={styles.list}>
        {sections.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? 'location' : undefined}
              className={classNames(styles.link, id === current && styles.current)}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                // In place of the last address, so that Back leaves the page.
                history.replaceState(history.state, '', `#${id}`);
                goTo(id);
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolls to an element by its id, and lets the keyboard go on from there. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}

/** The section in the upper part of the window; between two of them it stays the one before. */
function useCurrent(sections: readonly Section[]): string | undefined {
  const [current, setCurrent] = useState(sections[0]?.id);
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        const isAtTop = globalThis.scrollY < globalThis.innerHeight / 2;
        const first = sections.find(({ id }) => seen.has(id)) ?? (isAtTop ? sections[0] : undefined);
        if (first !== undefined) setCurrent(first.id);
      },
      { rootMargin: '-15% 0px -65% 0px' },
    );
    for (const { id } of sections) {
      const element = document.getElementById(id);
      if (element !== null) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [sections]);
  return current;
}
