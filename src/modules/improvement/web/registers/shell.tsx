import type { ComponentChildren } from 'preact';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import { page, type Reply, type RequestContext } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, WordsCheck, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { learningSentences, type LearningAction } from '../../learning-permissions.ts';
import { FieldsOf, type Fields } from './fields.tsx';
import type { OpenForm } from './take-form.ts';

interface Shell {
  title: string;
  caption?: string | undefined;
  /** Between this page and the overview of learning. */
  under?: readonly { text: string; href: string }[];
  open?: OpenForm | undefined;
  isOverview?: boolean;
  children: ComponentChildren;
}

/** A page of learning and research: its way back, its errors, its heading. */
export function shell({ title, caption, under = [], open, isOverview = false, children }: Shell): Reply {
  return page({
    title: caption ? `${title}: ${caption}` : title, isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-implementation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Act', href: '/co-implementation' }, ...(isOverview ? [] : [{ text: 'Learning and research', href: '/improvement/learning' }]), ...under],
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">{caption && <span class="nhsuk-caption-l" data-quoted>{caption} </span>}{title}</h1>
        {children}
      </>
    ),
  });
}

interface FoldedForm {
  summary: string;
  form: string;
  action: string;
  fields: Fields;
  button: string;
  open?: OpenForm | undefined;
  /** What stands in it before anybody has typed. */
  values?: FormState['values'];
  csrf: string;
  /** Of the public: their own words are never advised on. */
  isPublic?: boolean;
  isOpen?: boolean;
  children?: ComponentChildren;
}

/** A form that is folded until somebody wants it, or has something to put right in it. */
export function FoldedForm({ summary, form, isOpen = false, open, ...inside }: FoldedForm) {
  const own = open?.form === form ? open : undefined;
  return <Details summary={summary} open={isOpen || own !== undefined}><PlainForm {...inside} form={form} open={own} /></Details>;
}

export function PlainForm({ form, action, fields, button, open, values, csrf, isPublic = false, children }: Omit<FoldedForm, 'summary' | 'isOpen'>) {
  const own = open?.form === form ? open : undefined;
  return (
    <Form action={action} csrfToken={csrf} state={own?.state ?? (values ? { values, errors: [] } : emptyForm)}>
      {children}
      <FieldsOf fields={fields} />
      <Button text={button} />
      {!isPublic && <WordsCheck advice={own?.advice} />}
    </Form>
  );
}

/** The organisations in which this viewer may do it, as answers to a question. */
export async function placesFor(tx: Tx, { viewer }: Pick<RequestContext, 'viewer'>, action: LearningAction): Promise<{ value: string; text: string }[]> {
  const own = organisationsWhere(learningSentences, viewer, action);
  return [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly).map(({ id, name }) => ({ value: id, text: name })).toSorted((a, b) => a.text.localeCompare(b.text));
}
