import type { Tx } from '#platform/db';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { PromptCode } from '../../domain/prompts.ts';
import type { ImprovementActing } from '../../permissions.ts';

/** What a team answers to a prompt; an earlier answer is kept. Throws NotFound, Forbidden, Conflict. */
export async function answerPrompt(tx: Tx, acting: ImprovementActing, { projectId, prompt, answer }: { projectId: string; prompt: PromptCode; answer: string }): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  await tx.insertInto('improvement.prompt_answer').values({ project_id: projectId, organisation_id: project.organisationId, prompt, answer, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordProjectEvent(tx, acting, project, { name: 'prompt answered', facts: { prompt } });
}
