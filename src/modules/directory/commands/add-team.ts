import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sentences } from '../permissions.ts';
import { unitByCode } from '../queries/unit-page.ts';

/** Opens a team under a unit of one's own organisation, from today. Answers the new team's code. */
export async function addTeam(ctx: RequestContext, { underCode, name, leadRole }: { underCode: string; name: string; leadRole: string | null }): Promise<string> {
  const today = londonDay(ctx.now);
  return ctx.write(async (tx) => {
    const parent = await unitByCode(tx, underCode);
    if (!parent) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'change units', parent.organisationId)) throw new Forbidden();
    if (parent.closedOn !== null || parent.level === 'individual') throw new Conflict('A team can only be added to a unit that is open.');
    const code = `${underCode.slice(0, 40)}-${codeOf(name)}`;
    const added = await tx.insertInto('directory.unit').values({ organisation_id: parent.organisationId, code, level: 'team', name, lead_role: leadRole, opened_on: today })
      .onConflict((conflict) => conflict.column('code').doNothing()).returning('id').executeTakeFirst();
    if (!added) throw new Conflict('There is a team of this name already. Give the new one another name.');
    await tx.insertInto('directory.unit_parent').values({ unit_id: added.id, parent_id: parent.id, valid_from: today, reason: 'Added as a new team' }).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'team added', organisationId: parent.organisationId, subject: { kind: 'unit', id: added.id }, facts: { code, under: parent.code }, visibility: 'public' });
    return code;
  });
}

/** Letters and digits of the name, joined by dashes; a name without any becomes "team". */
export function codeOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 38);
  return plain === '' ? 'team' : plain;
}
