/** Which motifs are about which genre. */

import type { Random } from '../seed.ts';
import * as action from './action.ts';
import * as adventure from './adventure.ts';
import * as camera from './camera.ts';
import * as charms from './charms.ts';
import * as comedy from './comedy.ts';
import * as couples from './couples.ts';
import * as crime from './crime.ts';
import * as dread from './dread.ts';
import * as family from './family.ts';
import * as fantasy from './fantasy.ts';
import * as haunts from './haunts.ts';
import * as heads from './heads.ts';
import * as history from './history.ts';
import * as jokes from './jokes.ts';
import * as machines from './machines.ts';
import * as music from './music.ts';
import * as noir from './noir.ts';
import * as outdoors from './outdoors.ts';
import * as plain from './plain.ts';
import * as press from './press.ts';
import * as quiz from './quiz.ts';
import * as riddles from './riddles.ts';
import * as romance from './romance.ts';
import * as rooms from './rooms.ts';
import type { Motif } from './scene.ts';
import * as show from './show.ts';
import * as sport from './sport.ts';
import * as toys from './toys.ts';
import * as vertigo from './vertigo.ts';
import * as war from './war.ts';
import * as western from './western.ts';
import * as worlds from './worlds.ts';

type Motifs = readonly [Motif, ...Motif[]];

const BY_GENRE: Record<string, Motifs> = {
  Action: [action.burst, action.chevrons, action.dash, action.fuse, vertigo.crosshair],
  Adventure: [adventure.peaks, adventure.compass, adventure.boat, adventure.dunes, outdoors.road],
  Animation: [toys.bounce, toys.critter, toys.critter, toys.tower, family.rainbow, toys.confetti],
  Biography: [heads.cameo, heads.mind, heads.bust],
  Comedy: [comedy.smile, comedy.hat, toys.confetti, comedy.bow, jokes.pie, jokes.banana, jokes.umbrella],
  Crime: [crime.suit, crime.lineup, crime.target, crime.match, noir.blinds, riddles.print],
  Documentary: [camera.aperture, camera.contours, camera.film, press.globe],
  Drama: [
    rooms.window,
    outdoors.alone,
    rooms.chair,
    outdoors.tree,
    outdoors.road,
    rooms.masks,
    outdoors.torn,
    outdoors.shore,
    plain.halves,
  ],
  Family: [family.balloons, family.kite, family.home, family.rainbow, outdoors.tree],
  Fantasy: [fantasy.castle, fantasy.sword, fantasy.portal, fantasy.ring, charms.key, charms.hourglass, charms.wand],
  'Film-Noir': [noir.blinds, noir.lamp, noir.stairs, couples.skyline],
  'Game-Show': [quiz.wheel, quiz.lights, quiz.buzzer, sport.podium],
  History: [history.columns, history.arches, history.laurel, history.crown],
  Horror: [dread.eye, haunts.ajar, dread.claws, dread.jaws, haunts.woods, haunts.house, dread.drips],
  Music: [music.record, music.levels, music.keys, music.waves, music.note],
  Musical: [show.curtain, show.ribbon, music.keys, music.note],
  Mystery: [riddles.keyhole, riddles.maze, riddles.print, riddles.magnifier, haunts.ajar],
  News: [press.page, press.mast, press.globe],
  'Reality-TV': [press.screen, machines.lens, sport.podium, camera.film],
  Romance: [
    romance.overlap,
    romance.heart,
    couples.moonlight,
    couples.faces,
    couples.windows,
    romance.threads,
    romance.flower,
    couples.skyline,
  ],
  'Sci-Fi': [
    worlds.planet,
    worlds.orbits,
    machines.monolith,
    machines.horizon,
    machines.lens,
    machines.rocket,
    worlds.eclipse,
  ],
  Short: [plain.quarters, plain.halves, plain.dot],
  Sport: [sport.lanes, sport.court, sport.ball, sport.flag, sport.podium],
  'Talk-Show': [show.microphone, show.bubbles, show.curtain],
  Thriller: [vertigo.spiral, vertigo.tunnel, vertigo.crosshair, noir.stairs, noir.lamp],
  War: [war.searchlights, war.helmet, war.medal, war.wire, war.rows],
  Western: [western.mesa, western.badge, western.cactus, outdoors.road],
};

const ANYTHING: Motifs = [plain.quarters, plain.halves, plain.dot];

/** A motif for genres of which the first counts most; the others lend theirs, so that titles much alike look less so. */
export function chooseMotif(random: Random, [first = '', second = first, third = second]: readonly string[]): Motif {
  const genre = random.chance(0.6) ? first : random.chance(0.65) ? second : third;
  return random.pick(BY_GENRE[genre] ?? ANYTHING);
}
