import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { ownHeader, ownMapping, rowOfWords, type FigureWords } from '../../domain/imports/own-columns.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { checkFile } from '../load-figures.ts';
import { bringFigures } from '../publishing/bring-figures.ts';

export const MOST_FIGURES = 5_000;

/** Figures from a program: good ones come in, the others are answered with their place (from 0) and reasons. Throws Forbidden, Invalid for an unknown organisation. */
export async function takeFigures(tx: Tx, acting: QualityActing, { organisation, figures, reason }: { organisation: string; figures: readonly FigureWords[]; reason: string }): Promise<{ accepted: number; refused: { at: number; reasons: string[] }[] }> {
  const place = await tx.selectFrom('directory.organisation').select('id').where('code', '=', organisation).executeTakeFirst();
  if (!place) throw new Invalid('There is no such organisation.', { organisation: 'Give the code of an organisation' });
  authorise(acting, 'load figures', place.id);
  const { good, bad } = await checkFile(tx, { organisationId: place.id, header: ownHeader, mapping: ownMapping, rows: figures.map((words, at) => ({ line: at, values: rowOfWords(words) })) }, acting.now);
  await bringFigures(tx, acting, { organisationId: place.id, figures: good, reason });
  await recordEvent(tx, acting, { room: 'quality', name: 'figures sent by a program', organisationId: place.id, subject: { kind: 'organisation', id: place.id }, facts: { accepted: good.length, refused: bad.length } });
  return { accepted: figures.length - bad.length, refused: bad.map(({ line: at, reasons }) => ({ at, reasons: reasons.map(fromPlace) })) };
}

/** Rows that disagree name each other by line; a program counts from 0. */
const fromPlace = (reason: string): string => reason.replace(/^Line (\d+(?: and \d+)*) gives/, 'Figure $1 gives');
