import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Helped, VoiceKind, voiceRoutes } from '../../domain/co-evaluation/voices.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { coEvaluationOf } from '../../queries/co-evaluation/co-evaluation.ts';

export interface Voice {
  objectiveId: string;
  kind: VoiceKind;
  helped: Helped;
  forWhom: string;
  whatNext: string;
}

/**
 * Takes in what somebody says. Kept are the answer, which nobody reads alone, and apart from it the words, which are held until they are read.
 * No event is written and nothing about who it was. Throws NotFound, Conflict where nobody is asked.
 */
export async function sayWhetherItHelped(tx: Tx, now: Date, voice: Voice): Promise<void> {
  await keepVoices(tx, await openQuestion(tx, voice.objectiveId), { voice, howMany: 1, now, entry: {} });
}

/** Types in what people said in a meeting, by phone or on paper, with their leave. Throws like `sayWhetherItHelped`, and Forbidden. */
export async function enterVoices(tx: Tx, acting: QualityActing, { howMany, route, ...voice }: Voice & { howMany: number; route: (typeof voiceRoutes)[number] }): Promise<void> {
  const question = await openQuestion(tx, voice.objectiveId);
  authorise(acting, 'enter what people said', question.organisationId);
  await keepVoices(tx, question, { voice, howMany, now: acting.now, entry: { route, entered_by: acting.viewer.personId, agreed_on: londonDay(acting.now) } });
  await recordEvent(tx, acting, { room: 'quality', name: 'answers typed in', organisationId: question.organisationId, subject: { kind: 'objective', id: voice.objectiveId }, facts: { route } });
}

interface Question {
  id: string;
  organisationId: string;
}

async function openQuestion(tx: Tx, objectiveId: string): Promise<Question> {
  const question = await coEvaluationOf(tx, objectiveId);
  if (!question) throw new NotFound();
  if (!question.isOpen) throw new Conflict('Nobody is asked about this objective at the moment.');
  return question;
}

interface Kept {
  voice: Voice;
  howMany: number;
  now: Date;
  entry: { route?: string; entered_by?: string | null; agreed_on?: string };
}

async function keepVoices(tx: Tx, question: Question, { voice: { kind, helped, forWhom, whatNext }, howMany, now, entry }: Kept): Promise<void> {
  const of = { co_evaluation_id: question.id, organisation_id: question.organisationId, kind };
  await tx.insertInto('quality.co_evaluation_voice').values(Array.from({ length: howMany }, () => ({ ...of, helped }))).execute();
  if (forWhom === '' && whatNext === '') return;
  await tx.insertInto('quality.co_evaluation_words').values({ ...of, for_whom: forWhom, what_next: whatNext, received_in: `${londonDay(now).slice(0, 7)}-01`, ...entry }).execute();
}
