import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { protectionPolicies } from '#engines/protect';
import { newId } from '#platform/ids';
import { shownStages } from '../domain/shown-stages.ts';
import { questionsOf, type TemplateContent } from '../domain/template-file.ts';

/** How many people must let theirs join before any of it is counted: the policy of this service. */
export const FEWEST = protectionPolicies.allied.minimum;

interface Waiting {
  organisationId: string;
  unitId: string;
  templateCode: string;
  people: number;
}

/**
 * Once a month: of each place and set of questions for which eight people or more let theirs join before this month, one count. No snapshot is counted twice, and each
 * count is of other answers, so two cannot be held against each other, also where a person lets a later one join; fewer than eight go on waiting. Answers how many counts were made.
 */
export async function countShared(store: Store, now: Date): Promise<number> {
  const firstDay: Day = `${londonDay(now).slice(0, 8)}01`;
  return store.within({ as: 'worker' }, async (tx) => {
    const { rows } = await sql<Waiting>`select h.organisation_id as "organisationId", h.unit_id as "unitId", h.template_code as "templateCode", count(distinct s.person_id)::int as people
      from inquiry.share h join inquiry.snapshot s on s.id = h.snapshot_id where h.counted_on is null and h.shared_at < ${firstDay}::date group by 1, 2, 3 having count(distinct s.person_id) >= ${FEWEST}`.execute(tx);
    for (const waiting of rows) await countOne(tx, waiting, firstDay);
    return rows.length;
  });
}

/** The latest of each person; the words are never read. */
async function countOne(tx: Tx, { organisationId, unitId, templateCode, people }: Waiting, firstDay: Day): Promise<void> {
  const { rows: [template] } = await sql<{ id: string; content: TemplateContent }>`select id, content from inquiry.template where code = ${templateCode} order by version desc limit 1`.execute(tx);
  if (!template) return;
  const { rows } = await sql<{ question: string; stage: string; people: number }>`
    with chosen as (select distinct on (s.person_id) s.id from inquiry.share h join inquiry.snapshot s on s.id = h.snapshot_id
      where h.unit_id = ${unitId} and h.template_code = ${templateCode} and h.counted_on is null and h.shared_at < ${firstDay}::date order by s.person_id, s.as_of desc, s.signed_off_at desc)
    select a.question, a.stage, count(*)::int as people from chosen c join inquiry.answer a on a.snapshot_id = c.id where a.stage is not null group by 1, 2`.execute(tx);
  const id = newId();
  await tx.insertInto('inquiry.shared_count').values({ id, organisation_id: organisationId, unit_id: unitId, template_id: template.id, counted_on: firstDay, people }).execute();
  const figures = questionsOf(template.content).filter(({ answer }) => answer === 'stage').flatMap(({ code }) => {
    const of = rows.filter(({ question }) => question === code);
    return shownStages(new Map(of.map(({ stage, people: count }) => [stage, count])), people).map(({ stage, shown }) => ({ count_id: id, organisation_id: organisationId, question: code, stage, shown }));
  });
  if (figures.length > 0) await tx.insertInto('inquiry.shared_figure').values(figures).execute();
  await sql`update inquiry.share set counted_on = ${firstDay} where unit_id = ${unitId} and template_code = ${templateCode} and counted_on is null and shared_at < ${firstDay}::date`.execute(tx);
}
