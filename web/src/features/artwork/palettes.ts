/** The collection's colours: palettes of four, and which genres they suit. */

import type { Random } from './seed.ts';

/** Four colours that go together, as `#rrggbb`. */
export interface Palette {
  /** What the poster is printed on. */
  readonly ground: string;
  /** The strongest contrast to the ground. */
  readonly ink: string;
  /** The colour one remembers. */
  readonly accent: string;
  /** A quieter companion. */
  readonly second: string;
}

/** Ground, ink, accent and second of each palette. */
const PALETTES = {
  bone: 'efe6d2 1c1a19 d1372b e0a33e',
  blood: 'bf2522 140c0d f3e3cf 6d0f14',
  crypt: '15171a e9e2d0 c6302b 3a4148',
  moss: '1f2a24 dfe3cc b3c04a 55705a',
  bile: 'cbc84a 17190f 7a1f1d 8a9030',
  desert: 'e9b872 4a1d16 c8462c f6e3bd',
  dusk: 'd9562f 2b1320 f7c766 8e2b3a',
  canyon: 'f2d9a7 5c2118 e0702f b4482a',
  khaki: '6f6b45 1b1d15 e7dcb6 b9452f',
  olive: 'd7cfae 2c3022 a7402b 7f8358',
  steel: '2b3640 dfe4e2 e2672f 61747f',
  cosmos: '101b3b f2e9d8 ee5d3a 34508f',
  orbit: 'ece5d6 14213d e4572e 6fa3a8',
  neon: '1a1033 f5e9ff ff4f81 4b36a8',
  teal: '0f3d45 f3ead7 f2a541 2c7a7b',
  acid: '0d1a17 e6f1e0 4fca8b 1f5c4c',
  candy: 'ffd23f 1f2a54 ee4266 3bb3c3',
  sky: '8fd0e3 1d3557 f25f4c f8dc7a',
  play: 'f0654c 22223b ffe9c7 f7b538',
  meadow: '9ccf8b 1e3d36 f07f4f f9e8b7',
  lilac: 'c9b6e4 2a1e4a ff7a5c fff1d6',
  jazz: '14305e f6efe0 e8b23a 3f78b5',
  stage: '7b1530 f9e6c8 f2b632 3d0a1c',
  vinyl: 'f4c430 1a1a1a d9442b fff4d8',
  pitch: '1f7a4a f5f0df f3c13a 145236',
  clay: 'd8693b 2a2d34 fbeedb a84824',
  court: '2c5fa8 f6f1e3 f0694a 1c3f73',
  blush: 'f5cfc4 7a1f3a e4576b fbeee6',
  rose: 'd94f5c 4a0f28 fff0e6 f2958f',
  plum: '3c1a3f f7dccb ef6f6c 7b3f73',
  fog: 'd4d8d3 26323a b8453a 8a999c',
  midnight: '1d2433 e8e1cf d9a441 475570',
  noir: '131313 ece7dc e0bc5a 4a4a48',
  silver: 'd9d7d0 171717 8a8a86 f6f4ee',
  amber: '1a1611 f4ead5 f1b43a 7a4d1c',
  verdigris: '2f5d56 f1e6cc e8a845 193c38',
  royal: '2a1f5c f6e7c0 dfa93a 5c48a8',
  ember: '2a1414 f8d9a0 ef5f2f 7d2320',
  marble: 'ebe4d8 3d3a37 a97f30 b5ada0',
  sepia: 'd9c3a0 3a271b a3512d 8c6f4e',
  news: 'f0ede6 1b1b1b d6312b b9b5aa',
  signal: 'e0402f 1b1b1e fff3e3 f6b73c',
  azure: '1273a5 fdf3df f8b62d 0c4a6e',
  sand: 'f3e3c3 23404f e2733d 86a8a5',
  pine: '16332f ecdfbf d7793a 3e6b5c',
  slate: '39424e f0e8dc f0a04b 5a6875',
  mist: 'b9c9cc 1f2f3a d2593a f0ebdc',
} as const;

type Name = keyof typeof PALETTES;

/** Palettes of each genre. */
const BY_GENRE: Record<string, string> = {
  Action: 'signal vinyl steel bone ember dusk',
  Adventure: 'sand teal azure desert verdigris dusk pine',
  Animation: 'candy sky play meadow lilac azure',
  Biography: 'sepia marble midnight mist clay verdigris',
  Comedy: 'candy vinyl sky play blush meadow',
  Crime: 'bone crypt noir signal amber steel blood',
  Documentary: 'fog news teal sand pine slate',
  Drama: 'mist midnight clay sand plum fog verdigris slate bone',
  Family: 'sky meadow candy lilac azure sand',
  Fantasy: 'royal pine midnight verdigris ember lilac',
  'Film-Noir': 'noir silver amber',
  'Game-Show': 'neon candy azure stage royal',
  History: 'marble sepia verdigris stage royal canyon',
  Horror: 'blood crypt bile moss bone ember',
  Music: 'jazz vinyl stage neon bone plum teal',
  Musical: 'stage rose jazz candy royal blush',
  Mystery: 'midnight verdigris plum fog amber moss',
  News: 'news fog court signal',
  'Reality-TV': 'neon lilac sky play',
  Romance: 'blush rose plum dusk mist lilac',
  'Sci-Fi': 'cosmos orbit neon teal acid ember signal azure slate dusk',
  Short: 'bone sand silver lilac clay',
  Sport: 'pitch court clay vinyl azure signal',
  'Talk-Show': 'midnight stage jazz play amber',
  Thriller: 'signal steel crypt fog acid noir dusk',
  War: 'khaki olive steel ember bone',
  Western: 'desert dusk canyon bone clay sepia',
};

const ANYTHING = 'bone sand midnight clay mist verdigris';

/** A palette for genres of which the first counts most; now and then the second genre lends one. */
export function choosePalette(random: Random, [first = '', second = '']: readonly string[]): Palette {
  const lent = random.chance(0.3) ? BY_GENRE[second] : undefined;
  const [head = 'bone', ...tail] = (lent ?? BY_GENRE[first] ?? ANYTHING).split(' ') as Name[];
  return readPalette(PALETTES[random.pick([head, ...tail])]);
}

/** Every palette there is. */
export function allPalettes(): readonly Palette[] {
  return Object.values(PALETTES).map(readPalette);
}

function readPalette(text: string): Palette {
  const [ground = '', ink = '', accent = '', second = ''] = text.split(' ').map((hex) => `#${hex}`);
  return { ground, ink, accent, second };
}
