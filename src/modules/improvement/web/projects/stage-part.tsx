import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { Part } from '#modules/strategy';
import { Form, RadiosField, TextareaField, WordsCheck } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { endProject } from '../../commands/projects/end-project.ts';
import { setStage } from '../../commands/projects/set-stage.ts';
import { outcomes } from '../../domain/project.ts';
import { stageStandingWords } from '../../domain/stage-now.ts';
import { stages, stageScores, stageTitle } from '../../domain/stages.ts';
import { wordsAnswer } from '../answers.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const stageSchema = z.object({ score: z.enum(stageScores, 'Choose how far you are'), evidence: wordsAnswer('Say what shows it', 'The words', { max: 1000 }) });
export const stageForm = partForm({ form: 'stage', part: 'stage', schema: stageSchema, saved: 'stage-set', act: (tx, ctx, { score, evidence }) => setStage(tx, ctx, { projectId: ctx.params['id'] ?? '', score: Number(score), evidence }) });

const endSchema = z.object({ outcome: z.enum(outcomes.map(({ code }) => code), 'Choose what became of it'), learned: wordsAnswer('Say what you learned', 'What you learned') });
export const endForm = partForm({ form: 'ending', part: 'stage', schema: endSchema, saved: 'project-ended', act: (tx, ctx, value) => endProject(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** How far the team sees its project, and its end. */
export function StagePart(scene: Scene) {
  const { project, mayWork } = scene;
  return (
    <Part id="stage" title="How far it is">
      {project.stages.length === 0 && (project.open.learning ? <p>The team has not said yet how far it is.</p> : <ClosedPart />)}
      {project.stageStands !== 'stands' && <p class="nhsuk-u-reading-width"><strong>{stageStandingWords(project.stageStands, project.stage)}</strong>{project.stageStands === 'not shown' && ' What was recorded stays as history.'}</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">{project.stages.map(({ score, evidence, madeAt }) => <li>{stageTitle(score)}, {formatLondonDate(madeAt)}. <span data-quoted>{evidence}</span></li>)}</ul>
      {mayWork && <StageForm {...scene} />}
      {mayWork && <EndForm {...scene} />}
    </Part>
  );
}

function StageForm(scene: Scene) {
  return (
    <Details summary="Say how far you are" open={isOpen(scene, 'stage')}>
      <Form action={actionOf(scene, 'stage')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'stage')}>
        <RadiosField name="score" legend="How far are you?" hint="You choose, and nothing works it out for you. From 3.0 on your figures must show it" items={stages.map(({ score, expected }) => ({ value: String(score), text: stageTitle(score), hint: expected }))} />
        <TextareaField name="evidence" label="What shows it?" rows={2} maxlength={1000} />
        <Button text="Set the stage" variant="secondary" />
        <WordsCheck advice={adviceOf(scene, 'stage')} />
      </Form>
    </Details>
  );
}

/** "Improved" is offered only where the figures let it; the command asks them again. */
function EndForm(scene: Scene) {
  const { claim } = scene;
  return (
    <Details summary="End the project and say what you learned" open={isOpen(scene, 'ending')}>
      <p>Projects that stopped stand in the list beside the others. What you learned is worth as much.</p>
      {scene.project.audience !== 'everyone' && <p>Only your organisation can read it. Afterwards nothing can be changed: if everyone should learn from it, choose that first under “<a href="#change">What the project says of itself</a>”.</p>}
      {!claim.may && <p>You cannot choose “it has improved” now. {claim.why}</p>}
      <Form action={actionOf(scene, 'ending')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'ending')}>
        <RadiosField name="outcome" legend="What became of it?" items={outcomes.filter(({ code }) => code !== 'improved' || claim.may).map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
        <TextareaField name="learned" label="What did you learn that could help others?" rows={3} maxlength={2000} />
        <Button text="End the project" />
        <WordsCheck advice={adviceOf(scene, 'ending')} />
      </Form>
    </Details>
  );
}
