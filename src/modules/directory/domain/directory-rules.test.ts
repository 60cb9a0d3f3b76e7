import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeOf } from '../commands/add-team.ts';
import { deviceName } from './device-name.ts';
import { localPath } from './local-path.ts';
import { readOdsCode } from './ods-code.ts';
import { readOrganisations, readPeople } from './organisation-file.ts';
import { professionOf, professions } from './professions.ts';
import { maySitUnder, roleGroups, settings } from './role-groups.ts';

describe('ODS codes', () => {
  it('takes the real codes that the published coding frames would refuse', () => {
    for (const code of ['RNU', 'QOX', 'Y63', 'RH802']) assert.equal(readOdsCode(code), code);
    assert.equal(readOdsCode(' rnu '), 'RNU');
  });
  it('refuses what no frame allows', () => {
    for (const text of ['', 'RN', 'RNU-1', 'TOOLONG99', 'RÑU', 'R N', '💥💥💥']) assert.equal(readOdsCode(text), null, text);
  });
});

describe('where to go after signing in', () => {
  it('keeps a page of this site with its question', () => {
    for (const path of ['/', '/people?group=students', '/units/x#now', '/a/b%20c']) assert.equal(localPath(path), path);
  });
  it('never leaves this site, whatever is asked', () => {
    const start = fc.constantFrom('', '/', '//', '/\\', '\\', '/\t/', 'https:', 'javascript:', '/%2f', '/.//', '/..//', '/a/..//');
    fc.assert(fc.property(start, fc.string(), (before, rest) => {
      const went = new URL(localPath(`${before}${rest}`), 'https://allied.example');
      return went.origin === 'https://allied.example';
    }), { numRuns: 2000 });
    for (const junk of [null, undefined, 7, ['/people'], {}, `/${'x'.repeat(501)}`]) assert.equal(localPath(junk), '/');
  });
});

describe('the lists', () => {
  it('hold exactly 14 professions, six role groups and thirteen settings', () => {
    assert.deepEqual([professions.length, roleGroups.length, settings.length], [14, 6, 13]);
    assert.equal(new Set(professions.map(({ code }) => code)).size, 14);
  });
  it('know every printed name of a profession, and no other', () => {
    assert.equal(professionOf('Arts Therapists')?.code, 'prof.art-therapists');
    assert.equal(professionOf('music therapist')?.code, 'prof.music-therapists');
    assert.equal(professionOf('Therapeutic radiographers')?.code, 'prof.radiographers');
    assert.equal(professionOf('Orthotists')?.code, 'prof.prosthetists-and-orthotists');
    for (const { title, code } of professions) assert.equal(professionOf(title)?.code, code);
    assert.equal(professionOf('Nurses'), undefined);
  });
  it('know what a profession does by its name too, as lists of teams call it', () => {
    const fields = { 'podiatry': 'podiatrists', 'Physiotherapy ': 'physiotherapists', 'Dietetics': 'dietitians', 'Occupational Therapy': 'occupational-therapists', 'speech and language therapy': 'speech-and-language-therapists', 'Speech & Language Therapy': 'speech-and-language-therapists', 'Radiography': 'radiographers', 'therapeutic radiography': 'radiographers', 'Prosthetics and orthotics': 'prosthetists-and-orthotists', 'orthotics': 'prosthetists-and-orthotists', 'Orthoptics': 'orthoptists', 'Osteopathy': 'osteopaths', 'Art therapy': 'art-therapists', 'Dramatherapy': 'dramatherapists', 'Music therapy': 'music-therapists', 'Operating department practice': 'operating-department-practitioners', 'Paramedicine': 'paramedics', 'podiatrist': 'podiatrists' };
    for (const [name, code] of Object.entries(fields)) assert.equal(professionOf(name)?.code, `prof.${code}`, name);
    assert.equal(new Set(Object.values(fields)).size, 14);
    assert.equal(professionOf('therapy'), undefined);
  });
  it('let a unit sit only under a higher level, and a team also under a team', () => {
    assert.ok(maySitUnder('team', 'team') && maySitUnder('provider', 'system') && maySitUnder('individual', 'team'));
    assert.ok(!maySitUnder('provider', 'provider') && !maySitUnder('system', 'provider') && !maySitUnder('national', 'region'));
  });
});

describe('a file of organisations', () => {
  const file = (units: string) => `format: allied-organisations/1\norganisations:\n  - code: a-trust\n    name: A trust\n    setting: nhs\n    units:\n${units}`;
  it('says the place of every problem', () => {
    const read = readOrganisations(file("      - { code: a-trust, level: kingdom, name: A trust, openedOn: 2026-02-30 }\n"));
    assert.ok(!read.ok);
    assert.match(read.problems.join('\n'), /organisations › 0 › units › 0 › level/);
    assert.match(read.problems.join('\n'), /openedOn: write a day as 2026-04-01/);
  });
  it('refuses a parent on a lower level and parents out of order', () => {
    const read = readOrganisations(file(`      - { code: a-trust, level: provider, name: A trust, openedOn: 2026-01-01, parents: [ { of: a-team, from: 2026-02-01, because: why } ] }
      - { code: a-team, level: team, name: A team, openedOn: 2026-01-01, parents: [ { of: a-trust, from: 2026-02-01, because: why }, { of: a-trust, from: 2026-01-01, because: why } ] }\n`));
    assert.ok(!read.ok);
    assert.deepEqual(read.problems, ['a-trust: a provider cannot sit under a team (a-team)', 'a-team: the parent from 2026-01-01 must come after the one from 2026-02-01']);
  });
  it('never throws, whatever is in it', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readOrganisations(text).ok === 'boolean' && typeof readPeople(text).ok === 'boolean'));
  });
});

describe('small words', () => {
  it('names a device so that its owner knows it again', () => {
    assert.equal(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36'), 'Chrome on Windows');
    assert.equal(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1'), 'Safari on an iPhone');
    assert.equal(deviceName(undefined), 'A browser on a device');
  });
  it('makes a code of any name', () => {
    assert.equal(codeOf('Hand & wrist therapy'), 'hand-wrist-therapy');
    assert.equal(codeOf('Ysgol Gymraeg – Tŷ'), 'ysgol-gymraeg-ty');
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9][a-z0-9-]*$/.test(codeOf(name)) && codeOf(name).length <= 38));
  });
});
