import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { CheckboxesField, DateField, dateValues, RadiosField, TextareaField, TextField } from '#ui/forms';
import { completeImpactCheck, groupsGap, reviewGap } from '../../commands/complete-impact-check.ts';
import { planMilestone, reachMilestone } from '../../commands/plan-milestone.ts';
import { recordNothingChanged, recordProgress } from '../../commands/record-progress.ts';
import { objectiveContent } from '../../data/objective-content.ts';
import { changesForPeople, progressEvidenceKinds, progressStatuses } from '../../domain/objective-content.ts';
import { statusRules, type ObjectiveStatus } from '../../domain/objective-status.ts';
import { EntryFields, entryAnswers } from '../entry/entry-fields.tsx';
import { choiceAnswer, dayAnswer, optionalText, reasonAnswer, saysGap, textAnswer } from './answers.ts';
import { formRoutes } from './form-page.tsx';
import { stableId } from '../../data/stable-id.ts';
import { statusTitle } from './words.ts';

const address = z.union([z.literal(''), z.string().trim().max(500, 'The address must be 500 letters or fewer').regex(/^https?:\/\/[^\s]+$/i, 'The address must begin with https:// or http://')]);
const groupCodes = objectiveContent.groups.map(({ code }) => code) as [string, ...string[]];

const progressAnswers = z.object({
  status: choiceAnswer(progressStatuses, 'Choose how it stands'), note: textAnswer({ missing: 'Say what happened', name: 'What happened', max: 4000 }),
  changeForPeople: choiceAnswer(changesForPeople, 'Choose what changed for people'), helpNeeded: optionalText('What would help', 2000),
  evidenceKind: choiceAnswer(progressEvidenceKinds, 'Choose the kind of evidence').optional(), evidence: optionalText('The evidence', 2000), evidenceAddress: address,
  reason: optionalText('The reason', 1000),
});

type ProgressAnswers = z.output<typeof progressAnswers>;

/** Evidence is a kind with words or nothing at all. */
const hasKind = ({ evidenceKind, evidence }: ProgressAnswers): boolean => evidence === '' || evidenceKind !== undefined;
const hasEvidence = ({ evidenceKind, evidence }: ProgressAnswers): boolean => evidenceKind === undefined || evidence !== '';
const evidenceMissing = { path: ['evidence'], error: 'Say what the evidence shows and where it is' };
const kindMissing = { path: ['evidenceKind'], error: 'Choose the kind of evidence' };

const progressOf = (id: string, { evidenceKind, evidence, evidenceAddress, ...value }: ProgressAnswers) =>
  ({ ...value, id, evidence: evidenceKind ? { kind: evidenceKind, text: evidence, address: evidenceAddress || null } : null });

/** Only what the objective may become, or stays. */
const ProgressFields = ({ from }: { from: ObjectiveStatus }) => (
  <>
    <RadiosField name="status" legend={{ text: 'How does it stand?', size: 'm' }} items={progressStatuses.filter((status) => status === from || statusRules[from].next.includes(status)).map((status) => ({ value: status, text: statusTitle(status), hint: { text: statusRules[status].meaning } }))} />
    <TextareaField name="note" label={{ text: 'What happened since the last update?', size: 'm' }} rows={4} />
    <RadiosField name="changeForPeople" legend={{ text: 'Is it better for people?', size: 'm' }} hint={{ text: '“Better” needs evidence.' }} items={objectiveContent.changes.map(({ code, title }) => ({ value: code, text: title }))} />
    <RadiosField name="evidenceKind" legend={{ text: 'What evidence do you have? (optional)', size: 'm' }} items={objectiveContent.evidenceKinds.map(({ code, title }) => ({ value: code, text: title }))} />
    <TextareaField name="evidence" label="What does the evidence show, and where is it?" rows={2} />
    <TextField name="evidenceAddress" label="Its web address (optional)" inputmode="url" />
    <TextareaField name="helpNeeded" label={{ text: 'What would help?', size: 'm' }} hint={{ text: 'Needed when you choose “needs help”.' }} rows={2} />
    <TextareaField name="reason" label="If it was done and is open again: why?" rows={2} />
  </>
);

export const progressRoutes = formRoutes({
  path: 'progress', saved: 'progress', may: 'record progress', title: 'Record progress', button: 'Save this update',
  schema: progressAnswers.refine(hasEvidence, evidenceMissing).refine(hasKind, kindMissing),
  values: ({ objective }) => ({ status: objective.status, changeForPeople: 'too early to say' }),
  fields: ({ objective }) => (
    <>
      <p>Nothing new? <a href="nothing-changed">Say that nothing changed, and why</a>. It takes a minute.</p>
      <ProgressFields from={objective.status} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await recordProgress(tx, acting, { ...progressOf(objective.id, value), route: 'site' });
    return undefined;
  },
});

