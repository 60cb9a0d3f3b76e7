import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { protectQuarter, type AnswerCounts } from '../../domain/experience/protect-quarter.ts';
import { readCounts } from '../../data/experience/read-counts.ts';
import { quarterOf } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { experienceMeasure, type ExperienceMeasure } from '../../queries/experience/experience.ts';

/**
 * Loads the counts of a quarter from a file. What is kept is what may be shown; the file is not kept. A quarter is told once.
 * Throws NotFound, Forbidden, Conflict for a quarter that stands, Invalid with every line that cannot be read.
 */
export async function loadAnswers(tx: Tx, acting: QualityActing, { measureId, quarter, bytes }: { measureId: string; quarter: string; bytes: Uint8Array }): Promise<void> {
  const measure = await experienceMeasure(tx, measureId);
  authorise(acting, 'keep experience measures', measure.organisationId);
  if (quarter >= quarterOf(londonDay(acting.now))) throw new Invalid('Choose a quarter that has ended.', { quarter: 'Choose a quarter that has ended' });
  if (wasAskedHere(measure, quarter)) throw new Conflict('People answered these questions here in that quarter. Their answers are counted when it has ended.');
  const read = readCounts(bytes, measure);
  if (!read.ok) throw new Invalid(read.problems.slice(0, 8).join(' '), { file: read.problems[0] ?? 'The file cannot be read' });
  await keepQuarter(tx, { measure, quarter, questions: read.questions, now: acting.now, by: acting.viewer.personId });
  await recordEvent(tx, acting, { room: 'quality', name: 'experience answers loaded', organisationId: measure.organisationId, subject: { kind: 'experience measure', id: measureId }, facts: { quarter } });
}

const wasAskedHere = ({ openedAt, closedAt }: ExperienceMeasure, quarter: string): boolean => openedAt !== null && quarter >= quarterOf(londonDay(openedAt)) && (closedAt === null || quarter <= quarterOf(londonDay(closedAt)));

/** Counts what came in through the site in quarters that have ended, keeps what may be shown and takes the answers out. For the worker. */
export async function countAnswers(store: Store, now: Date): Promise<number> {
  const thisQuarter = quarterOf(londonDay(now));
  const waiting = await store.within({ as: 'worker' }, (tx) => tx.selectFrom('quality.experience_answer').select(['measure_id', 'quarter']).distinct().where('quarter', '<', thisQuarter).execute());
  for (const { measure_id: measureId, quarter } of waiting) {
    await store.within({ as: 'worker' }, async (tx) => {
      const measure = await experienceMeasure(tx, measureId);
      const { rows } = await sql<{ group: string; choices: number[] }>`delete from quality.experience_answer where measure_id = ${measureId} and quarter = ${quarter} returning group_name as "group", choices`.execute(tx);
      await keepQuarter(tx, { measure, quarter, questions: countSheets(measure, rows), now, by: null });
    });
  }
  return waiting.length;
}

/** For people who were not asked by name, nobody knows how many gave no answer. */
function countSheets({ questions, groups }: ExperienceMeasure, sheets: readonly { group: string; choices: readonly number[] }[]): AnswerCounts[] {
  const names = groups.length === 0 ? [''] : [...groups, NOT_SAID];
  return questions.map(({ position, answers }, question) => ({
    position, groups: names.map((name) => ({ name, noAnswer: null, counts: answers.map((_answer, at) => sheets.filter(({ group, choices }) => (group === '' && groups.length > 0 ? NOT_SAID : group) === name && choices[question] === at + 1).length) })),
  }));
}

const NOT_SAID = 'Not said';

export interface Quarter {
  measure: ExperienceMeasure;
  quarter: string;
  questions: readonly AnswerCounts[];
  now: Date;
  by: string | null;
}

/** Keeps what may be shown of a quarter. Throws Conflict for one that stands. */
export async function keepQuarter(tx: Tx, { measure, quarter, questions, now, by }: Quarter): Promise<void> {
  const known = await tx.selectFrom('quality.experience_figure').select('measure_id').where('measure_id', '=', measure.id).where('quarter', '=', quarter).executeTakeFirst();
  if (known) throw new Conflict('The answers of this quarter stand already. They are told once, because two tellings could be held against each other.');
  await tx.insertInto('quality.experience_figure').values(protectQuarter(questions).map(({ position, group, counts, isOfAsked, noAnswer, total }) => ({
    measure_id: measure.id, organisation_id: measure.organisationId, quarter, position, group_name: group, counts: sql<number[]>`${[...counts]}::integer[]`, is_of_asked: isOfAsked, no_answer: noAnswer, total, loaded_at: now, loaded_by: by,
  }))).execute();
}
