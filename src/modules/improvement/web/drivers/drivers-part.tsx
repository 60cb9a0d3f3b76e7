import { z } from 'zod';
import { Part } from '#modules/strategy';
import { TreeDiagram, type ChartFrame, type Tree } from '#ui/charts';
import { Form, SelectField, TextField } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { addDriver } from '../../commands/drivers/change-drivers.ts';
import { driverHeadings, driverTree, type DriverNode } from '../../domain/driver-tree.ts';
import { projectHref } from '../../domain/addresses.ts';
import type { ProjectPage } from '../../queries/projects/project-page.ts';
import { wordsAnswer } from '../answers.ts';
import { ClosedPart } from '../projects/closed-part.tsx';
import { actionOf, isOpen, partForm, stateOf, type Scene } from '../projects/scene.ts';

const schema = z.object({ words: wordsAnswer('Say what it is', 'It', { max: 160 }), parentId: z.string() });

export const driverForm = partForm({ form: 'drivers', part: 'drivers', schema, saved: 'driver-added', act: (tx, ctx, value) => addDriver(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** The tree that list and picture are made of. */
export const treeOf = ({ aim, title, drivers }: ProjectPage): Tree => ({ headings: driverHeadings, root: driverTree(aim ? `${aim.what} (${aim.howMuch})` : title, drivers) });

export const driverFrame = ({ id, title, isExample }: ProjectPage): ChartFrame => ({
  id: 'driver-diagram', title: `Driver diagram: ${title}`, pictureHref: `${projectHref(id)}/drivers/picture`, ...(isExample ? { source: 'Example: this project is made up.' } : {}),
});

/** What moves the aim, and what could be changed. (The driver diagram of the Model for Improvement.) */
export function DriversPart(scene: Scene) {
  const { project, mayWork } = scene;
  const tree = treeOf(project);
  return (
    <Part id="drivers" title="What moves the aim, and what we could change">
      {!project.open.plan && <ClosedPart />}
      {project.drivers.length === 0 ? project.open.plan && <p>No driver diagram is drawn yet.</p> : (
        <>
          <TreeDiagram frame={driverFrame(project)} {...tree} />
          <Details summary="Read the diagram as a list"><Branches nodes={tree.root.children} scene={scene} /></Details>
        </>
      )}
      {mayWork && <AddForm {...scene} />}
    </Part>
  );
}

function Branches({ nodes, scene }: { nodes: readonly DriverNode[]; scene: Scene }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {nodes.map(({ id, label, children }) => (
        <li>
          <span data-quoted>{label}</span>
          {children.length > 0 && <Branches nodes={children} scene={scene} />}
          {scene.mayWork && children.length === 0 && <Form action={`${projectHref(scene.project.id)}/drivers/${id}/ending`} csrfToken={scene.ctx.csrf()}><Button text={`Take out: ${label}`} variant="secondary" small /></Form>}
        </li>
      ))}
    </ul>
  );
}

function AddForm(scene: Scene) {
  const { drivers } = scene.project;
  const parents = drivers.filter(({ kind }) => kind !== 'idea');
  return (
    <Details summary="Add to the diagram" open={isOpen(scene, 'drivers')}>
      <Form action={actionOf(scene, 'drivers')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'drivers')}>
        <TextField name="words" label="What is it?" hint="Something that moves the aim, or something that you could change" />
        <SelectField name="parentId" label="What does it stand under?" items={[{ value: '', text: 'The aim: it moves the aim' }, ...parents.map(({ id, words, kind }) => ({ value: id, text: kind === 'primary' ? `${words}: it moves this` : `${words}: it is an idea to change this` }))]} />
        <Button text="Add it" variant="secondary" />
      </Form>
    </Details>
  );
}
