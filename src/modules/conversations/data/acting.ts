import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { sentences, type ConversationAction } from '../permissions.ts';

/** Who acts and when; a request context fits. */
export interface Acting {
  now: Date;
  id?: string;
  viewer: Viewer;
}

/** Throws Forbidden unless this viewer may do it in that organisation. */
export function authorise({ viewer }: Pick<Acting, 'viewer'>, action: ConversationAction, organisationId: string): void {
  if (!may(sentences, viewer, action, organisationId)) throw new Forbidden();
}

export const mayDo = (viewer: Viewer, action: ConversationAction, organisationId?: string): boolean => may(sentences, viewer, action, organisationId);
