import { createHash } from 'node:crypto';
import { analyseConversation, opinionVersion } from '#engines/opinion';
import { analyseSupport, supportVersion, type IdeaSupport, type SupportResult } from '#engines/support';
import { noVoices, type Counted } from './counted.ts';
import { heardLessQuestion, supportQuestion } from './support-questions.ts';
import { toldOpinion, voteColumns, type ToldIdea, type ToldOpinion } from './told-groups.ts';
import { toldVoices, type ToldVoices } from './told-voices.ts';

/** Figures of one idea or comment, as they are published. */
export interface WordsResult {
  id: string;
  item: number;
  kind: 'idea' | 'comment';
  told: ToldVoices;
  support: IdeaSupport;
  less: IdeaSupport | null;
  opinion: ToldIdea | null;
}

/** One ranking in the engine's words: which level of exposure was used, and the rate that short-lived ideas are drawn to. */
export interface RankingNote {
  level: string;
  sentence: string;
  poolRatePerDay: number | null;
}

/** What a result was made from, and how long its lists are. */
export interface MadeFrom {
  ideas: number;
  comments: number;
  heardLess: number;
  bridging: number;
  onlineVotes: number;
  cardsServed: number;
  cardsSeen: number;
}

export interface PhaseResult {
  engines: { support: string; opinion: string };
  inputDigest: string;
  answerDigest: string;
  madeFrom: MadeFrom;
  hasInPerson: boolean;
  rankings: { ideas: RankingNote; comments: RankingNote; less: RankingNote };
  opinion: ToldOpinion;
  words: readonly WordsResult[];
}

/**
 * Works out what everyone reads of a phase that has ended. Small numbers are taken out first, so that nothing later can tell them.
 * The same records give the same answer to the last bit, whatever time it is.
 */
export function workOut(counted: Counted): PhaseResult {
  const told = toldVoices(counted);
  const questions = { ideas: supportQuestion(counted, told, 'idea'), comments: supportQuestion(counted, told, 'comment'), less: heardLessQuestion(counted, told) };
  const columns = voteColumns(counted);
  const rankings = { ideas: analyseSupport(questions.ideas), comments: analyseSupport(questions.comments), less: analyseSupport(questions.less) };
  const opinion = toldOpinion(analyseConversation(columns, { heldOut: false, statements: counted.words.filter(({ kind }) => kind === 'idea').map(({ item }) => ({ id: item })) }));
  const words = wordsOf(counted, told, rankings, opinion);
  const engines = { support: supportVersion, opinion: opinionVersion };
  const votes = createHash('sha256').update(columns.participantOf).update(columns.statementOf).update(columns.value).digest('hex');
  const answer = { hasInPerson: counted.isInPersonComplete, rankings: { ideas: noteOf(rankings.ideas), comments: noteOf(rankings.comments), less: noteOf(rankings.less) }, opinion, words };
  return { engines, madeFrom: countsOf(counted, words), ...answer, inputDigest: digest({ engines, questions, votes, told: [...told] }), answerDigest: digest({ ...answer, opinion: { ...opinion, ideas: [...opinion.ideas] } }) };
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const noteOf = ({ exposure, sentence, poolRatePerDay }: SupportResult): RankingNote => ({ level: exposure, sentence, poolRatePerDay });

function wordsOf({ words }: Counted, told: ReadonlyMap<number, ToldVoices>, rankings: { ideas: SupportResult; comments: SupportResult; less: SupportResult }, opinion: ToldOpinion): WordsResult[] {
  const byId = (result: SupportResult) => new Map(result.ideas.flatMap((idea) => ('error' in idea ? [] : [[String(idea.id), idea] as const])));
  const [all, less] = [new Map([...byId(rankings.ideas), ...byId(rankings.comments)]), byId(rankings.less)];
  return words.flatMap(({ id, item, kind }) => {
    const support = all.get(id);
    return support ? [{ id, item, kind, told: told.get(item) ?? { online: noVoices, inPerson: null, isFew: false, less: null }, support, less: less.get(id) ?? null, opinion: kind === 'idea' ? (opinion.ideas.get(item) ?? null) : null }] : [];
  });
}

function countsOf({ votes, exposure }: Counted, words: readonly WordsResult[]): MadeFrom {
  return {
    ideas: words.filter(({ kind }) => kind === 'idea').length, comments: words.filter(({ kind }) => kind === 'comment').length,
    heardLess: words.filter(({ less }) => less).length, bridging: words.filter(({ opinion }) => opinion?.bridging).length, onlineVotes: votes.items.length,
    cardsServed: exposure.reduce((sum, { served }) => sum + served, 0), cardsSeen: exposure.reduce((sum, { seen }) => sum + seen, 0),
  };
}
