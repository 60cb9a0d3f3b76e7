/** Who judges whether an objective helped (S46: "evaluating the outcome at all levels"). */
export const voiceKinds = ['people', 'ahps', 'others'] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export const voiceTitles: Readonly<Record<VoiceKind, string>> = { people: 'People and communities', ahps: 'The AHP (allied health professions) community', others: 'Others, such as partners and other staff' };

export const helpedAnswers = ['yes', 'partly', 'no', 'cannot say'] as const;
export type Helped = (typeof helpedAnswers)[number];
export const helpedTitles: Readonly<Record<Helped, string>> = { yes: 'Yes, it helped', partly: 'It helped in part', no: 'No, it did not help', 'cannot say': 'I cannot say' };

/** How answers that staff type in reached them. */
export const voiceRoutes = ['meeting', 'phone', 'paper', 'in person'] as const;

/** The answers of one kind of people in full eights, or none where fewer than eight answered. */
export type VoiceCounts = Readonly<Record<Helped, number>>;

/** What most of one kind say; "divided" where two answers are as frequent. Who cannot say takes no side. */
export type Leaning = 'yes' | 'partly' | 'no' | 'divided';

export function leaningOf({ yes, partly, no }: VoiceCounts): Leaning {
  const most = Math.max(yes, partly, no);
  const sides = Object.entries({ yes, partly, no }).filter(([, count]) => count === most);
  return sides.length === 1 && sides[0] ? (sides[0][0] as Leaning) : 'divided';
}

const leaningWords: Readonly<Record<Leaning, string>> = { yes: 'mostly say that it helped', partly: 'mostly say that it helped in part', no: 'mostly say that it did not help', divided: 'do not agree among themselves' };
const shortTitles: Readonly<Record<VoiceKind, string>> = { people: 'People and communities', ahps: 'AHPs', others: 'Others' };

/** Whether the three agree, in words and never as one mean; null while fewer than two kinds can be told. */
export function compareVoices(counts: Readonly<Partial<Record<VoiceKind, VoiceCounts>>>): { agree: boolean; sentence: string } | null {
  const told = voiceKinds.flatMap((kind) => { const of = counts[kind]; return of ? [[kind, leaningOf(of)] as const] : []; });
  if (told.length < 2) return null;
  const agree = new Set(told.map(([, leaning]) => leaning)).size === 1 && told[0]?.[1] !== 'divided';
  return { agree, sentence: `${agree ? 'They agree' : 'They do not agree'}. ${told.map(([kind, leaning]) => `${shortTitles[kind]} ${leaningWords[leaning]}.`).join(' ')}` };
}
