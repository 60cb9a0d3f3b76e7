import { z } from 'zod';
import { recordEvent } from '#platform/events';
import { readTextFile } from '#platform/folders';
import { hashToken, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';
import type { Command, CommandContext } from '#platform/rooms';
import { loadOrganisations } from './data/load-organisations.ts';
import { readOrganisations } from './domain/organisation-file.ts';

/** What an operator does before anybody can sign in: add the organisation, then invite its first administrator. */
export const commands: readonly Command[] = [
  { name: 'directory import', usage: 'directory import FILE', summary: 'Add organisations and units from a file like content/organisations.yaml.', run: importFile },
  { name: 'administrator invite', usage: 'administrator invite ORGANISATION EMAIL', summary: 'Invite the first administrator of an organisation.', run: inviteAdministrator },
];

async function importFile([path]: readonly string[], { store, now, print, complain }: CommandContext): Promise<number> {
  if (!path) return wrong(complain, 'Say which file: directory import FILE');
  const file = await readTextFile(path);
  if (!file.ok) return wrong(complain, file.sentence);
  const read = readOrganisations(file.text);
  if (!read.ok) {
    for (const problem of read.problems) complain(`${path}: ${problem}`);
    return 1;
  }
  const { added, changed } = await store.within({ as: 'worker' }, (tx) => loadOrganisations(tx, read.value, now));
  print(`${added} organisations added, ${changed} changed.`);
  return 0;
}

async function inviteAdministrator([code, email]: readonly string[], { store, now, config, print, complain }: CommandContext): Promise<number> {
  if (!code || !email) return wrong(complain, 'Say which organisation and which address: administrator invite ORGANISATION EMAIL');
  const address = z.email().safeParse(email.trim().toLowerCase());
  if (!address.success) return wrong(complain, `"${email}" is not an email address.`);
  const token = newToken();
  const invited = await store.within({ as: 'worker' }, async (tx) => {
    const unit = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id').select(['u.id', 'o.id as organisation_id', 'o.name'])
      .where('o.code', '=', code).where('o.policy_text_only', '=', false).where('u.closed_on', 'is', null).orderBy('u.opened_on').orderBy('u.code').executeTakeFirst();
    if (!unit) return null;
    const expiresAt = new Date(now.getTime() + 14 * 86_400_000);
    const { id } = await tx.insertInto('directory.invitation').values({
      organisation_id: unit.organisation_id, unit_id: unit.id, address: address.data, role_group: 'registered-professionals', role: 'administrator', token_hash: hashToken(token), invited_at: now, expires_at: expiresAt,
    }).returning('id').executeTakeFirstOrThrow();
    const body = `You are invited to be the administrator of ${unit.name} on Allied.\n\nOpen this link to read the invitation:\n\n${config.baseUrl}/invitations/${token}\n`;
    await queueMail(tx, { to: address.data, subject: `Administrator of ${unit.name} on Allied`, purpose: 'invitation', body }, now);
    await recordEvent(tx, { now, actor: 'operator' }, { room: 'directory', name: 'person invited', organisationId: unit.organisation_id, subject: { kind: 'invitation', id }, facts: { role: 'administrator' } });
    return unit.name;
  });
  if (!invited) return wrong(complain, `There is no organisation with the code "${code}" that people can join. Add it first: bin/allied directory import FILE. docs/runbook.md, "The first organisation", shows such a file.`);
  print(`An invitation to be the administrator of ${invited} was sent. It can also be opened at ${config.baseUrl}/invitations/${token}`);
  return 0;
}

function wrong(complain: (line: string) => void, sentence: string): number {
  complain(sentence);
  return 2;
}
