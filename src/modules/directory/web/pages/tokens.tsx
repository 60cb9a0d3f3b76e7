import { formatDay, formatLondonDate } from '#platform/clock';
import { CheckboxesField, Form, HiddenField, RadiosField, TextField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { tokenLives, tokenScopes } from '../../domain/token-scopes.ts';
import { titleOf } from '../../domain/role-groups.ts';
import type { TokenLine } from '../../queries/membership.ts';
import { OneButton, PageTop, Reading } from '../parts.tsx';

export interface TokensPageProps {
  organisation: { id: string; name: string };
  tokens: readonly TokenLine[];
  state: FormState;
  csrf: string;
  now: Date;
}

export function TokensPage({ organisation, tokens, state, csrf, now }: TokensPageProps) {
  return (
    <>
      <PageTop title="Tokens for programs" caption={organisation.name} state={state} />
      <p class="nhsuk-u-reading-width">A token lets a program read or change what belongs to this organisation. It is shown once, when you make it.</p>
      <DataTable caption="Tokens" captionSize="m" rows={tokens} emptyText="There are no tokens yet." columns={[
        { key: 'name', head: 'Program', cell: ({ name }) => name },
        { key: 'scopes', head: 'May', cell: ({ scopes }) => scopes.map((code) => titleOf(tokenScopes, code)).join('; ') },
        { key: 'until', head: 'Works until', cell: ({ expiresAt }) => formatLondonDate(expiresAt) },
        { key: 'used', head: 'Last used', cell: ({ usedOn }) => (usedOn ? formatDay(usedOn) : 'Never') },
        { key: 'end', head: 'End', cell: ({ id, name, endedAt, expiresAt }) => (endedAt ? `Ended on ${formatLondonDate(endedAt)}` : expiresAt <= now ? 'Over' : <OneButton action={`/tokens/${id}/end`} csrf={csrf} text="End" label={`End the token of ${name}`} />) },
      ]} />
      <h2 class="nhsuk-heading-m">Make a token</h2>
      <Form action="/tokens" csrfToken={csrf} state={state}>
        <HiddenField name="organisation" value={organisation.id} />
        <TextField name="name" label="Which program is it for?" width={20} />
        <CheckboxesField name="scopes" legend="What may it do?" items={tokenScopes.map(({ code, title }) => ({ value: code, text: title }))} />
        <RadiosField name="life" legend="How long does it live?" items={tokenLives.map((days) => ({ value: String(days), text: `${days} days` }))} />
        <Button>Make the token</Button>
      </Form>
    </>
  );
}

export function NewTokenPage({ secret, organisation }: { secret: string; organisation: { id: string; name: string } }) {
  return (
    <Reading>
      <PageTop title="Your new token" caption={organisation.name} />
      <p>Copy it now. It is not kept here and cannot be shown again.</p>
      <InsetText><p><code class="allied-secret">{secret}</code></p></InsetText>
      <p>Programs send it in the header <code>Authorization: Bearer</code> followed by the token. <a href="/api">Read how programs use this site</a>.</p>
      <p><a href={`/tokens?organisation=${organisation.id}`}>Back to the tokens</a></p>
    </Reading>
  );
}
