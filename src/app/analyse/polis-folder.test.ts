import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPolisFolder, type PolisFolder } from './polis-folder.ts';

function readFiles(files: Record<string, string>): PolisFolder {
  const folder = mkdtempSync(join(tmpdir(), 'polis-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readPolisFolder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const comments = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,4,0,1,0,-1,"a, b\nc"\n2,x,5,0,1,0,1,d\n';

test('votes.csv comes out in the order of its times, with what is known of the statements', () => {
  const read = readFiles({ 'votes.csv': 'timestamp,datetime,comment-id,voter-id,vote\n20,x,4,1,-1\n10,x,5,a,1\n20,x,5,1,0\n', 'comments.csv': comments });
  assert.deepEqual(read, { ok: true, input: { votes: [{ participant: 'a', statement: 5, value: 1 }, { participant: 1, statement: 4, value: -1 }, { participant: 1, statement: 5, value: 0 }], statements: [{ id: 4, moderated: -1, meta: false }, { id: 5, moderated: 1, meta: false }] } });
});

test('participants-votes.csv where there is no votes.csv; columns other than statements are passed over', () => {
  const read = readFiles({ 'participants-votes.csv': 'participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,4,5\n0,,1,0,1,1,0,1,\n7,,,0,2,0,1,-1,0\n' });
  assert.deepEqual(read, { ok: true, input: { votes: [{ participant: 0, statement: 4, value: 1 }, { participant: 7, statement: 4, value: -1 }, { participant: 7, statement: 5, value: 0 }] } });
});

test('a snapshot of the server: the sign of agreeing is told from the counts, clusters are unfolded', () => {
  const votes = [{ pid: 1, tid: 0, vote: -1, modified: '30' }, { pid: 0, tid: 0, vote: -1, modified: '20' }, { pid: 0, tid: 1, vote: 0, modified: '10' }];
  const math = { 'base-clusters': { id: [3, 5], members: [[0], [1]] }, 'group-clusters': [{ members: [5] }, { members: [3] }] };
  const files = { 'votes.json': JSON.stringify(votes), 'comments.json': JSON.stringify([{ tid: 0, mod: 1, is_meta: true, agree_count: 2, disagree_count: 0 }]), 'conversation.json': '{"strict_moderation":true}', 'math-pca2.json': JSON.stringify(math) };
  assert.deepEqual(readFiles(files), { ok: true, input: {
    votes: [{ participant: 0, statement: 1, value: 0 }, { participant: 0, statement: 0, value: 1 }, { participant: 1, statement: 0, value: 1 }],
    statements: [{ id: 0, moderated: 1, meta: true }],
    strictModeration: true,
    previous: { baseClusters: [[0], [1]], groups: [[1], [0]] },
  } });
});

test('says what it wanted of a folder it cannot read', () => {
  assert.deepEqual(readFiles({}), { ok: false, field: '--polis', expected: 'expected a folder with votes.csv, participants-votes.csv or votes.json' });
  assert.deepEqual(readFiles({ 'votes.csv': 'timestamp,vote\n' }).ok, false);
  const broken = readFiles({ 'votes.json': '[' });
  assert.ok(!broken.ok && /JSON/.test(broken.expected));
});
