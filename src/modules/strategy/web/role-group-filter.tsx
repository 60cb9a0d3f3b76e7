import type { RequestContext } from '#platform/http';
import { roleGroups, titleOf } from '#modules/directory';
import { Form, formState, HiddenField, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';

/** The role group that the address asks for; anything that is none is left out. */
export const roleGroupAsked = (query: RequestContext['query']): string | undefined => roleGroups.find(({ code }) => code === query['roleGroup'])?.code;

/** The choices of a role group, for a form that asks more than that. */
export const roleGroupItems = [{ value: '', text: 'All role groups' }, ...roleGroups.map(({ code, title }) => ({ value: code, text: title }))];

/** Stands on every list of people's work. `keep` is what else the address asks for. */
export function RoleGroupFilter({ path, group, keep = {} }: { readonly path: string; readonly group: string | undefined; readonly keep?: Record<string, string> }) {
  return (
    <Form method="get" action={path} state={formState({ ...keep, roleGroup: group ?? '' })}>
      {Object.keys(keep).map((name) => <HiddenField key={name} name={name} />)}
      <SelectField name="roleGroup" label="Show the work of one role group" items={roleGroupItems} />
      <Button small variant="secondary" text="Show" />
    </Form>
  );
}

/** What the list shows, said where one group was asked for: work for everyone is theirs too. */
export function GroupShown({ group }: { readonly group: string | undefined }) {
  return group ? <p>You see work that names {nameOf(group)}, and work that is for everyone.</p> : null;
}

/** Nobody meets an empty page without a sentence that is true for them. */
export const noneFor = (group: string, what: string): string => `No ${what} here names ${nameOf(group)}, and none is for everyone. That is a gap in the plan, not in your work. You can tell the person who leads the strategy.`;

const nameOf = (group: string): string => titleOf(roleGroups, group).toLowerCase();
