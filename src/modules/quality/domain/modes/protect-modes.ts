import { smallestShown } from '../publishing/policy.ts';
import { modes, partOf, parts, type Distances, type ModeCounts, type Part, type ShownPart } from './mode-record.ts';
import { decideModes, seen, valueNames, type MayShow } from './mode-tables.ts';
import { tellGot } from './protect-got.ts';

const FEWEST = smallestShown({ smallestGroup: 0 });

/** A figure about everybody is worth as many about groups. */
const WORTH_OF_EVERYBODY = 4;

/**
 * Protects a quarter. What was asked, chosen, got and happened is told of the same appointments, so that hidden counts of one follow from the others; they are decided together (`decideModes`,
 * `tellGot`). Groups are told apart where that tells more than everybody alone.
 */
export function protectModes(groups: readonly ModeCounts[]): ShownPart[] {
  const alone = linesOf(groups, [everybody(groups)]);
  if (groups.length < 2) return alone;
  const apart = linesOf(groups, groups);
  return worth(apart) >= worth(alone) ? apart : alone;
}

const worth = (shown: readonly ShownPart[]): number => shown.reduce((total, { group, counts }) => total + counts.filter((count) => count !== null).length * (group === '' ? WORTH_OF_EVERYBODY : 1), 0);

/** The lines of everybody and of each group in the file, as far as the groups that are asked about may be told. */
function linesOf(groups: readonly ModeCounts[], asked: readonly ModeCounts[]): ShownPart[] {
  const all = everybody(groups);
  const { told, mayShow } = decideModes(asked, everybody);
  const isWhole = (group: ModeCounts): boolean => [valueNames.asked, valueNames.notAsked, ...modes.flatMap((_mode, at) => [valueNames.chose(at), valueNames.happened(at)])].every((value) => mayShow(group.name, value));
  const got = tellGot(all, told, isWhole);
  const asksAbout = parts.filter((what) => !what.startsWith('suited') || all.suited[modeOf(what)]?.answered !== 0);
  const lines = [all, ...(groups.length < 2 ? [] : groups)];
  return lines.flatMap((line) => asksAbout.map((what): ShownPart => {
    const isTold = line.name === '' || told.some(({ name }) => name === line.name);
    return { group: line.name, what, ...(isTold ? partShown(line, what, { mayShow, got }) : hidden(what)) };
  }));
}

/** Counts of one part with the value that stands for each, and for their total. */
function partShown(line: ModeCounts, what: Part, { mayShow, got }: { mayShow: MayShow; got: ReadonlySet<string> }): Pick<ShownPart, 'counts' | 'total'> {
  const may = (value: string, count: number): number | null => (mayShow(line.name, value) ? count : null);
  const { asked, notAsked } = valueNames;
  if (what === 'asked') return { counts: [may(asked, line.asked), may(notAsked, seen(line) - line.asked)], total: may('', seen(line)) };
  if (what === 'happened') return { counts: line.happened.map((count, at) => may(valueNames.happened(at), count)), total: may('', seen(line)) };
  if (what === 'chosen') return { counts: line.chosen.map((count, at) => may(valueNames.chose(at), count)), total: may(asked, line.asked) };
  if (what === 'got') return got.has(line.name) ? { counts: [line.got, line.asked - line.got], total: line.asked } : { ...hidden(what), total: may(asked, line.asked) };
  const at = modeOf(what);
  const { answered, yes } = line.suited[at] ?? { answered: 0, yes: 0 };
  return { counts: [may(valueNames.yes(at), yes), may(valueNames.no(at), answered - yes)], total: may(valueNames.answered(at), answered) };
}

const modeOf = (what: Part): number => modes.findIndex((mode) => what === `suited ${mode}`);
const hidden = (what: Part): Pick<ShownPart, 'counts' | 'total'> => ({ counts: what === 'happened' || what === 'chosen' ? modes.map(() => null) : [null, null], total: null });

/** The distances, where full groups stand behind them, nothing hidden of the visits in person follows from them, and nobody stands beside them but a full group. */
export function protectDistances(distances: Distances | null, shown: readonly ShownPart[]): Distances | null {
  const { counts = [] } = partOf(shown, 'happened') ?? {};
  const [inPerson = null] = counts;
  if (!distances || inPerson === null || counts.includes(null)) return null;
  const without = inPerson - distances.visits;
  return distances.visits >= FEWEST && (without === 0 || without >= FEWEST) ? distances : null;
}

function everybody(groups: readonly ModeCounts[]): ModeCounts {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const added = (of: (group: ModeCounts) => readonly number[]): number[] => modes.map((_mode, at) => sum(groups.map((group) => of(group)[at] ?? 0)));
  return {
    name: '', asked: sum(groups.map(({ asked }) => asked)), got: sum(groups.map(({ got }) => got)), chosen: added(({ chosen }) => chosen), happened: added(({ happened }) => happened),
    suited: modes.map((_mode, at) => ({ answered: sum(groups.map(({ suited }) => suited[at]?.answered ?? 0)), yes: sum(groups.map(({ suited }) => suited[at]?.yes ?? 0)) })),
  };
}
