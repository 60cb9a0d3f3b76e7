import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conversationTemplates } from '../../data/conversation-templates.ts';
import { phaseKinds } from '../phase-state.ts';
import { partsFrom } from './plan-of-template.ts';

describe('templates of conversations', () => {
  it('cover every kind of part, each with an appreciative prompt, invitations and partners', () => {
    const parts = conversationTemplates.flatMap((template) => template.parts);
    assert.deepEqual(new Set(parts.map(({ kind }) => kind)), new Set(phaseKinds));
    for (const part of parts) assert.ok(part.prompts.some(({ isAppreciative }) => isAppreciative) && part.invitations.length > 0 && part.partners.length > 0, part.title);
  });

  it('follow one another in local time, with rest between, and stay open where they have no days', () => {
    const three = conversationTemplates.find(({ code }) => code === 'three-parts')?.parts ?? [];
    const days = partsFrom(three, '2026-03-02').map(({ kind, opensAt, closesAt }) => [kind, opensAt.toISOString(), closesAt?.toISOString()]);
    assert.deepEqual(days, [['people', '2026-03-02T00:00:00.000Z', '2026-04-26T23:00:00.000Z'], ['professionals', '2026-06-07T23:00:00.000Z', '2026-07-19T23:00:00.000Z'], ['challenge', '2026-08-30T23:00:00.000Z', '2026-09-27T23:00:00.000Z']]);
    assert.equal(partsFrom(conversationTemplates.find(({ code }) => code === 'always-open')?.parts ?? [], '2026-03-02')[0]?.closesAt, null);
  });
});
