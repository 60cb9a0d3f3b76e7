import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a question of the community finds a researcher, and whoever asked is told', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });
  const rows = async <Row extends Record<string, unknown>>(query: string) => (await site.database.owner.query<Row>(query)).rows;
  const words = 'Why do so few men come to the falls class?';

  it('is asked without an account and without JavaScript, read, backed by eight, taken up, and told by its code', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 568 });
    await page.goto(`${site.address}/improvement/questions`);
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByLabel('What should research find out?').fill(words);
    await page.getByLabel('Whom do you ask?').selectOption({ label: 'Vale and Riverside NHS Trust (example)' });
    await page.getByRole('button', { name: 'Send your question' }).click();
    const code = (await page.locator('#your-code').textContent())?.trim() ?? '';
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    await assertAccessible(page);
    const yours = async () => {
      await page.goto(`${site.address}/improvement/questions/yours`);
      await page.getByLabel('Your code').fill(code.toLowerCase().replaceAll('-', ' '));
      await page.getByRole('button', { name: 'Find my question' }).click();
    };
    await yours();
    await page.getByText('Nobody has read your question yet').waitFor();
    const staff = await visitorAs(site, 'researcher');
    await staff.page.goto(`${site.address}/improvement/questions`);
    await staff.page.getByRole('link', { name: words }).click();
    await staff.page.getByLabel('Yes, show it as it is').check();
    await staff.page.getByRole('button', { name: 'Save' }).click();
    await staff.page.getByText('The question is read').waitFor();

    await page.goto(`${site.address}/improvement/questions`);
    await page.getByRole('button', { name: new RegExp(`^Back this question.*${words.slice(0, 20)}`) }).click();
    await page.getByText('Your support counts once').waitFor();
    await page.getByRole('button', { name: new RegExp(`^Back this question.*${words.slice(0, 20)}`) }).click();
    const [question] = await rows<{ id: string; n: string }>(`select q.id, count(s.*) as n from improvement.community_question q join improvement.question_support s on s.question_id = q.id where q.words = '${words}' group by q.id`);
    assert.equal(question?.n, '1', 'the second press adds nothing');
    await page.getByText('Fewer than 8 people back this so far').waitFor();
    await rows(`insert into improvement.question_support select '${question.id}', decode(lpad(to_hex(n), 64, '0'), 'hex') from generate_series(1, 7) n`);
    await page.goto(`${site.address}/improvement/questions`);
    await page.getByText('8 people or more back this').first().waitFor();
    await assertAccessible(page);

    await staff.page.goto(`${site.address}/improvement/questions/${question.id}`);
    await staff.page.getByText('Tell whoever asked what becomes of it').click();
    await staff.page.getByLabel('A researcher takes it up').check();
    await staff.page.getByLabel('Who answers?').fill('Researcher at the university');
    await staff.page.getByLabel('What do you tell whoever asked?').fill('We ask men in the clubs in spring.');
    await staff.page.getByRole('button', { name: 'Tell them' }).click();
    await staff.context.close();
    await yours();
    await page.getByText('We ask men in the clubs in spring.').waitFor();
    await assertAccessible(page);
    assert.deepEqual(await rows("select count(*)::int as n from platform.event where subject_kind = 'question' and actor = 'public'"), [{ n: 0 }], 'nothing says who asked or backed it');
    await context.close();
  });
});
