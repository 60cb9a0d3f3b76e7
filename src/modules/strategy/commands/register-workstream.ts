import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';
import { setTags, type Tag } from '../data/tag-rows.ts';
import { beginWorkstreamLink, recordWorkstreamEvent, type WorkstreamLink } from '../data/workstream-rows.ts';

export interface WorkstreamWords {
  title: string;
  about: string;
  leadRole: string;
  /** Whose work it is; none means everyone's. */
  roleGroups?: readonly string[];
  tags: readonly Tag[];
}

export interface NewWorkstream extends WorkstreamWords {
  organisationId: string;
  link: WorkstreamLink;
}

/**
 * Registers a piece of work with the first part of a strategy that it serves. Only its own organisation sees it until it is
 * shared. Throws Forbidden, or Invalid (no such part, an organisation that is here for its policy text only).
 */
export async function registerWorkstream(tx: Tx, acting: AroundActing, input: NewWorkstream): Promise<{ id: string }> {
  if (!isId(input.organisationId)) throw new Invalid('Choose an organisation.', { organisationId: 'Choose an organisation' });
  authoriseAround(acting, 'register workstreams', input.organisationId);
  const organisation = await tx.selectFrom('directory.organisation').select(['is_example', 'policy_text_only']).where('id', '=', input.organisationId).executeTakeFirst();
  if (!organisation || organisation.policy_text_only) throw new Invalid('This organisation is here for its published policy only.', { organisationId: 'Choose another organisation' });
  const workstream = { id: newId(), organisationId: input.organisationId, revision: 1, shared: false };
  await tx.insertInto('strategy.workstream').values({
    id: workstream.id, organisation_id: workstream.organisationId, title: input.title, about: input.about, lead_role: input.leadRole, role_groups: [...new Set(input.roleGroups ?? [])],
    is_example: organisation.is_example, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await beginWorkstreamLink(tx, acting, workstream, input.link);
  await setTags(tx, acting, { organisationId: workstream.organisationId, workstreamId: workstream.id }, input.tags);
  await recordWorkstreamEvent(tx, acting, workstream, { name: 'workstream registered', facts: { node: input.link.nodeCode } });
  return { id: workstream.id };
}
