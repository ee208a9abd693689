/** Vocabularies to make titles from: words of a script as bytes, drawn with the frequencies of a language. */

import type { Random } from '../../src/domain/random.ts';
import { type ByteSink, utf8 } from './byte-sink.ts';

/** Parts of invented words, separated by spaces; two spaces, or one at the end, stand for nothing at all. */
const ONSETS = 'b br c ch d dr f g gr h j k l m n p r s sh st t tr v w '.split(' ');
const VOWELS = 'a e i o u a e i o ea ou ie y'.split(' ');
const ACCENTED = 'á é í ó ú ä ö ü ñ ç è ê ø å ã ł š ž'.split(' ');
const CODAS = 'n r s t l m nd ng ck th st   '.split(' ');
const COMMON_WORDS = (
  'The of and a in to the for My with is on Love Man You Life at from La de Night 2 II Day World Part No All One Time End Big New ' +
  'Girl Black Death House Who Home Last'
).split(' ');

/** Writing systems other than Latin, each with some of its characters. */
const SCRIPTS: readonly string[] = [
  '愛日本人大小山川夜月花火水木金土天地心夢星空海風雨雪春夏秋冬東京物語家族時間世界戦争',
  'あいうえおかきくけこさしすせそたちつてとなにのはひまみもやゆよらりるれわをんアイウカキクサシスタトナノマミラリルン',
  '가나다라마바사아자차하강남북동서울사랑영화별달밤집길꿈물불산',
  'абвгдежзиклмнопрстуфхцчшыэюя',
  'ابتثجحخدرزسشصطعفقكلمنهوي',
  'कखगघचजटडतदनपबमयरलवसह',
  '🎬🎉❤🔥🌍🎵👻😀🚀',
];

/** Words as bytes, the most frequent first, drawn by Zipf's law. */
export class Lexicon {
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #random: Random;

  /** @param words the most frequent first */
  constructor(words: readonly string[], random: Random) {
    this.#random = random;
    const encoded = words.map(utf8);
    this.#starts = new Uint32Array(words.length + 1);
    for (const [index, word] of encoded.entries()) this.#starts[index + 1] = this.#starts[index]! + word.length;
    this.#bytes = new Uint8Array(this.#starts[words.length]!);
    for (const [index, word] of encoded.entries()) this.#bytes.set(word, this.#starts[index]!);
  }

  /** Appends a random word; that of rank r is about 1/r as likely as the first (the logarithm of its rank is uniform). */
  word(sink: ByteSink): void {
    const rank = Math.floor((this.#starts.length - 1) ** this.#random()) - 1;
    sink.piece(this.#bytes, this.#starts[rank]!, this.#starts[rank + 1]!);
  }
}

/** A vocabulary of invented words in Latin letters, a few with accents, behind the commonest real ones. */
export function latinLexicon(size: number, random: Random): Lexicon {
  const words = [...COMMON_WORDS];
  while (words.length < size) words.push(latinWord(random));
  return new Lexicon(words, random);
}

/** A vocabulary for each script other than Latin. */
export function otherLexicons(size: number, random: Random): Lexicon[] {
  return SCRIPTS.map((script) => {
    const characters = [...script];
    const longest = characters.length < 12 ? 2 : characters.length > 36 ? 4 : 8;
    const word = (): string =>
      Array.from({ length: 1 + Math.floor(random() * longest) }, () => pick(characters, random)).join('');
    return new Lexicon(Array.from({ length: size }, word), random);
  });
}

function latinWord(random: Random): string {
  let word = '';
  const syllables = 1 + Math.floor(random() * random() * 4);
  for (let i = 0; i < syllables; i++) {
    word += pick(ONSETS, random) + pick(random() < 0.015 ? ACCENTED : VOWELS, random) + pick(CODAS, random);
  }
  if (word.length < 2) word += 'n';
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** One of the choices, each as likely as the others. */
export function pick<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
