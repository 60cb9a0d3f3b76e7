import { analyseProtect, type ProtectCell } from '#engines/protect';

/** What people answered to one question: counts by group, in the order of the answers; of those asked, how many gave none. */
export interface AnswerCounts {
  position: number;
  groups: readonly { name: string; counts: readonly number[]; noAnswer: number | null }[];
}

/** What may be shown: null where too few people stand behind it. `group` is '' for everybody. */
export interface ShownAnswers {
  position: number;
  group: string;
  counts: readonly (number | null)[];
  /** Whether it is known how many were asked: then the total counts them all, else those who answered. */
  isOfAsked: boolean;
  noAnswer: number | null;
  total: number | null;
}

const NONE = 'none';
type Key = { group?: string; answer?: string };

/**
 * Protects the answers of a quarter, all questions together. The questions share their groups' totals: where one of these must stay hidden in any
 * question, every question is shown for everybody alone, so that no two tables can be held against each other.
 */
export function protectQuarter(questions: readonly AnswerCounts[]): ShownAnswers[] {
  const byGroup = questions.map((question) => ({ question, shown: shownOf(question, true) }));
  const isWhole = byGroup.every(({ question: { groups }, shown }) => groups.length > 1 && groups.every(({ name }) => shown({ group: name }) !== null) && shown({}) !== null);
  return questions.flatMap((question, at) => {
    const shown = isWhole ? byGroup[at]?.shown ?? shownOf(question, false) : shownOf(question, false);
    const groups = question.groups.length > 1 ? question.groups.map(({ name }) => name) : [];
    return [lineOf(question, '', shown), ...groups.map((name) => (isWhole ? lineOf(question, name, shown) : hiddenLine(question, name)))];
  });
}

function lineOf({ position, groups }: AnswerCounts, group: string, shown: (key: Key) => number | null): ShownAnswers {
  const of = group === '' ? {} : { group };
  return {
    position, group, counts: (groups[0]?.counts ?? []).map((_count, at) => shown({ ...of, answer: String(at + 1) })),
    isOfAsked: isOfAsked(groups), noAnswer: shown({ ...of, answer: NONE }), total: shown(of),
  };
}

const isOfAsked = (groups: AnswerCounts['groups']): boolean => groups.every(({ noAnswer }) => noAnswer !== null);

const hiddenLine = ({ position, groups }: AnswerCounts, group: string): ShownAnswers => ({ position, group, counts: (groups[0]?.counts ?? []).map(() => null), isOfAsked: isOfAsked(groups), noAnswer: null, total: null });

/** What one table shows, by its keys; of one without groups only the sums over them are asked for. */
function shownOf({ groups }: AnswerCounts, withGroups: boolean): (key: Key) => number | null {
  const rows = groups.map(({ name, counts, noAnswer }) => ({ name, cells: [...counts.map((count, at) => ({ answer: String(at + 1), count })), ...(noAnswer === null || !isOfAsked(groups) ? [] : [{ answer: NONE, count: noAnswer }])] }));
  const all = Map.groupBy(rows.flatMap(({ cells }) => cells), ({ answer }) => answer);
  const sums: ProtectCell[] = [...all].map(([answer, cells]) => ({ key: { answer }, count: sum(cells) }));
  const inside: ProtectCell[] = withGroups ? rows.flatMap(({ name, cells }) => [...cells.map(({ answer, count }) => ({ key: { group: name, answer }, count })), { key: { group: name }, count: sum(cells) }]) : [];
  const { cells } = analyseProtect({ policy: 'allied', dimensions: withGroups ? ['group', 'answer'] : ['answer'], cells: [...inside, ...sums, { key: {}, count: sum(rows.flatMap((row) => row.cells)) }] });
  const shown = new Map(cells.flatMap((cell) => ('shown' in cell && cell.key ? [[nameOf(cell.key as Key), cell.shown] as const] : [])));
  return (key) => shown.get(nameOf(key)) ?? null;
}

const nameOf = ({ group = '', answer = '' }: Key): string => `${answer} ${group}`;
const sum = (cells: readonly { count: number }[]): number => cells.reduce((total, { count }) => total + count, 0);
