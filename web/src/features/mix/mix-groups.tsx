/** The chosen titles in two groups: more like these, less like those. */

import { Icon } from '../../components/icon.tsx';
import { useToast } from '../../components/toast.tsx';
import { classNames } from '../../lib/class-names.ts';
import { counted, HEADING_ID, type MixActions } from './mix-actions.ts';
import { type Mix, type Opinion, opinionOf, withoutTitles, withTitle } from './mix-address.ts';
import styles from './mix-groups.module.css';
import { MixTile, tileIds } from './mix-tile.tsx';
import { type MixTitle, nameOf } from './use-mix-titles.ts';

const GROUPS = [
  { opinion: 'like', heading: 'More like' },
  { opinion: 'dislike', heading: 'Less like' },
] as const;

/** With more titles than this, rows take the place of tiles, so that the recommendations stay near. */
const MOST_TILES = 8;

/** Tiles of the chosen titles. */
export function MixGroups({
  mix,
  titles,
  actions,
}: {
  readonly mix: Mix;
  readonly titles: readonly MixTitle[];
  readonly actions: MixActions;
}) {
  const toast = useToast();
  const isCompact = titles.length > MOST_TILES;

  const move = (title: MixTitle, opinion: Opinion): void => {
    const next = withTitle(mix, title.tconst, opinion);
    if (next === mix) return;
    actions.focusAfter(tileIds[opinion](title.tconst));
    actions.change(next);
    actions.announce(`${nameOf(title)} is ${opinion}d now. ${counted(next)}.`);
  };
  const remove = (title: MixTitle): void => {
    const order = titles.map(({ tconst }) => tconst);
    const at = order.indexOf(title.tconst);
    const neighbours = [order[at + 1], order[at - 1]].filter((tconst) => tconst !== undefined);
    actions.focusAfter(...neighbours.map(tileIds.remove), HEADING_ID);
    actions.change(withoutTitles(mix, [title.tconst]));
    toast({ message: `${nameOf(title)} removed`, action: { label: 'Undo', run: () => undo(title) } });
  };

  const undo = ({ tconst }: MixTitle): void => {
    actions.focusAfter(tileIds.remove(tconst));
    actions.change(mix);
  };

  return (
    <div className={classNames(styles.groups, isCompact && styles.compact)}>
      {GROUPS.map(({ opinion, heading }) => {
        const members = titles.filter(({ tconst }) => opinionOf(mix, tconst) === opinion);
        if (members.length === 0) return null;
        return (
          <section key={opinion} className={styles.group} aria-labelledby={`mix-${opinion}s`}>
            <h2 id={`mix-${opinion}s`} className={styles.heading}>
              <Icon name={opinion} size={18} /> {heading}
            </h2>
            <ul className={styles.tiles}>
              {members.map((title) => (
                <MixTile
                  key={title.tconst}
                  title={title}
                  opinion={opinion}
                  isCompact={isCompact}
                  onOpinion={(wanted) => move(title, wanted)}
                  onRemove={() => remove(title)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
