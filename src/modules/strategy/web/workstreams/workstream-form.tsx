import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { RequestContext, Viewer } from '#platform/http';
import { organisationsById, roleGroups, type OrganisationLine } from '#modules/directory';
import { CheckboxesField, Form, FormErrorSummary, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordingAdvice, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { aroundSentences } from '../../around-permissions.ts';
import { linkableNodes, type LinkableNode } from '../../queries/linkable-nodes.ts';
import { choiceAnswer } from '../objectives/answers.ts';
import { TagFields } from './tag-fields.tsx';

const wordFields = {
  title: z.string().trim().min(3, 'Enter a title with at least 3 letters').max(200, 'The title must be 200 letters or less'),
  about: z.string().trim().max(4000, 'The description must be 4,000 letters or less'),
  leadRole: z.string().trim().max(120, 'The role must be 120 letters or less'),
  roleGroups: z.array(choiceAnswer(roleGroups.map(({ code }) => code) as [string, ...string[]], 'Choose role groups from the list')),
  tags: z.array(z.string()),
};

export const linkFields = {
  node: z.string().min(1, 'Choose the part of a strategy that this work serves'),
  weight: z.enum(['main', 'also'], 'Choose whether this is a main link'),
  reason: z.string().trim().min(3, 'Say in a few words why').max(600, 'The reason must be 600 letters or less'),
};

export const newWorkstreamSchema = z.object({ organisationId: z.string().min(1, 'Choose an organisation'), ...wordFields, ...linkFields });
export const changeWorkstreamSchema = z.object({ ...wordFields, revision: z.coerce.number('The form is out of date. Load the page again').int() });

/** The fields whose words are checked, with their labels. */
export const checkedFields = { title: 'Title', about: 'What you do', reason: 'Why it serves this part' };

/** What the empty form needs to be drawn. */
export interface WorkstreamChoices {
  organisations: readonly OrganisationLine[];
  nodes: readonly LinkableNode[];
}

export const choicesFor = (viewer: Viewer) => async (tx: Tx): Promise<WorkstreamChoices> => {
  const ids = organisationsWhere(aroundSentences, viewer, 'register workstreams');
  const organisations = [...(await organisationsById(tx, ids)).values()].filter(({ policyTextOnly }) => !policyTextOnly);
  return { organisations, nodes: await linkableNodes(tx, ids) };
};

interface FormProps {
  readonly ctx: RequestContext;
  readonly state: FormState;
  readonly advice?: Advice | undefined;
}

export function NewWorkstreamForm({ ctx, state, advice, choices: { organisations, nodes } }: FormProps & { readonly choices: WorkstreamChoices }) {
  const only = organisations.length === 1 ? organisations[0] : undefined;
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Register a workstream</h1>
      <p>A workstream is a piece of work that runs for a while. Only your own organisation sees it until you share it.</p>
      {advice && <WordingAdvice advice={advice} />}
      <Form action="/workstreams" state={state} csrfToken={ctx.csrf()}>
        {only ? <HiddenField name="organisationId" value={only.id} /> : <SelectField name="organisationId" label={{ text: 'Organisation', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))]} />}
        <WordFields />
        <LinkFields nodes={nodes} />
        <TagFields />
        <Button text="Register this workstream" />
        <WordsCheck />
      </Form>
    </div>
  );
}

export function ChangeWorkstreamForm({ ctx, state, advice, id, notice }: FormProps & { readonly id: string; readonly notice?: string | undefined }) {
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Change this workstream</h1>
      {notice && <p><strong>{notice}</strong></p>}
      {advice && <WordingAdvice advice={advice} />}
      <Form action={`/workstreams/${id}`} state={state} csrfToken={ctx.csrf()}>
        <HiddenField name="revision" />
        <WordFields />
        <TagFields />
        <Button text="Save" />
        <WordsCheck />
      </Form>
    </div>
  );
}

function WordFields() {
  return (
    <>
      <TextField name="title" label={{ text: 'Title', size: 's' }} />
      <TextareaField name="about" label={{ text: 'What you do', size: 's' }} hint="What changes for people, and how. You can leave this empty." maxlength={4000} rows={5} />
      <TextField name="leadRole" label={{ text: 'Who leads it', size: 's' }} hint="A role, not a name. For example: podiatry service lead" />
      <CheckboxesField name="roleGroups" legend={{ text: 'Whose work is it?', size: 's' }} hint={{ text: 'Choose none if it is for everyone.' }} items={roleGroups.map(({ code, title }) => ({ value: code, text: title }))} />
    </>
  );
}

export function LinkFields({ nodes }: { readonly nodes: readonly LinkableNode[] }) {
  return (
    <>
      <SelectField name="node" label={{ text: 'Which part of a strategy does it serve?', size: 's' }} items={nodeItems(nodes)} />
      <RadiosField
        name="weight" legend={{ text: 'Is this the main thing it serves?', size: 's' }} hint="A workstream has at most two main links."
        items={[{ value: 'main', text: 'Yes, it is a main link' }, { value: 'also', text: 'It serves this too' }]}
      />
      <TextareaField name="reason" label={{ text: 'Why it serves this part', size: 's' }} rows={3} maxlength={600} />
    </>
  );
}

function nodeItems(nodes: readonly LinkableNode[]) {
  return [{ value: '', text: 'Choose one' }, ...nodes.map(({ code, title, strategyTitle }) => ({ value: code, text: `${strategyTitle}, ${code}: ${title.length > 90 ? `${title.slice(0, 88)}…` : title}` }))];
}
