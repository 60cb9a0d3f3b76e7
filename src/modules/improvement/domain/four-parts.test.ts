import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEscalated, partStandings } from './four-parts.ts';

const began = new Date('2026-01-05T12:00:00Z');
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const standingOf = (part: string, ...[said, given]: [Parameters<typeof partStandings>[0], Parameters<typeof partStandings>[1]]) => partStandings(said, given, began).find((each) => each.part === part);

describe('time, permission, skills and resources of a project', () => {
  it('lacks time from the first day, and permission never until somebody says what stands in the way', () => {
    assert.equal(standingOf('time', [], [])?.standing, 'missing');
    assert.equal(standingOf('permission', [], [])?.standing, 'open');
    assert.equal(standingOf('permission', [{ part: 'permission', state: 'missing', words: 'The rota', hoursAWeek: null, madeAt: began }], [])?.standing, 'missing');
    assert.equal(standingOf('skills', [], [])?.standing, 'unknown');
  });

  it('has time only with hours, from the team or from a lead', () => {
    const there = { part: 'time', state: 'there', words: 'We find it', hoursAWeek: null, madeAt: began } as const;
    assert.equal(standingOf('time', [there], [])?.standing, 'missing', 'without hours it is a wish');
    assert.equal(standingOf('time', [{ ...there, hoursAWeek: 1.5 }], [])?.hoursAWeek, 1.5);
    const given = standingOf('time', [], [{ kind: 'time', hoursAWeek: 2, offeredAt: at('2026-02-01') }]);
    assert.deepEqual([given?.standing, given?.hoursAWeek, given?.missingSince], ['there', 2, null]);
  });

  it('clears what is missing by what was given after it, and not by what was there before', () => {
    const missing = { part: 'skills', state: 'missing', words: 'Our coach left', hoursAWeek: null, madeAt: at('2026-02-01') } as const;
    assert.equal(standingOf('skills', [missing], [{ kind: 'coach', hoursAWeek: null, offeredAt: at('2026-01-20') }])?.standing, 'missing');
    assert.equal(standingOf('skills', [missing], [{ kind: 'coach', hoursAWeek: null, offeredAt: at('2026-02-03') }])?.standing, 'there');
  });

  it('asks the next lead after four weeks', () => {
    assert.equal(isEscalated({ missingSince: began }, at('2026-02-01')), false);
    assert.equal(isEscalated({ missingSince: began }, at('2026-02-02')), true);
    assert.equal(isEscalated({ missingSince: null }, at('2027-02-02')), false);
  });
});
