import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { objectivePage, type ObjectivePage } from '#modules/strategy';
import { waysToReach, type Contact } from '#modules/directory';
import { coEvaluationOf, type CoEvaluation } from '../../queries/co-evaluation/co-evaluation.ts';
import { dashboardTrail } from '../trail.ts';

export interface Scene {
  objective: ObjectivePage;
  asked: CoEvaluation | null;
  contact: Contact;
  /** The address of the three views. */
  home: string;
}

/** The objective that people judge, with what they said. Throws NotFound. */
export async function sceneOf(ctx: RequestContext): Promise<Scene> {
  return ctx.read(async (tx) => {
    const objective = await objectivePage(tx, ctx.params['id'] ?? '', ctx.now);
    if (!objective) throw new NotFound();
    return { objective, asked: await coEvaluationOf(tx, objective.id), contact: await waysToReach(tx, objective.organisation.id), home: `/quality/objectives/${objective.id}/co-evaluation` };
  });
}

export const trailOf = ({ objective: { id, wording } }: Scene) => dashboardTrail({ text: wording, href: `/objectives/${id}` }, { text: 'Did it help?', href: `/quality/objectives/${id}/co-evaluation` });
