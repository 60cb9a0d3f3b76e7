import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { formatDay, londonDay } from '#platform/clock';
import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationByCode, type OrganisationLine } from '#modules/directory';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { keepProfession } from '../../commands/offer/keep-professions.ts';
import { guide } from '../../domain/guide/guide-content.ts';
import { mayHere } from '../../permissions.ts';
import { ownProfessions, whereElse, type OwnProfession } from '../../queries/offer/own-professions.ts';
import { serviceList } from '../../queries/offer/services.ts';
import { maybe, ProfessionField, text, titlesOf } from '../fields.tsx';
import { homeCrumb, publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';

const example = { example: { code: 'vale-and-riverside' } };

export const ownProfessionRoutes: readonly Route[] = [
  get('/organisations/:code/professions', 'read stories', (ctx) => showOwn(ctx, emptyForm), example),
  post('/organisations/:code/professions', 'keep services', keep, example),
];

const TOO_FEW = 'Too few people to show safely';

async function placeOf(ctx: RequestContext): Promise<OrganisationLine> {
  const found = await ctx.read((tx) => organisationByCode(tx, ctx.params['code'] ?? ''));
  if (!found) throw new NotFound('We cannot find that organisation.');
  return found;
}

/** Which of the 14 an organisation has, under its own names; and where the others are (requirement O1). */
async function showOwn(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const organisation = await placeOf(ctx);
  const { own, elsewhere, services } = await ctx.read(async (tx) => {
    const present = await ownProfessions(tx, organisation.id);
    const absent = guide.filter(({ slug }) => !present.some(({ profession }) => profession === slug)).map(({ slug }) => slug);
    return { own: present, elsewhere: await whereElse(tx, { organisationId: organisation.id, professions: absent, today: londonDay(ctx.now) }), services: await serviceList(tx, { organisationId: organisation.id }) };
  });
  const absent = guide.filter(({ slug }) => !own.some(({ profession }) => profession === slug));
  return publicPage(ctx, {
    title: `Professions of ${organisation.name}`, isInError: state.errors.length > 0, crumbs: [homeCrumb, { text: organisation.name, href: `/organisations/${organisation.code}` }],
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{organisation.name}</span>Its allied health professions</h1>
        {organisation.isExample && <p><Tag colour="yellow" text="Example" /> This organisation is imagined.</p>}
        {own.length === 0 ? <p>This organisation has not said yet which of the 14 professions it has.</p> : <Present own={own} />}
        {own.length > 0 && <h2 class="nhsuk-heading-m" id="absent">{absent.length === 0 ? 'It has all 14' : `${absent.length} it does not have`}</h2>}
        {own.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{absent.map(({ slug, title }) => <li><a href={`/professions/${slug}`}>{title}</a>{elsewhereWords(elsewhere.filter(({ profession }) => profession === slug))}</li>)}</ul>}
        {services.length > 0 && <><h2 class="nhsuk-heading-m">Its services</h2><ul class="nhsuk-list nhsuk-list--bullet">{services.map(({ id, name, professions }) => <li><a href={`/services/${id}`}>{name}</a>: {titlesOf(professions)}</li>)}</ul></>}
        {mayHere(ctx.viewer, 'keep services', organisation.id) && <KeepForm organisation={organisation} csrfToken={ctx.csrf()} state={state} advice={advice} />}
      </>
    ),
  });
}

function Present({ own }: { own: readonly OwnProfession[] }) {
  return (
    <DataTable caption={`${own.length} of the 14 it has`} captionSize="m" rows={own} emptyText="" columns={[
      { key: 'printed', head: 'As it prints the name', cell: ({ printedName }) => <span data-quoted>{printedName}</span> },
      { key: 'profession', head: 'Profession', cell: ({ profession }) => <a href={`/professions/${profession}`}>{titlesOf([profession])}</a> },
      { key: 'areas', head: 'In these services', cell: ({ serviceAreas }) => (serviceAreas.length > 0 ? serviceAreas.join(', ') : '–'), isNothing: ({ serviceAreas }) => serviceAreas.length === 0 },
      { key: 'staff', head: 'People who work in it', cell: ({ isCounted, staff, countedOn }) => (!isCounted ? '–' : staff === null ? TOO_FEW : `${staff} on ${formatDay(countedOn ?? '')}`), isNothing: ({ isCounted }) => !isCounted },
      { key: 'source', head: 'Source', cell: ({ source, note }) => <><span data-quoted>{source}</span>{note !== '' && <><br /><span class="nhsuk-body-s" data-quoted>{note}</span></>}</> },
    ]} />
  );
}

function elsewhereWords(places: readonly { code: string; name: string; isNear: boolean }[]) {
  if (places.length === 0) return '. We do not know yet where it is nearby. Its page says how to reach it.';
  const near = places.filter(({ isNear }) => isNear);
  const shown = (near.length > 0 ? near : places).slice(0, 3);
  return <>. {near.length > 0 ? 'Nearby: ' : 'You find it at: '}{shown.map(({ code, name }, at) => <>{at > 0 && ', '}<a href={`/organisations/${code}/professions`}>{name}</a></>)}</>;
}

const areas = ['physical health', 'mental health', 'learning disability'];

function KeepForm({ organisation, csrfToken, state, advice }: { organisation: OrganisationLine; csrfToken: string; state: FormState; advice: Advice | undefined }) {
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="keep">
      <h2 class="nhsuk-heading-m" id="keep">Add one, or change what stands here</h2>
      <Form action={`/organisations/${organisation.code}/professions`} csrfToken={csrfToken} state={state}>
        <ProfessionField label="Which of the 14?" />
        <TextField name="printedName" label="How do you print its name?" />
        <CheckboxesField name="serviceAreas" legend="In which services?" items={areas.map((area) => ({ value: area, text: `${area[0]?.toUpperCase()}${area.slice(1)}` }))} />
        <TextField name="staff" label="How many people work in it? (you can leave this empty)" hint="Others see the number from 8 people on. Fewer are never shown." inputmode="numeric" width={5} />
        <TextareaField name="note" label="A note (you can leave this empty)" rows={2} maxlength={600} />
        <Button text="Save it" />
        <WordsCheck advice={advice} />
      </Form>
    </section>
  );
}

const schema = z.object({
  profession: z.string().min(1, 'Choose a profession'), printedName: text('Enter the name as you print it', 120, 2), serviceAreas: z.array(z.enum(areas)).default([]), note: maybe(600),
  staff: z.string().trim().regex(/^\d{0,6}$/, 'Enter a whole number').transform((digits) => (digits === '' ? null : Number(digits))).default(null),
});

async function keep(ctx: RequestContext): Promise<Reply> {
  const organisation = await placeOf(ctx);
  return sentForm(ctx, schema, (state, advice) => showOwn(ctx, state, advice), async (value) => {
    await ctx.write((tx) => keepProfession(tx, ctx, { organisationId: organisation.id, ...value }));
    return savedAt(`/organisations/${organisation.code}/professions`, 'professions-kept');
  });
}
