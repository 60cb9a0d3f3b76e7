import { z } from 'zod';
import { stringify } from 'yaml';
import { organisationsWhere } from '#platform/access';
import { get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById, SendTo, waysToReach } from '#modules/directory';
import { emptyForm, FileField, Form, FormErrorSummary, PaperForm, parseForm, SelectField } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { loadOwnTemplate } from '../../commands/load-template.ts';
import { fieldsOf, minutesOf } from '../../domain/minutes.ts';
import { stageAnswers, stageTitles } from '../../domain/stages.ts';
import { questionsOf, type TemplateContent } from '../../domain/template-file.ts';
import { sentences } from '../../permissions.ts';
import { axes, type Axis } from '../../queries/matrix.ts';
import { templateByCode, templatesFor, type TemplateLine } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import type { Shown } from '../sent.ts';
import { crumbs, home, phaseWords } from '../words.ts';

const example = { code: 'provider' };
const LARGEST_BYTES = 200_000;
const list = { text: 'Questions', href: '/inquiry/questions' };

/** The sets of questions: to read, to print, to take as a file and to load a changed one. */
export const templateRoutes: readonly Route[] = [
  get('/inquiry/questions', 'read where we are', (ctx) => showTemplates(ctx, { state: emptyForm })),
  post('/inquiry/questions', 'load questions', load, { uploads: { maxBytes: LARGEST_BYTES } }),
  get('/inquiry/questions/:code', 'read where we are', showTemplate, { example }),
  get('/inquiry/questions/:code/file.yaml', 'read where we are', templateFile, { example }),
  get('/inquiry/questions/:code/print', 'read where we are', printTemplate, { example }),
];

async function showTemplates(ctx: RequestContext, shown: Shown, problems: readonly string[] = []): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'load questions');
  const { templates, places } = await ctx.read(async (tx) => ({ templates: await templatesFor(tx, ctx.viewer.grants.map(({ organisationId }) => organisationId)), places: [...(await organisationsById(tx, own)).values()] }));
  const isInError = shown.state.errors.length > 0;
  return page({
    title: 'Questions', isInError, currentSection: '/co-evaluation', breadcrumbs: crumbs(home),
    content: (
      <>
        <FormErrorSummary state={shown.state} />
        <h1 class="nhsuk-heading-l">The questions</h1>
        <p class="nhsuk-u-reading-width">A start, not official: the questions of the published framework were not available to us. Each set can be printed, and an organisation can change a copy and load it as its own.</p>
        {problems.length > 0 && <InsetText><h2 class="nhsuk-heading-s">What to mend in the file</h2><ul class="nhsuk-list nhsuk-list--bullet">{problems.map((words) => <li data-quoted>{words}</li>)}</ul></InsetText>}
        <DataTable caption="Sets of questions" captionSize="m" rows={templates} emptyText="There are no questions yet." columns={[
          { key: 'title', head: 'Questions', cell: ({ code, title }) => <a href={`/inquiry/questions/${code}`}>{title}</a> },
          { key: 'version', head: 'Version', isNumeric: true, cell: ({ version }) => String(version) },
          { key: 'steps', head: 'Steps', isNumeric: true, cell: ({ content }) => String(content.steps.length) },
          { key: 'fields', head: 'Answers', isNumeric: true, cell: ({ content }) => String(questionsOf(content).length) },
          { key: 'minutes', head: 'Minutes, about', isNumeric: true, cell: ({ content }) => String(Math.round(minutesOf(content))) },
        ]} />
        {places.length > 0 && (
          <Form action="/inquiry/questions" csrfToken={ctx.csrf()} state={shown.state} isMultipart>
            <h2 class="nhsuk-heading-m">Load questions of your own</h2>
            <SelectField name="organisationId" label="Organisation" items={places.map(({ id, name }) => ({ value: id, text: name }))} />
            <FileField name="file" label="File" hint="Take a file of a set, change it, give it a code of your own, and load it here" />
            <Button text="Load the questions" />
          </Form>
        )}
      </>
    ),
  });
}

