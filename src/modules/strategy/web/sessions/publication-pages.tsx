import { z } from 'zod';
import type { Route } from '#platform/http';
import { HiddenField, TextareaField } from '#ui/forms';
import { WarningCallout } from '#ui/nhsuk';
import { publishSession, withdrawSession } from '../../commands/publish-session.ts';
import { SMALLEST_SHOWN } from '../../domain/session-attendance.ts';
import type { SessionGap } from '../../domain/session-gaps.ts';
import { readSessionGaps } from '../../queries/session-gaps.ts';
import { textAnswer } from '../objectives/answers.ts';
import { stepRoutes } from './session-step.tsx';

const publicationSteps = stepRoutes({
  path: 'publication', saved: 'session-published', title: () => 'Publish the session', button: () => 'Publish now', isWithoutWords: true,
  schema: () => z.object({ revision: z.coerce.number('The form is out of date. Load the page again').int() }),
  load: async (tx, { session, ctx }): Promise<SessionGap[]> => (session.isPublic ? [] : readSessionGaps(tx, { id: session.id, heldOn: session.heldOn, now: ctx.now })),
  before: ({ session, extra: gaps }) => {
    if (session.isPublic) return null;
    return (
      <>
        {gaps.length > 0 && <WarningCallout heading={{ text: 'What is missing', level: 2 }}><ul>{gaps.map(({ part, sentence }) => <li key={sentence}><a href={`/sessions/${session.id}/${part}`}>{sentence}</a></li>)}</ul></WarningCallout>}
        <p>Everyone will read the questions, the themes with their votes and tables, who took part by group, who was not in the room, and what came of it. Counts below {SMALLEST_SHOWN} are left out. The notes themselves stay with your organisation.</p>
        <p>A published session cannot be changed. You can take it back, change it and publish it again.</p>
      </>
    );
  },
  fields: ({ session }) => <HiddenField name="revision" value={session.revision} />,
  save: async (tx, acting, { value, scene: { session } }) => {
    await publishSession(tx, acting, { id: session.id, revision: value.revision });
    return undefined;
  },
});

const withdrawalSteps = stepRoutes({
  path: 'withdrawal', saved: 'session-withdrawn', title: () => 'Take the session back', button: () => 'Take it back', isOpenWhilePublished: true,
  schema: () => z.object({ reason: textAnswer({ missing: 'Say why you take it back', name: 'Your reason', max: 600 }) }),
  load: async () => null,
  before: ({ session }) => (session.isPublic ? <p>From then on only your organisation sees the session. Objectives that began with it stay as they are.</p> : <p>This session is not published.</p>),
  fields: ({ session }) => (session.isPublic ? <TextareaField name="reason" label={{ text: 'Why?', size: 's' }} rows={2} maxlength={600} /> : null),
  save: async (tx, acting, { value, scene: { session } }) => {
    await withdrawSession(tx, acting, { id: session.id, reason: value.reason });
    return undefined;
  },
});

export const publicationRoutes: readonly Route[] = [...publicationSteps, ...withdrawalSteps];
