import { protectQuarter, type AnswerCounts, type ShownAnswers } from '../experience/protect-quarter.ts';
import { smallestShown } from '../publishing/policy.ts';
import { modes, parts, type Distances, type ModeCounts, type Part, type ShownPart } from './mode-record.ts';

const FEWEST = smallestShown({ smallestGroup: 0 });
const choice = ['asked', 'happened', 'chosen', 'got'] as const;

/**
 * Protects a quarter. What was asked, chosen, got and happened is told of the same appointments, so that hidden counts of one follow from the others: how many were asked is the
 * total of what was chosen, and nobody got what did not happen. So all four are shown whole, by group or else for everybody, or what was chosen and got is hidden.
 */
export function protectModes(groups: readonly ModeCounts[]): ShownPart[] {
  const four = protectChoice(groups);
  return [...four, ...modes.flatMap((mode, at) => (groups.some((group) => (group.suited[at]?.answered ?? 0) > 0) ? protectSuited(groups, `suited ${mode}`, four) : []))];
}

function protectChoice(groups: readonly ModeCounts[]): ShownPart[] {
  const byGroup = tables(groups, choice);
  if (isWhole(byGroup)) return byGroup;
  const together = tables([everybody(groups)], choice);
  if (isWhole(together)) return [...together, ...hiddenLines(groups, choice)];
  return [...tables(groups, ['asked', 'happened']), ...hiddenPart('', 'chosen'), ...hiddenPart('', 'got'), ...hiddenLines(groups, ['chosen', 'got'])];
}

/** Whoever answered was seen that way, so answers are told only where it is told how many were. */
function protectSuited(groups: readonly ModeCounts[], what: Part, four: readonly ShownPart[]): ShownPart[] {
  const happened = four.filter((part) => part.what === 'happened');
  if (isWhole(happened)) return tables(groups, [what]);
  const together = isWhole(happened.filter(({ group }) => group === '')) ? tables([everybody(groups)], [what]) : hiddenPart('', what);
  return [...together, ...hiddenLines(groups, [what])];
}

/** The distances, where full groups stand behind them and nothing hidden of the visits in person follows from them. */
export function protectDistances(distances: Distances | null, shown: readonly ShownPart[]): Distances | null {
  return distances && distances.visits >= FEWEST && isWhole(shown.filter(({ what, group }) => what === 'happened' && group === '')) ? distances : null;
}

const tables = (groups: readonly ModeCounts[], what: readonly Part[]): ShownPart[] => protectQuarter(what.map((part) => question(groups, part))).map(toPart);
const isWhole = (shown: readonly ShownPart[]): boolean => shown.every(({ counts, total }) => total !== null && counts.every((count) => count !== null));
const hiddenLines = (groups: readonly ModeCounts[], what: readonly Part[]): ShownPart[] => (groups.length < 2 ? [] : groups.flatMap(({ name }) => what.flatMap((part) => hiddenPart(name, part))));
const hiddenPart = (group: string, what: Part): ShownPart[] => [{ group, what, counts: what === 'happened' || what === 'chosen' ? modes.map(() => null) : [null, null], total: null }];
const question = (groups: readonly ModeCounts[], what: Part): AnswerCounts => ({ position: parts.indexOf(what), groups: groups.map((group) => ({ name: group.name, counts: countsOf(group, what), noAnswer: null })) });
const toPart = ({ position, group, counts, total }: ShownAnswers): ShownPart => ({ group, what: parts[position] as Part, counts, total });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function everybody(groups: readonly ModeCounts[]): ModeCounts {
  const added = (of: (group: ModeCounts) => readonly number[]): number[] => modes.map((_mode, at) => sum(groups.map((group) => of(group)[at] ?? 0)));
  return {
    name: '', asked: sum(groups.map(({ asked }) => asked)), got: sum(groups.map(({ got }) => got)), chosen: added(({ chosen }) => chosen), happened: added(({ happened }) => happened),
    suited: modes.map((_mode, at) => ({ answered: sum(groups.map(({ suited }) => suited[at]?.answered ?? 0)), yes: sum(groups.map(({ suited }) => suited[at]?.yes ?? 0)) })),
  };
}

function countsOf(group: ModeCounts, what: Part): readonly number[] {
  if (what === 'asked') return [group.asked, sum(group.happened) - group.asked];
  if (what === 'happened' || what === 'chosen') return group[what];
  if (what === 'got') return [group.got, group.asked - group.got];
  const { answered, yes } = group.suited[modes.findIndex((mode) => what === `suited ${mode}`)] ?? { answered: 0, yes: 0 };
  return [yes, answered - yes];
}
