import { chooseExposure, type Exposure } from './exposure.ts';
import type { ExposureLevel, IdeaId, Note, SupportIdea, SupportInput } from './input.ts';
import { quantileOf, rankBy, topProbabilities } from './ranking.ts';
import { estimateRates, type Rates } from './rates.ts';
import { countReaders, type Readers } from './readers.ts';
import { supportSentence, type PerHundred } from './sentence.ts';
import { adjustedPerDay, poolRates, visibleDays, type PoolRate } from './visible-time.ts';

export const supportVersion = '1.0.0';

export interface PerHundredAll extends PerHundred {
  /** Only when more than one confidence was asked for. */
  readonly intervals?: readonly { readonly confidence: number; readonly lower: number; readonly upper: number }[];
}

export interface IdeaSupport {
  readonly id: IdeaId;
  /** 1 is the most supported: backing less opposition per look (or per day), as expected. */
  readonly rank: number;
  readonly rawVotes: number;
  readonly visibleDays: number;
  readonly adjustedPerDay: number | null;
  /** Looks, counted as looks at the first position; null at the level of visible time. */
  readonly readers: number | null;
  readonly backed: PerHundredAll | null;
  readonly opposed: PerHundredAll | null;
  readonly topProbability: number;
  readonly sentence: string;
  readonly notes?: readonly Note[];
}

