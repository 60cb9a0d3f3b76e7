import { z } from 'zod';
import { HiddenField, RadiosField, SelectField, TextareaField } from '#ui/forms';
import { linkObjective, unlinkObjective } from '../../commands/link-objective.ts';
import { Invalid } from '#platform/errors';
import { nodeChoices, type NodeChoice } from '../../queries/objective-choices.ts';
import { choiceAnswer, reasonAnswer } from './answers.ts';
import { formRoutes } from './form-page.tsx';
import { nodeValue } from './new-form.tsx';
import { stableId } from '../../data/stable-id.ts';

const schema = z.object({ node: z.string().min(1, 'Choose what it serves').max(140), weight: choiceAnswer(['main', 'also'], 'Choose how much it serves it'), reason: reasonAnswer('Say why') });

export const parentRoutes = formRoutes<typeof schema, NodeChoice[]>({
  path: 'parents', saved: 'serves', may: 'write objectives', title: 'What it serves', button: 'Add this link', schema,
  load: (tx) => nodeChoices(tx),
  fields: ({ objective, extra: nodes }) => (
    <>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {objective.servedNodes.map((node) => (
          <li key={node.parentId}>{node.weight === 'main' ? 'Mainly: ' : 'It also helps: '}{node.nodeTitle} ({node.strategyTitle}{node.takenOutIn === null ? '' : `, taken out in version ${node.takenOutIn}`}). {node.reason} <a href={`/objectives/${objective.id}/parents/${node.parentId}/ending`}>End this link<span class="nhsuk-u-visually-hidden">: {node.nodeTitle}</span></a></li>
        ))}
      </ul>
      <h2 class="nhsuk-heading-m">Add a link</h2>
      <SelectField name="node" label={{ text: 'Which part of which strategy?', size: 's' }} items={[{ value: '', text: 'Choose a part' }, ...nodes.map((node) => ({ value: nodeValue(node), text: `${node.strategyTitle}: ${node.title}`.slice(0, 120) }))]} />
      <RadiosField name="weight" legend={{ text: 'How much does it serve it?', size: 's' }} items={[{ value: 'main', text: 'Mainly', hint: { text: 'Two at most, so that the link says something.' } }, { value: 'also', text: 'It also helps' }]} />
      <TextareaField name="reason" label={{ text: 'Why?', size: 's' }} rows={2} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    const node = (await nodeChoices(tx)).find((choice) => nodeValue(choice) === value.node);
    if (!node) throw new Invalid('Choose what it serves from the list.', { node: 'Choose what it serves from the list' });
    await linkObjective(tx, acting, { id: objective.id, strategyId: node.strategyId, nodeCode: node.nodeCode, weight: value.weight, reason: value.reason });
    return `/objectives/${objective.id}/parents`;
  },
});

export const parentEndingRoutes = formRoutes({
  path: 'parents/:part/ending', saved: 'serves-ended', may: 'write objectives', title: 'End this link', button: 'End the link', examplePart: stableId('no such link'),
  schema: z.object({ reason: reasonAnswer('Say why it ends') }),
  fields: ({ objective, part }) => (
    <>
      <p>{objective.servedNodes.find(({ parentId }) => parentId === part)?.nodeTitle ?? 'This link has ended.'}</p>
      <TextareaField name="reason" label={{ text: 'Why does it end?', size: 's' }} rows={2} />
      <HiddenField name="part" value={part} />
    </>
  ),
  save: async (tx, acting, { value, objective, part }) => {
    await unlinkObjective(tx, acting, { id: objective.id, parentId: part, reason: value.reason });
    return `/objectives/${objective.id}/parents`;
  },
});
