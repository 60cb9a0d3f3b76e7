import type { Tx } from '#platform/db';

/** What happened, as one row beside the change itself. Facts hold ids, codes and public wording, never personal data. */
export interface EventEntry {
  room: string;
  /** Past tense, as people would say it: "objective published". */
  name: string;
  organisationId: string | null;
  subject: { kind: string; id: string };
  reason?: string | null;
  facts?: Record<string, unknown>;
  visibility?: 'organisation' | 'public';
}

/** Who did it and when: a request context fits, and so does a job or the command line. */
export interface EventSource {
  now: Date;
  id?: string;
  viewer?: { kind: 'public' | 'person' | 'token'; personId: string | null; tokenId?: string | null };
  actor?: 'worker' | 'operator';
}

/** Writes the event in the transaction of the change, so that neither exists without the other. */
export async function recordEvent(tx: Tx, source: EventSource, entry: EventEntry): Promise<void> {
  await tx.insertInto('platform.event').values({
    happened_at: source.now,
    room: entry.room,
    name: entry.name,
    actor: source.actor ?? source.viewer?.kind ?? 'operator',
    person_id: source.viewer?.personId ?? null,
    organisation_id: entry.organisationId,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    reason: entry.reason ?? null,
    facts: JSON.stringify(source.viewer?.tokenId ? { ...entry.facts, tokenId: source.viewer.tokenId } : (entry.facts ?? {})),
    visibility: entry.visibility ?? 'organisation',
    request_id: source.id ?? null,
  }).execute();
}
