import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Counted } from '../../domain/results/counted.ts';

/** Reads everything of a sealed phase that counts, for the worker; null where it is not sealed. In one order, whatever the database's. */
export async function readCounted(tx: Tx, phaseNumber: number, now: Date): Promise<Counted | null> {
  const { rows: [phase] } = await sql<Counted['phase'] & { isComplete: boolean }>`select p.id, p.number, p.organisation_id as "organisationId", p.opens_at as "opensAt", conversations.ended_at(p, ${now}) as "endedAt",
    ${now} >= conversations.ended_at(p, ${now}) + make_interval(days => conversations.typing_days()) as "isComplete" from conversations.phase p where p.number = ${phaseNumber} and p.sealed_at is not null`.execute(tx);
  if (!phase) return null;
  const { isComplete: isInPersonComplete, ...at } = phase;
  return { phase: at, isInPersonComplete, ...(await readWords(tx, at)), ...(await readVotes(tx, at)) };
}

type Place = Counted['phase'];

async function readWords(tx: Tx, { id, number }: Place): Promise<Pick<Counted, 'words' | 'targets' | 'showings' | 'pauses'>> {
  const { rows: words } = await sql<Counted['words'][number]>`select id, item, kind from conversations.contribution where phase_id = ${id} and state = 'shown' and kind in ('idea', 'comment') order by item`.execute(tx);
  const { rows: targets } = await sql<{ item: number; target: number }>`select item, target from conversations.merge_targets(${number}) order by item`.execute(tx);
  const { rows: showings } = await sql<Counted['showings'][number]>`select c.item, s.began_hour as began, s.ended_hour as ended from conversations.showing s join conversations.contribution c on c.id = s.contribution_id
    where c.phase_id = ${id} order by c.item, s.began_hour`.execute(tx);
  const { rows: pauses } = await sql<Counted['pauses'][number]>`select began_at as began, ended_at as ended from conversations.pause where phase_id = ${id} order by began_at, id`.execute(tx);
  return { words, targets: new Map(targets.map(({ item, target }) => [item, target])), showings, pauses };
}

async function readVotes(tx: Tx, { id, number }: Place): Promise<Pick<Counted, 'exposure' | 'votes' | 'rooms' | 'spoken' | 'perspectives'>> {
  const { rows: exposure } = await sql<Counted['exposure'][number]>`select item, position, is_random as "isRandom", sum(served)::int as served, sum(seen)::int as seen, sum(votes)::int as votes
    from conversations.exposure where phase_number = ${number} group by item, position, is_random order by item, position, is_random`.execute(tx);
  // As three columns: a million votes are a million numbers, not a million rows. After the end a participant is a small number.
  const { rows: [votes] } = await sql<Counted['votes']>`select coalesce(array_agg(v.participant::integer order by v.participant, v.item), '{}') as participants, coalesce(array_agg(v.item order by v.participant, v.item), '{}') as items,
    coalesce(array_agg(v.choice order by v.participant, v.item), '{}') as choices from conversations.counted_votes(${number}) v`.execute(tx);
  const { rows: rooms } = await sql<Counted['rooms'][number]>`select b.item, b.workshop_id as "workshopId", b.people_count as people, b.up, b.down, b.pass from conversations.batch_tally b join conversations.workshop w on w.id = b.workshop_id
    where w.phase_id = ${id} order by b.item, b.workshop_id`.execute(tx);
  const { rows: spoken } = await sql<Counted['spoken'][number]>`select item, sum(up)::int as up, sum(down)::int as down, sum(pass)::int as pass from conversations.spoken_tally where phase_number = ${number} group by item order by item`.execute(tx);
  const { rows: perspectives } = await sql<Counted['perspectives'][number]>`select item, perspective, up, down, pass from conversations.perspective_tally where phase_number = ${number} order by item, perspective`.execute(tx);
  return { exposure, votes: votes ?? { participants: [], items: [], choices: [] }, rooms, spoken, perspectives };
}
