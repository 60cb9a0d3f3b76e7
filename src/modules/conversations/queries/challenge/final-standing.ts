import { sql } from 'kysely';
import { formatLondonDateTime } from '#platform/clock';
import type { Tx } from '#platform/db';

export interface FinalStanding {
  /** What still has to happen before the final text can be published, in sentences. */
  waitsFor: string[];
  unanswered: number;
  /** Every statement with its wording in force: what a peer leader signs. */
  standsFor: string;
}

interface Row {
  endedAt: Date | null;
  typedUntil: Date | null;
  held: number;
  unanswered: number;
  statements: number;
  standsFor: string;
}

/** How far a phase of check and challenge is from its final text, for its own organisation. */
export async function finalStanding(tx: Tx, { phaseId, now }: { phaseId: string; now: Date }): Promise<FinalStanding> {
  const { rows } = await sql<Row>`select conversations.ended_at(p, ${now}) as "endedAt", conversations.ended_at(p, ${now}) + make_interval(days => conversations.typing_days()) as "typedUntil",
    (select count(*)::int from conversations.contribution c where c.phase_id = p.id and c.state = 'held') as held,
    (select count(*)::int from conversations.contribution c where c.phase_id = p.id and c.kind = 'idea' and c.state = 'shown'
      and not exists (select from conversations.challenge_outcome o where o.contribution_id = c.id and o.replaced_at is null)) as unanswered,
    (select count(*)::int from conversations.statement s where s.phase_id = p.id) as statements,
    coalesce((select string_agg(s.number || ':' || s.version, ' ' order by s.number) from conversations.statement s where s.phase_id = p.id), '') as "standsFor"
    from conversations.phase p where p.id = ${phaseId}`.execute(tx);
  const [row] = rows;
  if (!row) return { waitsFor: ['There is no such part.'], unanswered: 0, standsFor: '' };
  return { waitsFor: sentencesOf(row, now), unanswered: row.unanswered, standsFor: row.standsFor };
}

function sentencesOf({ endedAt, typedUntil, held, unanswered, statements }: Row, now: Date): string[] {
  return [
    ...(statements === 0 ? ['There is no statement yet.'] : []),
    ...(endedAt === null ? ['People can still challenge it: end this part first.'] : []),
    ...(typedUntil !== null && typedUntil > now ? [`Words on paper may come in until ${formatLondonDateTime(typedUntil)}.`] : []),
    ...(held > 0 ? [held === 1 ? 'One text waits to be read.' : `${held} texts wait to be read.`] : []),
    ...(unanswered > 0 ? [unanswered === 1 ? 'One challenge has no outcome.' : `${unanswered} challenges have no outcome.`] : []),
  ];
}
