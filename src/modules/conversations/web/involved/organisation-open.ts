import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { organisationByCode, type OrganisationLine } from '#modules/directory';

/** The organisation of this address, where it listens here: not one that stands here for its published policy only. Throws NotFound. */
export async function listeningOrganisation(ctx: RequestContext): Promise<OrganisationLine> {
  const organisation = await ctx.read((tx) => organisationByCode(tx, ctx.params['organisation'] ?? ''));
  if (!organisation || organisation.policyTextOnly) throw new NotFound('We cannot find an organisation of that name that listens here.');
  return organisation;
}

export const involvedHref = (organisation: { code: string }): string => `/get-involved/${organisation.code}`;