const loadSchema = z.object({ organisationId: z.uuid('Choose an organisation') });

async function load(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(loadSchema, ctx.body);
  if (!parsed.ok) return showTemplates(ctx, { state: parsed.state });
  const [file] = ctx.files;
  const wrong = (text: string, problems: readonly string[] = []) => showTemplates(ctx, { state: { values: { organisationId: parsed.value.organisationId }, errors: [{ name: 'file', text }] } }, problems);
  if (!file || file.bytes.length === 0) return wrong('Choose a file');
  const { organisationId } = parsed.value;
  return refusedInForm(async () => {
    const outcome = await ctx.write((tx) => loadOwnTemplate(tx, ctx, { organisationId, text: Buffer.from(file.bytes).toString('utf8') }));
    if (!outcome.ok) return wrong('The file needs mending. Nothing was loaded', outcome.problems.map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`));
    return savedAt(`/inquiry/questions/${outcome.code}`, outcome.isNew ? 'questions-loaded' : 'questions-same');
  }, (errors) => showTemplates(ctx, { state: { values: { organisationId }, errors } }));
}

const found = (ctx: RequestContext): Promise<TemplateLine> => ctx.read((tx) => templateByCode(tx, ctx.params['code'] ?? ''));

async function showTemplate(ctx: RequestContext): Promise<Reply> {
  const { code, title, version, content } = await found(ctx);
  return page({
    title, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, list),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">{title}</h1>
        <p>{content.about}</p>
        <p>{content.label}. Version {version}. {content.steps.length} steps, {fieldsOf(content)} fields, about {Math.round(minutesOf(content))} minutes.</p>
        {content.steps.map((step) => <><h2 class="nhsuk-heading-m">{step.title} ({phaseWords(step.phase)})</h2><ol class="nhsuk-list nhsuk-list--number">{step.questions.map(({ ask }) => <li>{ask}</li>)}</ol></>)}
        <p><a href={`/inquiry/questions/${code}/print`}>Print a form</a></p>
        <p><a href={`/inquiry/questions/${code}/file.yaml`}>Take the file (YAML)</a></p>
      </div>
    ),
  });
}

async function templateFile(ctx: RequestContext): Promise<Reply> {
  const { code, content } = await found(ctx);
  return { kind: 'file', body: stringify(content, { lineWidth: 0 }), type: 'application/yaml', name: `${code}.yaml` };
}

async function printTemplate(ctx: RequestContext): Promise<Reply> {
  const { template, focuses, contact } = await ctx.read(async (tx) => ({ focuses: (await axes(tx)).focuses, template: await templateByCode(tx, ctx.params['code'] ?? ''), contact: await waysToReach(tx, null) }));
  return page({
    title: `Form to print: ${template.title}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, list),
    content: (
      <PaperForm title={template.title} caption={template.content.label} isLong back={{ href: `/inquiry/questions/${template.code}`, text: 'Go back to the questions' }} sendTo={<SendTo contact={contact} />} questions={paperQuestions(template.content, focuses)}>
        <p>Fill it in together. Write the day that it tells about. Somebody types the answers in later: they stand with the word “paper” and with this day.</p>
      </PaperForm>
    ),
  });
}

const paperQuestions = (content: TemplateContent, focuses: readonly Axis[]) => [
  { text: 'Which team or place, and which day does it tell about?', lines: 1 },
  ...questionsOf(content).map(({ ask, answer }) => (answer === 'stage' ? { text: ask, boxes: stageAnswers.map((stage) => stageTitles[stage]) } : { text: answer === 'strength' ? `${ask}, and where it helps most` : ask, lines: 3, boxes: answer === 'strength' ? focuses.map(({ title }) => title) : [] })),
  { text: 'Who took part? Roles and groups, not names.', lines: 2 },
];
