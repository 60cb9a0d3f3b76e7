import { page as reply, pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { organisationList, roleGroups } from '#modules/directory';
import { Form, formState, SelectField, TextField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { stateWords } from '../../domain/cases/case-state.ts';
import { guide } from '../../domain/guide/guide-content.ts';
import { mayHere } from '../../permissions.ts';
import { caseStudies, type CaseLine } from '../../queries/cases/case-studies.ts';
import { roleGroupTitle, titlesOf } from '../fields.tsx';
import { publicPage } from '../public-page.tsx';
import { ambitions } from './ambitions.ts';
import { casesFeed, feedLinks } from '../answers/feeds.ts';

const PAGE = 20;
const asked = (ctx: RequestContext, name: string): string => {
  const value = ctx.query[name];
  return typeof value === 'string' ? value.slice(0, 120) : '';
};

/** GET /case-studies: what was done about what people said, by words, profession, ambition, role and place (requirement S9). */
export async function showCases(ctx: RequestContext): Promise<Reply> {
  const filter = { words: asked(ctx, 'words'), profession: asked(ctx, 'profession'), ambition: asked(ctx, 'ambition'), roleGroup: asked(ctx, 'roleGroup'), organisationCode: asked(ctx, 'organisation') };
  const { found, places, served } = await ctx.read(async (tx) => ({
    found: await pageOfList({ asked: pageAsked(ctx), onAPage: PAGE }, (at) => caseStudies(tx, { ...filter, limit: PAGE, offset: (at - 1) * PAGE })), places: await organisationList(tx), served: await ambitions(tx),
  }));
  const query = new URLSearchParams(Object.entries({ ...filter, organisation: filter.organisationCode }).filter(([name, value]) => value !== '' && name !== 'organisationCode'));
  const hrefOf = (at: number) => `/case-studies?${new URLSearchParams([...query, ['page', String(at)]]).toString()}`;
  const state = formState({ ...filter, organisation: filter.organisationCode });
  return publicPage(ctx, {
    title: 'Case studies', feeds: feedLinks(casesFeed), content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Case studies</h1>
        <p class="nhsuk-lede-text">What people said, what was done, and what the figures show. What did not work stands there too.</p>
        <Form method="get" action="/case-studies" state={state}>
          <TextField name="words" label="Words" />
          <SelectField name="profession" label="Profession" items={[{ value: '', text: 'All' }, ...guide.map(({ slug, title }) => ({ value: slug, text: title }))]} />
          <SelectField name="roleGroup" label="Role" items={[{ value: '', text: 'All' }, ...roleGroups.map(({ code, title }) => ({ value: code, text: title }))]} />
          <SelectField name="ambition" label="What it serves" items={[{ value: '', text: 'All' }, ...served.map(({ code, title }) => ({ value: code, text: title }))]} />
          <SelectField name="organisation" label="Organisation" items={[{ value: '', text: 'All' }, ...places.map(({ code, name }) => ({ value: code, text: name }))]} />
          <Button variant="secondary" text="Show" />
        </Form>
        <p>{found.total === 0 ? 'No case study fits.' : found.total === 1 ? 'One case study.' : `${found.total} case studies.`}</p>
        <ul class="nhsuk-list">{found.lines.map((line) => <Line line={line} />)}</ul>
        <Paging page={found.page} pageCount={Math.ceil(found.total / PAGE)} hrefOf={hrefOf} />
        {mayHere(ctx.viewer, 'write case studies') && <p><a href="/case-studies/new">Write a case study</a>, or <a href="/case-studies/waiting">make one of a story that waits</a></p>}
        <p>To hear of new ones, <a href="/case-studies.atom" type="application/atom+xml">put this feed (Atom) into a feed reader</a>, or <a href="/case-studies.rss" type="application/rss+xml">the same as RSS</a>. Programs can read <a href="/case-studies.json">the same as a file (JSON)</a>.</p>
      </div>
    ),
  });
}

const Line = ({ line }: { line: CaseLine }) => (
  <li>
    <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1"><a href={`/case-studies/${line.id}`} data-quoted>{line.title}</a></h2>
    <p class="nhsuk-body-s">{[line.organisation, titlesOf(line.professions), line.roleGroups.map(roleGroupTitle).filter(Boolean).join(', '), line.setting].filter((part) => part !== '').join('. ')}.
      {line.state !== 'published' && <> <Tag colour="grey" text={stateWords[line.state]} /></>}{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
  </li>
);

/** The page of a list that is only for those who write. */
export const staffPage = (title: string, content: Parameters<typeof reply>[0]['content'], isInError = false): Reply =>
  reply({ title, content, isInError, currentSection: '/stories', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Share and celebrate', href: '/stories' }, { text: 'Case studies', href: '/case-studies' }] });