/** What the owner says by phone, on paper or in person, written down by a lead when the owner cannot use the site. */
export const progressForOwnerRoutes = formRoutes({
  path: 'progress-for-owner', saved: 'progress-for-owner', may: 'write objectives', title: 'Write down progress for the owner', button: 'Save their update',
  schema: progressAnswers.extend(entryAnswers).refine(hasEvidence, evidenceMissing).refine(hasKind, kindMissing),
  values: ({ objective }) => ({ status: objective.status, changeForPeople: 'too early to say' }),
  fields: ({ objective }) => (
    <>
      <p>For an owner who cannot use this site. It counts like an update of their own, and everyone sees how it came in. The owner is the {objective.ownerRole}.</p>
      <EntryFields agreement="The owner agreed to these words" />
      <ProgressFields from={objective.status} />
    </>
  ),
  save: async (tx, acting, { value: { agreed: _agreed, route, ...value }, objective }) => {
    await recordProgress(tx, acting, { ...progressOf(objective.id, value), route });
    return undefined;
  },
});

export const nothingChangedRoutes = formRoutes({
  path: 'nothing-changed', saved: 'nothing-changed', may: 'record progress', title: 'Nothing changed', button: 'Save',
  schema: z.object({ because: reasonAnswer('Say why nothing changed') }),
  fields: () => <TextareaField name="because" label={{ text: 'Nothing changed, because', size: 'm' }} rows={3} hint={{ text: 'One sentence is enough. For example: we are waiting for the hall to open.' }} />,
  save: async (tx, acting, { value, objective }) => {
    await recordNothingChanged(tx, acting, { id: objective.id, because: value.because, route: 'site' });
    return undefined;
  },
});

export const impactCheckRoutes = formRoutes({
  path: 'impact-check/new', saved: 'impact-check', may: 'write objectives', title: 'Impact check', button: 'Save the completed check',
  // The command's own rules stand here too, so that everything that is wrong is said at once.
  schema: (today) => z.object({
    groups: z.array(choiceAnswer(groupCodes, 'Choose the groups from the list')).min(1, 'Choose the groups that you have thought of').check(saysGap(groupsGap)),
    evidence: textAnswer({ missing: 'Say what you looked at', name: 'What you looked at', max: 4000 }), possibleHarm: textAnswer({ missing: 'Say who might be left out or harmed', name: 'The possible harm', max: 4000 }),
    mitigation: textAnswer({ missing: 'Say what you will do about it', name: 'What you will do', max: 4000 }), ownerRole: textAnswer({ missing: 'Enter the role that answers for the check', name: 'The role', min: 2, max: 120 }),
    reviewOn: dayAnswer('Review date', 'Enter the date when you will look again').check(saysGap((day) => reviewGap(day, today))),
  }),
  values: ({ objective }) => (objective.impactCheck ? { ...objective.impactCheck, groups: objective.impactCheck.groups } : { ownerRole: objective.ownerRole }),
  fields: () => (
    <>
      <p>Think of each group below. Could the work leave them out, or do them harm? The finished check is public.</p>
      <CheckboxesField name="groups" legend={{ text: 'Which groups have you thought of?', size: 'm' }} hint={{ text: 'The first nine are protected by the Equality Act 2010, and you need to think of each. The others often miss out on care.' }}
        items={objectiveContent.groups.map(({ code, title }) => ({ value: code, text: title }))} />
      <TextareaField name="evidence" label={{ text: 'What did you look at, and whom did you ask?', size: 'm' }} rows={3} />
      <TextareaField name="possibleHarm" label={{ text: 'Who might be left out or harmed, and how?', size: 'm' }} rows={3} />
      <TextareaField name="mitigation" label={{ text: 'What will you do about it?', size: 'm' }} rows={3} />
      <TextField name="ownerRole" label={{ text: 'Which role answers for this check?', size: 'm' }} />
      <DateField name="reviewOn" legend={{ text: 'When will you look again?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await completeImpactCheck(tx, acting, { ...value, id: objective.id });
    return undefined;
  },
});

export const milestoneRoutes = formRoutes({
  path: 'milestones', saved: 'milestone', may: 'write objectives', title: 'Add a milestone', button: 'Add milestone',
  schema: z.object({ title: textAnswer({ missing: 'Say what will be reached', name: 'The milestone', max: 200 }), dueOn: dayAnswer('Due date', 'Enter the date it is due') }),
  fields: () => (
    <>
      <TextField name="title" label={{ text: 'What will be reached?', size: 'm' }} />
      <DateField name="dueOn" legend={{ text: 'When is it due?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await planMilestone(tx, acting, { ...value, id: objective.id });
    return undefined;
  },
});

export const milestoneReachedRoutes = formRoutes({
  path: 'milestones/:part/reached', saved: 'milestone-reached', may: 'write objectives', title: 'Milestone reached', button: 'Save', isWithoutWords: true,
  examplePart: stableId('demo milestone vale.2026.1 People and staff judge together if it worked'),
  schema: z.object({ reachedOn: dayAnswer('The day', 'Enter the day it was reached') }),
  values: ({ ctx }) => dateValues('reachedOn', londonDay(ctx.now)),
  fields: ({ objective, part }) => (
    <>
      <p>{objective.milestones.find(({ id }) => id === part)?.title ?? 'This milestone is not in the list.'}</p>
      <DateField name="reachedOn" legend={{ text: 'When was it reached?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective, part }) => {
    await reachMilestone(tx, acting, { id: objective.id, milestoneId: part, reachedOn: value.reachedOn });
    return undefined;
  },
});
