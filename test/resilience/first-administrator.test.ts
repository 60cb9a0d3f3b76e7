import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newEmptyDatabase, testSecret } from '#test/database';
import { runAllied, startAllied, type AlliedProcess } from '#test/process';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = 'docs/examples/organisation.yaml';

describe('the road to the first administrator of a new installation', () => {
  let empty: Awaited<ReturnType<typeof newEmptyDatabase>>;
  let site: AlliedProcess;
  const settings = () => ({
    ALLIED_MODE: 'production', DATABASE_URL: empty.ownerUrl, ALLIED_SECRET: testSecret, BASE_URL: 'https://allied.example', MAIL_BY: 'smtp', SMTP_URL: 'smtp://127.0.0.1:1', PORT: '0',
  });
  before(async () => {
    empty = await newEmptyDatabase();
    site = startAllied(['start'], settings());
    await site.ready();
  });
  after(async () => {
    await site.stop();
    await (await empty.open()).close();
  });

  it('is the one that the README and the runbook describe, with the file they show', () => {
    for (const path of ['README.md', 'docs/runbook.md']) {
      const text = readFileSync(root + path, 'utf8');
      assert.match(text, /directory import/, path);
      assert.ok(text.includes('administrator invite'), path);
      assert.ok(text.includes(sample), path);
    }
    const shown = readFileSync(`${root}docs/runbook.md`, 'utf8');
    for (const line of readFileSync(root + sample, 'utf8').split('\n').filter((one) => one !== '' && !one.startsWith('#'))) assert.ok(shown.includes(line), `the runbook shows another file: ${line}`);
  });

  it('leads from an empty database to an invitation', async () => {
    const early = await runAllied(['administrator', 'invite', 'example-trust', 'boss@example-trust.example'], settings());
    assert.deepEqual([early.code, early.output.includes('directory import FILE')], [2, true], early.output);
    assert.deepEqual(await runAllied(['directory', 'import', root + sample], settings()), { code: 0, signal: null, output: '1 organisations added, 0 changed.\n' });
    const invited = await runAllied(['administrator', 'invite', 'example-trust', 'boss@example-trust.example'], settings());
    assert.match(invited.output, /^An invitation to be the administrator of Example Community NHS Foundation Trust was sent\. It can also be opened at https:\/\/allied\.example\/invitations\/[\w-]{43}\n$/);
    assert.equal(invited.code, 0);
  });
});
