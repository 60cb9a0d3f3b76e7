import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { objectiveContent } from './objective-content.ts';
import { stableId } from './stable-id.ts';
import type { DemoObjective } from '../domain/demo-story.ts';

export type DemoIds = { objective_id: string; organisation_id: string };

/** The day's noon: a moment that is the same day in England all year. */
export const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** What the story says was done: check, milestones, partners, updates, actions, decisions and who took part. */
export async function demoRecords(tx: Tx, objective: DemoObjective, ids: DemoIds, people: ReadonlyMap<string, string>): Promise<void> {
  await addCheck(tx, objective, ids);
  await addMilestones(tx, objective, ids);
  await addPartners(tx, objective, ids);
  await addUpdates(tx, objective, ids);
  await addActions(tx, objective, ids, people);
  await addPartnership(tx, objective, ids);
}

async function addCheck(tx: Tx, { impactCheck }: DemoObjective, ids: DemoIds): Promise<void> {
  const characteristics = objectiveContent.groups.filter(({ kind }) => kind === 'protected characteristic').map(({ code }) => code);
  const named = impactCheck.groups.map((group) => objectiveContent.groups.find(({ title }) => title.toLowerCase().replace('who live ', '') === group.toLowerCase())?.code ?? group);
  await tx.insertInto('strategy.impact_check').values({
    ...ids, groups_considered: [...new Set([...characteristics, ...named])], evidence: impactCheck.evidence, possible_harm: impactCheck.harm, mitigation: impactCheck.action,
    owner_role: impactCheck.ownerRole, review_on: impactCheck.reviewOn, completed_at: noon(impactCheck.completedOn),
  }).execute();
}

async function addMilestones(tx: Tx, { code, milestones, impactCheck }: DemoObjective, ids: DemoIds): Promise<void> {
  for (const { title, due, reachedOn } of milestones) {
    const id = stableId(`demo milestone ${code} ${title}`);
    await tx.insertInto('strategy.milestone').values({ id, ...ids, title, due_on: due, made_at: noon(impactCheck.completedOn) }).execute();
    if (reachedOn) await tx.insertInto('strategy.milestone_reached').values({ milestone_id: id, ...ids, reached_on: reachedOn, recorded_at: noon(reachedOn) }).execute();
  }
}

const partnerKinds: readonly (readonly [RegExp, string])[] = [[/council/i, 'council'], [/school|university/i, 'education'], [/company|housing/i, 'other'], [/team|staff|workers|paramedics|therapists/i, 'nhs']];

async function addPartners(tx: Tx, { code, partners, impactCheck }: DemoObjective, ids: DemoIds): Promise<void> {
  for (const name of partners) {
    const kind = partnerKinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'community';
    await tx.insertInto('strategy.objective_partner').values({ id: demoPartnerId(code, name), ...ids, name, kind, joined_on: impactCheck.completedOn, made_at: noon(impactCheck.completedOn) }).execute();
  }
}

const demoPartnerId = (code: string, name: string): string => stableId(`demo partner ${code} ${name}`);

/** Evidence joins the update of its day, or makes one; the last update carries the status that the story ends with. */
async function addUpdates(tx: Tx, objective: DemoObjective, ids: DemoIds): Promise<void> {
  const evidence = objective.evidence ?? [];
  const told = (objective.updates ?? []).map(({ on, text }) => ({ on, note: text, proof: evidence.find((one) => one.on === on)?.title ?? '' }));
  const proven = evidence.filter(({ on }) => !told.some((update) => update.on === on)).map(({ on, title }) => ({ on, note: title, proof: title }));
  const updates = [...told, ...proven].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  for (const [at, { on, note, proof }] of updates.entries()) {
    const last = at === updates.length - 1;
    const status = last && (objective.status === 'done' || objective.status === 'needs help') ? objective.status : 'on track';
    await tx.insertInto('strategy.progress_update').values({
      ...ids, status, note, evidence_kind: proof ? evidenceKind(proof) : null, evidence: proof, change_for_people: status === 'done' ? 'better' : 'too early to say',
      help_needed: status === 'needs help' ? (objective.helpNeeded ?? '') : '', made_at: noon(on),
    }).execute();
  }
}

const evidenceKind = (title: string): string => (/said/i.test(title) ? 'people said' : /chart|list|diary|register/i.test(title) ? 'measure' : 'document');

async function addActions(tx: Tx, { code, actions = [], impactCheck }: DemoObjective, ids: DemoIds, people: ReadonlyMap<string, string>): Promise<void> {
  for (const { title, ownerRole, due, doneOn } of actions) {
    const id = stableId(`demo action ${code} ${title}`);
    await tx.insertInto('strategy.action').values({ id, ...ids, what: title, owner_role: ownerRole, due_on: due, made_at: noon(impactCheck.completedOn) }).execute();
    const owner = people.get(ownerRole);
    if (owner) await tx.insertInto('strategy.action_owner').values({ action_id: id, ...ids, person_id: owner, began_at: noon(impactCheck.completedOn) }).execute();
    if (doneOn) await tx.insertInto('strategy.action_done').values({ action_id: id, ...ids, outcome: 'done', done_on: doneOn, recorded_at: noon(doneOn) }).execute();
  }
}

/** A line of the record with a decision belongs to the decision of its day. */
async function addPartnership(tx: Tx, { code, decisions = [], partnership = [] }: DemoObjective, ids: DemoIds): Promise<void> {
  for (const { on, title, reason, byRole, byPartner } of decisions) {
    await tx.insertInto('strategy.decision').values({ id: stableId(`demo decision ${code} ${on}`), ...ids, what: title, reason, decided_by: byRole, partner_id: byPartner ? demoPartnerId(code, byPartner) : null, decided_on: on, recorded_at: noon(on) }).execute();
  }
  for (const line of partnership) {
    const decision = line.decided ? decisions.find(({ on }) => on === line.on) : undefined;
    await tx.insertInto('strategy.partnership_entry').values({
      ...ids, stage: line.stage, evidence: line.evidence, role: line.role, took_part: line.tookPart, who: line.who, people_count: line.peopleCount ?? null,
      decided: line.decided ?? '', happened_on: line.on, decision_id: decision ? stableId(`demo decision ${code} ${decision.on}`) : null, recorded_at: noon(line.on),
    }).execute();
  }
}
