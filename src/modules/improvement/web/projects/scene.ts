import type { z } from 'zod';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { emptyForm, type Advice, type FormState } from '#ui/forms';
import { projectHref } from '../../domain/addresses.ts';
import type { savedWords } from '../saved.ts';
import type { SeriesPage } from '#modules/quality';
import type { CoProduction } from '#modules/strategy';
import type { PartStanding } from '../../domain/four-parts.ts';
import type { MayCallImproved } from '../../domain/may-call-improved.ts';
import type { NoteLine, PartnerLine } from '../../queries/partners/notes.ts';
import type { ProjectPage } from '../../queries/projects/project-page.ts';

/** A form that came back: what was typed, and what is wrong or could be plainer. */
export interface OpenForm {
  form: string;
  state: FormState;
  advice?: Advice | undefined;
}

/** What every part of a project's page is drawn from. */
export interface Scene {
  ctx: RequestContext;
  project: ProjectPage;
  /** The viewer works on it, and it has not ended. */
  mayWork: boolean;
  /** The viewer may add a test: the team, or a partner with that right. */
  mayTest: boolean;
  /** The viewer leads in its organisation: they can give support, and nothing else. */
  mayLead: boolean;
  /** The viewer belongs to its organisation. */
  isOwn: boolean;
  /** Shown figures of its measures, as far as the viewer may see them. */
  figures: readonly SeriesPage[];
  standings: readonly PartStanding[];
  /** Whether it may be called improved now. */
  claim: MayCallImproved;
  /** Somebody who answers for services here: they agree what others may read. */
  mayAgree: boolean;
  partners: readonly PartnerLine[];
  notes: readonly NoteLine[];
  /** What forms of the team choose from; null for everybody else. */
  choices: { objectives: readonly { id: string; wording: string }[]; colleagues: readonly { id: string; name: string }[]; series: readonly { id: string; name: string }[]; organisations: readonly { id: string; name: string }[] } | null;
  /** How people took part so far; says nothing to whom the plan is not open. */
  coProduction: CoProduction;
  open?: OpenForm | undefined;
}

export const stateOf = ({ open }: Pick<Scene, 'open'>, form: string, values: FormState['values'] = {}): FormState => (open?.form === form ? open.state : { ...emptyForm, values });
export const adviceOf = ({ open }: Pick<Scene, 'open'>, form: string): Advice | undefined => (open?.form === form ? open.advice : undefined);
export const isOpen = ({ open }: Pick<Scene, 'open'>, form: string): boolean => open?.form === form;
export const actionOf = ({ project }: Pick<Scene, 'project'>, form: string): string => `${projectHref(project.id)}/${form}`;

/** One form of the page: what it asks, what it does, and where the page goes on. */
export interface PartForm<S extends z.ZodType> {
  /** The last part of the address. */
  form: string;
  /** The anchor of the part of the page where it stands. */
  part: string;
  schema: S;
  saved: keyof typeof savedWords;
  act(tx: Tx, ctx: RequestContext, value: z.output<S>): Promise<unknown>;
}

export const partForm = <S extends z.ZodType>(form: PartForm<S>): PartForm<S> => form;
