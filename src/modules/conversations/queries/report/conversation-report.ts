import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ConversationReport, ReportPart, ReportTheme } from '../../domain/report/conversation-report.ts';
import { objectivesOfTheme } from '../analysis/theme-objectives.ts';
import { themePage, themesOf } from '../analysis/themes.ts';
import { conversationPage, type PhaseLine } from '../conversations.ts';
import { answerTitle } from '../../domain/results/answers.ts';
import { answerOfTheme } from '../results/theme-replies.ts';
import { wordsByRoute } from '../heard.ts';

interface Wording {
  times(phase: PhaseLine): string;
  judgement: Readonly<Record<'agrees' | 'adds' | 'conflicts', string>>;
}

/** A report names this many quotes of a theme; the site shows all. */
const QUOTES = 5;

/** What is public about a conversation: ask in the scope of the public. Throws NotFound. */
export async function conversationReport(tx: Tx, { code, now, wording }: { code: string; now: Date; wording: Wording }): Promise<ConversationReport> {
  const conversation = await conversationPage(tx, code, now);
  const parts: ReportPart[] = [];
  for (const phase of conversation.phases.filter(({ state }) => state !== 'not announced')) {
    parts.push({ position: phase.position, title: phase.title, question: phase.question, times: wording.times(phase), isReadFirst: phase.isPreModerated, byRoute: await wordsByRoute(tx, phase.id) });
  }
  const themes: ReportTheme[] = [];
  for (const { id } of await themesOf(tx, conversation.id, { publishedOnly: true })) themes.push(...await themeOf(tx, { id, now, wording }));
  const { title, purpose, organisationName, isExample } = conversation;
  return { code, title, purpose, organisationName, isExample, on: londonDay(now), parts, themes };
}

async function themeOf(tx: Tx, { id, now, wording }: { id: string; now: Date; wording: Wording }): Promise<ReportTheme[]> {
  const { publication, words, sources } = await themePage(tx, id);
  if (!publication) return [];
  const [{ named: objectives }, reply] = [await objectivesOfTheme(tx, id, { publishedOnly: true, asAt: now }), await answerOfTheme(tx, id)];
  return [{
    ...publication, id, publishedOn: londonDay(publication.publishedAt), version: publication.number, quotes: words.filter(({ mayBeQuoted }) => mayBeQuoted).slice(0, QUOTES).map((each) => each.words),
    sources: sources.map(({ title, judgement, reason }) => ({ title, judgement: wording.judgement[judgement], reason })), objectives: objectives.map((each) => ({ id: each.id, wording: each.wording })), answer: reply && reply.words !== '' ? { title: answerTitle[reply.state], words: reply.words, isDecided: reply.state !== 'not decided' } : null,
  }];
}
