/** Luminance, contrast, and the choice of a text colour that can be read. */

/** Least ratio of contrast between a title and what it lies on (WCAG 2.2, AA). */
export const LEAST_CONTRAST = 4.5;

/** Ratio of contrast of two `#rrggbb` colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The first of the colours that can be read on the ground; else the best of them, made lighter or darker until it can. */
export function legible(ground: string, colours: readonly string[]): string {
  const found = colours.find((colour) => contrast(colour, ground) >= LEAST_CONTRAST);
  if (found !== undefined) {
    return found;
  }
  const end = contrast('#ffffff', ground) >= LEAST_CONTRAST ? 255 : 0;
  const [best = '#000000'] = [...colours].sort((one, other) => contrast(other, ground) - contrast(one, ground));
  const shades = [0.2, 0.4, 0.6, 0.8, 0.9].map((share) => mixed(best, end, share));
  return shades.find((shade) => contrast(shade, ground) >= LEAST_CONTRAST) ?? (end === 0 ? '#000000' : '#ffffff');
}

/** Relative luminance of a `#rrggbb` colour, from 0 to 1 (WCAG 2.2). */
export function luminance(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return 0.2126 * linear((value >> 16) & 255) + 0.7152 * linear((value >> 8) & 255) + 0.0722 * linear(value & 255);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function mixed(colour: string, end: number, share: number): string {
  const value = Number.parseInt(colour.slice(1), 16);
  const channels = [value >> 16, value >> 8, value].map((channel) => {
    const part = Math.round((channel & 255) * (1 - share) + end * share);
    return part.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
