import { formatDay, formatLondonDate } from '#platform/clock';
import { DateField, emptyForm, Form, FormErrorSummary, HiddenField, SelectField, TextareaField, TextField, WordingAdvice, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, type Column } from '#ui/tables';
import type { OrganisationLine } from '#modules/directory';
import type { PartnerLine, PartnerPage } from '../../queries/partners.ts';

export function PartnerList({ partners, mayAdd }: { readonly partners: readonly PartnerLine[]; readonly mayAdd: boolean }) {
  const waiting = partners.filter((partner) => partner.needsContact).length;
  return (
    <>
      <h1 class="nhsuk-heading-l">Partners</h1>
      <p class="nhsuk-u-reading-width">These are the organisations you work with. Only people of your organisation see this page.</p>
      {waiting > 0 && <InsetText text={waiting === 1 ? '1 partner has not heard from you for six months.' : `${waiting} partners have not heard from you for six months.`} />}
      {mayAdd && <Button href="/partners/new" text="Add a partner" />}
      <DataTable caption="Partners of your organisation" columns={columns} rows={partners} emptyText="No partner is entered yet. Add the first one: who is it, and what do you want to do together?" />
    </>
  );
}

const columns: Column<PartnerLine>[] = [
  { key: 'name', head: 'Partner', cell: ({ id, name }) => <a href={`/partners/${id}`}>{name}</a> },
  { key: 'aim', head: 'Aim', cell: ({ aim }) => aim },
  { key: 'contact', head: 'Last contact', cell: ({ lastContactOn }) => (lastContactOn ? formatDay(lastContactOn) : 'None yet') },
  { key: 'state', head: 'State', cell: (partner) => <PartnerTags partner={partner} /> },
];

function PartnerTags({ partner }: { readonly partner: PartnerLine }) {
  return (
    <ul class="allied-tags">
      <li>{partner.hasEnded ? <Tag colour="white" text="Ended" /> : partner.needsContact ? <Tag colour="orange" text="No contact for six months" /> : <Tag colour="green" text="In contact" />}</li>
      {partner.isExample && <li><Tag colour="yellow" text="Example" /></li>}
    </ul>
  );
}

interface PageProps {
  readonly partner: PartnerPage;
  readonly mayChange: boolean;
  readonly csrfToken: string;
  readonly open?: OpenForm | undefined;
}

/** The form of the page that was sent and comes back, with errors or with advice. */
export interface OpenForm {
  form: 'contact' | 'ending';
  state: FormState;
  advice?: Advice;
}

export function PartnerDetail({ partner, mayChange, csrfToken, open }: PageProps) {
  return (
    <div class="nhsuk-u-reading-width">
      {open && <FormErrorSummary state={open.state} />}
      <h1 class="nhsuk-heading-l">{partner.name}</h1>
      <PartnerTags partner={partner} />
      {partner.endedAt && <InsetText text={`This partnership ended on ${formatLondonDate(partner.endedAt)}. ${partner.endedReason ?? ''}`} />}
      <SummaryList rows={[
        { key: 'What we want together', value: partner.aim },
        { key: 'Who keeps contact', value: partner.contactRole },
        { key: 'Where we meet', value: partner.forums || 'Not said yet' },
        { key: 'Our seat', value: partner.ahpSeat || 'No seat for allied health professionals yet' },
        { key: 'Organisation', value: partner.organisation },
      ]} />
      <h2 class="nhsuk-heading-m">Contacts</h2>
      {partner.contacts.length === 0 && <p>No contact is noted yet.</p>}
      <ul class="nhsuk-list">
        {partner.contacts.map(({ id, on, what, changed }) => <li key={id}><strong>{formatDay(on)}</strong>: {what}<br />{changed ? <>What changed because our voice was heard: {changed}</> : 'Nothing has changed because of it yet.'}</li>)}
      </ul>
      {mayChange && <Staff partner={partner} csrfToken={csrfToken} open={open} />}
    </div>
  );
}

function Staff({ partner, csrfToken, open }: Pick<PageProps, 'partner' | 'csrfToken' | 'open'>) {
  const stateOf = (form: 'contact' | 'ending') => (open?.form === form ? open.state : emptyForm);
  return (
    <section aria-label="For your organisation" class="allied-screen-only">
      <h2 class="nhsuk-heading-m">For your organisation</h2>
      <p><Button variant="secondary" href={`/partners/${partner.id}/edit`} text="Change this partner" /></p>
      <Details summary="Note a contact" open={open?.form === 'contact'}>
        <Form action={`/partners/${partner.id}/contacts`} csrfToken={csrfToken} state={stateOf('contact')}>
          <DateField name="on" legend="When was it?" hint="For example, 4 12 2026" />
          <TextareaField name="what" label="What was it about?" rows={3} maxlength={1000} />
          <TextareaField name="changed" label="What changed because our voice was heard?" hint="Leave this empty if nothing changed yet" rows={3} maxlength={1000} />
          <Button text="Save the contact" />
          <WordsCheck advice={open?.form === 'contact' ? open.advice : undefined} />
        </Form>
      </Details>
      <Details summary="End this partnership" open={open?.form === 'ending'}>
        <Form action={`/partners/${partner.id}/ending`} csrfToken={csrfToken} state={stateOf('ending')}>
          <TextareaField name="endedReason" label="Why does it end?" rows={2} maxlength={600} />
          <Button variant="warning" text="End this partnership" />
          <WordsCheck advice={open?.form === 'ending' ? open.advice : undefined} />
        </Form>
      </Details>
    </section>
  );
}

interface FormProps {
  readonly heading: string;
  readonly action: string;
  readonly csrfToken: string;
  readonly state: FormState;
  readonly organisations: readonly OrganisationLine[];
  readonly advice?: Advice | undefined;
  readonly notice?: string | undefined;
}

/** For a new partner (with a choice of organisation) and a known one (without). */
export function PartnerForm({ heading, action, csrfToken, state, organisations, advice, notice }: FormProps) {
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">{heading}</h1>
      {notice && <InsetText text={notice} />}
      {advice && <WordingAdvice advice={advice} />}
      <Form action={action} csrfToken={csrfToken} state={state}>
        {organisations.length === 1 && <HiddenField name="organisationId" value={organisations[0]?.id} />}
        {organisations.length > 1 && <SelectField name="organisationId" label="Organisation" items={[{ value: '', text: 'Choose one' }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))]} />}
        {organisations.length === 0 && <HiddenField name="revision" />}
        <TextField name="name" label="Name of the partner" hint="An organisation or a group, not a person" />
        <TextareaField name="aim" label="What do you want to do together?" rows={3} maxlength={1000} />
        <TextField name="contactRole" label="Who keeps contact" hint="A role, not a name" />
        <TextField name="forums" label="Where you meet" hint="Boards, groups, calls. You can leave this empty." />
        <TextField name="ahpSeat" label="Our seat" hint="Who speaks for allied health professionals there? Leave this empty if nobody does." />
        <Button text="Save" />
        <WordsCheck />
      </Form>
    </div>
  );
}
