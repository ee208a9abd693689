/** Writes a brotli and a gzip copy beside each file of the built web app that gains by it, after `vite build`. */

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = /\.(?:css|html|js|json|map|mjs|svg|txt|webmanifest|xml)$/;
const MIN_BYTES = 1024;

const ENCODERS = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

const folder = process.argv[2] ?? fileURLToPath(new URL('../dist/web', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
for (const file of files.filter((name) => COMPRESSIBLE.test(name) && statSync(name).isFile())) {
  const bytes = readFileSync(file);
  for (const [extension, encode] of Object.entries(ENCODERS)) {
    const copy = `${file}.${extension}`;
    const encoded = bytes.length > MIN_BYTES ? encode(bytes) : bytes;
    // A copy of an earlier build must not outlive the file that it was made of.
    if (encoded.length < bytes.length) writeFileSync(copy, encoded);
    else rmSync(copy, { force: true });
  }
}
