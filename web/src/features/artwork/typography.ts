/** Breaks a title into balanced lines that fill a box and never leave it. */

import { type Face, measure } from './faces.ts';

/** One line of a title: its text, its size, and how far below the top of the box its baseline is. */
export interface Line {
  readonly text: string;
  readonly size: number;
  readonly y: number;
}

/** Lines that fit, and the height they take. */
export interface Block {
  readonly lines: readonly Line[];
  readonly height: number;
}

/** Where lines have to fit, and how large they may become. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  /** Whether each line is made as wide as the room, unless one is so short that it would drown the others. */
  readonly flush?: boolean;
}

interface Word {
  readonly text: string;
  readonly width: number;
  /** Whether a space separates it from the word before. */
  readonly spaced: boolean;
}

/** Part of a size that goes below the baseline. */
const DESCENT = 0.26;
/** Words wider than this, in em, are broken. */
const WIDEST_WORD = 9.5;
const MOST_LINES = 12;

/** The lines of a text at the largest size that fits the room. */
export function fit(text: string, face: Face, room: Room): Block {
  const words = split(face.upper ? text.toUpperCase() : text, face);
  let best: Block | undefined;
  let most = 0;
  for (let count = 1; count <= Math.min(MOST_LINES, words.length); count += 1) {
    const block = set(breakInto(words, count, face), face, room);
    const filled = block.lines.reduce((sum, { size }) => sum + size, 0) / block.lines.length;
    if (filled > most * 1.04) {
      [best, most] = [block, filled];
    }
  }
  return best ?? { lines: [], height: 0 };
}

/** A title in two: what stands before a colon, a dash or a bracket, and the rest; short titles stay whole. */
export function divide(title: string): readonly [main: string, rest: string] {
  const found = /^(.{2,}?)(?:\s*[:：]\s+|\s+[-–—]\s+|\s+(?=\())(.{2,})$/u.exec(title);
  return title.length > 14 && found?.[1] !== undefined && found[2] !== undefined ? [found[1], found[2]] : [title, ''];
}

/** Whether a text is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text);
}

function set(texts: readonly string[], face: Face, room: Room): Block {
  const widths = texts.map((text) => Math.max(0.1, measure(text, face)));
  const common = Math.min(room.largest, room.width / Math.max(...widths));
  const flush = room.flush && texts.every((text) => text.length > 3);
  const sizes = widths.map((width) =>
    flush ? Math.min(room.width / width, common * 1.9, room.largest * 1.25) : common,
  );
  const scale = Math.min(1, room.height / heightOf(sizes, face));
  let y = 0;
  const lines = texts.map((text, index) => {
    const size = (sizes[index] ?? 0) * scale;
    y += size * (index === 0 ? face.cap : face.leading);
    return { text, size, y };
  });
  return { lines, height: y + DESCENT * (lines.at(-1)?.size ?? 0) };
}

function heightOf(sizes: readonly number[], face: Face): number {
  const inner = sizes.reduce((sum, size, index) => sum + size * (index === 0 ? face.cap : face.leading), 0);
  return inner + DESCENT * (sizes.at(-1) ?? 0);
}

function breakInto(words: readonly Word[], count: number, face: Face): readonly string[] {
  const space = measure(' ', face);
  let low = Math.max(...words.map(({ width }) => width));
  let high = words.reduce((sum, { width, spaced }) => sum + width + (spaced ? space : 0), 0);
  for (let step = 0; step < 10 && high - low > 0.05; step += 1) {
    const middle = (low + high) / 2;
    if (pack(words, middle, space).length <= count) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return pack(words, high + 0.001, space);
}

function pack(words: readonly Word[], limit: number, space: number): readonly string[] {
  const lines: string[] = [];
  let [text, width] = ['', 0];
  for (const word of words) {
    const gap = word.spaced ? space : 0;
    if (text !== '' && width + gap + word.width > limit) {
      lines.push(text);
      [text, width] = [word.text, word.width];
    } else {
      width += (text === '' ? 0 : gap) + word.width;
      text += (word.spaced && text !== '' ? ' ' : '') + word.text;
    }
  }
  return [...lines, text];
}

const IDEOGRAPHS = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/u;

function split(text: string, face: Face): readonly Word[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) =>
      pieces(word, face).map((piece, index) => ({ text: piece, width: measure(piece, face), spaced: index === 0 })),
    );
}

function pieces(word: string, face: Face): readonly string[] {
  if (IDEOGRAPHS.test(word)) {
    return (
      word
        .match(/[\p{Ps}「『]?[^\p{M}ー、。」』\p{Pe}]?[\p{M}ー、。!?:：！？」』\p{Pe}]*/gu)
        ?.filter((piece) => piece !== '') ?? [word]
    );
  }
  if (measure(word, face) <= WIDEST_WORD) {
    return [word];
  }
  const parts = word.match(/[^-/.]+[-/.]+|.+$/gu) ?? [word];
  return parts.flatMap((part) => (measure(part, face) <= WIDEST_WORD ? [part] : chop(part, face)));
}

function chop(word: string, face: Face): readonly string[] {
  const parts = [''];
  for (const piece of word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [word]) {
    const last = parts.length - 1;
    if (measure((parts[last] ?? '') + piece, face) > WIDEST_WORD * 0.8 && parts[last] !== '') {
      parts.push(piece);
    } else {
      parts[last] += piece;
    }
  }
  return parts;
}
