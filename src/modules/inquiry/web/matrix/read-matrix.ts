import type { RequestContext } from '#platform/http';
import { matrixOf, matrixUnit, type Matrix } from '../../queries/matrix.ts';

/** The map of the unit in the address, with what the rooms above hang on it. Throws NotFound. */
export async function readMatrix(ctx: RequestContext): Promise<Matrix> {
  const unit = await ctx.read((tx) => matrixUnit(tx, ctx.params['unit'] ?? ''));
  const things = await ctx.thingsOf(unit.organisationId);
  return ctx.read((tx) => matrixOf(tx, unit, { now: ctx.now, things }));
}
