import { Card, InsetText } from '#ui/nhsuk';
import type { Persona } from '../../queries/personas.ts';
import { ExampleTag, OneButton, PageTop, RoleWords } from '../parts.tsx';

export function DemoPage({ personas, csrf, currentId }: { personas: readonly Persona[]; csrf: string; currentId: string | null }) {
  return (
    <>
      <PageTop title="Look at the demo as somebody else" />
      <InsetText><p>Everybody here is imagined, and so are their organisations. What you change stays in this demonstration.</p></InsetText>
      <ul class="nhsuk-grid-row nhsuk-card-group">
        {personas.map((persona) => (
          <li key={persona.code} class="nhsuk-grid-column-one-half nhsuk-card-group__item"><PersonaCard persona={persona} csrf={csrf} isCurrent={persona.personId === currentId} /></li>
        ))}
      </ul>
    </>
  );
}

function PersonaCard({ persona, csrf, isCurrent }: { persona: Persona; csrf: string; isCurrent: boolean }) {
  const { title, name, wish, memberships } = persona;
  return (
    <Card heading={{ text: title, size: 'm' }}>
      <p>{name} <ExampleTag when /></p>
      <p>{wish}</p>
      {memberships.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet nhsuk-u-margin-bottom-4">{memberships.map(({ membershipId, role, unitName }) => <li key={membershipId}><RoleWords role={role} />, {unitName}</li>)}</ul>}
      {isCurrent ? <p class="nhsuk-u-margin-bottom-0"><strong>You are looking at the demo as {name}.</strong></p> : <OneButton action="/demo/persona" csrf={csrf} text={`Become ${name}`} fields={{ persona: persona.code }} />}
    </Card>
  );
}
