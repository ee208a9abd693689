/** IMDb's files about people read the plain way, to compare the program with. It shares no code with it. */

import type { Credits } from '../../src/domain/credits.ts';
import { linesOf } from './naive-imdb.ts';

/** A credit of one title, in words: role, billing, identifier and name. */
export type PlainCredit = readonly [role: string, billing: number, nconst: string, name: string];

/** What the files say about the kept titles. */
export interface PlainPeople {
  /** The kept credits of each title, in the order of the titles. */
  readonly credits: readonly (readonly PlainCredit[])[];
  readonly rows: { readonly principals: number; readonly crew: number; readonly names: number };
  /** Credits dropped, by reason. */
  readonly drops: Readonly<Record<string, number>>;
  readonly people: number;
  readonly unnamed: number;
}

const ROLES = [
  'director',
  'writer',
  'cast',
  'composer',
  'cinematographer',
  'producer',
  'editor',
  'creator',
  'self',
  'production_designer',
  'casting_director',
];
const ALWAYS_SHOWN: Record<string, number> = { director: Infinity, writer: 2, creator: 2, cast: 4, self: 4 };

interface Mention {
  readonly role: string;
  readonly nconst: string;
  readonly place: number;
}

/** Reads the three files of a folder for the titles given, which are in ascending order. */
export function plainPeople(folder: string, tconsts: readonly string[]): PlainPeople {
  const crew = rowsOf(folder, 'title.crew', 3);
  const principals = rowsOf(folder, 'title.principals', 6);
  const names = rowsOf(folder, 'name.basics', 6);
  const mentions = new Map<string, Mention[]>(tconsts.map((tconst) => [tconst, []]));
  const drops: Record<string, number> = { archive: 0, category_unknown: 0, repeated: 0, single_title: 0, unnamed: 0 };
  const drop = (reason: string): void => {
    drops[reason] = (drops[reason] ?? 0) + 1;
  };

  for (const [tconst = '', ordering = '', nconst = '', category = '', job = ''] of principals.good) {
    const ofTitle = mentions.get(tconst);
    if (ofTitle === undefined || !/^[1-9]\d*$/.test(ordering) || !isPerson(nconst) || category === '\\N') continue;
    const role = roleOf(category, job);
    if (category.startsWith('archive_')) drop('archive');
    else if (role === undefined) drop('category_unknown');
    else ofTitle.push({ role, nconst, place: Number(ordering) });
  }
  for (const [tconst = '', ...lists] of crew.good) {
    const people = lists.map((list) => (list === '\\N' ? [] : list.split(',')));
    const ofTitle = mentions.get(tconst);
    if (ofTitle === undefined || !people.flat().every(isPerson)) continue;
    for (const [at, role] of ['director', 'writer'].entries())
      for (const [place, nconst] of (people[at] ?? []).entries()) ofTitle.push({ role, nconst, place: 1e15 + place });
  }

  const whole = tconsts.map((tconst) => {
    const all = mentions.get(tconst) ?? [];
    const billed = ROLES.flatMap((role) => {
      const creators = new Set(all.filter((one) => one.role === 'creator').map(({ nconst }) => nconst));
      const inRole = all
        .filter((one) => one.role === role && !(role === 'writer' && creators.has(one.nconst)))
        .sort((a, b) => a.place - b.place || numberOf(a.nconst) - numberOf(b.nconst));
      const once = [...new Set(inRole.map(({ nconst }) => nconst))];
      return once.map((nconst, at) => ({ role, nconst, billing: at + 1 }));
    });
    drops.repeated = (drops.repeated ?? 0) + all.length - billed.length;
    return billed;
  });

  const titlesOf = new Map<string, Set<number>>();
  const shown = new Set<string>();
  whole.forEach((credits, title) => {
    for (const { role, nconst, billing } of credits) {
      titlesOf.set(nconst, (titlesOf.get(nconst) ?? new Set()).add(title));
      if (billing <= (ALWAYS_SHOWN[role] ?? 0)) shown.add(nconst);
    }
  });
  const nameOf = new Map<string, string>();
  for (const [nconst = '', name = '', birth = '', death = ''] of names.good) {
    const sound = isPerson(nconst) && name !== '\\N' && name.trim() !== '' && [birth, death].every(isYear);
    if (sound && !(Buffer.compare(Buffer.from(nameOf.get(nconst) ?? '\u{10ffff}'), Buffer.from(name)) < 0))
      nameOf.set(nconst, name);
  }
  const links = (nconst: string): boolean => (titlesOf.get(nconst)?.size ?? 0) > 1;
  const kept = new Set<string>();
  const credits = whole.map((ofTitle) =>
    ofTitle.flatMap(({ role, nconst, billing }): PlainCredit[] => {
      const named = nameOf.has(nconst);
      if (!links(nconst) && !shown.has(nconst)) drop('single_title');
      else if (!links(nconst) && !named) drop('unnamed');
      else {
        kept.add(nconst);
        return [[role, Math.min(255, billing), nconst, nameOf.get(nconst) ?? '']];
      }
      return [];
    }),
  );
  return {
    credits: credits.map((ofTitle) => inOrder(ofTitle)),
    rows: { principals: principals.all, crew: crew.all, names: names.all },
    drops,
    people: kept.size,
    unnamed: [...kept].filter((nconst) => !nameOf.has(nconst)).length,
  };
}

/** The same of packed credits: the credits of each title in words. */
export function unpacked({ offsets, people, roles, billing, nconsts, names }: Credits): PlainCredit[][] {
  return Array.from({ length: offsets.length - 1 }, (_, title) =>
    Array.from({ length: (offsets[title + 1] ?? 0) - (offsets[title] ?? 0) }, (__, at): PlainCredit => {
      const credit = (offsets[title] ?? 0) + at;
      const person = people[credit] ?? -1;
      const nconst = `nm${String(nconsts[person]).padStart(7, '0')}`;
      return [ROLES[roles[credit] ?? -1] ?? '', billing[credit] ?? 0, nconst, names[person] ?? ''];
    }),
  );
}

/** Beyond the last billing many share one; then the smaller number comes first. */
function inOrder(credits: readonly PlainCredit[]): PlainCredit[] {
  return [...credits].sort(
    (a, b) => ROLES.indexOf(a[0]) - ROLES.indexOf(b[0]) || a[1] - b[1] || numberOf(a[2]) - numberOf(b[2]),
  );
}

function roleOf(category: string, job: string): string | undefined {
  if (category === 'actor' || category === 'actress') return 'cast';
  if (category === 'writer' && /^creat(or|ed)/i.test(job)) return 'creator';
  return category !== 'cast' && category !== 'creator' && ROLES.includes(category) ? category : undefined;
}

function rowsOf(folder: string, dataset: string, columns: number): { all: number; good: string[][] } {
  const lines = linesOf(folder, dataset).slice(1);
  return { all: lines.length, good: lines.map((line) => line.split('\t')).filter((cells) => cells.length === columns) };
}

function isPerson(nconst: string): boolean {
  return /^nm\d{7,9}$/.test(nconst);
}

function isYear(cell: string): boolean {
  return cell === '\\N' || /^(0|-?[1-9]\d*)$/.test(cell);
}

function numberOf(nconst: string): number {
  return Number(nconst.slice(2));
}
