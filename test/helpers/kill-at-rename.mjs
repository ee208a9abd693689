/**
 * Loaded into the program with `--import`: kills it at its KILL_AT-th rename of a file or folder below KILL_BELOW, from 1, before the
 * rename or (KILL_WHEN=after) after it.
 */

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AT, KILL_BELOW, KILL_WHEN } = process.env;
let renames = 0;

/** Whether this is the rename at which to die. */
function isLast(path) {
  if (String(path).startsWith(KILL_BELOW)) renames += 1;
  return renames === Number(KILL_AT);
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

const { rename } = fs;
fs.rename = (from, to, done) => {
  const last = isLast(to);
  if (last && KILL_WHEN === 'before') die();
  rename(from, to, (error) => {
    if (last) die();
    done(error);
  });
};
const renamePromise = fs.promises.rename;
fs.promises.rename = async (from, to) => {
  const last = isLast(to);
  if (last && KILL_WHEN === 'before') die();
  await renamePromise(from, to);
  if (last) die();
};
syncBuiltinESMExports();
