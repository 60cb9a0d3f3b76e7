import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent, type EventSource } from '#platform/events';
import { newId } from '#platform/ids';
import { parseTemplate, type TemplateContent } from '../domain/template-file.ts';
import type { FileProblem } from '#modules/strategy';
import { authorise, type InquiryActing } from '../permissions.ts';

export type LoadOutcome = { ok: true; id: string; code: string; version: number; isNew: boolean } | { ok: false; problems: readonly FileProblem[] };

/**
 * Loads a file of questions whole or not at all. The same questions twice change nothing; changed ones make the next version, and snapshots that
 * have begun keep theirs. `organisationId` null is the site itself. Throws Invalid where the code is somebody else's.
 */
export async function loadTemplate(tx: Tx, source: EventSource, { text, organisationId }: { text: string; organisationId: string | null }): Promise<LoadOutcome> {
  const read = parseTemplate(text);
  return read.ok ? { ok: true, ...(await keepTemplate(tx, source, { content: read.value, organisationId })) } : read;
}

/** The same by somebody of the organisation, through a page. Throws Forbidden. */
export async function loadOwnTemplate(tx: Tx, acting: InquiryActing, asked: { text: string; organisationId: string }): Promise<LoadOutcome> {
  authorise(acting, 'load questions', asked.organisationId);
  return loadTemplate(tx, acting, asked);
}

async function keepTemplate(tx: Tx, source: EventSource, { content, organisationId }: { content: TemplateContent; organisationId: string | null }) {
  await sql`select pg_advisory_xact_lock(hashtext(${`inquiry.template ${content.code}`}))`.execute(tx);
  const last = await tx.selectFrom('inquiry.template').select(['id', 'version', 'organisation_id', 'content']).where('code', '=', content.code).orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (last && last.organisation_id !== organisationId) throw new Invalid(`The code “${content.code}” belongs to somebody else’s questions. Give yours another code.`, { file: `Give your questions a code of their own: “${content.code}” belongs to others` });
  // Stored as JSON the keys come back in an order of the database's own.
  if (last && canonical(last.content) === canonical(content)) return { id: last.id, code: content.code, version: last.version, isNew: false };
  const version = (last?.version ?? 0) + 1;
  const id = idOf(content, organisationId);
  await tx.insertInto('inquiry.template').values({
    id, code: content.code, version, organisation_id: organisationId, title: content.title, level: content.level, kind: content.kind, content: JSON.stringify(content), loaded_at: source.now, loaded_by: source.viewer?.personId ?? null,
  }).execute();
  if (organisationId) await recordEvent(tx, source, { room: 'inquiry', name: 'questions loaded', organisationId, subject: { kind: 'question set', id }, facts: { code: content.code, version } });
  return { id, code: content.code, version, isNew: true };
}

/** The questions that come with the site have the same id on every site, so that snapshots can be carried from one to another; it says which words they are. */
function idOf(content: TemplateContent, organisationId: string | null): string {
  if (organisationId !== null) return newId();
  const digits = createHash('sha256').update(canonical(content)).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

const canonical = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one));
