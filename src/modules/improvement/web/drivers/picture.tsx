import { pictureFile, type PictureFormat } from '#platform/documents';
import type { Handler } from '#platform/http';
import { chartPicture, TreeDrawing } from '#ui/charts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { driverFrame, treeOf } from './drivers-part.tsx';

/** The driver diagram as a file: what the page draws. */
export const driverPicture = (format: PictureFormat): Handler => async (ctx) => {
  const project = await ctx.read((tx) => projectPage(tx, ctx.params['id'] ?? ''));
  const frame = driverFrame(project);
  return pictureFile(chartPicture(frame, (widthPx) => <TreeDrawing frame={frame} {...treeOf(project)} widthPx={widthPx} />), { name: 'driver-diagram', format });
};
