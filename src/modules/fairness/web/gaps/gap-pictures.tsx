import { pictureFile, type PictureFormat } from '#platform/documents';
import { NotFound } from '#platform/errors';
import type { Handler, RequestContext } from '#platform/http';
import { chartPicture, GapDrawing, GapTrendDrawing } from '#ui/charts';
import { fileName } from './addresses.ts';
import { groupsDrawn, trendDrawn } from './gap-charts.tsx';
import { gapsAsked, sourceOf } from './gap-page.tsx';

/** The groups of a gap page as a file. */
export const groupsPicture = (format: PictureFormat): Handler => async (ctx) => {
  const { props, name } = await shownOn(ctx);
  const { frame, gap } = groupsDrawn(props);
  return pictureFile(chartPicture(frame, (widthPx) => <GapDrawing frame={frame} {...gap} widthPx={widthPx} />), { name: `${name}-groups`, format });
};

/** How the gap of one group went, as a file. */
export const trendPicture = (format: PictureFormat): Handler => async (ctx) => {
  const { props, name } = await shownOn(ctx);
  const drawn = trendDrawn(props);
  if (!drawn) throw new NotFound('There are too few periods with figures to draw how this gap went.');
  const { frame, trend } = drawn;
  return pictureFile(chartPicture(frame, (widthPx) => <GapTrendDrawing frame={frame} {...trend} widthPx={widthPx} />), { name: `${name}-trend`, format });
};

async function shownOn(ctx: RequestContext) {
  const { split, view } = await gapsAsked(ctx);
  if (!view) throw new NotFound('No figures have come in yet.');
  return { props: { split, view, source: sourceOf(split) }, name: fileName(split) };
}
