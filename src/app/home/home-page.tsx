import { londonDay, type Day } from '#platform/clock';
import { keptPage } from '#platform/fragments';
import { page, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, homeStrategies, SITE_PAGES, writeHrefOf, type EasyRead, type StrategyLine } from '#modules/strategy';
import { gatherToday, newsSince, type Gathered } from './gather.ts';
import { OwnDay } from './own-day.tsx';
import { Loop, NowAndLater, Plans, Professions, SearchBox } from './public-parts.tsx';
import { TodaySection } from './sections.tsx';

const about = { title: 'Allied', description: 'Read the plans for the allied health professions, see how they fit together, and take part.' };

/** How long the first page of everyone may name a conversation as open that has just ended: its key holds the time without its last digit. */
const tenMinutes = (now: Date): string => now.toISOString().slice(0, 15);

/** GET /: for everyone what was heard and done, kept until it changes; for a person what needs them, asked anew each time. */
export const showHome = (ctx: RequestContext): Promise<Reply> => (ctx.viewer.kind === 'person' ? showOwn(ctx) : keptPage(ctx, {
  topics: ['home', 'strategies', SITE_PAGES, 'organisations'], key: `home ${tenMinutes(ctx.now)}`,
  draw: async (tx, viewer) => {
    const gathered = await gatherToday(tx, { viewer, now: ctx.now, since: newsSince(ctx.now, 'page') });
    return { ...about, content: <Home gathered={gathered} today={londonDay(ctx.now)} strategies={await homeStrategies(tx)} easyRead={await easyReadOf(tx, 'page', '/')} now={ctx.now} writeHref={undefined} /> };
  },
}));

async function showOwn(ctx: RequestContext): Promise<Reply> {
  const { viewer, now } = ctx;
  const { gathered, strategies, easyRead } = await ctx.read(async (tx) => ({
    gathered: await gatherToday(tx, { viewer, now, since: newsSince(now, 'page') }), strategies: await homeStrategies(tx), easyRead: await easyReadOf(tx, 'page', '/'),
  }));
  return page({
    ...about,
    content: (
      <>
        <OwnDay gathered={gathered} today={londonDay(now)} viewer={viewer} />
        <HeardAndDone gathered={gathered} today={londonDay(now)} isOwn={viewer.memberships.length > 0} />
        <Plans strategies={strategies} />
        <SearchBox />
        <div class="nhsuk-u-reading-width"><EasyReadSlot easyRead={easyRead} now={now} writeHref={writeHrefOf({ path: '/', viewer })} /></div>
      </>
    ),
  });
}

interface HomeProps {
  gathered: Gathered;
  today: Day;
  strategies: readonly StrategyLine[];
  easyRead: EasyRead | null;
  now: Date;
  writeHref: string | undefined;
}

/** Easy words stand at the top, for those who need them first; that there are none yet is said at the end. */
function Home({ gathered, today, strategies, ...slot }: HomeProps) {
  const isWritten = Boolean(slot.easyRead?.words);
  return (
    <>
      <div class="allied-home__welcome">
        <h1 class="nhsuk-heading-xl">Plans for better care, made together</h1>
        <p class="nhsuk-lede-text">The allied health professions (AHPs) are 14 kinds of health workers. They help you to move, eat, talk, see and do what matters to you.
          They have plans to make care better and fairer. Here you can read the plans, see how they fit together, and take part.</p>
        {isWritten && <EasyReadSlot {...slot} />}
      </div>
      <HeardAndDone gathered={gathered} today={today} />
      <TodaySection kind="celebrated" title="What to celebrate" lines={gathered.celebrated} today={today} empty={<>Nothing yet. You can <a href="/thanks/new">thank somebody</a> who helped you.</>} more={<a href="/stories">More to share and celebrate</a>} />
      <Professions />
      <Loop />
      <Plans strategies={strategies} />
      <SearchBox />
      <NowAndLater />
      {!isWritten && <div class="nhsuk-u-reading-width"><EasyReadSlot {...slot} /></div>}
    </>
  );
}

/** What everyone may read of what people said and of what became of it, and where words are taken now. */
function HeardAndDone({ gathered: { open, coming, heard, did }, today, isOwn = false }: { gathered: Gathered; today: Day; isOwn?: boolean }) {
  const whose = isOwn ? ' where you belong' : '';
  return (
    <>
      <div class="nhsuk-grid-row">
        <div class={coming.length > 0 ? 'nhsuk-grid-column-one-half' : 'nhsuk-grid-column-full'}>
          <TodaySection kind="open" title="Say what you think" lines={open} today={today} empty={<>No conversation is open{whose} now. You can tell us <a href="/what-matters">what matters to you</a> at any time.</>} more={<a href="/conversations">All conversations</a>} />
        </div>
        {coming.length > 0 && <div class="nhsuk-grid-column-one-half"><TodaySection kind="coming" title="Come to an event" lines={coming} today={today} empty="" more={<a href="/events">All events</a>} /></div>}
      </div>
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-one-half">
          <TodaySection kind="heard" title="What we heard" lines={heard} today={today} empty={<>Nothing has been published yet{whose}. Themes of what people say stand here when a person has read all of it.</>} more={<a href="/you-said-we-did">Everything that people said, with its answer</a>} />
        </div>
        <div class="nhsuk-grid-column-one-half">
          <TodaySection kind="did" title="What we did" lines={did} today={today} empty={<>No answer has been given yet{whose}. Each theme gets one: done, being done, or why we cannot.</>} more={<a href="/you-said-we-did">You said, we did</a>} />
        </div>
      </div>
    </>
  );
}
