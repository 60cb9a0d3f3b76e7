import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { STEP_BY_WHO } from '../../domain/small-numbers.ts';
import { tellReach, WAY, type AskedQuestion, type ReachTotal, type ToldFigure } from '../../domain/reach/tell-reach.ts';
import { tellVotes } from '../../domain/reach/tell-votes.ts';
import { entryRoutes } from '../../domain/routes.ts';
import { aboutQuestions, NO_ANSWER, RATHER_NOT } from './about-you-content.ts';
import { votedOf } from './voted.ts';

export interface DrawnPhase {
  id: string;
  number: number;
  organisationId: string;
  /** Nothing more can come in. */
  isOver: boolean;
}

/**
 * Draws what may be told about whom a phase reached. New figures stand only where at least ten more people answered (or voted) than at
 * the last drawing, also at the end: two drawings never differ by few people. For the worker: it alone reads the totals.
 */
export async function drawReach(tx: Tx, phase: DrawnPhase, now: Date): Promise<void> {
  const totals = await totalsOf(tx, phase.number);
  const forms = totals.filter(({ question }) => question === WAY).reduce((sum, { people }) => sum + people, 0);
  await keepDrawing(tx, phase, { part: 'answers', basis: forms, now, figures: async () => tellReach(totals, await askedOf(tx, phase.id)) });
  const voted = await votedOf(tx, phase);
  await keepDrawing(tx, phase, { part: 'votes', basis: voted.spread.reduce((sum, count) => sum + count, 0), now, figures: async () => tellVotes(voted) });
  if (phase.isOver) await shuffleTotals(tx, phase.number);
}

async function totalsOf(tx: Tx, phaseNumber: number): Promise<ReachTotal[]> {
  const { rows } = await sql<ReachTotal>`select characteristic as question, answer, people from conversations.reach_total where phase_number = ${phaseNumber} order by 1, 2`.execute(tx);
  return rows;
}

async function askedOf(tx: Tx, phaseId: string): Promise<AskedQuestion[]> {
  const chosen = (await tx.selectFrom('conversations.about_question').select('question').where('phase_id', '=', phaseId).execute()).map(({ question }) => question);
  return [{ code: WAY, answers: entryRoutes, kind: 'one' }, ...aboutQuestions.filter(({ code }) => chosen.includes(code)).map((each): AskedQuestion => ({
    code: each.code, answers: [...each.answers.map(({ code }) => code), RATHER_NOT, NO_ANSWER], kind: each.isSeveral ? 'several' : each.isDistrict ? 'district' : each.isProfession ? 'profession' : 'one',
  }))];
}

interface Drawing {
  part: 'answers' | 'votes';
  basis: number;
  now: Date;
  figures: () => Promise<ToldFigure[]>;
}

async function keepDrawing(tx: Tx, { id, organisationId, isOver }: DrawnPhase, { part, basis, now, figures }: Drawing): Promise<void> {
  const last = await tx.selectFrom('conversations.reach_drawing').select('basis').where('phase_id', '=', id).where('part', '=', part).forUpdate().executeTakeFirst();
  const isNew = basis - (last?.basis ?? 0) >= STEP_BY_WHO;
  if (isNew) {
    await tx.deleteFrom('conversations.reach_drawing').where('phase_id', '=', id).where('part', '=', part).execute();
    await tx.insertInto('conversations.reach_drawing').values({ phase_id: id, organisation_id: organisationId, part, basis, drawn_on: londonDay(now) }).execute();
    const rows = (await figures()).map(({ question, answer, people, isNobody }) => ({ phase_id: id, organisation_id: organisationId, part, question, answer, people, is_nobody: isNobody }));
    if (rows.length > 0) await tx.insertInto('conversations.reach_figure').values(rows).execute();
  }
  if (!isOver) return;
  if (!last && !isNew) await tx.insertInto('conversations.reach_drawing').values({ phase_id: id, organisation_id: organisationId, part, basis: 0, drawn_on: londonDay(now) }).execute();
  await tx.updateTable('conversations.reach_drawing').set({ is_final: true }).where('phase_id', '=', id).where('part', '=', part).execute();
}

/** After the end the totals are written again in random order, so that no row's place tells which answer came first. */
async function shuffleTotals(tx: Tx, phaseNumber: number): Promise<void> {
  const { rows } = await sql<{ characteristic: string; answer: string }>`select characteristic, answer from conversations.reach_total where phase_number = ${phaseNumber} order by random()`.execute(tx);
  for (const { characteristic, answer } of rows) await sql`update conversations.reach_total set people = people where phase_number = ${phaseNumber} and characteristic = ${characteristic} and answer = ${answer}`.execute(tx);
}

/** Phases that were announced, for the worker; over is a phase to which nothing more can be typed in. */
export async function phasesToDraw(tx: Tx, now: Date): Promise<DrawnPhase[]> {
  const { rows } = await sql<DrawnPhase>`select p.id, p.number, p.organisation_id as "organisationId",
    coalesce(${now} >= conversations.ended_at(p, ${now}) + make_interval(days => conversations.typing_days()) and p.sealed_at is not null, false) as "isOver"
    from conversations.phase p where p.announced_at is not null and p.opens_at <= ${now}
      and not exists (select from conversations.reach_drawing d where d.phase_id = p.id and d.part = 'answers' and d.is_final) order by p.number`.execute(tx);
  return rows;
}
