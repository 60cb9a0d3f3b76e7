import { z } from 'zod';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import type { RequestContext, Route } from '#platform/http';
import { SelectField, TextareaField, TextField, CheckboxesField } from '#ui/forms';
import { InsetText } from '#ui/nhsuk';
import { beginObjectiveFromTheme } from '../../commands/begin-objective-from-theme.ts';
import { removeTheme, renameTheme } from '../../commands/group-notes.ts';
import { exampleThemeId } from '../../data/seed-event-session.ts';
import { nodeChoices, type NodeChoice } from '../../queries/objective-choices.ts';
import { readNotes, type NoteLine } from '../../queries/session-notes.ts';
import type { SessionPage, ThemeLine } from '../../queries/session-page.ts';
import { optionalText, reasonAnswer, textAnswer } from '../objectives/answers.ts';
import { WordingFields, wordingOf, wordingShape } from '../objectives/wording-fields.tsx';
import { stepRoutes } from './session-step.tsx';

const example = { theme: exampleThemeId('near') };

interface ThemeScene {
  theme: ThemeLine;
  notes: readonly NoteLine[];
}

async function themeScene(tx: Tx, { session, ctx }: { session: SessionPage; ctx: RequestContext }): Promise<ThemeScene> {
  const theme = session.themes.find(({ id }) => id === ctx.params['theme']);
  if (!theme) throw new NotFound('We cannot find that theme.');
  return { theme, notes: (await readNotes(tx, session.id)).filter(({ themeId }) => themeId === theme.id) };
}

const nameRoutes = stepRoutes({
  path: 'themes/:theme', saved: 'theme-named', example, title: () => 'One theme', button: () => 'Save the name',
  schema: () => z.object({ name: textAnswer({ missing: 'Enter a name', name: 'The name', max: 200 }) }),
  load: themeScene,
  values: ({ extra: { theme } }) => ({ name: theme.name }),
  before: ({ session, extra: { theme, notes } }) => (
    <>
      <p><strong data-quoted>{theme.name}</strong></p>
      <p>{theme.votes === 1 ? '1 vote' : `${theme.votes} votes`}, from {theme.tables} of {session.tableCount} tables.</p>
      {notes.length === 0 ? <p>This theme has no notes now. Move notes into it, or take it away.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{notes.map((note) => <li key={note.id}><span data-quoted>{note.words}</span> (table {note.table}, {note.votes === 1 ? '1 vote' : `${note.votes} votes`})</li>)}</ul>}
      <ul class="nhsuk-list">
        {notes.length > 0 && <li><a href={`/sessions/${session.id}/themes/${theme.id}/objective`}>Turn it into a draft objective</a></li>}
        {theme.objectives.map(({ id, wording }) => <li key={id}>Began with it: <a href={`/objectives/${id}`} data-quoted>{wording}</a></li>)}
        {!session.isPublic && theme.objectives.length === 0 && <li><a href={`/sessions/${session.id}/themes/${theme.id}/removal`}>Take this theme away</a></li>}
        <li><a href={`/sessions/${session.id}/themes`}>All themes</a></li>
      </ul>
    </>
  ),
  fields: () => <TextField name="name" label={{ text: 'Name of the theme', size: 's' }} />,
  save: async (tx, acting, { value, scene: { session, extra } }) => {
    await renameTheme(tx, acting, { id: session.id, themeId: extra.theme.id, name: value.name });
    return `/sessions/${session.id}/themes`;
  },
});

const removalRoutes = stepRoutes({
  path: 'themes/:theme/removal', saved: 'theme-removed', example, title: () => 'Take a theme away', button: () => 'Take it away', isWithoutWords: true,
  schema: () => z.object({}),
  load: themeScene,
  fields: ({ extra: { theme } }) => <p>The theme <span data-quoted>“{theme.name}”</span> goes. Its notes stay, in no theme.</p>,
  save: async (tx, acting, { scene: { session, extra } }) => {
    await removeTheme(tx, acting, { id: session.id, themeId: extra.theme.id });
    return `/sessions/${session.id}/themes`;
  },
});

const yearsAt = (now: Date): FinancialYear[] => [FinancialYear.at(now), FinancialYear.at(now).next()];

const objectiveRoutes = stepRoutes({
  path: 'themes/:theme/objective', saved: 'draft', example, title: () => 'Turn a theme into a draft objective', button: () => 'Save the draft', isOpenWhilePublished: true,
  schema: () => z.object({
    node: z.string().min(1, 'Choose what it serves').max(60), year: z.string().max(10), parentReason: reasonAnswer('Say why it serves this part'), ...wordingShape,
    record: z.array(z.literal('yes')), decided: optionalText('What they decided', 1000),
  }),
  load: async (tx, scene): Promise<ThemeScene & { nodes: readonly NodeChoice[] }> => ({ ...(await themeScene(tx, scene)), nodes: scene.session.strategy ? await nodeChoices(tx, scene.session.strategy.code) : [] }),
  values: ({ session, ctx, extra: { theme } }) => ({
    year: FinancialYear.at(ctx.now).label, detail: '', parentReason: '', record: ['yes'],
    node: session.parts.length === 1 ? session.parts[0]?.code : '', wording: theme.name,
  }),
  before: ({ session, extra: { theme } }) => <InsetText>The theme <strong data-quoted>{theme.name}</strong> had {theme.votes === 1 ? '1 vote' : `${theme.votes} votes`} from {theme.tables} of {session.tableCount} tables. The draft keeps a link to it. Only your organisation sees the draft until you publish it.</InsetText>,
  fields: ({ ctx, extra: { nodes } }) => (
    <>
      <SelectField name="node" label={{ text: 'Which part of the strategy does it mainly serve?', size: 's' }} items={[{ value: '', text: 'Choose a part' }, ...nodes.map(({ nodeCode, title }) => ({ value: nodeCode, text: title.length > 110 ? `${title.slice(0, 107)}…` : title }))]} />
      <TextareaField name="parentReason" label={{ text: 'Why does it serve this part?', size: 's' }} rows={2} />
      <SelectField name="year" label={{ text: 'For which year?', size: 's' }} hint="A year runs from April to March." items={yearsAt(ctx.now).map(({ label, inWords }) => ({ value: label, text: `${label} (${inWords})` }))} />
      <WordingFields />
      <CheckboxesField name="record" legend={{ text: 'The record of who took part', size: 's' }} items={[{ value: 'yes', text: 'Write the session into the record, as planning together', hint: 'With who took part, by kind of people. Small groups are not counted.' }]} />
      <TextareaField name="decided" label="What did people decide at the session? (optional)" hint="Leave it empty if they were asked but decided nothing." rows={2} />
    </>
  ),
  save: async (tx, acting, { value, scene: { session, ctx, extra } }) => {
    const year = yearsAt(ctx.now).find(({ label }) => label === value.year);
    if (!year) throw new Invalid('Choose a year from the list.', { year: 'Choose a year from the list' });
    const { objectiveId } = await beginObjectiveFromTheme(tx, acting, {
      id: session.id, themeId: extra.theme.id, record: value.record.length > 0 ? { decided: value.decided } : null,
      objective: { ...wordingOf(value), year, nodeCode: value.node, parentReason: value.parentReason, ownerPersonId: null, updateEveryMonths: 1 },
    });
    return `/objectives/${objectiveId}`;
  },
});

export const themeRoutes: readonly Route[] = [...nameRoutes, ...removalRoutes, ...objectiveRoutes];
