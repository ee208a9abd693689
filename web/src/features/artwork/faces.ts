/** The typefaces of the collection, and how wide they set a text. */

/** One cut of one typeface. */
export interface Face {
  readonly family: string;
  readonly weight: number;
  /** Whether titles are set in capitals. */
  readonly upper: boolean;
  /** Space after each character, in em. */
  readonly tracking: number;
  /** Distance of lines, in em. */
  readonly leading: number;
  /** Height of capitals, in em. */
  readonly cap: number;
  /** Widths of U+0020 to U+007E as measured: character code less 35, in fiftieths of an em. */
  readonly widths: string;
}

const FALLBACK =
  "'Noto Sans', 'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans Arabic', 'Geeza Pro', Arial, sans-serif";
const OSWALD = `'Oswald Variable', 'Arial Narrow', ${FALLBACK}`;
const INTER = `'Inter Variable', ${FALLBACK}`;
const FRAUNCES = `'Fraunces Variable', Georgia, 'Noto Serif', 'Hiragino Mincho ProN', 'Noto Serif CJK JP', serif`;

const OSWALD_WIDTHS = '004><U@,438:/3/8?7====>9=>11797<R>@?@99@A24?9F?@?@A=9@>G=<9484;63:<:<:3<<01<1H<;<<685<8A997506;';
const INTER_WIDTHS = '.5ADEWF577AF5;57F:CDFCEAEE55FFF@WJEIHBAII2AH@SJJDKEEEHJXJIE777<<7ACACB8CC22A2RCBCC8@7CBOABA<7<F';

/** Cuts for titles. */
export const FACES = {
  /** Condensed capitals. */
  strong: { family: OSWALD, weight: 600, upper: true, tracking: 0, leading: 0.98, cap: 0.82, widths: OSWALD_WIDTHS },
  /** Condensed capitals, light and wide apart. */
  slim: {
    family: OSWALD,
    weight: 300,
    upper: true,
    tracking: 0.07,
    leading: 1.06,
    cap: 0.82,
    widths: '...;;HB(1067-2-5=5<<<;<7<=-.585;N;=<>77=?/1;7D=><>=:8><G;;835274/78787198..7.D878826186@6740.18',
  },
  /** A soft serif. */
  serif: {
    family: FRAUNCES,
    weight: 600,
    upper: false,
    tracking: -0.01,
    leading: 1.02,
    cap: 0.78,
    widths: '.46EBKJ,66C@281<E;B@CAB>BC12=@=>QHGGKEBJN8=KCRJKFKIBFIGXHFD5<5;<0@B>C>7@D33B3SDACB;<7C?M?@<828C',
  },
  /** A heavy serif. */
  heavy: {
    family: FRAUNCES,
    weight: 900,
    upper: false,
    tracking: -0.015,
    leading: 0.98,
    cap: 0.78,
    widths: '.5:FCOL.77C@474=H=EBFCE@FE44>@>BUKJHMFDKP:AOEUJLJLMDIJI[IGD7=7;=2AD?D?:BF55D5VFCED>>9EAPAB>949C',
  },
  /** A heavy sans-serif. */
  sans: { family: INTER, weight: 800, upper: false, tracking: -0.02, leading: 1, cap: 0.78, widths: INTER_WIDTHS },
  /** Light capitals, far apart. */
  airy: {
    family: INTER,
    weight: 300,
    upper: true,
    tracking: 0.14,
    leading: 1.22,
    cap: 0.74,
    widths: '229CCRC255=D2:25B7BBC@B?BB22DDD=TEDHGAAII1@D@QIICICCCHETEEC555::3?B?B@5BA//>/OAABB5=2A?L>??838D',
  },
  /** Small print. */
  small: { family: INTER, weight: 600, upper: false, tracking: 0.01, leading: 1.24, cap: 0.74, widths: INTER_WIDTHS },
} satisfies Record<string, Face>;

/** Name of a cut. */
export type FaceName = keyof typeof FACES;

/** Cuts that suit a genre, separated by spaces. */
export const FACES_BY_GENRE: Record<string, string> = {
  Action: 'strong sans',
  Adventure: 'strong heavy serif',
  Animation: 'heavy sans',
  Biography: 'serif slim',
  Comedy: 'heavy sans strong',
  Crime: 'strong serif sans',
  Documentary: 'sans slim',
  Drama: 'serif slim sans strong',
  Family: 'heavy sans',
  Fantasy: 'serif slim heavy',
  'Film-Noir': 'strong slim',
  'Game-Show': 'sans strong',
  History: 'serif slim',
  Horror: 'heavy strong slim',
  Music: 'strong heavy sans',
  Musical: 'heavy serif',
  Mystery: 'serif slim',
  News: 'strong sans',
  'Reality-TV': 'sans strong',
  Romance: 'serif heavy slim',
  'Sci-Fi': 'airy strong sans',
  Sport: 'strong sans',
  'Talk-Show': 'sans heavy',
  Thriller: 'strong airy sans',
  War: 'strong slim',
  Western: 'heavy strong',
};

/** Width of a text in em, tracking included. Characters out of the table are estimated, rather too wide than too narrow. */
export function measure(text: string, face: Face): number {
  let width = 0;
  for (const character of text) {
    width += advance(character, face) + (MARK.test(character) ? 0 : face.tracking);
  }
  return width;
}

const MARK = /[\p{M}\p{Cf}\p{Cc}]/u;
const WIDE = /[\p{Lu}ЖжШшЩщЮюМмФфЫыωΩ]/u;

function advance(character: string, face: Face): number {
  const code = (character.codePointAt(0) ?? 0) - 32;
  if (code >= 0 && code < face.widths.length) {
    return (face.widths.charCodeAt(code) - 35) / 50;
  }
  if (MARK.test(character)) {
    return 0;
  }
  const base = character.normalize('NFD').charCodeAt(0);
  if (base > 32 && base < 127) {
    return advance(String.fromCharCode(base), face);
  }
  if (base < 0x530) {
    return advance(WIDE.test(character) ? 'M' : 'H', face) * 1.12;
  }
  return base >= 0x590 && base < 0x780 ? 0.72 : 1.08;
}
