/** Makes versions of one model: sound ones that share its files, and broken ones, each in another way. */

import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A version of a model that must be refused, and what is wrong with it. */
export interface BrokenVersion {
  readonly version: string;
  readonly what: string;
}

/** A sound copy under another name; its files are links. */
export function soundVersion(modelsDir: string, original: string, version: string): string {
  const [from, to] = [join(modelsDir, original), join(modelsDir, version)];
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const name of readdirSync(from)) if (name !== 'manifest.json') linkSync(join(from, name), join(to, name));
  const manifest: object = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8'));
  writeFileSync(join(to, 'manifest.json'), JSON.stringify({ ...manifest, version }));
  return version;
}

/** Every file of the model cut short, with a bit flipped, and missing; and the model in another layout. */
export function brokenVersions(modelsDir: string, original: string): BrokenVersion[] {
  const harms: [string, (path: string) => void][] = [
    ['cut short', (path) => replace(path, (bytes) => bytes.subarray(0, bytes.length >> 1))],
    ['with a bit flipped', (path) => replace(path, flipped)],
    ['missing', (path) => rmSync(path)],
  ];
  const versions: BrokenVersion[] = [];
  const make = (what: string, name: string, harm: (path: string) => void): void => {
    const version = `${original}-broken-${versions.length}`;
    soundVersion(modelsDir, original, version);
    harm(join(modelsDir, version, name));
    versions.push({ version, what: `${name} ${what}` });
  };
  for (const name of readdirSync(join(modelsDir, original))) for (const [what, harm] of harms) make(what, name, harm);
  make('of another layout', 'manifest.json', (path) =>
    replace(path, (bytes) => Buffer.from(String(bytes).replace('"schema_version":1', '"schema_version":2'))),
  );
  return versions;
}

/** A file of its own in the place of a link. */
function replace(path: string, change: (bytes: Buffer) => Uint8Array): void {
  const bytes = readFileSync(path);
  rmSync(path);
  writeFileSync(path, change(bytes));
}

function flipped(bytes: Buffer): Buffer {
  // In the manifest the first brace: of most of its words nobody checks the letters.
  const at = bytes[0] === 0x7b ? 0 : bytes.length >> 1;
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 4, at);
  return copy;
}

/** A models folder of our own with the current model of another one. */
export function copyOfCurrent(from: string, to: string): string {
  const version = readFileSync(join(from, 'current'), 'utf8').trim();
  mkdirSync(to, { recursive: true });
  cpSync(join(from, version), join(to, version), { recursive: true });
  writeFileSync(join(to, 'current'), `${version}\n`);
  return version;
}
