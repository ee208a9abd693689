/** A title's poster: TMDB's where the server has a key for it, and else one that is drawn here. */

import { Suspense, useState } from 'react';
import { useArtworkSource } from './artwork-source.tsx';
import type { PosterTitle } from './design.ts';
import { DrawnPoster } from './late-poster.ts';
import styles from './poster.module.css';

export type { PosterTitle } from './design.ts';

/** A poster of the proportions 2 : 3, as wide as its place. It is decoration; say the title beside it. */
export function Poster({ title, className }: { readonly title: PosterTitle; readonly className?: string }) {
  const source = useArtworkSource();
  const [missing, setMissing] = useState(false);
  if (source === 'tmdb' && !missing) {
    return (
      <img
        src={`/api/titles/${title.tconst}/poster?size=medium`}
        alt=""
        width={300}
        height={450}
        loading="lazy"
        decoding="async"
        className={`${styles.photo} ${className ?? ''}`}
        onError={() => setMissing(true)}
      />
    );
  }
  return (
    <Suspense fallback={<Blank className={className} />}>
      <DrawnPoster title={title} {...(className !== undefined && { className })} />
    </Suspense>
  );
}

function Blank({ className }: { readonly className: string | undefined }) {
  return (
    <svg viewBox="0 0 300 450" aria-hidden="true" focusable="false" className={className}>
      <path d="M0 0h300v450H0z" className={styles.blank} />
    </svg>
  );
}
