import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { organisationsById, roleGroups, type OrganisationLine } from '#modules/directory';
import { CheckboxesField, HiddenField, RadiosField, SelectField } from '#ui/forms';
import { guide, guideEntry } from '../domain/guide/guide-content.ts';
import { sentences, type StoriesAction } from '../permissions.ts';

/** The organisations for which this viewer may do it; those that are here for their policy only take no part. */
export async function placesFor(tx: Tx, { viewer }: Pick<RequestContext, 'viewer'>, action: StoriesAction): Promise<OrganisationLine[]> {
  return [...(await organisationsById(tx, organisationsWhere(sentences, viewer, action))).values()].filter(({ policyTextOnly }) => !policyTextOnly);
}

/** For one organisation it stands there; of several one is chosen. */
export function PlaceField({ places }: { readonly places: readonly OrganisationLine[] }) {
  const [only] = places;
  if (places.length === 1 && only) return <><HiddenField name="organisationId" value={only.id} /><p>For: <strong>{only.name}</strong></p></>;
  return <SelectField name="organisationId" label="Organisation" items={[{ value: '', text: 'Choose one' }, ...places.map(({ id, name }) => ({ value: id, text: name }))]} />;
}

const professionItems = guide.map(({ slug, title }) => ({ value: slug, text: title }));
export const ProfessionsField = ({ legend = 'Which professions?' }: { readonly legend?: string }) => <CheckboxesField name="professions" legend={legend} items={professionItems} />;
export const ProfessionField = ({ label = 'Which profession? (you can leave this out)' }: { readonly label?: string }) => <SelectField name="profession" label={label} items={[{ value: '', text: 'Not sure, or all together' }, ...professionItems]} />;
export const RoleGroupField = () => <SelectField name="roleGroup" label="Which role? (you can leave this out)" items={[{ value: '', text: 'Not sure, or a whole team' }, ...roleGroups.map(({ code, title }) => ({ value: code, text: title }))]} />;

/** Two questions of every form in which staff type in what somebody else said. */
export const HelpedFields = () => (
  <>
    <RadiosField name="route" legend="How did it reach you?" items={[{ value: 'phone', text: 'By phone' }, { value: 'paper', text: 'On paper' }, { value: 'in person', text: 'In person' }]} />
    <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: 'They agreed that I type in their words' }]} />
  </>
);
export const helpedAnswers = { route: z.enum(['phone', 'paper', 'in person'], 'Choose how it reached you'), agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what somebody agreed to') };

export const text = (missing: string, max: number, min = 3) => z.string().trim().min(min, missing).max(max, `Use ${max.toLocaleString('en-GB')} letters or less`);
export const maybe = (max: number) => z.string().trim().max(max, `Use ${max.toLocaleString('en-GB')} letters or less`).default('');
export const place = z.uuid('Choose an organisation');
export const chosenProfessions = z.array(z.string()).min(1, 'Choose a profession').refine((slugs) => slugs.every((slug) => guideEntry(slug)), 'Choose from the list');
export const maybeProfession = z.string().refine((slug) => slug === '' || guideEntry(slug) !== undefined, 'Choose from the list').transform((slug) => (slug === '' ? null : slug)).default(null);
export const maybeRoleGroup = z.string().refine((code) => code === '' || roleGroups.some((group) => group.code === code), 'Choose from the list').transform((code) => (code === '' ? null : code)).default(null);

export const titlesOf = (slugs: readonly string[]): string => slugs.map((slug) => guideEntry(slug)?.title ?? slug).join(', ');
export const roleGroupTitle = (code: string | null): string | null => roleGroups.find((group) => group.code === code)?.title ?? null;
