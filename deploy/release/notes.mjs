/**
 * Prints what the changelog says of a version, as the text of a release: node notes.mjs v1.2.3 [folder]
 *
 * Fails when the package has another version, the changelog says nothing of it, or it is a prerelease, so that no tag becomes a release by mistake.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , tag = '', folder = fileURLToPath(new URL('../..', import.meta.url))] = process.argv;
const version = tag.replace(/^v/, '');

function stop(message) {
  console.error(message);
  process.exit(1);
}

const { version: packed } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (version !== packed) stop(`The tag is ${tag || 'missing'}, but package.json has version ${packed}.`);
// What is published is what everybody gets: npm's and the image's `latest`.
if (!/^\d+\.\d+\.\d+$/.test(version)) stop(`${version} is not of the form 1.2.3: prereleases are not published.`);

// A section goes from its heading to the next of the same rank.
const sections = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').split(/^## /m);
const section = sections.find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
const notes = section?.slice(section.indexOf('\n')).trim();
if (!notes) stop(`CHANGELOG.md says nothing of ${version}: give the section "Unreleased" this heading.`);
console.log(notes);
