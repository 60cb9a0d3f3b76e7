import { analyseProtect } from '#engines/protect';

/** Who judges whether an objective helped (S46: "evaluating the outcome at all levels"). */
export const voiceKinds = ['people', 'ahps', 'others'] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export const voiceTitles: Readonly<Record<VoiceKind, string>> = { people: 'People and communities', ahps: 'The AHP (allied health professions) community', others: 'Others, such as partners and other staff' };

export const helpedAnswers = ['yes', 'partly', 'no', 'cannot say'] as const;
export type Helped = (typeof helpedAnswers)[number];
export const helpedTitles: Readonly<Record<Helped, string>> = { yes: 'Yes, it helped', partly: 'It helped in part', no: 'No, it did not help', 'cannot say': 'I cannot say' };

/** How answers that staff type in reached them. */
export const voiceRoutes = ['meeting', 'phone', 'paper', 'in person'] as const;

/** The answers of one kind of people in full eights. They stay inside: what may be read is a `VoiceView`. */
export type VoiceCounts = Readonly<Record<Helped, number>>;

/** What may be read of one kind of people. */
export interface VoiceView {
  all: number;
  /** What most say; null while answers still come in, and where it would tell more of a hidden count than the policy allows. */
  leaning: Leaning | null;
  /** How many gave each answer, null where too few did. None while answers still come in: eight more would tell how those eight answered. */
  counts: Readonly<Record<Helped, number | null>> | null;
}

/** From so many answers on the leaning alone leaves each of the three sides any of a range of eight: the side that is not the largest is less than half of all. */
const FEWEST_FOR_LEANING = 24;

/**
 * What may be read of these answers. The leaning says which count is the largest, and so it bounds the hidden ones: among eight people "mostly yes" leaves "yes" only 3 to 8. So it stands beside counts only where these
 * tell it already; where no count is shown it stands alone. Two leanings at two times would bound what came between, so there is none before the question is closed.
 */
export function viewOf(counts: VoiceCounts, isOpen: boolean): VoiceView {
  const all = helpedAnswers.reduce((sum, answer) => sum + counts[answer], 0);
  if (isOpen) return { all, leaning: null, counts: null };
  const shown = protectedCounts(counts, all);
  const isAlone = helpedAnswers.every((answer) => shown[answer] === null) && all >= FEWEST_FOR_LEANING;
  return { all, leaning: isAlone || isToldBy(shown, all) ? leaningOf(counts) : null, counts: shown };
}

const sides = ['yes', 'partly', 'no'] as const;

/** Whether the shown counts tell which side is the largest: even if all whose answer is hidden had given the same one, it would not be. */
function isToldBy(shown: NonNullable<VoiceView['counts']>, all: number): boolean {
  const known = sides.flatMap((side) => shown[side] ?? []);
  const hidden = all - helpedAnswers.reduce((sum, answer) => sum + (shown[answer] ?? 0), 0);
  return known.length === sides.length || Math.max(0, ...known) > hidden;
}

function protectedCounts(counts: VoiceCounts, all: number): NonNullable<VoiceView['counts']> {
  const { cells } = analyseProtect({ policy: 'allied', dimensions: ['answer'], cells: [...helpedAnswers.map((answer) => ({ key: { answer }, count: counts[answer] })), { key: {}, count: all }] });
  const shown = new Map(cells.flatMap((cell) => ('shown' in cell && cell.key ? [[(cell.key as { answer?: string }).answer, cell.shown] as const] : [])));
  return Object.fromEntries(helpedAnswers.map((answer) => [answer, shown.get(answer) ?? null])) as Record<Helped, number | null>;
}

/** What most of one kind say; "divided" where two answers are as frequent. Who cannot say takes no side. */
export type Leaning = 'yes' | 'partly' | 'no' | 'divided';

export function leaningOf({ yes, partly, no }: VoiceCounts): Leaning {
  const most = Math.max(yes, partly, no);
  const largest = Object.entries({ yes, partly, no }).filter(([, count]) => count === most);
  return largest.length === 1 && largest[0] ? (largest[0][0] as Leaning) : 'divided';
}

export const leaningWords: Readonly<Record<Leaning, string>> = { yes: 'mostly say that it helped', partly: 'mostly say that it helped in part', no: 'mostly say that it did not help', divided: 'do not agree among themselves' };
const shortTitles: Readonly<Record<VoiceKind, string>> = { people: 'People and communities', ahps: 'AHPs', others: 'Others' };

/** Whether the three agree, in words and never as one mean; null while fewer than two kinds can be told. */
export function compareVoices(views: Readonly<Partial<Record<VoiceKind, Pick<VoiceView, 'leaning'>>>>): { agree: boolean; sentence: string } | null {
  const told = voiceKinds.flatMap((kind) => { const leaning = views[kind]?.leaning; return leaning ? [[kind, leaning] as const] : []; });
  if (told.length < 2) return null;
  const agree = new Set(told.map(([, leaning]) => leaning)).size === 1 && told[0]?.[1] !== 'divided';
  return { agree, sentence: `${agree ? 'They agree' : 'They do not agree'}. ${told.map(([kind, leaning]) => `${shortTitles[kind]} ${leaningWords[leaning]}.`).join(' ')}` };
}
