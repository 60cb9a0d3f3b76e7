import { z } from 'zod';
import type { Route } from '#platform/http';
import { TextareaField, TextField } from '#ui/forms';
import { recordAbsence, removeAbsence } from '../../commands/record-absence.ts';
import { recordAttendance } from '../../commands/record-attendance.ts';
import { exampleId } from '../../data/demo-around.ts';
import { countedGroups } from '../../data/session-content.ts';
import { SMALLEST_SHOWN, type GroupCount } from '../../domain/session-attendance.ts';
import { readAttendance } from '../../queries/session-attendance.ts';
import type { SessionPage } from '../../queries/session-page.ts';
import { textAnswer } from '../objectives/answers.ts';
import { stepRoutes } from './session-step.tsx';

const count = z.string().optional().transform((typed, context): number => {
  const digits = (typed ?? '').replaceAll(/[\s,]/g, '');
  if (digits === '') return 0;
  if (/^\d{1,6}$/.test(digits) && Number(digits) <= 100_000) return Number(digits);
  context.addIssue({ code: 'custom', message: 'Enter a whole number, or leave it empty' });
  return 0;
});

const attendanceRoutes = stepRoutes({
  path: 'attendance', saved: 'attendance', title: () => 'Count who took part', button: () => 'Save the counts', isWithoutWords: true,
  schema: () => z.object(Object.fromEntries(countedGroups.map(({ code }) => [code, count]))),
  load: async (tx, { session }): Promise<GroupCount[]> => readAttendance(tx, session.id),
  values: ({ extra }) => Object.fromEntries(extra.map(({ group, people }) => [group, String(people)])),
  before: () => <p>Count people by group. Do not write names. The public does not read counts below {SMALLEST_SHOWN}. Leave a line empty where nobody came.</p>,
  fields: () => <>{countedGroups.map(({ code, title }) => <TextField key={code} name={code} label={title} inputmode="numeric" width={4} />)}</>,
  save: async (tx, acting, { value, scene: { session } }) => {
    await recordAttendance(tx, acting, { id: session.id, counts: Object.entries(value).map(([group, people]) => ({ group, people })) });
    return undefined;
  },
});

const absenceRoutes = stepRoutes({
  path: 'absences', saved: 'absence', title: () => 'Who was not in the room', button: () => 'Add to the list',
  schema: () => z.object({ who: textAnswer({ missing: 'Say who was not in the room', name: 'Who was missing', max: 200 }), whatWasDone: textAnswer({ missing: 'Say what you did about it', name: 'What you did', max: 1000 }) }),
  load: async () => null,
  before: ({ session }) => (
    <>
      <p>Think of those whom the strategy is for and who could not be there. Write down each group, and what you did about it. “Nothing yet” is an honest answer. Without this list the session cannot be published.</p>
      <Listed session={session} />
    </>
  ),
  fields: ({ session }) => (
    <>
      <TextField name="who" label={{ text: 'Who was missing?', size: 's' }} hint={`A group, not a person. For example: ${session.publicPhrase}, carers, staff who work nights.`} />
      <TextareaField name="whatWasDone" label={{ text: 'What did you do about it?', size: 's' }} hint="For example: we took the themes to two village evenings." rows={3} maxlength={1000} />
    </>
  ),
  save: async (tx, acting, { value, scene: { session } }) => {
    await recordAbsence(tx, acting, { id: session.id, ...value });
    return `/sessions/${session.id}/absences`;
  },
});

function Listed({ session }: { readonly session: SessionPage }) {
  if (session.absences.length === 0) return <p>Nobody is in the list yet.</p>;
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {session.absences.map(({ id, who, whatWasDone }) => (
        <li key={id}><strong data-quoted>{who}</strong>: <span data-quoted>{whatWasDone}</span>{!session.isPublic && <> <a href={`/sessions/${session.id}/absences/${id}/removal`}>Take it out<span class="nhsuk-u-visually-hidden">: {who}</span></a></>}</li>
      ))}
    </ul>
  );
}

const removalRoutes = stepRoutes({
  path: 'absences/:absence/removal', saved: 'absence-removed', example: { absence: exampleId('session absence', 'Carers') }, title: () => 'Take a line out', button: () => 'Take it out', isWithoutWords: true,
  schema: () => z.object({}),
  load: async () => null,
  fields: ({ session, ctx }) => <p>This line goes: <span data-quoted>{session.absences.find(({ id }) => id === ctx.params['absence'])?.who ?? 'it is not in the list any more'}</span></p>,
  save: async (tx, acting, { scene: { session, ctx } }) => {
    await removeAbsence(tx, acting, { id: session.id, absenceId: ctx.params['absence'] ?? '' });
    return `/sessions/${session.id}/absences`;
  },
});

export const peopleRoutes: readonly Route[] = [...attendanceRoutes, ...absenceRoutes, ...removalRoutes];
