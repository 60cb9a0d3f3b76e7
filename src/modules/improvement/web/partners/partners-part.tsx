import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { Part } from '#modules/strategy';
import { CheckboxesField, dateAnswer, DateField, Form, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { proposeNote } from '../../commands/partners/data-note.ts';
import { invitePartner } from '../../commands/partners/invite-partner.ts';
import { projectHref } from '../../domain/addresses.ts';
import { partnerRights, rightTitle, shareParts, shareTitle } from '../../domain/partners.ts';
import { wordsAnswer } from '../answers.ts';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from '../projects/scene.ts';

const inviteSchema = z.object({
  agency: wordsAnswer('Say for whom they work', 'The agency', { min: 2, max: 120 }), role: wordsAnswer('Say what they do', 'The role', { min: 2, max: 120 }), rights: z.array(z.enum(partnerRights.map(({ code }) => code))),
  address: z.email('Enter an e-mail address, such as name@example.org').max(200, 'The address must be 200 letters or fewer'),
});
export const inviteForm = partForm({ form: 'partners', part: 'partners', schema: inviteSchema, saved: 'partner-invited', act: (tx, ctx, value) => invitePartner(tx, ctx, { projectId: ctx.params['id'] ?? '', baseUrl: ctx.config.baseUrl, ...value }) });

const noteSchema = z.object({
  partnerOrganisationId: z.string().min(1, 'Choose an organisation'), purpose: wordsAnswer('Say what it is for', 'The purpose', { max: 1000 }), shares: z.array(z.enum(shareParts.map(({ code }) => code))).min(1, 'Choose at least one'),
  reviewOn: dateAnswer({ missing: 'Enter the day on which you look at the note again', name: 'The day' }),
});
export const noteForm = partForm({ form: 'notes', part: 'partners', schema: noteSchema, saved: 'note-proposed', act: (tx, ctx, value) => proposeNote(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** People of other agencies with named rights, and notes on what another organisation sees. */
export function PartnersPart(scene: Scene) {
  const { project, isOwn, mayWork, partners, notes } = scene;
  if (!isOwn && notes.length === 0 && partners.length === 0) return null;
  return (
    <Part id="partners" title="Partners of other agencies">
      {partners.length === 0 && notes.length === 0 && <p>Nobody of another agency takes part yet.</p>}
      {partners.map((partner) => <OnePartner scene={scene} partner={partner} />)}
      {notes.map(({ id, partner, purpose, shares, reviewOn, isOwnAgreed, isPartnerAgreed, haveMoreCome }) => (
        <div class="allied-links__item">
          <p>{isOwnAgreed && isPartnerAgreed ? <Tag colour="blue" text="Agreed note" /> : <Tag colour="grey" text="Waits for agreement" />} {project.organisation} and {partner}: {shares.map((code) => shareTitle(code).toLowerCase()).join('; ')}. <span data-quoted>{purpose}</span> To be looked at again on {formatDay(reviewOn)}. {isOwnAgreed && haveMoreCome && `Figures were linked since. They are not shared until ${project.organisation} agrees again. `}<a href={`/improvement/notes/${id}`}>The note<span class="nhsuk-u-visually-hidden"> with {partner}</span></a></p>
        </div>
      ))}
      {mayWork && <InviteForm {...scene} />}
      {mayWork && <NoteForm {...scene} />}
    </Part>
  );
}

function OnePartner({ scene: { ctx, project, mayWork, mayAgree }, partner: { id, agency, role, rights, isAccepted, isSelf, areFiguresAgreed, haveMoreCome } }: { scene: Scene; partner: Scene['partners'][number] }) {
  const waits = rights.includes('measures') && !areFiguresAgreed;
  return (
    <div class="allied-links__item">
      <p>{isSelf && 'You: '}{role}, {agency}. {isAccepted ? 'Takes part' : 'Is invited'}. {rights.length > 0 && `May: ${rights.map((code) => rightTitle(code).toLowerCase()).join('; ')}.`} {waits && (haveMoreCome ? 'Figures were linked since, and wait for somebody who answers for them.' : 'Figures wait for somebody who answers for them.')}</p>
      {waits && mayAgree && <Form action={`${projectHref(project.id)}/partners/${id}/figures`} csrfToken={ctx.csrf()}><Button text={`Agree that this partner reads the figures: ${role}, ${agency}`} variant="secondary" small /></Form>}
      {isSelf && <Form action={`${projectHref(project.id)}/partners/${id}/ending`} csrfToken={ctx.csrf()}><Button text="I no longer take part" variant="secondary" small /></Form>}
      {mayWork && !isSelf && <Form action={`${projectHref(project.id)}/partners/${id}/ending`} csrfToken={ctx.csrf()}><Button text={`No longer takes part: ${role}, ${agency}`} variant="secondary" small /></Form>}
    </div>
  );
}

function InviteForm(scene: Scene) {
  return (
    <Details summary="Invite somebody of another agency" open={isOpen(scene, 'partners')}>
      <p>They read aim, diagram, tests and what you learned. They never see hours, names of staff or what is missing.</p>
      <Form action={actionOf(scene, 'partners')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'partners', { rights: ['cycles'] })}>
        <TextField name="agency" label="For whom do they work?" />
        <TextField name="role" label="What do they do there?" hint="Such as: social worker" />
        <CheckboxesField name="rights" legend="What may they do?" items={partnerRights.map(({ code, title, ...more }) => ({ value: code, text: title, ...('words' in more ? { hint: more.words } : {}) }))} />
        <TextField name="address" label="Their e-mail address" hint="It is used for the letter and not kept" type="email" autocomplete="off" />
        <Button text="Send the invitation" variant="secondary" />
      </Form>
    </Details>
  );
}

function NoteForm(scene: Scene) {
  return (
    <Details summary="Share the project with another organisation" open={isOpen(scene, 'notes')}>
      <p>Write down what they would see and what for. It holds when a lead of each organisation has agreed.</p>
      <Form action={actionOf(scene, 'notes')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'notes')}>
        <SelectField name="partnerOrganisationId" label="Which organisation?" items={[{ value: '', text: 'Choose' }, ...(scene.choices?.organisations ?? []).map(({ id, name }) => ({ value: id, text: name }))]} />
        <TextareaField name="purpose" label="What is it for?" rows={2} maxlength={1000} />
        <CheckboxesField name="shares" legend="What would they see?" items={shareParts.map(({ code, title }) => ({ value: code, text: title }))} />
        <DateField name="reviewOn" legend="When do you look at the note again?" hint="For example, 4 12 2026" />
        <Button text="Write the note" variant="secondary" />
        <WordsCheck advice={adviceOf(scene, 'notes')} />
      </Form>
    </Details>
  );
}
