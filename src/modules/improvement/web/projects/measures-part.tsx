import { z } from 'zod';
import { professions, titleOf } from '#modules/directory';
import { LinkedChart, type SeriesPage } from '#modules/quality';
import { Part } from '#modules/strategy';
import { Form, RadiosField, SelectField } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { linkMeasure } from '../../commands/projects/link-measure.ts';
import { measureKinds, measureKindTitle } from '../../domain/project.ts';
import { projectHref } from '../../domain/addresses.ts';
import { ClosedPart } from './closed-part.tsx';
import type { ProjectPage } from '../../queries/projects/project-page.ts';
import { actionOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({ seriesId: z.string().min(1, 'Choose the figures'), shows: z.enum(measureKinds.map(({ code }) => code), 'Choose what they show') });

export const measureForm = partForm({ form: 'measures', part: 'measures', schema, saved: 'measure-linked', act: (tx, ctx, { seriesId, shows }) => linkMeasure(tx, ctx, { projectId: ctx.params['id'] ?? '', seriesId, kind: shows }) });

/** How will we know that a change is an improvement? Figures that are shown stand here, and no others. */
export function MeasuresPart(scene: Scene) {
  const { project, figures, mayWork } = scene;
  const missing = measureKinds.filter(({ code }) => !project.measures.some(({ kind }) => kind === code));
  return (
    <Part id="measures" title="Measures">
      {project.measures.map(({ linkId, seriesId, kind }, at) => {
        const series = figures.find(({ id }) => id === seriesId);
        return (
          <section aria-label={`${measureKindTitle(kind)} measure ${at + 1}`}>
            <h3 class="nhsuk-heading-s">{measureKindTitle(kind)}{series && `: ${nameOf(series)}`}</h3>
            {series ? <LinkedChart series={withOwnTests(series, project)} id={`chart-${at + 1}`} /> : <p>These figures are not open to you, or they stand only beside figures of quality and staff.</p>}
            {mayWork && <Form action={`${projectHref(project.id)}/measures/${linkId}/ending`} csrfToken={scene.ctx.csrf()}><Button text={`Take off: ${series ? nameOf(series) : measureKindTitle(kind)}`} variant="secondary" small /></Form>}
          </section>
        );
      })}
      {!project.open.measures && <ClosedPart />}
      {project.open.measures && missing.length > 0 && project.outcome === null && (
        <p class="nhsuk-u-reading-width">Not measured yet: {missing.map(({ title, words }) => `${title.toLowerCase()} (${words[0]?.toLowerCase()}${words.slice(1)})`).join('; ')}.</p>
      )}
      {mayWork && <LinkForm {...scene} />}
    </Part>
  );
}

/** With whose it is: a project can have the same measure of two teams. */
const nameOf = ({ measure, unit, profession }: SeriesPage): string => [measure.name, unit, profession === '' ? '' : titleOf(professions, profession).toLowerCase()].filter((part) => part !== '').join(', ');

/** On the chart for all its readers a project that is not for everyone is named by its team alone; on its own page its tests have their names. */
function withOwnTests(series: SeriesPage, { id, title, cycles }: ProjectPage): SeriesPage {
  const named = new Map(cycles.map((cycle) => [`${projectHref(id)}#test-${cycle.number}`, `${title}, test ${cycle.number}: ${cycle.title}`]));
  return { ...series, annotations: series.annotations.map((note) => ({ ...note, words: named.get(note.address ?? '') ?? note.words })) };
}

function LinkForm(scene: Scene) {
  const free = (scene.choices?.series ?? []).filter(({ id }) => !scene.project.measures.some(({ seriesId }) => seriesId === id));
  return (
    <Details summary="Link figures" open={isOpen(scene, 'measures')}>
      {free.length === 0 ? <p>Your organisation has no more figures on the <a href="/quality">Quality Dashboard</a>. Whoever leads a service can bring figures in.</p> : (
        <Form action={actionOf(scene, 'measures')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'measures')}>
          <SelectField name="seriesId" label="Which figures?" items={[{ value: '', text: 'Choose figures' }, ...free.map(({ id, name }) => ({ value: id, text: name }))]} />
          <RadiosField name="shows" legend="What do they show?" items={measureKinds.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
          <Button text="Link these figures" variant="secondary" />
        </Form>
      )}
    </Details>
  );
}
