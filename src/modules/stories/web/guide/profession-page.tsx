import { NotFound } from '#platform/errors';
import { formatDay, londonDay } from '#platform/clock';
import type { Reply, RequestContext } from '#platform/http';
import { ActionLink, Card, InsetText, Tag } from '#ui/nhsuk';
import { countView } from '../../data/guide/view-desk.ts';
import { facets, guideEntry, guideReviewOn, needsOf, regulators, type GuideEntry } from '../../domain/guide/guide-content.ts';
import { offersOf, type Offers } from '../../queries/guide/offers.ts';
import { homeCrumb, publicPage } from '../public-page.tsx';

export const guideCrumbs = [homeCrumb, { text: 'The 14 professions', href: '/professions' }];

/** The entry of the address. Throws NotFound for a profession that is none of the 14. */
export function entryOf(ctx: Pick<RequestContext, 'params'>): GuideEntry {
  const entry = guideEntry(ctx.params['profession'] ?? '');
  if (!entry) throw new NotFound('We cannot find that profession. There are 14.');
  return entry;
}

/** One profession for everyone: what it is, what it helps with, where, what to ask, how to reach it. */
export async function showProfession(ctx: RequestContext): Promise<Reply> {
  const entry = entryOf(ctx);
  const offers = await ctx.read((tx) => offersOf(tx, entry.slug, londonDay(ctx.now)));
  countView(ctx, entry.slug, ctx.now);
  return publicPage(ctx, {
    title: entry.title, crumbs: guideCrumbs, description: entry.inShort,
    content: (
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-two-thirds">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">The 14 allied health professions</span>{entry.title}</h1>
          <p class="nhsuk-lede-text">{entry.inShort}</p>
          {entry.what.map((words) => <p>{words}</p>)}
          {entry.kindsOfWork.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{entry.kindsOfWork.map(({ name, what }) => <li><strong>{name}</strong> {what}</li>)}</ul>}
          <h2 class="nhsuk-heading-m" id="helps">What they help with</h2>
          <HelpsWith entry={entry} />
          <h2 class="nhsuk-heading-m" id="where">Where they work, and with whom</h2>
          <Facets entry={entry} />
          <h2 class="nhsuk-heading-m" id="ask">What you can ask</h2>
          <p>Write down what you want to know before you go. You could ask:</p>
          <ul class="nhsuk-list nhsuk-list--bullet">{entry.ask.map((question) => <li>{question}</li>)}</ul>
          <OfferedHere slug={entry.slug} offers={offers} />
        </div>
        <div class="nhsuk-grid-column-one-third"><Beside entry={entry} /></div>
      </div>
    ),
  });
}

function HelpsWith({ entry }: { entry: GuideEntry }) {
  const [main, also] = [needsOf(entry.slug).filter(({ weight }) => weight >= 2), needsOf(entry.slug).filter(({ weight }) => weight === 1)];
  return (
    <>
      <ul class="nhsuk-list nhsuk-list--bullet">{main.map(({ need, because }) => <li><strong>{need.title}.</strong> {because}</li>)}</ul>
      {also.length > 0 && <p>They may also help with: {also.map(({ need }) => need.title.toLowerCase().replace('adhd', 'ADHD').replace('parkinson', 'Parkinson')).join('; ')}.</p>}
    </>
  );
}

const titles = (codes: readonly string[], list: readonly { code: string; title: string }[]) => list.filter(({ code }) => codes.includes(code)).map(({ title }) => title);

export function facetLines(entry: GuideEntry): { head: string; items: string[] }[] {
  const stages = titles(entry.lifeStages, facets.lifeStages);
  return [
    { head: 'They work with', items: stages.length === facets.lifeStages.length ? ['People of every age, from birth to the end of life'] : stages },
    { head: 'Where', items: titles(entry.settings, facets.settings) },
    { head: 'What they do', items: titles(entry.kinds, facets.kinds) },
  ];
}

const Facets = ({ entry }: { entry: GuideEntry }) => (
  <dl class="nhsuk-summary-list">
    {facetLines(entry).map(({ head, items }) => <div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">{head}</dt><dd class="nhsuk-summary-list__value">{items.join(', ')}</dd></div>)}
  </dl>
);

function Beside({ entry }: { entry: GuideEntry }) {
  const regulator = regulators[entry.regulator];
  return (
    <>
      <Card variant="feature" heading={{ text: 'How to reach them', level: 2, size: 'm' }}>
        <ul class="nhsuk-list nhsuk-list--bullet">{entry.reach.map((words) => <li>{words}</li>)}</ul>
        <p>In danger? Call 999. Urgent? Call 111.</p>
      </Card>
      <ActionLink href={`/professions/${entry.slug}/careers`}>Become one of them</ActionLink>
      <ActionLink href={`/professions/compare?one=${entry.slug}`}>Compare with another profession</ActionLink>
      <ActionLink href={`/news/profession/${entry.slug}`}>Follow their news</ActionLink>
      <ActionLink href={`/case-studies?profession=${entry.slug}`}>Read what they did</ActionLink>
      <ActionLink href="/who-can-help">Find who can help you</ActionLink>
      <p class="nhsuk-body-s">The law protects the {entry.titles.length === 1 ? 'title' : 'titles'} {entry.titles.map((title) => `“${title}”`).join(', ')}. Only people on the register of the {regulator?.href ? <a href={regulator.href}>{regulator.name}</a> : regulator?.name} may use {entry.titles.length === 1 ? 'it' : 'them'}.</p>
      <p class="nhsuk-body-s">We look at this page again by {formatDay(guideReviewOn)}.</p>
    </>
  );
}

function OfferedHere({ slug, offers: { services, selfCare, total } }: { slug: string; offers: Offers }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="self-care">Look after yourself</h2>
      {selfCare.length === 0 ? <InsetText text="No self-care page is here for this profession yet." /> : <ul class="nhsuk-list nhsuk-list--bullet">{selfCare.map(({ id, title, isExample }) => <li><a href={`/self-care/${id}`}>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</li>)}</ul>}
      {total.selfCare > selfCare.length && <p><a href={`/self-care?profession=${slug}`}>All {total.selfCare} self-care pages</a></p>}
      <h2 class="nhsuk-heading-m" id="services">Services on this site</h2>
      {services.length === 0 ? <p>No organisation has put a service of this profession on this site yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{services.map(({ id, name, organisation, isExample }) => <li><a href={`/services/${id}`}>{name}</a>, {organisation}{isExample && <> <Tag colour="yellow" text="Example" /></>}</li>)}</ul>}
      {total.services > services.length && <p><a href={`/services?profession=${slug}`}>All {total.services} services</a></p>}
    </>
  );
}
