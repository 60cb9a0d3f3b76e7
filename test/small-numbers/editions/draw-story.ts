import { seededRandom, type Random } from '#engines/random';
import type { Audience } from '../../../src/modules/quality/domain/publishing/audience.ts';
import { lineKey, type Line, type LineKey, type Value } from '../../../src/modules/quality/domain/publishing/place.ts';

/** What happens before an edition of one period is published. */
export const happenings = ['arrive', 'correct a little', 'correct a lot', 'ask for larger groups', 'share', 'move', 'swap', 'split later', 'publish again'] as const;
export type Happening = (typeof happenings)[number];

/** A figure as a file gives it, with the unknowns that it sums: who counted in the numerator and who did not have the same names. */
export interface Told extends Value {
  of: readonly string[];
}

export interface Source {
  unit: string;
  /** Whose people a file of this unit counts: its own, and those of the units below where it counts these too. */
  counts: readonly string[];
  audience: Audience;
  splits: readonly string[];
}

/** An imagined country with the people of one month, and what has been loaded of them. */
export interface World {
  random: Random;
  parentOf: Map<string, string>;
  everAbove: Map<string, Set<string>>;
  organisationOf: (unit: string) => string;
  sources: Map<string, Source>;
  /** By smallest group of a unit how many were there, and how many of them counted; where people are told apart, the amount that they stand behind. */
  people: Map<string, { came: number; of: number }>;
  /** How often the people of a unit were corrected: each time they are other unknowns. */
  versions: Map<string, number>;
  loaded: Map<string, Map<LineKey, Told>>;
  minimum: number;
  /** Separate: the numerator is an amount, such as days, and the people behind it are told beside it and shown to nobody. */
  peopleIn: 'numerator' | 'both' | 'separate';
  professions: readonly string[];
  waiting: string[];
  /** By unknown how many people it stands for; only the judge of the attack looks here. */
  truth: Map<string, { came: number; of: number }>;
}

const groups: Readonly<Record<string, readonly string[]>> = { sex: ['f', 'm'], age: ['y', 'o', 'n'] };

/** Draws a country of one to three trusts with teams, some of whose groups are small. */
export function drawWorld(seed: string | number): World {
  const random = seededRandom(`editions ${seed}`);
  const whole = wholeOf(random);
  const parentOf = new Map<string, string>();
  const trusts = Array.from({ length: whole(1, 3) }, (_one, at) => `t${at}`);
  for (const trust of trusts) parentOf.set(trust, 'top');
  const teams = trusts.flatMap((trust) => Array.from({ length: whole(trusts.length === 1 ? 2 : 0, 3) }, (_one, at) => `${trust}${'abc'[at]}`));
  for (const team of teams) parentOf.set(team, team.slice(0, 2));
  const professions = random() < 0.4 ? ['p', 'q'] : [];
  const splits = [[], [], ['sex'], ['sex', 'age'], ['sex', 'age', 'sex+age']][whole(0, 4)] ?? [];
  const world: World = {
    random, parentOf, everAbove: new Map([...parentOf].map(([unit, parent]) => [unit, new Set([parent])])), organisationOf: (unit) => unit.slice(0, 2), sources: new Map(), people: new Map(), versions: new Map(), loaded: new Map(),
    minimum: 8, peopleIn: random() < 0.6 ? 'numerator' : 'both', professions, waiting: [], truth: new Map(),
  };
  for (const unit of [...trusts, ...teams]) {
    const below = teams.filter((team) => parentOf.get(team) === unit);
    if (below.length > 0 && random() > 0.15) continue;
    world.sources.set(unit, { unit, counts: [unit, ...below], audience: random() < 0.2 ? 'own' : 'members', splits: random() < 0.8 ? splits : [] });
    world.waiting.push(unit);
  }
  for (const unit of [...trusts, ...teams]) for (const group of groupsOf(splits, professions)) world.people.set(`${unit} ${group}`, drawPeople(random));
  return world;
}

export const wholeOf = (random: Random) => (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));

function groupsOf(splits: readonly string[], professions: readonly string[]): string[] {
  const names = ['sex', 'age'].filter((name) => splits.includes(name));
  return (professions.length > 0 ? professions : ['']).flatMap((profession) => (names.includes('sex') ? groups['sex'] ?? [] : ['']).flatMap((sex) => (names.includes('age') ? groups['age'] ?? [] : ['']).map((age) => `${profession}/${sex}/${age}`)));
}

function drawPeople(random: Random): { came: number; of: number } {
  const of = random() < 0.3 ? Math.floor(random() * 8) : 10 + Math.floor(random() * 60);
  return { came: Math.floor(of * (0.2 + 0.6 * random())), of };
}

/** The file of a unit as its people stand: everybody, each profession, each group. */
export function fileOf(world: World, { counts, splits }: Source): Map<LineKey, Told> {
  const unknowns = [...world.people].flatMap(([name, people]) => {
    const [unit = '', group = ''] = name.split(' ');
    const [profession = '', sex = '', age = ''] = group.split('/');
    return counts.includes(unit) ? [{ name: `${name} ${world.versions.get(unit) ?? 0}`, profession, sex, age, people }] : [];
  });
  for (const { name, people } of unknowns) world.truth.set(name, { ...people });
  const lines = linesOf(world.professions, splits);
  return new Map(lines.map((line) => {
    const wanted = new Map(line.split === '' ? [] : line.split.split('+').map((name, at) => [name, line.groupCode.split('+')[at]]));
    const own = unknowns.filter(({ profession, sex, age }) => (line.profession === '' || profession === line.profession) && (wanted.get('sex') ?? sex) === sex && (wanted.get('age') ?? age) === age);
    const sum = (part: 'came' | 'of') => own.reduce((all, { people }) => all + people[part], 0);
    const told: Told = { of: own.map(({ name }) => name), people: world.peopleIn === 'separate' ? sum('of') : null, ...(world.peopleIn === 'separate' ? { numerator: sum('came'), denominator: null } : world.peopleIn === 'both' ? { numerator: sum('came'), denominator: sum('of') } : { numerator: sum('of'), denominator: null }) };
    return [lineKey(line), told];
  }));
}

function linesOf(professions: readonly string[], splits: readonly string[]): Line[] {
  return ['', ...professions].flatMap((profession) => [
    { profession, split: '', groupCode: '' },
    ...splits.flatMap((split) => split.split('+').reduce<string[]>((all, name) => all.flatMap((code) => (groups[name] ?? []).map((group) => (code === '' ? group : `${code}+${group}`))), ['']).map((groupCode) => ({ profession, split, groupCode }))),
  ]);
}
