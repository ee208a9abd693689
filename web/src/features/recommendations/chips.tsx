/** Chips to choose types and genres with. */

import { useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import styles from './chips.module.css';
import type { Controls } from './controls.ts';

/** Chips that are on or off. */
export function Chips<Value extends string>({
  values,
  chosen,
  format,
  onChange,
}: {
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly format: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[], value: Value) => void;
}) {
  return (
    <div className={styles.chips}>
      {values.map((value) => {
        const isOn = chosen.includes(value);
        const next = isOn ? chosen.filter((other) => other !== value) : [...chosen, value];
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isOn}
            className={classNames(styles.chip, isOn && styles.wanted)}
            onClick={() => onChange(next, value)}
          >
            {isOn && <Mark name="check" />}
            {format(value)}
          </button>
        );
      })}
    </div>
  );
}

/** Chips that go from off to wanted to unwanted; each tells its state in its name. */
export function GenreChips({
  genres,
  wanted,
  unwanted,
  describedBy,
  onChange,
}: Pick<Controls, 'wanted' | 'unwanted'> & {
  readonly genres: readonly string[];
  /** Id of the text that explains the states. */
  readonly describedBy: string;
  readonly onChange: (genres: Pick<Controls, 'wanted' | 'unwanted'>, genre: string) => void;
}) {
  const [said, setSaid] = useState('');
  return (
    <div className={styles.chips}>
      {genres.map((genre) => {
        const isWanted = wanted.includes(genre);
        const isUnwanted = unwanted.includes(genre);
        const without = (names: readonly string[]): readonly string[] => names.filter((name) => name !== genre);
        return (
          <button
            key={genre}
            type="button"
            aria-label={isWanted ? `${genre}, wanted` : isUnwanted ? `${genre}, avoided` : undefined}
            aria-describedby={describedBy}
            className={classNames(styles.chip, isWanted && styles.wanted, isUnwanted && styles.unwanted)}
            onClick={() => {
              setSaid(`${genre}: ${isWanted ? 'avoided' : isUnwanted ? 'does not matter' : 'wanted'}`);
              onChange(
                {
                  wanted: isWanted || isUnwanted ? without(wanted) : [...wanted, genre],
                  unwanted: isWanted ? [...unwanted, genre] : without(unwanted),
                },
                genre,
              );
            }}
          >
            {isWanted && <Mark name="check" />}
            {isUnwanted && <Mark name="minus" />}
            <span className={styles.name}>{genre}</span>
          </button>
        );
      })}
      <span role="status">
        <VisuallyHidden>{said}</VisuallyHidden>
      </span>
    </div>
  );
}

function Mark({ name }: { readonly name: 'check' | 'minus' }) {
  return (
    <span className={styles.mark}>
      <Icon name={name} size={14} />
    </span>
  );
}
