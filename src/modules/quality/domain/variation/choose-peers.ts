import type { Level } from '#modules/directory';
import { periodAt, periodsBetween, type Grain } from '../periods.ts';

/** Who is compared: units of one level under one unit, of one profession and one group of a split, over some periods. */
export interface PeerQuestion {
  underId: string;
  level: string;
  profession: string;
  split: string;
  groupCode: string;
  from: string;
  to: string;
}

/** Everything that peers can be chosen by. Lists are empty where the viewer may see no figures. */
export interface PeerChoices {
  levels: readonly Level[];
  /** Places above units with figures, the highest first; `peers`: how many units of each level below it have figures. */
  places: readonly { id: string; code: string; name: string; level: Level; peers: Readonly<Partial<Record<Level, number>>> }[];
  professions: readonly string[];
  groups: readonly { split: string; groupCode: string; words: string }[];
  firstPeriod: string | null;
  lastPeriod: string | null;
}

/** How many periods are added up unless somebody chooses: a year, so that seasons do not count as differences. */
const USUAL: Readonly<Record<Grain, number>> = { month: 12, quarter: 4, year: 1 };

/** What was asked in an address, as far as it can be found; everything else as it is most useful. Null where there are no figures at all. */
export function choosePeers(choices: PeerChoices, asked: Readonly<Record<string, string | string[]>>, grain: Grain): (PeerQuestion & { underCode: string; underName: string }) | null {
  const given = (name: string): string => (typeof asked[name] === 'string' ? asked[name] : '');
  const { firstPeriod, lastPeriod } = choices;
  const place = choices.places.find(({ code }) => code === given('under')) ?? widest(choices.places, given('level'));
  if (!place || firstPeriod === null || lastPeriod === null) return null;
  const level = peersOf(place, given('level')) > 0 ? given('level') : mostOf(place.peers);
  const group = choices.groups.find(({ split, groupCode }) => `${split}|${groupCode}` === given('group')) ?? choices.groups.find(({ split }) => split === '') ?? choices.groups[0];
  const to = onGrid(given('to'), { firstPeriod, lastPeriod, grain }) ?? lastPeriod;
  const usual = periodAt(to, grain, 1 - USUAL[grain]);
  const from = onGrid(given('from'), { firstPeriod, lastPeriod: to, grain }) ?? (usual < firstPeriod ? firstPeriod : usual);
  return {
    underId: place.id, underCode: place.code, underName: place.name, level, from, to,
    profession: choices.professions.includes(given('profession')) ? given('profession') : choices.professions[0] ?? '', split: group?.split ?? '', groupCode: group?.groupCode ?? '',
  };
}

/** The place with the most peers of the level; of several, the nearest to them. */
function widest(places: PeerChoices['places'], level: string) {
  const count = (place: PeerChoices['places'][number]) => peersOf(place, level) || Math.max(0, ...Object.values(place.peers));
  return places.toReversed().toSorted((a, b) => count(b) - count(a))[0];
}

/** A level out of an address may be any word, "valueOf" too. */
const peersOf = ({ peers }: PeerChoices['places'][number], level: string): number => (Object.hasOwn(peers, level) ? peers[level as keyof typeof peers] ?? 0 : 0);

const mostOf = (peers: PeerChoices['places'][number]['peers']): string => Object.entries(peers).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';

function onGrid(period: string, { firstPeriod, lastPeriod, grain }: { firstPeriod: string; lastPeriod: string; grain: Grain }): string | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])-01$/.test(period) || period < firstPeriod || period > lastPeriod) return null;
  return periodsBetween(firstPeriod, period, grain) === null ? null : period;
}
