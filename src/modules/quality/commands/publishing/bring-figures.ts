import type { Tx } from '#platform/db';
import { Forbidden } from '#platform/errors';
import { enqueue } from '#platform/jobs';
import type { Figure } from '../../domain/imports/check-rows.ts';
import { authorise, type QualityActing } from '../../permissions.ts';

export interface Brought {
  organisationId: string;
  figures: readonly Figure[];
  /** Why they came, kept with every figure that they replace. */
  reason: string;
}

/**
 * The one way by which figures come in from a request: by hand, by program. They wait for the worker, which alone may read and write figures as they
 * came; the pages show them when it is done. Throws Forbidden, also for units of another organisation.
 */
export async function bringFigures(tx: Tx, acting: QualityActing, { organisationId, figures, reason }: Brought): Promise<void> {
  authorise(acting, 'load figures', organisationId);
  if (figures.length === 0) return;
  const units = [...new Set(figures.map(({ unitId }) => unitId))];
  const { count } = await tx.selectFrom('directory.unit').select((eb) => eb.fn.countAll<string>().as('count')).where('organisation_id', '=', organisationId).where('id', 'in', units).executeTakeFirstOrThrow();
  if (Number(count) !== units.length) throw new Forbidden();
  await enqueue(tx, { name: 'quality-put-figures', payload: { organisationId, figures, reason, changedBy: acting.viewer.personId, at: acting.now.toISOString() } });
}
