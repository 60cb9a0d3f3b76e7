import { pictureFile, type PictureFormat } from '#platform/documents';
import { NotFound } from '#platform/errors';
import type { Handler } from '#platform/http';
import { chartPicture, FunnelDrawing } from '#ui/charts';
import { besideEachNote } from '../balance/beside-note.ts';
import { comparison } from '../variation/files.ts';
import { funnelOf } from '../variation/funnel-figure.tsx';

/** The funnel of a comparison as a file, for the peers and periods that the address asks for. */
export const funnelPicture = (format: PictureFormat): Handler => async (ctx) => {
  const found = await comparison(ctx);
  const drawn = funnelOf(found, ctx.now);
  if (!drawn) throw new NotFound(found.funnel.ok ? 'There is nothing to draw.' : found.funnel.why);
  const { funnel } = drawn;
  const frame = { ...drawn.frame, source: `${drawn.frame.source ?? ''}${besideEachNote(found.measure)}` };
  return pictureFile(chartPicture(frame, (widthPx) => <FunnelDrawing frame={frame} {...funnel} widthPx={widthPx} />), { name: `${found.measure.code}-peers`, format });
};
