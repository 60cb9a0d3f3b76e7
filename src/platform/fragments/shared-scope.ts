import type { Scope } from '#platform/db';
import type { Viewer } from '#platform/http';

/** A scope that several people share, and the name under which what they see may be kept. */
export interface SharedScope {
  key: string;
  scope: Scope;
}

const NOBODY_IN_PARTICULAR = '00000000-0000-0000-0000-000000000000';

/**
 * What everyone with the same roles in the same organisations may see. The scope carries no person, so the database
 * returns no row that belongs to one person only, and a kept page cannot show it to another.
 */
export function sharedScope(viewer: Viewer): SharedScope {
  if (!viewer.signedIn) return { key: 'public', scope: { as: 'public' } };
  const grants = [...new Set(viewer.grants.map(({ role, organisationId }) => `${organisationId}/${role}`))].toSorted();
  const organisationIds = [...new Set(viewer.grants.map(({ organisationId }) => organisationId))];
  return { key: `${viewer.kind} ${grants.join(' ')}`, scope: { as: 'person', personId: NOBODY_IN_PARTICULAR, organisationIds } };
}
