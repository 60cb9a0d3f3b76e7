import { startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { demoObjectiveId } from '#modules/strategy';
import { agreementOfConversation } from '../../queries/analysis/agreement.ts';
import { saturationPage } from '../../queries/analysis/saturation.ts';
import type { KeptIdea } from './load-thread-people.ts';
import type { DemoThread } from './thread-file.ts';

const PUBLISHED_ON = startOfLondonDay('2025-06-09');

interface ThemePlace {
  conversationId: string;
  organisationId: string;
  answererId: string;
  ideas: readonly KeptIdea[];
  codeIds: ReadonlyMap<string, string>;
}

/** Themes as they were published: what limits them is worked out of the codings that stand, as for any theme. Answers their ids by code. */
export async function loadThreadThemes(tx: Tx, { themes, batches, notHeard }: DemoThread, { conversationId, organisationId, answererId, ideas, codeIds }: ThemePlace): Promise<Map<string, string>> {
  const own = { organisation_id: organisationId };
  const known = themes.map((theme) => ({ ...theme, id: newId() }));
  await tx.insertInto('conversations.theme').values(known.map(({ id, title, statement }) => ({ ...own, id, conversation_id: conversationId, title, statement, made_at: PUBLISHED_ON }))).execute();
  await tx.insertInto('conversations.theme_code').values(known.flatMap(({ id, codes }) => codes.map((code) => ({ ...own, theme_id: id, code_id: codeIds.get(code) ?? '' })))).execute();
  const [agreement, { whole }] = [await agreementOfConversation(tx, conversationId), await saturationPage(tx, conversationId)];
  const names = new Map(batches.flat().map(({ code, name }) => [code, name]));
  await tx.insertInto('conversations.theme_publication').values(known.map(({ id, title, statement, codes }) => ({
    ...own, id: newId(), theme_id: id, number: 1, title, statement, code_names: codes.map((code) => names.get(code) ?? code), contributions: ideas.filter(({ code }) => codes.includes(code)).length, coded_in_all: ideas.length,
    agreement, saturation: whole.told, not_heard: notHeard, published_at: PUBLISHED_ON,
  }))).execute();
  await tx.insertInto('conversations.theme_reply').values(known.map(({ id, answer }) => ({ ...own, id: newId(), theme_id: id, number: 1, state: answer.state, words: answer.words, objective_id: answer.objective ? demoObjectiveId(answer.objective) : null, answered_on: answer.on, answered_by: answererId }))).execute();
  const links = known.flatMap(({ id, objectives }) => objectives.map((code) => ({ ...own, theme_id: id, objective_id: demoObjectiveId(code), linked_at: PUBLISHED_ON })));
  await tx.insertInto('conversations.theme_objective').values(links).execute();
  return new Map(known.map(({ code, id }) => [code, id]));
}
