/** A row of posters that scrolls sideways. */

import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Title } from '../../api/types.ts';
import { IconButton } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import styles from './shelf.module.css';

/** How many titles the API gives at most: as many places are kept free. */
const PLACES = 24;
/** How far ahead of the window a shelf is filled. */
const AHEAD = '400px';

interface ShelfProps {
  readonly heading: string;
  /** The titles, or nothing while they are on their way. */
  readonly titles: readonly Title[] | undefined;
}

/** A shelf, which is filled when it comes near the window. */
export function Shelf({ heading, titles }: ShelfProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const isNear = useNear(list);
  const [ends, setEnds] = useState({ first: true, last: false });
  const turn = (direction: 1 | -1): void => {
    const { current } = list;
    current?.scrollBy({ left: direction * current.clientWidth * 0.85 });
  };
  const onScroll = (): void => {
    if (list.current === null) return;
    const { scrollLeft, clientWidth, scrollWidth } = list.current;
    const first = scrollLeft < 8;
    const last = scrollLeft + clientWidth > scrollWidth - 8;
    setEnds((before) => (before.first === first && before.last === last ? before : { first, last }));
  };
  const shown = isNear ? titles : undefined;
  return (
    <section className={styles.shelf} aria-labelledby={id} aria-busy={titles === undefined}>
      <div className={styles.top}>
        <h2 id={id} className={styles.heading}>
          {heading}
        </h2>
        {/* For the mouse: keys and fingers scroll the list itself. */}
        <div className={styles.turns} aria-hidden="true">
          <IconButton label="Back" icon="back" tabIndex={-1} disabled={ends.first} onClick={() => turn(-1)} />
          <IconButton label="Further" icon="chevron-right" tabIndex={-1} disabled={ends.last} onClick={() => turn(1)} />
        </div>
      </div>
      <ul ref={list} className={styles.list} onScroll={onScroll}>
        {shown === undefined
          ? Array.from({ length: PLACES }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
              <li key={index} className={styles.item} aria-hidden="true">
                <Skeleton className={styles.poster} />
              </li>
            ))
          : shown.map((title) => (
              <li key={title.tconst} className={styles.item}>
                <Link href={titlePath(title.tconst)} className={styles.link}>
                  <span className={styles.poster}>
                    <Poster title={title} />
                  </span>
                  <span className={styles.name}>
                    <TitleText>{title.title}</TitleText>
                  </span>
                  <span className={styles.year}>
                    <VisuallyHidden>, </VisuallyHidden>
                    {title.year}
                  </span>
                </Link>
              </li>
            ))}
      </ul>
    </section>
  );
}

function useNear(element: { readonly current: Element | null }): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
