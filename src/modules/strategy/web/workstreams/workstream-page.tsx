import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { adviceOn, emptyForm, Form, FormErrorSummary, RadiosField, TextareaField, WordingAdvice, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, InsetText, SummaryList } from '#ui/nhsuk';
import { mayAround } from '../../data/around-acting.ts';
import { tagLists } from '../../data/controlled-lists.ts';
import { linkableNodes, type LinkableNode } from '../../queries/linkable-nodes.ts';
import { workstreamPage, type WorkstreamLinkLine, type WorkstreamPage } from '../../queries/workstreams.ts';
import { LinkFields } from './workstream-form.tsx';
import { WorkstreamTags } from './workstream-list.tsx';

/** Which form of the page was sent with an error, and its state. */
export interface OpenForm {
  form: 'link' | 'ending' | 'unlink';
  state: FormState;
  advice?: Advice;
}

export async function showWorkstream(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const work = await ctx.read((tx) => workstreamPage(tx, ctx.params['id'] ?? ''));
  const mayChange = !work.hasEnded && mayAround(ctx.viewer, 'register workstreams', work.organisationId);
  const nodes = mayChange ? await ctx.read((tx) => linkableNodes(tx, [work.organisationId])) : [];
  const advice = mayChange ? await adviceOn(ctx, { body: { title: work.title, about: work.about }, fields: { title: 'Title', about: 'What you do' } }) : [];
  const isInError = open !== undefined && open.state.errors.length > 0;
  return page({
    title: work.title, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Workstreams', href: '/workstreams' }], currentSection: '/co-implementation', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">{work.title}</h1>
        <WorkstreamTags {...work} />
        <Facts work={work} />
        <Links work={work} />
        <Alongside work={work} />
        {mayChange && <Staff work={work} nodes={nodes} csrfToken={ctx.csrf()} open={open} advice={advice} />}
      </div>
    ),
  });
}

function Facts({ work }: { readonly work: WorkstreamPage }) {
  const tags = work.tags.flatMap(({ list, item }) => tagLists.find(({ code }) => code === list)?.items.filter(({ code }) => code === item) ?? []);
  return (
    <>
      {work.about && <p>{work.about}</p>}
      {work.endedAt && <InsetText text={`This workstream ended on ${formatLondonDate(work.endedAt)}. ${work.endedReason ?? ''}`} />}
      <SummaryList rows={[
        { key: 'Organisation', value: work.organisation },
        { key: 'Who leads it', value: work.leadRole || 'Not said yet' },
        { key: 'About', value: tags.length > 0 ? tags.map(({ title }) => title).join('; ') : 'Not tagged yet' },
        { key: 'Who can see it', value: work.sharedAt ? `Everyone who signed in, since ${formatLondonDate(work.sharedAt)}` : 'Only people of this organisation' },
      ]} />
    </>
  );
}

function Links({ work }: { readonly work: WorkstreamPage }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What it serves</h2>
      {work.links.length === 0 && <p>This work is not linked to a strategy yet. Link it, so that others can find it.</p>}
      <ul class="nhsuk-list">{work.links.map((link) => <LinkLine key={link.id} link={link} />)}</ul>
    </>
  );
}

function LinkLine({ link }: { readonly link: WorkstreamLinkLine }) {
  return (
    <li>
      <a href={`/strategies/${link.strategyCode}/nodes/${link.nodeCode}`} data-quoted>{link.nodeTitle}</a> ({link.strategyTitle}, {link.weight === 'main' ? 'main link' : 'also'})
      <br />Because: {link.reason}
    </li>
  );
}

function Alongside({ work }: { readonly work: WorkstreamPage }) {
  if (work.hasEnded) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">Who works on the same thing</h2>
      {work.alongside.length === 0 ? <p>No other organisation shares work on these parts.</p> : (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {work.alongside.map(({ id, title, organisation, nodeTitles }) => <li key={id}><a href={`/workstreams/${id}`}>{title}</a>, {organisation} (on {nodeTitles.map((node) => `“${node}”`).join(', ')})</li>)}
        </ul>
      )}
    </>
  );
}

interface StaffProps {
  readonly work: WorkstreamPage;
  readonly nodes: readonly LinkableNode[];
  readonly csrfToken: string;
  readonly open: OpenForm | undefined;
  readonly advice: Advice;
}

function Staff({ work, nodes, csrfToken, open, advice }: StaffProps) {
  const suggestions = advice.reduce((sum, one) => sum + one.suggestions.length, 0);
  const adviceOf = (form: OpenForm['form']) => (open?.form === form ? open.advice : undefined);
  const stateOf = (form: OpenForm['form']) => (open?.form === form ? open.state : emptyForm);
  return (
    <section aria-label="For your organisation" class="allied-screen-only">
      <h2 class="nhsuk-heading-m">For your organisation</h2>
      {suggestions > 0 && <Details summary={`Words you could make plainer (${suggestions})`}><WordingAdvice advice={advice} /></Details>}
      <p><Button variant="secondary" href={`/workstreams/${work.id}/edit`} text="Change the words" /></p>
      <Form action={`/workstreams/${work.id}/sharing`} csrfToken={csrfToken}>
        <p>{work.isShared ? 'Everyone who signed in can see this work.' : 'Share it, so that other organisations can join up with you. Everyone who signed in will see it.'}</p>
        <Button variant="secondary" name="sharing" value={work.isShared ? 'stop' : 'share'} text={work.isShared ? 'Stop sharing' : 'Share this workstream'} />
      </Form>
      <Details summary="Link it to another part of a strategy" open={open?.form === 'link'}>
        <Form action={`/workstreams/${work.id}/links`} csrfToken={csrfToken} state={stateOf('link')}>
          <LinkFields nodes={nodes} />
          <Button text="Add the link" />
          <WordsCheck advice={adviceOf('link')} />
        </Form>
      </Details>
      {work.links.length > 0 && (
        <Details summary="End a link" open={open?.form === 'unlink'}>
          <Form action={`/workstreams/${work.id}/ended-links`} csrfToken={csrfToken} state={stateOf('unlink')}>
            <RadiosField name="endedLink" legend={{ text: 'Which part does this work no longer serve?', size: 's' }} items={work.links.map(({ id, nodeTitle }) => ({ value: id, text: nodeTitle }))} />
            <TextareaField name="endedLinkReason" label="Why?" rows={2} maxlength={600} />
            <Button variant="secondary" text="End the link" />
            <WordsCheck advice={adviceOf('unlink')} />
          </Form>
        </Details>
      )}
      <Details summary="End this workstream" open={open?.form === 'ending'}>
        <Form action={`/workstreams/${work.id}/ending`} csrfToken={csrfToken} state={stateOf('ending')}>
          <TextareaField name="endedReason" label="What became of it?" hint="For example: it is now part of daily work" rows={3} maxlength={600} />
          <Button variant="warning" text="End this workstream" />
          <WordsCheck advice={adviceOf('ending')} />
        </Form>
      </Details>
    </section>
  );
}
