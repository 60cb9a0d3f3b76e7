import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { DataTable } from '#ui/tables';
import type { StatedNumber as Stated, StrategyDocument } from '../../../domain/strategy-schema.ts';
import { strategyHead, type StrategyHead } from '../../../queries/strategy-head.ts';
import { glossaryInForce } from '../../../queries/words.ts';
import { Explained, PageWords } from '../../words/short.tsx';
import { strategyHref } from '../addresses.ts';
import { wordingAsked } from '../asked.ts';
import { dateWords } from '../date-words.ts';
import { keptPage } from '../kept-page.tsx';
import { Quoted } from '../parts/quoted.tsx';
import { numberFacts, numberWords } from '../parts/stated-number.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';
import { plural } from '../words.ts';

type StatedPart = 'numbers' | 'promises' | 'achievements' | 'timeline';
const TITLES = { numbers: 'Numbers the document prints', promises: 'Promises the document makes', achievements: 'What was reached before', timeline: 'Timeline' } as const;

export const showNumbers = (ctx: RequestContext) => showStated(ctx, 'numbers');
export const showPromises = (ctx: RequestContext) => showStated(ctx, 'promises');
export const showAchievements = (ctx: RequestContext) => showStated(ctx, 'achievements');
export const showTimeline = (ctx: RequestContext) => showStated(ctx, 'timeline');

function showStated(ctx: RequestContext, part: StatedPart) {
  const code = ctx.params['code'] ?? '';
  const wording = wordingAsked(ctx.query);
  const today = ctx.now.toISOString().slice(0, 10);
  return keptPage(ctx, {
    topics: [...(part === 'timeline' ? ['strategies'] : []), 'words', `strategy:${code}`], key: `${part} ${code} ${JSON.stringify(wording)} ${today}`,
    draw: async (tx) => {
      const head = await strategyHead(tx, code, wording);
      const parents = part === 'timeline' ? await parentHeads(tx, head) : [];
      const glossary = await glossaryInForce(tx);
      return {
        title: `${TITLES[part]}: ${head.shortTitle}`, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(code, wording) }],
        content: (
          <PageWords glossary={glossary}>
            <StrategyFrame head={head} current={part} title={TITLES[part]}><Stated part={part} heads={[head, ...parents]} head={head} today={today} /></StrategyFrame>
          </PageWords>
        ),
      };
    },
  });
}

function Stated({ part, head, heads, today }: { part: StatedPart; head: StrategyHead; heads: readonly StrategyHead[]; today: string }) {
  if (part === 'numbers') return <Numbers numbers={head.about.numbers ?? []} today={today} />;
  if (part === 'promises') return <Promises promises={head.about.promises ?? []} />;
  if (part === 'achievements') return <Achievements achievements={head.about.achievements ?? []} />;
  return <Timeline heads={heads} today={today} />;
}

function Numbers({ numbers, today }: { numbers: readonly Stated[]; today: string }) {
  return (
    <>
      <p class="nhsuk-u-reading-width">{numbers.length === 0 ? 'The document prints no numbers.' : `${plural(numbers.length, 'number')}, as printed. A share is a part of something. If the document does not print of what, we do not guess it.`}</p>
      <DataTable caption="Numbers, with what you need to read them rightly" rows={numbers} emptyText="There are none." columns={[
        { key: 'statement', head: 'What is printed', cell: ({ statement }) => <Quoted>{statement}</Quoted> },
        { key: 'number', head: 'Number', cell: numberWords },
        { key: 'facts', head: 'What to know', cell: (number) => <Quoted>{numberFacts(number, today).join(' ')}</Quoted> },
      ]} />
    </>
  );
}

function Promises({ promises }: { promises: NonNullable<StrategyDocument['promises']> }) {
  return (
    <>
      <p class="nhsuk-u-reading-width">Here someone says what they will do, word for word. We do not know if a promise was kept.</p>
      <DataTable caption="Promises" rows={promises} emptyText="No promise has been written down from this document." columns={[
        { key: 'text', head: 'Promise', cell: ({ text }) => <Quoted>“{text}”</Quoted> },
        { key: 'owner', head: 'Who promised', cell: ({ owner }) => <Explained>{ownerWords(owner)}</Explained> },
        { key: 'section', head: 'Where', cell: ({ section }) => section },
      ]} />
    </>
  );
}

/** What the document says that the strategy before it reached, by its themes in their order (requirement O9). */
function Achievements({ achievements }: { achievements: NonNullable<StrategyDocument['achievements']> }) {
  const themes = Map.groupBy(achievements, ({ theme, strategyPeriod }) => `${theme}, ${strategyPeriod.replace('-', ' to ')}`);
  if (themes.size === 0) return <p>The document tells of nothing that was reached before.</p>;
  return (
    <>
      <p class="nhsuk-u-reading-width">{plural(achievements.length, 'thing')} that the strategy before this one reached, as the document tells it. We have not checked it.</p>
      {[...themes].map(([theme, reached]) => (
        <DataTable caption={`${theme}: ${reached.length}`} captionSize="m" rows={reached} emptyText="There is none." columns={[{ key: 'title', head: 'What was reached', cell: ({ title }) => <Quoted>{title}</Quoted> }, { key: 'section', head: 'Where', cell: ({ section }) => <Quoted>{section}</Quoted> }]} />
      ))}
    </>
  );
}

/** The document says "all" where it means everyone; the rest as it says it, as a name stands in a table. */
const ownerWords = (owner: string): string => (owner === 'all' ? 'Everyone' : `${owner.charAt(0).toUpperCase()}${owner.slice(1)}`);

/** Dates of the strategies this one builds on stand beside its own, each with its source: where two documents disagree, both stay. */
function Timeline({ heads, today }: { heads: readonly StrategyHead[]; today: string }) {
  const rows = heads.flatMap((head) => (head.about.timeline ?? []).map((entry) => ({ ...entry, source: `${head.shortTitle}, ${entry.section}` })));
  return (
    <>
      <p class="nhsuk-u-reading-width">These are dates as the documents print them. Sometimes two documents do not agree. Then both dates stay, each with its source.</p>
      <DataTable caption="Dates, oldest first" rows={rows.toSorted((a, b) => (a.date < b.date ? -1 : 1))} emptyText="The document has no dates for a timeline." columns={[
        { key: 'date', head: 'When', cell: ({ date }) => dateWords(date) },
        { key: 'event', head: 'What', cell: ({ event, date }) => <>{event}{date > today.slice(0, date.length) ? ' (still to come)' : ''}</> },
        { key: 'source', head: 'Source', cell: ({ source }) => source },
      ]} />
    </>
  );
}

/** The strategies it builds on, as far as they are held and may be seen. */
async function parentHeads(tx: Tx, head: StrategyHead): Promise<StrategyHead[]> {
  const codes = head.about.parents.flatMap(({ code }) => code ?? []);
  const found: StrategyHead[] = [];
  for (const code of codes) {
    const parent = await strategyHead(tx, code).catch((error: unknown) => (error instanceof NotFound ? null : Promise.reject(error)));
    if (parent) found.push(parent);
  }
  return found;
}
