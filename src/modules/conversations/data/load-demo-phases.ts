import { randomInt } from 'node:crypto';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { hashAuthorCode, newAuthorCode } from '../domain/author-code.ts';
import type { DemoPhases } from './demo-phases.ts';
import { loadDemoConversation } from './load-demo-conversation.ts';

interface DemoPlace {
  organisationId: string;
  now: Date;
}

export interface LoadedPhase {
  id: string;
  opensAt: Date;
  /** The id of each idea, by its words. */
  ideas: ReadonlyMap<string, string>;
}

/** Adds the imagined conversation in three parts with themes, answers, statements and outcomes. Does nothing when it is there. */
export async function loadDemoPhases(tx: Tx, demo: DemoPhases, place: DemoPlace): Promise<void> {
  if (await tx.selectFrom('conversations.conversation').select('id').where('code', '=', demo.conversation.code).executeTakeFirst()) return;
  await loadDemoConversation(tx, demo.conversation, place);
  const { id } = await tx.selectFrom('conversations.conversation').select('id').where('code', '=', demo.conversation.code).executeTakeFirstOrThrow();
  const phases = await loadedPhases(tx, id);
  const [people, professionals, challenge] = phases;
  if (!people || !professionals || !challenge) throw new Error('The imagined conversation needs three parts');
  const themes = await loadThemes(tx, demo, { ...place, conversationId: id, people });
  await loadThemeAnswers(tx, demo, { ...place, professionals, themes });
  await loadStatements(tx, demo, { ...place, challenge, themes });
}

/** Which themes of the people the words of the second part answer. */
export async function loadThemeAnswers(tx: Tx, { conversation }: Pick<DemoPhases, 'conversation'>, { organisationId, professionals, themes }: DemoPlace & { professionals: LoadedPhase; themes: ReadonlyMap<string, string> }): Promise<void> {
  for (const { words, answers } of conversation.phases[1]?.ideas ?? []) {
    for (const code of answers) await tx.insertInto('conversations.theme_answer').values({ contribution_id: professionals.ideas.get(words) ?? '', theme_id: themes.get(code) ?? '', organisation_id: organisationId }).execute();
  }
}

export async function loadedPhases(tx: Tx, conversationId: string): Promise<LoadedPhase[]> {
  const phases = await tx.selectFrom('conversations.phase').select(['id', 'opens_at']).where('conversation_id', '=', conversationId).orderBy('position').execute();
  const found: LoadedPhase[] = [];
  for (const { id, opens_at } of phases) {
    const ideas = await tx.selectFrom('conversations.contribution').select(['id', 'words']).where('phase_id', '=', id).execute();
    found.push({ id, opensAt: opens_at, ideas: new Map(ideas.map((idea) => [idea.words, idea.id])) });
  }
  return found;
}

const dayAfter = (date: Date, days: number): Date => startOfLondonDay(addDays(londonDay(date), days));

/** One person coded all words of the first phase, one code to a theme. */
async function loadThemes(tx: Tx, { conversation, themes }: DemoPhases, { organisationId, conversationId, people }: DemoPlace & { conversationId: string; people: LoadedPhase }): Promise<Map<string, string>> {
  const own = { organisation_id: organisationId };
  const [coded, published] = [dayAfter(people.opensAt, 62), dayAfter(people.opensAt, 66)];
  const roundId = newId();
  await tx.insertInto('conversations.coding_round').values({ id: roundId, conversation_id: conversationId, ...own, number: 1, coder_count: 1, begun_at: coded, finished_at: coded }).execute();
  const ideas = conversation.phases[0]?.ideas ?? [];
  const ids = new Map<string, string>();
  for (const { code, title, statement, words, notHeard } of themes) {
    const [codeId, themeId] = [newId(), newId()];
    ids.set(code, themeId);
    await tx.insertInto('conversations.code').values({ id: codeId, conversation_id: conversationId, ...own }).execute();
    await tx.insertInto('conversations.code_version').values({ code_id: codeId, version: 1, ...own, name: title, definition: statement, made_at: coded }).execute();
    await tx.insertInto('conversations.theme').values({ id: themeId, conversation_id: conversationId, ...own, title, statement, made_at: coded }).execute();
    await tx.insertInto('conversations.theme_code').values({ theme_id: themeId, code_id: codeId, ...own }).execute();
    for (const number of words) await settle(tx, { contributionId: people.ideas.get(ideas[number - 1]?.words ?? '') ?? '', roundId, codeId, position: number, organisationId });
    await tx.insertInto('conversations.theme_publication').values({
      id: newId(), theme_id: themeId, ...own, number: 1, title, statement, code_names: [title], contributions: words.length, coded_in_all: ideas.length, heard_online: null, heard_in_person: null,
      agreement: 'No words were coded by two people. Nobody checked whether another person would give the same codes.', saturation: 'All words were coded in one batch, so we cannot say whether new words would bring new themes.', not_heard: notHeard, published_at: published,
    }).execute();
  }
  return ids;
}

