import { median } from './machine.ts';
import { databaseProcess, processorOf, processorWithChildren } from './processor.ts';
import { openBenchSite } from './site.ts';

const times = 15;

/** The main pages of where we are, improvement and stories, at the size of a place that has much of it. */
const pages = [
  '/', '/inquiry', '/inquiry/units/example-scale-7', '/inquiry/units/example-scale-7/cells/nat.f1/nat.a1', '/inquiry/units/example-scale-7/spread', '/inquiry/units/example-above-system-8/spread', '/inquiry/units/example-scale-7/priorities',
  '/improvement', '/improvement?words=falls', '/improvement?profession=prof.podiatrists&state=stopped', '/improvement/coverage', '/improvement/learning', '/improvement/learning-log', '/improvement/barriers', '/improvement/questions', '/improvement/evidence', '/improvement/evidence-gaps',
  '/improvement/studies', '/improvement/outputs', '/improvement/openings', '/improvement/pathways', '/improvement/guidance-register', '/improvement/prevention', '/improvement/role-models', '/improvement/funder-questions', '/improvement/research-visions/nat.f3.v3', '/quality/decisions', '/quality/units/example-scale-7-team-1/remote',
  '/stories', '/case-studies', '/case-studies?words=problem', '/you-said-we-did', '/events', '/library', '/services', '/self-care', '/thanks', '/awards', '/practice-exchange', '/professions/podiatrists', '/who-can-help',
] as const;
const signedInPages = ['/', '/my-work', '/your-week', '/inquiry', '/improvement', '/improvement/my-part', '/improvement/support', '/improvement/projects/new', '/improvement/coaches', '/improvement/evidence-requests', '/improvement/learning-reviews', '/improvement/digital', '/improvement/tools', '/quality/collections'] as const;

/** Processor time of the web process and of the database for each page of the generated England: medians of single requests, warm, one after the other. */
export async function rooms(): Promise<void> {
  const site = await openBenchSite({ port: 3905, large: true });
  try {
    const database = await databaseProcess(site.house.ownerUrl);
    const cookie = await site.cookieOf('Martin Elswick');
    for (const path of pages) await measurePage({ address: site.address, path, web: site.web.pid ?? 0, database });
    for (const path of signedInPages) await measurePage({ address: site.address, path, web: site.web.pid ?? 0, database, cookie });
  } finally {
    await site.close();
  }
}

/** Prints one line; a page that does not answer 200 says so. */
export async function measurePage({ address, path, web, database, cookie }: { address: string; path: string; web: number; database: string; cookie?: string }): Promise<void> {
  const [took, used, bytes]: [number[], number[], number[]] = [[], [], []];
  for (let time = -2; time < times; time += 1) {
    const [before, began] = [processorOf(web) + processorWithChildren(database), performance.now()];
    const answer = await fetch(address + path, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
    const text = await answer.text();
    if (answer.status !== 200) return console.log(`${path.padEnd(60)} answered ${answer.status}`);
    if (time < 0) continue;
    took.push(performance.now() - began);
    used.push(processorOf(web) + processorWithChildren(database) - before);
    bytes.push(text.length);
  }
  const mean = used.reduce((sum, each) => sum + each, 0) / used.length;
  console.log(`${`${path}${cookie ? ' (signed in)' : ''}`.padEnd(60)} ${median(took).toFixed(0)} ms (${Math.min(...took).toFixed(0)} to ${Math.max(...took).toFixed(0)}), ${mean.toFixed(0)} ms of processor, ${(median(bytes) / 1024).toFixed(0)} KB`);
}