export interface SupportResult {
  readonly exposure: ExposureLevel;
  readonly positionWeights?: readonly { readonly position: number; readonly weight: number; readonly low: number; readonly high: number }[];
  readonly servedWeight?: number;
  readonly poolRatePerDay: number | null;
  readonly ideas: readonly (IdeaSupport | { readonly id: IdeaId; readonly error: Note })[];
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Draws of the posterior for each idea: 1,024, a multiple of the position weights' 32; fewer from 6,000 ideas on, where they would fill the memory. */
const drawsFor = (ideas: number): number => Math.min(1024, 32 * Math.max(4, Math.floor(200_000 / Math.max(1, ideas))));

/**
 * Support adjusted for exposure (docs/methods/support.md). Ideas are answered in the order given; two of one id: the second is an
 * error. No idea: an empty list. One idea: its own votes are all there is to learn from, so its interval is wide.
 */
export function analyseSupport(input: SupportInput): SupportResult {
  const { now, priorDays = 3, slots = [] } = input;
  const ideas = [...new Map(input.ideas.toReversed().map((idea) => [idea.id, idea])).values()].toReversed();
  const days = ideas.map((idea) => visibleDays(idea, now));
  const pool = poolRates(ideas.map(({ up, down }, at) => ({ up, down, days: days[at] ?? 0 })));
  const exposure = chooseExposure(ideas, slots);
  const readers = exposure.level === 'visible-time' ? undefined : countReaders(ideas, exposure);
  const top = Math.max(1, Math.min(input.top ?? 20, Math.ceil(ideas.length / 4)));
  const confidence = input.confidence ?? 0.9;
  const answered = answerIdeas({ ideas, days, pool, priorDays, exposure, readers, top, confidences: [confidence].flat() });
  const byId = new Map(answered.map((idea) => [idea.id, idea]));
  return {
    exposure: exposure.level,
    ...weightsOf(exposure), ...(readers?.sentWeight === undefined ? {} : { servedWeight: readers.sentWeight }),
    poolRatePerDay: pool?.up ?? null,
    ideas: input.ideas.map((idea) => once(byId, idea)),
    sentence: sentenceFor(exposure.level),
    notes: exposure.notes,
    settings: { now, confidence, priorDays, top, rankedBy: 'backing less opposition, posterior mean' },
  };
}

interface Question {
  ideas: readonly SupportIdea[];
  days: readonly number[];
  pool: PoolRate | undefined;
  priorDays: number;
  exposure: Exposure;
  readers: Readers | undefined;
  top: number;
  confidences: readonly number[];
}

function answerIdeas(question: Question): IdeaSupport[] {
  const { ideas, days, pool, priorDays, exposure, readers, top, confidences } = question;
  const rates = { up: ratesOf(question, 'up'), down: ratesOf(question, 'down') };
  const net = ideas.map((_idea, at) => (rates.up.draws[at] ?? new Float64Array()).map((one, draw) => one - (rates.down.draws[at]?.[draw] ?? 0)));
  const chances = topProbabilities(net, top);
  const middle = ideas.map((_idea, at) => (readers ? quantileOf((net[at] ?? new Float64Array()).toSorted(), 0.5) : (rates.up.mean[at] ?? 0) - (rates.down.mean[at] ?? 0)));
  const ranks = rankBy(ideas.map((idea, at) => ({ idea, at })), ({ at }) => middle[at] ?? 0, ({ at }) => chances[at] ?? 0, ({ idea }) => idea.up, ({ idea }) => String(idea.id));
  return ideas.map((idea, at) => {
    const known = readers !== undefined && (readers.mean[at] ?? 0) > 0;
    const [backed, opposed] = [rates.up, rates.down].map((one) => (known ? perHundred(one, at, confidences) : null));
    const perDay = pool ? adjustedPerDay(idea.up, { days: days[at] ?? 0, priorDays, poolRate: pool.up }) : null;
    const notes = notesOn(idea, { days: days[at] ?? 0, known: readers === undefined || known, shown: shownTimes(exposure, at) });
    return {
      id: idea.id, rank: ranks[at] ?? 0, rawVotes: idea.up, visibleDays: days[at] ?? 0, adjustedPerDay: perDay, readers: readers ? (readers.mean[at] ?? 0) : null,
      backed: backed ?? null, opposed: opposed ?? null, topProbability: chances[at] ?? 0,
      sentence: supportSentence({ level: exposure.level, backed: backed ?? null, opposed: opposed ?? null, up: idea.up, days: days[at] ?? 0, perDay }),
      ...(notes.length > 0 ? { notes } : {}),
    };
  });
}

/** A look is a yes or no: where backing is common its count varies less than a rare event's, by 1 − chance. Never below this. */
const LEAST_RARITY = 0.05;
/** The idea's own chance is evened out with this many looks of the average idea first. */
const RARITY_LOOKS = 10;

function ratesOf({ ideas, days, pool, priorDays, readers }: Question, side: 'up' | 'down'): Rates {
  const common = { ids: ideas.map(({ id }) => String(id)), draws: drawsFor(ideas.length), name: side };
  const votes = ideas.map((idea) => idea[side]);
  if (!readers) return estimateRates({ ...common, votes, exposures: [days], rarity: days.map(() => 1), prior: { shape: priorDays * (pool?.[side] ?? 0), rate: priorDays, weight: 1 } });
  // Votes on cards nobody counted have no exposure to stand against: such an idea stays at the average, with a note.
  const counted = votes.map((one, at) => ((readers.mean[at] ?? 0) > 0 ? one : 0));
  const average = counted.reduce((sum, one) => sum + one, 0) / (readers.mean.reduce((sum, one) => sum + one, 0) || 1);
  const rarity = counted.map((one, at) => Math.max(LEAST_RARITY, 1 - ((one + RARITY_LOOKS * average) / ((readers.mean[at] ?? 0) + RARITY_LOOKS)) * (readers.directness[at] ?? 0)));
  return estimateRates({ ...common, votes: counted, exposures: readers.perDraw, rarity });
}

function perHundred({ mean, draws }: Rates, at: number, confidences: readonly number[]): PerHundredAll {
  const per100 = Math.min(100, 100 * (mean[at] ?? 0));
  const sorted = (draws[at] ?? new Float64Array()).toSorted();
  const intervals = confidences.map((confidence) => ({
    confidence,
    lower: Math.min(per100, 100 * quantileOf(sorted, (1 - confidence) / 2)),
    upper: Math.max(per100, Math.min(100, 100 * quantileOf(sorted, (1 + confidence) / 2))),
  }));
  return { per100, low: intervals[0]?.lower ?? per100, high: intervals[0]?.upper ?? per100, ...(confidences.length > 1 ? { intervals } : {}) };
}

const shownTimes = ({ shown, sent }: Exposure, at: number): number => [...(shown[at] ?? []), ...(sent[at] ?? [])].reduce((sum, { count }) => sum + count, 0);

function notesOn({ up, down }: SupportIdea, { days, known, shown }: { days: number; known: boolean; shown: number }): Note[] {
  const notes: Note[] = [];
  if (!known) notes.push({ code: 'no-exposure', text: 'No look at this idea was counted, so it is ranked as an average idea.' });
  if (known && shown > 0 && up + down > shown) notes.push({ code: 'votes-exceed-exposure', text: 'More people voted than were counted as having been shown this.' });
  if (days <= 0) notes.push({ code: 'not-visible-yet', text: 'By the given time this idea has not been visible.' });
  return notes;
}

function weightsOf({ weights }: Exposure): Pick<SupportResult, 'positionWeights'> {
  if (!weights) return {};
  return {
    positionWeights: weights.positions.map((position, at) => {
      const sorted = Float64Array.from(weights.draws, (draw) => draw[at] ?? 0).toSorted();
      return { position, weight: sorted.reduce((sum, one) => sum + one, 0) / sorted.length, low: quantileOf(sorted, 0.05), high: quantileOf(sorted, 0.95) };
    }),
  };
}

function once(answers: Map<IdeaId, IdeaSupport>, { id }: SupportIdea): IdeaSupport | { id: IdeaId; error: Note } {
  const answer = answers.get(id);
  answers.delete(id);
  return answer ?? { id, error: { code: 'same-id', text: 'Another idea has this id, so only the first was used.' } };
}

function sentenceFor(level: ExposureLevel): string {
  if (level === 'examined') return 'Support is the share of people who backed an idea among those who looked at it, so late ideas and ideas far down the list are not at a disadvantage.';
  if (level === 'visible-time') return 'Support is votes for each day an idea was visible, evened out towards the average for ideas that were visible briefly.';
  return `Support is the share of people who backed an idea among those ${level === 'served' ? 'to whose pages it was sent' : 'on whose screens it was'}; where it stood in the list could not be allowed for.`;
}
