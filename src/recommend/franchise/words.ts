/** Lists of words that say little about what a title is. */

/** English articles, which are left out of names. */
export const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);

/** Who presents titles that are no series, and that a title is a film (Japanese), word by word. */
export const PRESENTERS: readonly (readonly string[])[] = [
  ['national', 'lampoon'],
  ['national', 'theatre', 'live'],
  ['national', 'geographic'],
  ['walt', 'disney'],
  ['disney'],
  ['marvel'],
  ['wwe'],
  ['gekijo', 'ban'],
  ['gekijou', 'ban'],
  ['gekijoban'],
  ['gekijouban'],
  ['eiga'],
  ['shin'],
];

/** Words that join others, and articles of languages other than English. */
export const JOINING: ReadonlySet<string> = new Set(
  (
    'and of in to on for with at from by is it my your me we you i he she his her no not ' +
    'de la le les l un une du des et el los las lo il gli i uno una di del della e y o os as um uma da do der die das ein eine und von en ett den det og och'
  ).split(' '),
);

/** What may close a subtitle that names the franchise: "A Star Wars Story". */
export const CLOSERS: ReadonlySet<string> = new Set(
  'story saga movie film tale adventure chronicle mystery special'.split(' '),
);

/** Words that say what kind of title it is, or which of several, and not what it is about. */
export const GENERIC: ReadonlySet<string> = new Set([
  ...CLOSERS,
  ...JOINING,
  ...'series serie show live part chapter episode volume beginning new next last final first second third'.split(' '),
]);
