import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '#platform/ids';
import { ask } from './replica.ts';

/** A write that was tried, and what the program that tried it was told. */
export interface Try {
  at: string;
  /** The id that was acknowledged; null when it was not. */
  acknowledged: string | null;
  status: number | null;
  /** Why there was no answer. */
  trouble: string | null;
}

export interface Load {
  /** With which the words of everything it writes begin. */
  label: string;
  tries: Try[];
  acknowledged(): string[];
  /** Ends after what is under way. */
  stop(): Promise<void>;
}

/** Makes a token by the database's owner and finds an open objective to report on. */
export async function preparePlaceToWrite(ownerUrl: string): Promise<{ token: string; objectiveId: string }> {
  const token = `allied_${newToken()}`;
  await ask(ownerUrl, `insert into directory.api_token (id, organisation_id, name, token_hash, scopes, made_at, expires_at)
    select $1, o.id, 'load', $2, array['objectives:read', 'objectives:write'], now(), now() + interval '1 day' from directory.organisation o where o.code = 'vale-and-riverside'`, [randomUUID(), hashToken(token)]);
  const [objective] = await ask<{ id: string }>(ownerUrl, `select o.id from strategy.objective o join directory.organisation g on g.id = o.organisation_id where g.code = 'vale-and-riverside'
    and not exists (select from strategy.objective_closing c where c.objective_id = o.id)
    and exists (select from strategy.progress_update u where u.objective_id = o.id and u.status <> 'done') order by o.id limit 1`);
  if (!objective) throw new Error('The demonstration has no open objective');
  return { token, objectiveId: objective.id };
}

/** Writers that begin objectives through the interface for programs, one after another each, spread over the addresses. */
export function startLoad(addresses: () => readonly string[], token: string, writers = 8): Load {
  const label = `Load ${randomUUID().slice(0, 8)}`;
  const tries: Try[] = [];
  const stopping = new AbortController();
  const write = async (which: number) => {
    for (let turn = which; !stopping.signal.aborted; turn += 1) {
      const list = addresses();
      const at = list[turn % list.length] ?? '';
      const done = await begin(at, token, `${label} ${which} turn ${turn}`);
      tries.push(done);
      if (done.trouble) await new Promise((wait) => setTimeout(wait, 20));
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, which) => write(which)));
  return {
    label, tries, acknowledged: () => tries.flatMap(({ acknowledged }) => acknowledged ?? []),
    stop: async () => {
      stopping.abort();
      await all;
    },
  };
}

async function begin(at: string, token: string, wording: string): Promise<Try> {
  const body = JSON.stringify({ organisation: 'vale-and-riverside', year: '2026-27', strategy: 'nat', node: 'nat.a2.3', wording, ownerRole: 'Load', reason: 'To try it under load' });
  try {
    const answer = await fetch(`${at}/api/v1/objectives`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' }, signal: AbortSignal.timeout(30_000) });
    const said = (await answer.json()) as { id?: string };
    return { at, status: answer.status, acknowledged: answer.status === 201 ? (said.id ?? null) : null, trouble: null };
  } catch (error) {
    return { at, status: null, acknowledged: null, trouble: (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name };
  }
}

/** Which of these objectives the database does not hold, in all their parts. */
export async function missing(ownerUrl: string, ids: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(ownerUrl, `select w.id::text as id from unnest($1::uuid[]) as w(id) where not exists (
    select from strategy.objective o join strategy.objective_version v on v.objective_id = o.id join strategy.objective_parent p on p.objective_id = o.id
    join platform.event e on e.subject_id = o.id::text where o.id = w.id)`, [ids]);
  return rows.map(({ id }) => id);
}
