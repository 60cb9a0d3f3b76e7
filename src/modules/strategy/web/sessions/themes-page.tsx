import { z } from 'zod';
import type { Route } from '#platform/http';
import { CheckboxesField, RadiosField, TextField } from '#ui/forms';
import { groupNotes, type NotesGo } from '../../commands/group-notes.ts';
import { readNotes, type NoteLine } from '../../queries/session-notes.ts';
import type { SessionPage } from '../../queries/session-page.ts';
import { stepRoutes, type StepScene } from './session-step.tsx';
import { ThemeTable } from './theme-table.tsx';

interface Notes {
  all: readonly NoteLine[];
  shown: readonly NoteLine[];
  isLooseOnly: boolean;
}

export const themesRoutes: readonly Route[] = stepRoutes({
  path: 'themes', saved: 'grouped', isWide: true,
  load: async (tx, { session, ctx }): Promise<Notes> => {
    const all = await readNotes(tx, session.id);
    const isLooseOnly = ctx.query['show'] === 'loose';
    return { all, isLooseOnly, shown: isLooseOnly ? all.filter(({ themeId }) => themeId === null) : all };
  },
  title: ({ session }) => (session.isPublic ? 'The themes' : 'Group the notes into themes'), button: () => 'Put them there',
  schema: () => z.object({
    notes: z.array(z.string().max(60)).min(1, 'Tick the notes first'), go: z.string().min(1, 'Choose where the ticked notes go').max(60),
    name: z.string().trim().max(200, 'The name must be 200 letters or fewer'),
  }).refine(({ go, name }) => go !== 'new' || name.length >= 3, { path: ['name'], error: 'Enter a name for the theme, with 3 letters or more' }),
  values: ({ session }) => ({ go: session.themes.length === 0 ? 'new' : '' }),
  before: (scene) => <Above {...scene} />,
  fields: ({ session, extra }) => (extra.all.length === 0 ? null : <Grouping session={session} notes={extra.shown} />),
  save: async (tx, acting, { value, scene: { session } }) => {
    await groupNotes(tx, acting, { id: session.id, noteIds: value.notes, go: goOf(value) });
    return `/sessions/${session.id}/themes`;
  },
});

const goOf = ({ go, name }: { go: string; name: string }): NotesGo => (go === 'new' ? { to: 'new', name } : go === 'none' ? { to: 'none' } : { to: 'theme', themeId: go });

function Above({ session, extra: { all, isLooseOnly } }: StepScene<Notes>) {
  const loose = all.filter(({ themeId }) => themeId === null).length;
  const here = `/sessions/${session.id}/themes`;
  return (
    <>
      <ThemeTable session={session} hrefOf={({ id }) => `${here}/${id}`} />
      {session.themes.length > 0 && <p>{session.isPublic ? 'Open a theme to turn it into a draft objective.' : 'Open a theme to change its name, take it away or turn it into a draft objective.'}</p>}
      {all.length === 0 && <p>There are no notes yet. Type in the notes of the tables first.</p>}
      {all.length > 0 && !session.isPublic && (
        <>
          <h2 class="nhsuk-heading-m" id="notes-list">The notes</h2>
          <ul class="allied-facts">
            <li>{isLooseOnly ? <a href={here}>All notes ({all.length})</a> : <strong>All notes ({all.length})</strong>}</li>
            <li>{isLooseOnly ? <strong>Notes in no theme ({loose})</strong> : <a href={`${here}?show=loose`}>Notes in no theme ({loose})</a>}</li>
          </ul>
        </>
      )}
    </>
  );
}

function Grouping({ session, notes }: { readonly session: SessionPage; readonly notes: readonly NoteLine[] }) {
  if (notes.length === 0) return <p>Every note is in a theme.</p>;
  return (
    <>
      <CheckboxesField name="notes" legend={{ text: 'Tick the notes that belong together', size: 's' }} hint="A note is in one theme at a time." small
        items={notes.map((note) => ({ value: note.id, html: <span data-quoted>{note.words}</span>, hint: { html: <span data-quoted>{placeOf(session, note)}</span> } }))} />
      <RadiosField name="go" small legend={{ text: 'Where do they go?', size: 's' }} items={[
        { value: 'new', text: 'Into a new theme' }, ...session.themes.map(({ id, name }) => ({ value: id, html: <span data-quoted>{name}</span> })), { value: 'none', text: 'Out of every theme' },
      ]} />
      <TextField name="name" label={{ text: 'Name of the new theme', size: 's' }} hint="In the words of the people at the tables. Leave it empty if the theme is there already." />
    </>
  );
}

function placeOf({ questions, themes }: SessionPage, { table, votes, themeId, questionId }: NoteLine): string {
  const theme = themes.find(({ id }) => id === themeId)?.name;
  return `Table ${table}, question ${questions.findIndex(({ id }) => id === questionId) + 1}, ${votes === 1 ? '1 vote' : `${votes} votes`}. ${theme ? `In “${theme}”` : 'In no theme'}`;
}
