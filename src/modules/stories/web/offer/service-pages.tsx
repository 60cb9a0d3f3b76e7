import { formatDay, londonDay } from '#platform/clock';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { themesOfOrganisation, type ThemeLine } from '#modules/conversations';
import { contactOf, ContactLines } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, formState, SelectField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { guideEntry } from '../../domain/guide/guide-content.ts';
import { mayHere } from '../../permissions.ts';
import { accessWays, serviceList, servicePage, type AccessWay, type ServicePage } from '../../queries/offer/services.ts';
import { ProfessionField, titlesOf } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';

export const accessTitles: Record<AccessWay, string> = {
  times: 'When', places: 'Where', formats: 'In which ways (for example by phone, video, letter)', interpreters: 'Interpreters and sign language', 'home visits': 'Visits at home', 'self-referral': 'Asking for it yourself',
};
export const OUTCOMES = { doing: 'We are doing it', done: 'We have done it', cannot: 'We cannot do it, and say why' } as const;

export async function showServices(ctx: RequestContext): Promise<Reply> {
  const chosen = guideEntry(String(ctx.query['profession'] ?? ''));
  const list = await ctx.read((tx) => listPage(ctx, (at) => serviceList(tx, { profession: chosen?.slug ?? '', page: at })));
  return publicPage(ctx, {
    title: 'Services', content: (
      <>
        <h1 class="nhsuk-heading-l">Services</h1>
        <p class="nhsuk-u-reading-width">Organisations on this site say here how you can use their services. By the alphabet.</p>
        <div class="nhsuk-u-reading-width">
          <Form method="get" action="/services" state={formState({ profession: chosen?.slug ?? '' })}>
            <ProfessionField label="Who helps?" />
            <Button variant="secondary" text="Show" />
          </Form>
        </div>
        <DataTable caption="Services" isCaptionHidden rows={list.lines} emptyText={chosen ? 'No organisation has put a service of this profession here yet. Choose another.' : 'No organisation has put a service here yet.'} columns={[
          { key: 'name', head: 'Service', cell: ({ id, name, isExample }) => <><a href={`/services/${id}`}>{name}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'who', head: 'Who helps', cell: ({ professions }) => titlesOf(professions) },
          { key: 'organisation', head: 'Organisation', cell: ({ organisation, organisationCode }) => <a href={`/organisations/${organisationCode}/professions`}>{organisation}</a> },
        ]} />
        <PagesOf list={list} home={chosen ? `/services?profession=${chosen.slug}` : '/services'} what="services" />
        {mayHere(ctx.viewer, 'keep services') && <p><a href="/services/new">Put a service on the site</a></p>}
      </>
    ),
  });
}

export interface OpenServiceForm {
  state: FormState;
  advice?: Advice | undefined;
}

/** One service: how people can use it, beside what they asked for (requirement S89). */
export async function showService(ctx: RequestContext, open?: OpenServiceForm): Promise<Reply> {
  const { service, contact, themes } = await ctx.read(async (tx) => {
    const found = await servicePage(tx, ctx.params['id'] ?? '');
    return { service: found, contact: await contactOf(tx, found.organisationId), themes: mayHere(ctx.viewer, 'keep services', found.organisationId) ? await themesOfOrganisation(tx, found.organisationId) : [] };
  });
  const mayKeep = mayHere(ctx.viewer, 'keep services', service.organisationId);
  return publicPage(ctx, {
    title: service.name, crumbs: [...hubCrumbs, { text: 'Services', href: '/services' }], isInError: (open?.state.errors.length ?? 0) > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{service.organisation}</span>{service.name}</h1>
        {service.isExample && <p><Tag colour="yellow" text="Example" /> This service is imagined.</p>}
        {service.hasEnded && <p><Tag colour="grey" text="No longer offered" /></p>}
        <p class="nhsuk-lede-text">{service.about}</p>
        <p>Who helps you: {service.professions.map((slug, at) => <>{at > 0 && ', '}<a href={`/professions/${slug}`}>{titlesOf([slug])}</a></>)}{service.serviceArea && `. It is a service for ${service.serviceArea}`}.</p>
        <WaysIn service={service} />
        <h2 class="nhsuk-heading-m">How to reach it</h2>
        {service.reach !== '' && <p>{service.reach}</p>}
        {contact && <ContactLines contact={{ ...contact, organisation: null }} noneText={`${service.organisation} has not said yet how to reach it.`} />}
        <Asked service={service} mayKeep={mayKeep} />
        {mayKeep && !service.hasEnded && <Keep service={service} themes={themes} ctx={ctx} open={open} />}
        <p class="nhsuk-body-s">{service.reviewOn < londonDay(ctx.now) ? `This page was to be looked at again by ${formatDay(service.reviewOn)}. Please ask before you go.` : `This page is looked at again by ${formatDay(service.reviewOn)}.`}</p>
      </div>
    ),
  });
}

