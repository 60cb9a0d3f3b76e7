import { formatDay } from '#platform/clock';
import { page, pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { professions, titleOf } from '#modules/directory';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Form, SelectField, TextField, type FormState } from '#ui/forms';
import { ActionLink, Button, Details, Tag } from '#ui/nhsuk';
import { Paging, rangeWords } from '#ui/tables';
import { outcomes, outcomeTitle, projectKinds } from '../../domain/project.ts';
import { prompts } from '../../domain/prompts.ts';
import { outcomeStandingWords, stageStandingWords } from '../../domain/stage-now.ts';
import { stages, stageTitle } from '../../domain/stages.ts';
import { mayHere } from '../../permissions.ts';
import { register, type ProjectLine, type RegisterFilter } from '../../queries/register/register.ts';
import { projectHref } from '../../domain/addresses.ts';

const A_PAGE = 25;
const names = ['words', 'profession', 'kind', 'state', 'stage', 'prompt'] as const;

/** The register: projects of every outcome beside each other, stopped ones too, because what they learned is worth as much. */
export async function showRegister(ctx: RequestContext): Promise<Reply> {
  const asked = Object.fromEntries(names.map((name) => [name, String(ctx.query[name] ?? '').slice(0, 200)])) as Record<(typeof names)[number], string>;
  const { found, easyRead } = await ctx.read(async (tx) => ({ found: await pageOfList({ asked: pageAsked(ctx), onAPage: A_PAGE }, (at) => register(tx, { ...filterOf(asked), limit: A_PAGE, offset: (at - 1) * A_PAGE })), easyRead: await easyReadOf(tx, 'page', '/improvement') }));
  return page({
    title: 'Improvement projects', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Act', href: '/co-implementation' }], currentSection: '/co-implementation',
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Improvement projects</h1>
          <p>Here teams try out how care can be better, and say what they learned. Some tries work and some do not. Both teach us something.</p>
          <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
          <Ways ctx={ctx} />
          <Filters asked={asked} />
        </div>
        {found.projects.length === 0 ? <p>No project that you may see fits.</p> : <p>{rangeWords({ page: found.page, pageSize: A_PAGE, total: found.total })}.</p>}
        {found.projects.map((project) => <OneProject project={project} />)}
        <Paging page={found.page} pageCount={Math.ceil(found.total / A_PAGE)} hrefOf={(to) => `/improvement?${new URLSearchParams({ ...asked, page: String(to) })}`} ariaLabel="Pages of projects" />
      </>
    ),
  });
}

/** Every state is in the list until somebody narrows it. */
function filterOf({ stage, ...asked }: Record<(typeof names)[number], string>): RegisterFilter {
  return { ...asked, stage: stages.find(({ score }) => String(score) === stage)?.score ?? 0 };
}

function Ways({ ctx }: { ctx: RequestContext }) {
  return (
    <>
      {mayHere(ctx.viewer, 'start projects') ? <ActionLink href="/improvement/projects/new" text="Start a project" /> : <p>To start a project, <a href="/sign-in">sign in</a> and belong to an organisation.</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li><a href="/improvement/learning">Learning and research, and questions that anyone may ask</a></li>
        <li><a href="/improvement/guidance">How improvement works, in short</a></li>
        {ctx.viewer.kind === 'person' && <li><a href="/improvement/my-part">My own part: one thing that I will do</a></li>}
        {mayHere(ctx.viewer, 'support projects') && <li><a href="/improvement/support">Projects that you can support</a></li>}
        <li><a href="/improvement/coverage">Which professions have projects, and what they look at</a></li>
        {mayHere(ctx.viewer, 'load projects') && <li><a href="/improvement/imports">Load a list of projects</a></li>}
      </ul>
    </>
  );
}

function Filters({ asked }: { asked: Readonly<Record<(typeof names)[number], string>> }) {
  const state: FormState = { values: asked, errors: [] };
  return (
    <Details summary="Choose which projects you see" open={Object.values(asked).some((value) => value !== '')}>
      <Form action="/improvement" method="get" state={state}>
        <TextField name="words" label="Words in it" />
        <SelectField name="profession" label="Profession" items={[{ value: '', text: 'All' }, ...professions.map(({ code, title }) => ({ value: code, text: title }))]} />
        <SelectField name="kind" label="What it is" items={[{ value: '', text: 'All' }, ...projectKinds.map(({ code, title }) => ({ value: code, text: title }))]} />
        <SelectField name="state" label="What became of it" items={[{ value: '', text: 'All, also those that stopped' }, { value: 'open', text: 'Still going on' }, ...outcomes.map(({ code, title }) => ({ value: code, text: title }))]} />
        <SelectField name="stage" label="From which stage on" items={[{ value: '', text: 'All' }, ...stages.map(({ score }) => ({ value: String(score), text: stageTitle(score) }))]} />
        <SelectField name="prompt" label="Which question they answered" items={[{ value: '', text: 'Any or none' }, ...prompts.map(({ code, title }) => ({ value: code, text: title }))]} />
        <Button text="Show these" />
      </Form>
    </Details>
  );
}

function OneProject({ project }: { project: ProjectLine }) {
  return (
    <div class="allied-links__item">
      <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-2"><a href={projectHref(project.id)}>{project.title}</a>{project.isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      <p class="nhsuk-u-reading-width nhsuk-u-margin-bottom-2">
        {project.aim && <><span data-quoted>{project.aim.what}</span> ({project.aim.howMuch}), by {formatDay(project.aim.byWhen)}.<br /></>}
        {project.outcome === null ? <StageTold {...project} /> : <>{outcomeTitle(project.outcome)}.{project.outcomeStands !== 'stands' && ` ${outcomeStandingWords(project.outcomeStands)}`} What was learned: <span data-quoted>{project.learned}</span></>}<br />
        {project.unit}{project.unit === project.organisation ? '' : `, ${project.organisation}`}{project.professions.length > 0 && `; ${project.professions.map((code) => titleOf(professions, code)).join(', ')}`}. Ask: {project.contactRole}
        {project.adoptions > 0 && <><br />{project.adoptions === 1 ? '1 other organisation has' : `${project.adoptions} other organisations have`} taken it over.</>}
      </p>
    </div>
  );
}

const StageTold = ({ stage, stageStands }: ProjectLine) => (
  <>{stage === null ? stageTitle(stage) : `Stage ${stageTitle(stage)}`}{stageStands !== 'stands' && `. ${stageStandingWords(stageStands, stage)}`}</>
);
