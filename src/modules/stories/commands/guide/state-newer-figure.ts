import { isDay, londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { statedFigure } from '../../queries/guide/stated-figures.ts';

interface NewerFigure {
  organisationId: string;
  code: string;
  value: number;
  source: string;
  asOf: string;
  caveat: string;
}

/** A day, month or year that has begun. */
function checkDay(asOf: string, now: Date): void {
  const first = `${asOf}-01-01`.slice(0, 10);
  if (!isDay(first)) throw new Invalid('The date must be a real one.', { asOf: 'Enter a real year, month or day, such as 2026-03' });
  if (first > londonDay(now)) throw new Invalid('The date is still to come.', { asOf: 'Enter a date that is not still to come' });
}

/** States a newer figure in place of one that a strategy prints; every page prints it from then on. Throws Forbidden, Invalid for a figure that no document prints. */
export async function stateNewerFigure(tx: Tx, acting: StoriesActing, { organisationId, asOf, ...figure }: NewerFigure): Promise<void> {
  authorise(acting, 'state newer figures', organisationId);
  const before = await statedFigure(tx, figure.code);
  if (!before) throw new Invalid('Choose a figure from the list.', { code: 'Choose a figure from the list' });
  checkDay(asOf, acting.now);
  if (before.unit === 'percent' && figure.value > 100) throw new Invalid('A share is 100 or less.', { value: 'Enter 100 or less: it is a share of 100' });
  const { id } = await tx.insertInto('stories.newer_figure').values({ ...figure, organisation_id: organisationId, as_of: asOf, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'figure stated', organisationId, subject: { kind: 'stated figure', id }, facts: { ...figure, asOf, before: before.value }, visibility: 'public' });
}
