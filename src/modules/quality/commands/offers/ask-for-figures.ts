import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { enqueue } from '#platform/jobs';
import { sentences, type QualityActing } from '../../permissions.ts';

/** Has the figures of an offered measure worked out now and not only at night. Throws Forbidden, NotFound, Invalid for a measure that files fill. */
export async function askForFigures(tx: Tx, acting: QualityActing, code: string): Promise<void> {
  if (organisationsWhere(sentences, acting.viewer, 'load figures').length === 0) throw new Forbidden();
  const measure = await tx.selectFrom('quality.measure').select(['id', 'offered_by']).where('code', '=', code).executeTakeFirst();
  if (!measure) throw new NotFound('We cannot find that measure.');
  if (measure.offered_by === null) throw new Invalid('Figures of this measure come from files, so there is nothing to work out.');
  // One waits at most: a second ask while it waits is the same.
  await enqueue(tx, { name: 'quality-offers', payload: { offer: measure.offered_by }, key: `offer ${measure.offered_by}` });
  await recordEvent(tx, acting, { room: 'quality', name: 'figures asked for', organisationId: null, subject: { kind: 'measure', id: measure.id } });
}
