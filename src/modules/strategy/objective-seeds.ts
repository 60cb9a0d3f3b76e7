import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { closeDemoObjective, loadDemoObjective, type DemoPlace } from './data/load-demo-objectives.ts';
import { parseDemoStory, type DemoObjective } from './domain/demo-story.ts';

const file = new URL('../../../content/demo/vale-and-riverside.yaml', import.meta.url);
const organisationCode = 'vale-and-riverside';

/** Loads the imagined trust's objectives of four years; each is marked as an example. Changes nothing when they are there. */
export async function seedDemoObjectives({ store, log }: OperatorContext): Promise<void> {
  const reading = parseDemoStory(readFileSync(file, 'utf8'));
  if (!reading.ok) throw new Error(reading.problems.map(({ line, column, message }) => `content/demo/vale-and-riverside.yaml:${line}:${column}: ${message}`).join('\n'));
  await store.within({ as: 'worker' }, async (tx) => {
    const place = await findPlace(tx);
    if (!place) return log.info('example objectives left out: the imagined trust or its strategy is not loaded', {});
    const { objectives } = reading.value;
    const added: DemoObjective[] = [];
    for (const objective of objectives) if (await loadDemoObjective(tx, objective, place)) added.push(objective);
    for (const objective of added) await closeDemoObjective(tx, objective, place, objectives);
  });
}

async function findPlace(tx: Tx): Promise<DemoPlace | null> {
  const organisation = await organisationByCode(tx, organisationCode);
  const rows = await tx.selectFrom('strategy.strategy').select(['id', 'code']).where('code', 'in', ['nat', 'vale']).execute();
  if (!organisation || rows.length < 2) return null;
  return { organisationId: organisation.id, strategies: new Map(rows.map(({ id, code }) => [code, id])), people: await findPeople(tx, organisation.id) };
}

/** The imagined people behind the roles that the story names. Roles without a person stay roles. */
async function findPeople(tx: Tx, organisationId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ title: string; person_id: string }>`
    select distinct on (title) title, person_id from (
      select m.person_id, m.started_on, case
        when m.role = 'Chief AHP' then 'Chief allied health professional'
        when m.role = 'service lead' and u.name = 'Podiatry' then 'Service lead for podiatry'
        when m.role = 'service lead' and u.name like 'Physiotherapy%' then 'Service lead for physiotherapy'
        when m.role = 'member' and m.role_group = 'registered-professionals' and u.name = 'Podiatry' then 'Podiatrist' end as title
      from directory.membership m join directory.unit u on u.id = m.unit_id where m.organisation_id = ${organisationId} and m.ended_on is null) as known
    where title is not null order by title, started_on, person_id`.execute(tx);
  return new Map(rows.map(({ title, person_id }) => [title, person_id]));
}
