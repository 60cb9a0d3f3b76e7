import { analyseOpinion, type OpinionInput } from '#engines/opinion';
import { analyseSupport, type SupportInput } from '#engines/support';
import { themeSupport } from '../results/theme-support.ts';
import { toldOpinion } from '../results/told-groups.ts';
import { noVoices, type Voices } from '../results/counted.ts';

/** What a bundle holds about results; the inputs of the engines and the figures as they were published. */
export interface ResultsInBundle {
  results: { words: readonly Figures[]; opinion: Figures | null; themes: readonly (Figures & { title: string; ideaIds: readonly string[] })[] };
  voices: readonly { id: string; online: Voices; inPerson: Voices | null; less: Voices | null }[];
  ideas: SupportInput;
  comments: SupportInput;
  heardLess: SupportInput;
  /** Only where votes are given out. */
  opinion: OpinionInput | null;
}

type Figures = Readonly<Record<string, unknown>>;

/** One published figure beside the same worked out anew. */
export interface Compared {
  /** Which figure: "backed", "bridging". */
  figure: string;
  /** Of what: words by their number, a theme, a group. */
  of: string;
  isSame: boolean;
  published: unknown;
  anew: unknown;
}

/** Works everything out again with the engines and compares each published figure, to the last bit. Without votes the opinion figures are left out. */
export function compareResults(bundle: ResultsInBundle): Compared[] {
  const support = new Map([bundle.ideas, bundle.comments].flatMap((input) => byId(input)));
  const less = new Map(byId(bundle.heardLess));
  const voices = new Map(bundle.voices.map((each) => [each.id, each]));
  const opinion = bundle.opinion && toldOpinion(analyseOpinion(bundle.opinion));
  const words = bundle.results.words.flatMap((published) => {
    const id = String(published['id']);
    const spoken = voices.get(id);
    const idea = opinion?.ideas.get(Number(published['item']));
    return compare(String(published['item']), published, {
      ...voiceFigures(spoken), ...supportFigures(support.get(id)), ...lessFigures(less.get(id), spoken),
      ...(opinion && published['kind'] === 'idea' ? { bridging: idea?.bridging?.value ?? null, bridgingLow: idea?.bridging?.low ?? null, bridgingHigh: idea?.bridging?.high ?? null, byGroup: idea?.byGroup ?? [] } : {}),
    });
  });
  const whole = opinion ? compare('all', bundle.results.opinion ?? {}, { sentence: opinion.sentence, reason: opinion.reason, groups: opinion.groups, agreed: opinion.agreed, rejected: opinion.rejected }) : [];
  const themes = bundle.results.themes.flatMap((theme) => compare(theme.title, theme, { ...themeSupport(theme.ideaIds.flatMap((id) => voices.get(id) ?? []).map(({ id, online, inPerson, less: heard }) => ({ id, online: online.up, inPerson: inPerson?.up ?? 0, less: heard?.up ?? 0 }))) }));
  return [...words, ...whole, ...themes];
}

type IdeaSupport = Extract<ReturnType<typeof analyseSupport>['ideas'][number], { rank: number }>;
const byId = (input: SupportInput): [string, IdeaSupport][] => analyseSupport(input).ideas.flatMap((idea) => ('error' in idea ? [] : [[String(idea.id), idea] as [string, IdeaSupport]]));

function voiceFigures(spoken: ResultsInBundle['voices'][number] | undefined) {
  const { online, inPerson } = spoken ?? { online: noVoices, inPerson: null };
  const room = inPerson ?? noVoices;
  return { up: online.up + room.up, down: online.down + room.down, pass: online.pass + room.pass };
}

const supportFigures = (found: IdeaSupport | undefined) => ({
  rank: found?.rank, visibleDays: found?.visibleDays, perDay: found?.adjustedPerDay ?? null, readers: found?.readers ?? null, backed: found?.backed?.per100 ?? null, backedLow: found?.backed?.low ?? null, backedHigh: found?.backed?.high ?? null, sentence: found?.sentence,
});

const lessFigures = (found: IdeaSupport | undefined, spoken: ResultsInBundle['voices'][number] | undefined) => ({
  lessRank: found?.rank ?? null, lessUp: spoken?.less?.up ?? null, lessPeople: spoken?.less?.people ?? null, lessBacked: found?.backed?.per100 ?? null, lessLow: found?.backed?.low ?? null, lessHigh: found?.backed?.high ?? null,
});

const compare = (of: string, published: Figures, anew: Figures): Compared[] => Object.entries(anew).map(([figure, value]) => ({ figure, of, published: published[figure], anew: value, isSame: canonical(published[figure]) === canonical(value) }));

/** The order of an object's fields says nothing. */
const canonical = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part)) ?? 'undefined';
