import type { Tx } from '#platform/db';
import type { ViewerMembership } from '#platform/http';
import { organisationsById } from '#modules/directory';

/** Where a viewer belongs, with the codes that addresses are made of and the strategy that their organisation has in use. */
export interface OwnPlace {
  role: string;
  roleGroup: string;
  organisationId: string;
  organisationName: string;
  organisationCode: string;
  unitCode: string;
  strategyCode: string | null;
}

/** One place for each role that the viewer holds somewhere. */
export async function ownPlaces(tx: Tx, memberships: readonly ViewerMembership[]): Promise<OwnPlace[]> {
  const organisationIds = [...new Set(memberships.map(({ organisationId }) => organisationId))];
  if (organisationIds.length === 0) return [];
  const organisations = await organisationsById(tx, organisationIds);
  const units = await tx.selectFrom('directory.unit').select(['id', 'code']).where('id', 'in', memberships.map(({ unitId }) => unitId)).execute();
  const strategies = await tx.selectFrom('strategy.strategy').select(['code', 'organisation_id']).where('organisation_id', 'in', organisationIds).where('state', '<>', 'legacy').orderBy('period_start').execute();
  return memberships.map(({ role, roleGroup, organisationId, organisationName, unitId }) => ({
    role, roleGroup, organisationId, organisationName, organisationCode: organisations.get(organisationId)?.code ?? '',
    unitCode: units.find(({ id }) => id === unitId)?.code ?? '', strategyCode: strategies.find(({ organisation_id: of }) => of === organisationId)?.code ?? null,
  }));
}
