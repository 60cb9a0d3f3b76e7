import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { phaseState, type PhaseKind, type PhaseState } from '../domain/phase-state.ts';

export interface PhaseLine {
  id: string;
  number: number;
  position: number;
  kind: PhaseKind;
  title: string;
  question: string;
  introduction: string;
  audience: string;
  opensAt: Date;
  closesAt: Date | null;
  isPreModerated: boolean;
  closedAt: Date | null;
  sealedAt: Date | null;
  state: PhaseState;
  pausedBecause: string | null;
}

export interface ConversationHead {
  id: string;
  organisationId: string;
  organisationName: string;
  organisationCode: string;
  code: string;
  title: string;
  purpose: string;
  isMatrixOpen: boolean;
  isExample: boolean;
  /** Where it was held, when that was not here. */
  importedFrom: string | null;
  phases: readonly PhaseLine[];
}

/** Conversations that this viewer may see, those open now first, with their phases. */
export async function listConversations(tx: Tx, now: Date): Promise<ConversationHead[]> {
  const heads = await headsWhere(tx, null);
  const phases = await phasesOf(tx, heads.map(({ id }) => id), now);
  const found = heads.map((head) => ({ ...head, phases: phases.get(head.id) ?? [] }));
  return found.toSorted((a, b) => rank(b) - rank(a) || a.title.localeCompare(b.title, 'en-GB'));
}

const rank = ({ phases }: ConversationHead): number => (phases.some(({ state }) => state === 'open') ? 2 : phases.some(({ state }) => state !== 'ended') ? 1 : 0);

/** The conversations of one organisation, newest first, for those who organise them. */
export async function conversationsOf(tx: Tx, organisationId: string, now: Date): Promise<ConversationHead[]> {
  const { rows } = await sql<{ id: string }>`select c.id from conversations.conversation c where c.organisation_id = ${organisationId} order by c.made_at desc, c.code`.execute(tx);
  const heads = await headsWhere(tx, null);
  const phases = await phasesOf(tx, rows.map(({ id }) => id), now);
  return rows.flatMap(({ id }) => heads.filter((head) => head.id === id).map((head) => ({ ...head, phases: phases.get(id) ?? [] })));
}

/** The code of the organisation that holds a phase. Throws NotFound. */
export async function organisationOfPhase(tx: Tx, phaseId: string): Promise<string> {
  if (!isId(phaseId)) throw new NotFound();
  const { rows } = await sql<{ code: string }>`select o.code from conversations.phase p join directory.organisation o on o.id = p.organisation_id where p.id = ${phaseId}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0].code;
}

/** The code of the conversation that holds a phase. Throws NotFound. */
export async function placeOfPhase(tx: Tx, phaseId: string): Promise<string> {
  if (!isId(phaseId)) throw new NotFound();
  const { rows } = await sql<{ code: string }>`select c.code from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where p.id = ${phaseId}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0].code;
}

/** One conversation with its phases. Throws NotFound where there is none to see. */
export async function conversationPage(tx: Tx, code: string, now: Date): Promise<ConversationHead> {
  const [head] = await headsWhere(tx, code);
  if (!head) throw new NotFound('We cannot find that conversation.');
  return { ...head, phases: (await phasesOf(tx, [head.id], now)).get(head.id) ?? [] };
}

/** One phase of a conversation by its place. Throws NotFound where there is none to see. */
export function phaseAt(conversation: ConversationHead, position: string): PhaseLine {
  const phase = conversation.phases.find((each) => String(each.position) === position);
  if (!phase) throw new NotFound('We cannot find that part of the conversation.');
  return phase;
}

async function headsWhere(tx: Tx, code: string | null): Promise<Omit<ConversationHead, 'phases'>[]> {
  const { rows } = await sql<Omit<ConversationHead, 'phases'>>`select c.id, c.organisation_id as "organisationId", o.name as "organisationName", o.code as "organisationCode", c.code, c.title, c.purpose,
    c.is_matrix_open as "isMatrixOpen", c.is_example as "isExample", (select v.source from conversations.provenance v where v.conversation_id = c.id) as "importedFrom"
    from conversations.conversation c join directory.organisation o on o.id = c.organisation_id where ${code}::text is null or c.code = ${code}`.execute(tx);
  return rows;
}

async function phasesOf(tx: Tx, conversationIds: readonly string[], now: Date): Promise<Map<string, PhaseLine[]>> {
  const { rows } = await sql<Omit<PhaseLine, 'state'> & { conversationId: string; announcedAt: Date | null }>`select p.id, p.number, p.conversation_id as "conversationId", p.position, p.kind, p.title, p.question, p.introduction, p.audience,
    p.opens_at as "opensAt", p.closes_at as "closesAt", p.is_pre_moderated as "isPreModerated", p.closed_at as "closedAt", p.sealed_at as "sealedAt", p.announced_at as "announcedAt",
    (select z.reason from conversations.pause z where z.phase_id = p.id and z.began_at <= ${now} and (z.ended_at is null or z.ended_at > ${now}) limit 1) as "pausedBecause"
    from conversations.phase p where p.conversation_id = any (${conversationIds}::uuid[]) order by p.position`.execute(tx);
  const phases = new Map<string, PhaseLine[]>();
  for (const { conversationId, announcedAt, ...row } of rows) {
    const state = phaseState({ ...row, announcedAt, isPaused: row.pausedBecause !== null }, now);
    phases.set(conversationId, [...(phases.get(conversationId) ?? []), { ...row, state }]);
  }
  return phases;
}
