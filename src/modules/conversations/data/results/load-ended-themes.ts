import { startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { EndedConversation } from './ended-conversation-file.ts';
import type { EndedPhase } from './load-ended-conversation.ts';

const CODED_ON = startOfLondonDay('2026-03-20');

interface ThemePlace {
  phase: EndedPhase;
  organisationId: string;
  answererId: string;
}

/** Codes, settled words, published themes and answers of the imagined conversation that has ended. */
export async function loadEndedThemes(tx: Tx, { codes, themes, ideas, workshop }: EndedConversation, place: ThemePlace): Promise<void> {
  const { phase, organisationId } = place;
  const codeIds = new Map<string, string>();
  for (const [key, { name, definition }] of Object.entries(codes)) {
    const id = newId();
    await tx.insertInto('conversations.code').values({ id, conversation_id: phase.conversationId, organisation_id: organisationId }).execute();
    await tx.insertInto('conversations.code_version').values({ code_id: id, version: 1, organisation_id: organisationId, name, definition, made_at: CODED_ON }).execute();
    codeIds.set(key, id);
  }
  const spoken = [...ideas, ...workshop.ideas];
  await settle(tx, spoken, codeIds, place);
  for (const theme of themes) await publish(tx, theme, { ...place, codeIds, names: theme.codes.map((key) => codes[key]?.name ?? key), contributions: spoken.filter(({ about }) => theme.codes.includes(about)).length, codedInAll: spoken.length });
}

async function settle(tx: Tx, spoken: readonly { words: string; about: string }[], codeIds: ReadonlyMap<string, string>, { phase, organisationId }: ThemePlace): Promise<void> {
  const [roundId, at] = [newId(), { organisation_id: organisationId }];
  await tx.insertInto('conversations.coding_round').values({ id: roundId, conversation_id: phase.conversationId, ...at, number: 1, coder_count: 1, begun_at: CODED_ON, finished_at: CODED_ON }).execute();
  for (const [position, { words, about }] of spoken.entries()) {
    const { id } = await tx.selectFrom('conversations.contribution').select('id').where('phase_id', '=', phase.id).where('words', '=', words).executeTakeFirstOrThrow();
    await tx.insertInto('conversations.round_item').values({ round_id: roundId, contribution_id: id, ...at, position: position + 1 }).execute();
    await tx.insertInto('conversations.settled').values({ contribution_id: id, round_id: roundId, ...at, sentiment: 'neutral', how: 'coded by one' }).execute();
    await tx.insertInto('conversations.settled_code').values({ contribution_id: id, code_id: codeIds.get(about) ?? '', ...at }).execute();
  }
}

interface Publishing extends ThemePlace {
  codeIds: ReadonlyMap<string, string>;
  names: readonly string[];
  contributions: number;
  codedInAll: number;
}

async function publish(tx: Tx, { title, statement, codes, answer }: EndedConversation['themes'][number], { phase, organisationId, answererId, codeIds, names, contributions, codedInAll }: Publishing): Promise<void> {
  const [id, at] = [newId(), { organisation_id: organisationId }];
  await tx.insertInto('conversations.theme').values({ id, conversation_id: phase.conversationId, ...at, title, statement, made_at: CODED_ON }).execute();
  for (const key of codes) await tx.insertInto('conversations.theme_code').values({ theme_id: id, code_id: codeIds.get(key) ?? '', ...at }).execute();
  await tx.insertInto('conversations.theme_publication').values({
    id: newId(), theme_id: id, ...at, number: 1, title, statement, code_names: [...names], contributions, coded_in_all: codedInAll, agreement: 'One person coded these words, so there is no agreement to measure.',
    saturation: 'There was one batch only, so we cannot say whether new words would bring new codes.', not_heard: 'People in care homes, and people who do not read English.', published_at: CODED_ON,
  }).execute();
  if (answer) await tx.insertInto('conversations.theme_reply').values({ id: newId(), theme_id: id, ...at, number: 1, state: answer.state, words: answer.words, answered_on: answer.on, answered_by: answererId }).execute();
}