async function settle(tx: Tx, { contributionId, roundId, codeId, position, organisationId }: { contributionId: string; roundId: string; codeId: string; position: number; organisationId: string }): Promise<void> {
  const own = { contribution_id: contributionId, organisation_id: organisationId };
  await tx.insertInto('conversations.round_item').values({ round_id: roundId, ...own, position }).execute();
  await tx.insertInto('conversations.settled').values({ round_id: roundId, ...own, sentiment: 'neutral', how: 'coded by one' }).execute();
  await tx.insertInto('conversations.settled_code').values({ code_id: codeId, ...own }).execute();
}

/** Statements of the third part with their wordings, the challenges of each, and what came of them. */
export async function loadStatements(tx: Tx, { conversation, statements }: Pick<DemoPhases, 'conversation' | 'statements'>, { organisationId, challenge, themes }: DemoPlace & { challenge: LoadedPhase; themes: ReadonlyMap<string, string> }): Promise<void> {
  const own = { organisation_id: organisationId };
  const challenges = conversation.phases[2]?.ideas ?? [];
  const answered = dayAfter(challenge.opensAt, 20);
  for (const [index, { kind, theme, words }] of statements.entries()) {
    const statementId = newId();
    const about = challenges.filter(({ challenges: number }) => number === index + 1);
    const changed = about.find(({ newWords }) => newWords !== undefined);
    await tx.insertInto('conversations.statement').values({ id: statementId, phase_id: challenge.id, ...own, number: index + 1, kind, theme_id: (theme && themes.get(theme)) ?? null, version: changed ? 2 : 1, made_at: challenge.opensAt }).execute();
    await loadWording(tx, { statementId, number: 1, words, whatChanged: '', madeAt: challenge.opensAt, isInForce: !changed }, { organisationId, phaseId: challenge.id });
    if (changed) await loadWording(tx, { statementId, number: 2, words: changed.newWords ?? '', whatChanged: changed.reason, madeAt: answered, isInForce: true }, { organisationId, phaseId: challenge.id });
    for (const { words: said, outcome, reason } of about) {
      const contributionId = challenge.ideas.get(said) ?? '';
      await tx.insertInto('conversations.challenge').values({ contribution_id: contributionId, statement_id: statementId, ...own }).execute();
      const wording = outcome === 'changes nothing' ? {} : { statement_id: statementId, version: 2 };
      if (outcome) await tx.insertInto('conversations.challenge_outcome').values({ id: newId(), contribution_id: contributionId, phase_id: challenge.id, ...own, outcome, reason, ...wording, decided_at: answered }).execute();
    }
  }
}

interface Wording {
  statementId: string;
  number: number;
  words: string;
  whatChanged: string;
  madeAt: Date;
  isInForce: boolean;
}

async function loadWording(tx: Tx, { statementId, number, words, whatChanged, madeAt, isInForce }: Wording, { organisationId, phaseId }: { organisationId: string; phaseId: string }): Promise<void> {
  const [id, own] = [newId(), { organisation_id: organisationId }];
  await tx.insertInto('conversations.contribution').values({ id, phase_id: phaseId, ...own, item: randomInt(1, 2_147_483_647), kind: 'statement', words, route: 'online', received_hour: madeAt, state: isInForce ? 'shown' : 'replaced', code_hash: hashAuthorCode(newAuthorCode()) }).execute();
  await tx.insertInto('conversations.showing').values({ contribution_id: id, ...own, began_hour: madeAt, ended_hour: isInForce ? null : madeAt }).execute();
  await tx.insertInto('conversations.statement_version').values({ statement_id: statementId, number, ...own, words, what_changed: whatChanged, contribution_id: id, made_at: madeAt }).execute();
}
