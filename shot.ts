import { newVisitor, closeBrowser, axeViolations } from '#test/browser';
const [who = 'public', width = '1280', path = '/', script = 'no'] = process.argv.slice(2);
const { page } = await newVisitor({ script: script === 'yes', width: Number(width), height: 900 });
await page.goto('http://127.0.0.1:4177/demo');
if (who !== 'public-nobody') {
  const form = page.locator('form[action="/demo/persona"]').first();
  await form.locator('select').selectOption(who);
  await form.locator('button').first().click();
  await page.waitForLoadState();
}
await page.goto(`http://127.0.0.1:4177${path}`);
console.log(who, width, await page.title(), (await page.locator('main').innerText()).slice(0, 6000));
console.log('axe', await axeViolations(page), 'overflow', await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
await page.screenshot({ path: `/tmp/home-demo/${who}-${width}${path.replaceAll('/', '_').slice(0, 20)}.png`, fullPage: true, clip: { x: 0, y: Number(process.argv[6] ?? 0), width: Number(width), height: 1700 } });
await closeBrowser();
