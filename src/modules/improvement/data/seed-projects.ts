import type { Tx } from '#platform/db';
import { demoObjectiveId, stableId } from '#modules/strategy';
import { markCycles } from '../commands/cycles/mark-cycles.ts';
import type { DemoProject } from './demo-content.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** What the seeds know by name. */
export interface Known {
  organisationId: string;
  unitId(code: string): string;
  person(name: string): { id: string; roleGroup: string; profession: string | null };
}

/** One project of the demo with everything in it, one statement for each table. */
export async function seedProject(tx: Tx, demo: DemoProject, known: Known, now: Date): Promise<void> {
  const of = { project_id: demo.id, organisation_id: known.organisationId };
  const starter = known.person(demo.team[0]?.person ?? '').id;
  const by = (on: string) => ({ made_at: noon(on), made_by: starter });
  await tx.insertInto('improvement.project').values({
    id: demo.id, organisation_id: known.organisationId, unit_id: known.unitId(demo.unit), title: demo.title, why: demo.why, kind: demo.kind, objective_id: demo.objective ? demoObjectiveId(demo.objective) : null, professions: demo.professions,
    audience: demo.audience, contact_role: demo.contactRole, started_on: demo.startedOn, is_example: true, ...by(demo.startedOn),
  }).execute();
  await tx.insertInto('improvement.member').values(demo.team.map(({ person, does }) => {
    const { id, roleGroup, profession } = known.person(person);
    return { ...of, person_id: id, role_group: roleGroup, profession, does, joined_on: demo.startedOn, ...by(demo.startedOn) };
  })).execute();
  await tx.insertInto('improvement.aim').values({ ...of, number: 1, what: demo.aim.what, how_much: demo.aim.howMuch, by_when: demo.aim.byWhen, ...by(demo.aim.madeOn) }).execute();
  const drivers = driverRows(demo);
  if (drivers.length > 0) await tx.insertInto('improvement.driver').values(drivers.map((driver) => ({ ...of, ...driver, ...by(demo.startedOn) }))).execute();
  await seedTests(tx, demo, { of, by });
  await seedSaid(tx, demo, { of, by });
  if (demo.closing) await tx.insertInto('improvement.closing').values({ ...of, outcome: demo.closing.outcome, learned: demo.closing.learned, closed_on: demo.closing.closedOn, ...by(demo.closing.closedOn) }).execute();
  await seedAdoptions(tx, demo);
  await markCycles(tx, demo.id, now);
}

/** Projects of other organisations that took this method over, with its drivers and none of its aims or figures (takeOver). */
async function seedAdoptions(tx: Tx, { id: original, adoptions, title, why, kind, professions, drivers }: DemoProject): Promise<void> {
  if (adoptions.length === 0) return;
  const units = new Map((await tx.selectFrom('directory.unit').select(['id', 'code', 'organisation_id']).where('code', 'in', adoptions.map(({ unit }) => unit)).execute()).map((unit) => [unit.code, unit]));
  const placed = adoptions.map(({ id, unit, contactRole, startedOn }) => ({
    id, organisation_id: units.get(unit)?.organisation_id ?? '', unit_id: units.get(unit)?.id ?? '', title, why, kind, professions, audience: 'organisation', contact_role: contactRole, started_on: startedOn, copied_from: original, is_example: true, made_at: noon(startedOn),
  }));
  await tx.insertInto('improvement.project').values(placed).execute();
  const rows = placed.flatMap(({ id, organisation_id, made_at }) => driverRows({ id, drivers }).map((driver) => ({ ...driver, project_id: id, organisation_id, made_at })));
  await tx.insertInto('improvement.driver').values(rows).execute();
}

interface Common {
  of: { project_id: string; organisation_id: string };
  by(on: string): { made_at: Date; made_by: string };
}

async function seedTests(tx: Tx, demo: DemoProject, { of, by }: Common): Promise<void> {
  if (demo.measures.length > 0) await tx.insertInto('improvement.project_measure').values(demo.measures.map(({ series, kind }) => ({ ...of, series_id: series, kind, linked_at: noon(demo.startedOn) }))).execute();
  await tx.insertInto('improvement.cycle').values(demo.cycles.map(({ id, title, idea, plan, prediction, expected, startsOn }, at) => ({ ...of, id, number: at + 1, title, idea_id: idea ? driverId(demo.id, idea) : null, plan, prediction, expected, starts_on: startsOn, ...by(startsOn) }))).execute();
  await tx.insertInto('improvement.cycle_result').values(demo.cycles.map(({ id, result: { endedOn, asPredicted, ...words } }) => ({ ...of, cycle_id: id, ended_on: endedOn, as_predicted: asPredicted, ...words, ...by(endedOn) }))).execute();
}

async function seedSaid(tx: Tx, demo: DemoProject, { of, by }: Common): Promise<void> {
  await tx.insertInto('improvement.stage').values(demo.stages.map(({ score, evidence, madeOn }, at) => ({ ...of, number: at + 1, score, evidence, ...by(madeOn) }))).execute();
  if (demo.checks.length > 0) await tx.insertInto('improvement.check_part').values(demo.checks.map(({ madeOn, ...check }) => ({ ...of, ...check, ...by(madeOn) }))).execute();
  if (demo.prompts.length > 0) await tx.insertInto('improvement.prompt_answer').values(demo.prompts.map(({ madeOn, ...answer }) => ({ ...of, ...answer, ...by(madeOn) }))).execute();
  if (demo.takingPart.length > 0) await tx.insertInto('improvement.taking_part').values(demo.takingPart.map(({ tookPart, peopleCount, happenedOn, ...line }) => ({ ...of, ...line, took_part: tookPart, people_count: peopleCount, happened_on: happenedOn, ...by(happenedOn) }))).execute();
  await tx.insertInto('improvement.support').values(demo.supports.map(({ madeOn, hoursAWeek, fromRole, ...support }) => ({ ...of, ...support, hours_a_week: hoursAWeek ?? null, from_role: fromRole, offered_at: noon(madeOn) }))).execute();
}

const driverId = (projectId: string, words: string): string => stableId(`${projectId} ${words}`);

function driverRows({ id: projectId, drivers }: Pick<DemoProject, 'id' | 'drivers'>) {
  const rows: { id: string; parent_id: string | null; kind: string; words: string; position: number }[] = [];
  const add = (words: string, kind: string, parent: string | null) => rows.push({ id: driverId(projectId, words), parent_id: parent && driverId(projectId, parent), kind, words, position: rows.length + 1 });
  for (const primary of drivers) {
    add(primary.words, 'primary', null);
    for (const secondary of primary.drivers) {
      add(secondary.words, 'secondary', primary.words);
      for (const idea of secondary.ideas) add(idea, 'idea', secondary.words);
    }
  }
  return rows;
}
