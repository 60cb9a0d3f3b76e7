import { startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { DemoThread } from './thread-file.ts';
import type { KeptIdea } from './load-thread-people.ts';

const CODED_ON = startOfLondonDay('2025-06-02');
/** Two people code the first batches, and the second reads this one word differently, so that their agreement is a figure and not a promise. */
const BATCHES_OF_TWO = 2;
const ONE_IN_DIFFERS = 8;

export interface CodingPlace {
  conversationId: string;
  organisationId: string;
  ideas: readonly KeptIdea[];
  coder: { id: string; role: string };
  peer: { id: string; role: string };
}

/** The code frame, nine batches, the codings of both coders and what was settled, one statement for each table. Answers the codes' ids. */
export async function loadThreadCodes(tx: Tx, { batches }: DemoThread, place: CodingPlace): Promise<Map<string, string>> {
  const { conversationId, organisationId, ideas } = place;
  const own = { organisation_id: organisationId };
  const codes = batches.flat().map((code) => ({ ...code, id: newId() }));
  await tx.insertInto('conversations.code').values(codes.map(({ id }) => ({ ...own, id, conversation_id: conversationId }))).execute();
  await tx.insertInto('conversations.code_version').values(codes.map(({ id, name, definition }) => ({ ...own, code_id: id, version: 1, name, definition, made_at: CODED_ON }))).execute();
  const ids = new Map(codes.map(({ code, id }) => [code, id]));
  const rounds = [...new Set(ideas.map(({ batch }) => batch))].toSorted((a, b) => a - b).map((number) => ({ number, id: newId(), words: ideas.filter(({ batch }) => batch === number) }));
  await tx.insertInto('conversations.coding_round').values(rounds.map(({ id, number }) => ({ ...own, id, conversation_id: conversationId, number, coder_count: number <= BATCHES_OF_TWO ? 2 : 1, begun_at: CODED_ON, finished_at: CODED_ON }))).execute();
  await tx.insertInto('conversations.round_item').values(rounds.flatMap(({ id, words }) => words.map((word, at) => ({ ...own, round_id: id, contribution_id: word.id, position: at + 1 })))).execute();
  await addCodings(tx, rounds.filter(({ number }) => number <= BATCHES_OF_TWO), { ...place, ids });
  const settled = rounds.flatMap(({ id, number, words }) => words.map((word, at) => ({ round_id: id, contribution_id: word.id, how: number > BATCHES_OF_TWO ? 'coded by one' : at % ONE_IN_DIFFERS === 1 ? 'reconciled' : 'agreed' })));
  await tx.insertInto('conversations.settled').values(settled.map((row) => ({ ...own, ...row, sentiment: 'neutral', reason: row.how === 'reconciled' ? 'We read it again together.' : '' }))).execute();
  await tx.insertInto('conversations.settled_code').values(ideas.map(({ id, code }) => ({ ...own, contribution_id: id, code_id: ids.get(code) ?? '' }))).execute();
  return ids;
}

interface Round {
  id: string;
  words: readonly KeptIdea[];
}

async function addCodings(tx: Tx, rounds: readonly Round[], { organisationId, coder, peer, ids }: CodingPlace & { ids: ReadonlyMap<string, string> }): Promise<void> {
  const own = { organisation_id: organisationId };
  const both = [coder, peer];
  await tx.insertInto('conversations.round_coder').values(rounds.flatMap(({ id }) => both.map((person) => ({ ...own, round_id: id, coder_id: person.id, coder_role: person.role, finished_at: CODED_ON })))).execute();
  const codings = rounds.flatMap(({ id, words }) => words.flatMap((word, at) => both.map((person) => {
    const isOther = person === peer && at % ONE_IN_DIFFERS === 1;
    return { ...own, round_id: id, contribution_id: word.id, coder_id: person.id, code: isOther ? words[at - 1]?.code ?? word.code : word.code };
  })));
  await tx.insertInto('conversations.coding_item').values(codings.map(({ code: _code, ...row }) => ({ ...row, sentiment: 'neutral' }))).execute();
  await tx.insertInto('conversations.coding').values(codings.map(({ code, ...row }) => ({ ...row, code_id: ids.get(code) ?? '' }))).execute();
}