const openWishes = ({ wishes }: ServicePage, way: AccessWay) => wishes.filter(({ about, outcome }) => about === way && outcome === null);

function WaysIn({ service }: { service: ServicePage }) {
  return (
    <DataTable caption="How you can use it, and what people asked for" captionSize="m" rows={accessWays} emptyText="" columns={[
      { key: 'way', head: 'What', cell: (way) => accessTitles[way] },
      { key: 'offered', head: 'What is offered', cell: (way) => service.access[way] || 'Not said yet. Please ask.' },
      { key: 'asked', head: 'Asked for, not yet answered', cell: (way) => (openWishes(service, way).length === 0 ? '–' : openWishes(service, way).map(({ themeId, words }) => <><a href={`/themes/${themeId}`}>{words}</a><br /></>)), isNothing: (way) => openWishes(service, way).length === 0 },
    ]} />
  );
}

function Asked({ service, mayKeep }: { service: ServicePage; mayKeep: boolean }) {
  if (service.wishes.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="asked">What people asked for, and the answer</h2>
      {service.wishes.map((wish) => (
        <div class="nhsuk-u-margin-bottom-4" id={`wish-${wish.id}`}>
          <p class="nhsuk-u-margin-bottom-1"><strong>{wish.words}</strong> <span class="nhsuk-body-s">From: <a href={`/themes/${wish.themeId}`}>{wish.theme}</a></span></p>
          <p class="nhsuk-u-margin-bottom-1">{wish.outcome ? `${OUTCOMES[wish.outcome].replace(', and say why', '')}: ${wish.answer}` : 'Not answered yet.'}</p>
          {mayKeep && (wish.outcome === null || wish.outcome === 'doing') && <p><a href={`/service-wishes/${wish.id}`}>Answer it<span class="nhsuk-u-visually-hidden">: {wish.words}</span></a></p>}
        </div>
      ))}
    </>
  );
}

function Keep({ service, themes, ctx, open }: { service: ServicePage; themes: readonly ThemeLine[]; ctx: RequestContext; open: OpenServiceForm | undefined }) {
  const [state, isOpen] = open ? [open.state, true] : [emptyForm, false];
  return (
    <>
      <p><a href={`/services/${service.id}/edit`}>Change this service</a></p>
      {themes.length > 0 && (
        <Details summary="Put beside it what people asked for" open={isOpen}>
          <Form action={`/services/${service.id}/wishes`} csrfToken={ctx.csrf()} state={state}>
            <SelectField name="themeId" label="Which theme asks for it?" items={[{ value: '', text: 'Choose one' }, ...themes.map(({ id, title }) => ({ value: id, text: title }))]} />
            <SelectField name="about" label="What is it about?" items={[{ value: '', text: 'Choose one' }, ...accessWays.map((way) => ({ value: way, text: accessTitles[way] }))]} />
            <TextField name="words" label="What do they ask for?" hint="For example: clinics in the evening" />
            <Button text="Put it beside the service" />
            <WordsCheck advice={open?.advice} />
          </Form>
        </Details>
      )}
    </>
  );
}
