import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { ToldFigure } from '../../domain/reach/tell-reach.ts';

export interface ReachDrawing {
  /** The day of the last drawing; null before the first. */
  drawnOn: Day | null;
  isFinal: boolean;
  figures: readonly ToldFigure[];
}

/** The figures of a phase that this viewer may read: its organisers at any time, everyone once nothing more can come in. */
export async function reachOf(tx: Tx, phaseId: string): Promise<{ answers: ReachDrawing; votes: ReachDrawing }> {
  const { rows: drawings } = await sql<{ part: string; drawnOn: Day; isFinal: boolean }>`select part, drawn_on as "drawnOn", is_final as "isFinal" from conversations.reach_drawing where phase_id = ${phaseId}`.execute(tx);
  const { rows: figures } = await sql<ToldFigure & { part: string }>`select part, question, answer, people, is_nobody as "isNobody" from conversations.reach_figure where phase_id = ${phaseId} order by question, answer`.execute(tx);
  const part = (name: string): ReachDrawing => {
    const drawing = drawings.find((each) => each.part === name);
    return { drawnOn: drawing?.drawnOn ?? null, isFinal: drawing?.isFinal ?? false, figures: figures.filter((each) => each.part === name) };
  };
  return { answers: part('answers'), votes: part('votes') };
}

export interface TargetLine {
  question: string;
  answer: string;
  referencePercent: number | null;
  referenceSource: string;
  wantedPeople: number | null;
}

/** What a phase asks and wants to reach. */
export async function reachPlanOf(tx: Tx, phaseId: string): Promise<{ questions: string[]; perspectives: string[]; targets: TargetLine[] }> {
  const questions = await tx.selectFrom('conversations.about_question').select('question').where('phase_id', '=', phaseId).execute();
  const perspectives = await tx.selectFrom('conversations.phase_perspective').select('perspective').where('phase_id', '=', phaseId).execute();
  const { rows: targets } = await sql<TargetLine>`select question, answer, reference_per_10000 / 100.0::float8 as "referencePercent", reference_source as "referenceSource", wanted_people as "wantedPeople"
    from conversations.reach_target where phase_id = ${phaseId} order by question, answer`.execute(tx);
  return { questions: questions.map(({ question }) => question), perspectives: perspectives.map(({ perspective }) => perspective), targets };
}
