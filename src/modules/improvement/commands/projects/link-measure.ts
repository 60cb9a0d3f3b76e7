import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { seriesPages } from '#modules/quality';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { MeasureKind } from '../../domain/project.ts';
import type { ImprovementActing } from '../../permissions.ts';
import { askToMark } from '../cycles/mark-cycles.ts';

/** Lets figures of its own organisation stand with a project; its tests stand on their chart from then on. By the team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function linkMeasure(tx: Tx, acting: ImprovementActing, { projectId, seriesId, kind }: { projectId: string; seriesId: string; kind: MeasureKind }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const [series] = isId(seriesId) ? await seriesPages(tx, [seriesId]) : [];
  // Tests are written on the chart, and partners may be let read it: no organisation does that with the figures of another.
  if (!series || series.organisationId !== project.organisationId) throw new Invalid('Choose figures from the list.', { seriesId: 'Choose figures from the list' });
  const added = await tx.insertInto('improvement.project_measure').values({ project_id: projectId, organisation_id: project.organisationId, series_id: seriesId, kind, linked_at: acting.now, linked_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('These figures stand with the project already.');
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, project, { name: 'measure linked', facts: { series: seriesId, kind } });
}

/** Takes figures off a project; its tests leave their chart. By the team. Throws NotFound, Forbidden, Conflict. */
export async function unlinkMeasure(tx: Tx, acting: ImprovementActing, { projectId, linkId }: { projectId: string; linkId: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const ended = isId(linkId) ? await tx.updateTable('improvement.project_measure').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', linkId).where('project_id', '=', projectId).where('ended_at', 'is', null).returning('series_id').executeTakeFirst() : undefined;
  if (!ended) throw new NotFound();
  await askToMark(tx, projectId);
  await recordProjectEvent(tx, acting, project, { name: 'measure taken off', facts: { series: ended.series_id } });
}
