import type { Tx } from '#platform/db';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode, peopleOfOrganisation } from '#modules/directory';
import { demoImprovement, type DemoImprovement } from './data/demo-content.ts';
import { seedProject, type Known } from './data/seed-projects.ts';

/** The imagined trust's projects, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const demo = demoImprovement();
  await store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, demo.organisation);
    if (!organisation || await tx.selectFrom('improvement.project').select('id').where('id', '=', demo.projects[0]?.id ?? '').executeTakeFirst()) return;
    const known = await namesOf(tx, organisation.id);
    for (const project of demo.projects) await seedProject(tx, project, known, now);
    await seedMyParts(tx, demo, known);
  });
}

async function namesOf(tx: Tx, organisationId: string): Promise<Known> {
  const units = new Map((await tx.selectFrom('directory.unit').select(['id', 'code']).where('organisation_id', '=', organisationId).execute()).map(({ id, code }) => [code, id]));
  const people = new Map((await peopleOfOrganisation(tx, organisationId)).map((person) => [person.name ?? '', { id: person.personId, roleGroup: person.roleGroup, profession: person.profession }]));
  return {
    organisationId,
    unitId: (code) => units.get(code) ?? unknown(code),
    person: (name) => people.get(name) ?? unknown(name),
  };
}

function unknown(name: string): never {
  throw new Error(`The demo's projects name "${name}", which is not there`);
}

async function seedMyParts(tx: Tx, { myParts }: DemoImprovement, known: Known): Promise<void> {
  const strategies = new Map((await tx.selectFrom('strategy.strategy').select(['id', 'code']).where('code', 'in', [...new Set(myParts.map(({ strategy }) => strategy))]).execute()).map(({ id, code }) => [code, id]));
  await tx.insertInto('improvement.my_part').values(myParts.map((part) => ({
    id: part.id, person_id: known.person(part.person).id, organisation_id: known.organisationId, unit_id: known.unitId(part.unit), strategy_id: strategies.get(part.strategy) ?? unknown(part.strategy), node_code: part.node,
    what: part.what, review_on: part.reviewOn, is_shared: part.isShared, made_at: new Date(`${part.madeOn}T12:00:00Z`),
  }))).execute();
}
