import { after, before, it } from 'node:test';
import { closeBrowser, newVisitor } from '#test/browser';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
let site: TestSite;
before(async () => { site = await openTestSite({ listen: true }); });
after(async () => { await closeBrowser(); await site.close(); });
it('shots', async () => {
  const chief = await sessionFor(site, 'Chief AHP');
  const national = await sessionFor(site, 'national team', 'example-national-team');
  const list = (process.env['SHOTS'] ?? '').split(' ');
  for (const one of list) {
    const [who = '', width = '1280', path = '/'] = one.split('|');
    const { context, page } = await newVisitor({ width: Number(width), height: 1000 });
    const cookie = who === 'chief' ? chief.cookie : who === 'national' ? national.cookie : '';
    const [name = '', value = ''] = cookie.split('=');
    if (name) await context.addCookies([{ name, value, url: site.address }]);
    await page.goto(site.address + path);
    await page.screenshot({ path: `/tmp/shot-${who}-${width}${path.replaceAll(/[^a-z0-9]/g, '-').slice(0, 60)}.png`, fullPage: true });
    if (path === '/take-part/form' || path.endsWith('/offer')) { const pdf = await page.pdf({ format: 'A4', path: `/tmp/pdf${path.replaceAll('/', '-')}.pdf` }); console.log(path, 'pages', (pdf.toString('latin1').match(/\/Type \/Page[^s]/g) ?? []).length); }
    await context.close();
  }
});
