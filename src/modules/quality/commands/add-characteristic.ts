import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { knownCharacteristics, notKnown } from '../data/characteristic-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

export interface NewCharacteristic {
  organisationId: string;
  name: string;
  isOrdered: boolean;
  /** In their order; "Not known" comes by itself. */
  groups: readonly string[];
}

/** Adds what an organisation's figures may be split by; files may name it at once. Answers its code. Throws Forbidden, or Invalid where the name is there. */
export async function addCharacteristic(tx: Tx, acting: QualityActing, { organisationId, name, isOrdered, groups }: NewCharacteristic): Promise<string> {
  authorise(acting, 'load figures', organisationId);
  const known = await knownCharacteristics(tx, organisationId);
  if (known.has(name.toLowerCase())) throw new Invalid('There is a characteristic of this name already.', { name: 'Enter another name, or add groups to the one that is there' });
  const own = [...new Set(groups.filter((group) => group.toLowerCase() !== notKnown.name.toLowerCase()))];
  if (own.length < 2) throw new Invalid('A characteristic needs at least two groups beside “Not known”.', { groups: 'Enter two groups or more, each on its own line' });
  const code = codeOf(name);
  const made = { organisation_id: organisationId, made_at: acting.now, made_by: acting.viewer.personId };
  await tx.insertInto('quality.characteristic').values({ code, name, is_ordered: isOrdered, ...made }).execute();
  const codes = own.map((group, at) => ({ code: plainCode(group, at), name: group, position: at + 1, is_not_known: false }));
  await tx.insertInto('quality.characteristic_group').values([...codes, { ...notKnown, position: 999, is_not_known: true }].map((group) => ({ ...group, characteristic_code: code, ...made }))).execute();
  return code;
}

/** Adds a group to a characteristic that the organisation may use. Throws Forbidden, or Invalid where the characteristic is unknown or has a group of this name. */
export async function addGroup(tx: Tx, acting: QualityActing, { organisationId, characteristic, name }: { organisationId: string; characteristic: string; name: string }): Promise<void> {
  authorise(acting, 'load figures', organisationId);
  const known = (await knownCharacteristics(tx, organisationId)).get(characteristic);
  if (!known || known.code !== characteristic) throw new Invalid('Choose a characteristic from the list.', { characteristic: 'Choose a characteristic from the list' });
  if (known.groups.has(name.toLowerCase())) throw new Invalid('There is a group of this name already.', { groupName: 'Enter another name: this one is there' });
  await tx.insertInto('quality.characteristic_group').values({
    characteristic_code: characteristic, code: codeOf(name), organisation_id: organisationId, name, position: 500, is_not_known: false, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
}

const slug = (words: string, letters: number): string => words.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]+/g, '-').slice(0, letters).replaceAll(/^-+|-+$/g, '');

/** Codes are the site's, names an organisation's: two organisations may use the same words, so a few letters by chance keep their codes apart. */
const codeOf = (words: string): string => `${slug(words, 30) || 'own'}-${randomUUID().slice(0, 6)}`;

const plainCode = (words: string, at: number): string => `${at + 1}-${slug(words, 30) || 'group'}`;
