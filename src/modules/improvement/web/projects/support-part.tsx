import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { Part } from '#modules/strategy';
import { Form, RadiosField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Details, SummaryList, Tag } from '#ui/nhsuk';
import { offerSupport } from '../../commands/projects/offer-support.ts';
import { sayCheck } from '../../commands/projects/say-check.ts';
import { checkCodes, checkParts, type PartStanding } from '../../domain/four-parts.ts';
import { supportKinds, supportTitle } from '../../domain/support-kinds.ts';
import { hoursAnswer, wordsAnswer } from '../answers.ts';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const hours = hoursAnswer();
const checkSchema = z.object({ part: z.enum(checkCodes, 'Choose one of the four'), state: z.enum(['there', 'missing'], 'Say whether it is there'), hoursAWeek: hours, checkWords: wordsAnswer('Say more about it', 'The words', { max: 600 }) })
  .refine(({ part, state, hoursAWeek }) => part !== 'time' || state !== 'there' || hoursAWeek !== null, { path: ['hoursAWeek'], message: 'Enter the hours a week' });
export const checkForm = partForm({ form: 'checks', part: 'support', schema: checkSchema, saved: 'check-said', act: (tx, ctx, { checkWords, ...value }) => sayCheck(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value, words: checkWords }) });

const supportSchema = z.object({ gives: z.enum(supportKinds.map(({ code }) => code), 'Choose what you give'), supportHours: hours, supportWords: wordsAnswer('Say what you give', 'The words', { max: 600 }), fromRole: wordsAnswer('Say in which role you give it', 'The role', { min: 2, max: 120 }) })
  .refine(({ gives, supportHours }) => gives !== 'time' || supportHours !== null, { path: ['supportHours'], message: 'Enter the hours a week' });
export const supportForm = partForm({
  form: 'support', part: 'support', schema: supportSchema, saved: 'support-offered',
  act: (tx, ctx, { gives, supportHours, supportWords, fromRole }) => offerSupport(tx, ctx, { projectId: ctx.params['id'] ?? '', kind: gives, fromRole, hoursAWeek: supportHours, words: supportWords }),
});

/** Time, permission, skills and resources. For the organisation only: hours are about people at work. */
export function SupportPart(scene: Scene) {
  const { project, isOwn, mayWork, mayLead, standings } = scene;
  if (!isOwn) return null;
  return (
    <Part id="support" title="Time, permission, skills and resources">
      <SummaryList rows={standings.map((standing) => ({ key: { text: standing.title }, value: { html: <Standing standing={standing} /> } }))} />
      <p class="nhsuk-u-reading-width">Hours are a promise until job plans are part of this service.</p>
      {project.supports.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">What leads have given</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{project.supports.map(({ kind, hoursAWeek, words, fromRole, offeredAt }) => <li>{supportTitle(kind)}{hoursAWeek !== null && `, ${hoursWords(hoursAWeek)}`}: <span data-quoted>{words}</span> {fromRole}, {formatLondonDate(offeredAt)}</li>)}</ul>
        </>
      )}
      {mayWork && <CheckForm {...scene} />}
      {mayLead && <GiveForm {...scene} />}
    </Part>
  );
}

const hoursWords = (hoursAWeek: number): string => (hoursAWeek === 1 ? '1 hour a week' : `${hoursAWeek} hours a week`);

function Standing({ standing: { part, standing, words, hoursAWeek } }: { standing: PartStanding }) {
  const said = words === '' ? null : <span data-quoted>{words}</span>;
  if (standing === 'missing') return <><Tag colour="orange" text={checkParts.find(({ code }) => code === part)?.missing ?? ''} /> {said}</>;
  if (standing === 'open') return <>Open: you may act. Nobody has to approve it.</>;
  if (standing === 'unknown') return <>Nobody has said anything about it yet.</>;
  return <>{hoursAWeek !== null && hoursAWeek > 0 ? `${hoursWords(hoursAWeek)}. ` : 'There. '}{said}</>;
}

function CheckForm(scene: Scene) {
  return (
    <Details summary="Say what you have and what is missing" open={isOpen(scene, 'checks')}>
      <Form action={actionOf(scene, 'checks')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'checks')}>
        <RadiosField name="part" legend="Which of the four?" items={checkParts.map(({ code, title, ask }) => ({ value: code, text: title, hint: ask }))} />
        <RadiosField name="state" legend="Is it there?" items={[{ value: 'there', text: 'It is there' }, { value: 'missing', text: 'It is missing, or something stands in the way', hint: 'Leads see this. After four weeks the Chief AHP (allied health professional) sees it too' }]} />
        <TextField name="hoursAWeek" label="Hours a week" hint="Only for time that is there, such as 2 or 1.5" width={4} />
        <TextareaField name="checkWords" label="Say more" rows={2} maxlength={600} />
        <Button text="Keep this" variant="secondary" />
        <WordsCheck advice={adviceOf(scene, 'checks')} />
      </Form>
    </Details>
  );
}

function GiveForm(scene: Scene) {
  return (
    <Details summary="Give support to this project" open={isOpen(scene, 'support')}>
      <p>You lead here, so you can give time, a coach, a connection or means. The project stays in the hands of its team.</p>
      <Form action={actionOf(scene, 'support')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'support')}>
        <RadiosField name="gives" legend="What do you give?" items={supportKinds.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
        <TextField name="supportHours" label="Hours a week" hint="Only for time, such as 2 or 1.5" width={4} />
        <TextareaField name="supportWords" label="Say more" rows={2} maxlength={600} />
        <TextField name="fromRole" label="Your role" />
        <Button text="Give this support" />
        <WordsCheck advice={adviceOf(scene, 'support')} />
      </Form>
    </Details>
  );
}
