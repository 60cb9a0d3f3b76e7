import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { aroundSentences, type AroundAction } from '../around-permissions.ts';

/** Who acts and when; a request context fits. */
export interface AroundActing {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authoriseAround({ viewer }: AroundActing, action: AroundAction, organisationId: string): void {
  if (!may(aroundSentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayAround = (viewer: Viewer, action: AroundAction, organisationId?: string): boolean => may(aroundSentences, viewer, action, organisationId);
