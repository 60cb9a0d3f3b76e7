import { formatDay, formatLondonDate, londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { organisationsWhere } from '#platform/access';
import { listPage, type ListPage, type PagePart, type Reply, type RequestContext } from '#platform/http';
import { Form, formState, SelectField, TextField } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { suggestTitles } from '../../domain/library/suggest-titles.ts';
import { mayHere, sentences } from '../../permissions.ts';
import { libraryFacts, libraryItems, libraryNear, mayBeSuggested, titlesToMend, type LibraryItem } from '../../queries/library/library.ts';
import { wordsOfObjective, wordsOfTheme, type ToldWords } from '../../queries/library/told-words.ts';
import { publicPage } from '../public-page.tsx';

/** Titles with their owner, topics and review day; links that are broken stand apart, to be mended (requirement S165). */
export async function showLibrary(ctx: RequestContext): Promise<Reply> {
  const asked = (name: string) => String(ctx.query[name] ?? '').trim().slice(0, 80);
  const [words, tag, today] = [asked('words'), asked('tag'), londonDay(ctx.now)];
  const home = `/library?${new URLSearchParams({ words, tag })}`;
  const mine = { today, organisationIds: organisationsWhere(sentences, ctx.viewer, 'keep own titles'), isShared: mayHere(ctx.viewer, 'keep shared titles') };
  const { list, mend, facts } = await ctx.read(async (tx) => ({
    list: await listPage(ctx, (page) => libraryItems(tx, { words, tag, page })), mend: await listPage(ctx, (page) => titlesToMend(tx, { ...mine, page }), 'mend'), facts: await libraryFacts(tx),
  }));
  return publicPage(ctx, {
    title: 'Library', content: (
      <>
        <h1 class="nhsuk-heading-l">Library</h1>
        <p class="nhsuk-lede-text nhsuk-u-reading-width">Papers and tools that help teams. We keep titles and where they are, never copies.</p>
        {mend.total > 0 && <ToMend list={mend} home={home} today={today} />}
        <div class="nhsuk-u-reading-width">
          <Form method="get" action="/library" state={formState({ words, tag })}>
            <TextField name="words" label="Words in the title" />
            <SelectField name="tag" label="Topic" items={[{ value: '', text: 'Any topic' }, ...facts.tags.map((each) => ({ value: each, text: tagWords(each) }))]} />
            <Button variant="secondary" text="Show" />
          </Form>
        </div>
        <DataTable caption={`${list.total} ${list.total === 1 ? 'title' : 'titles'}`} rows={list.lines} emptyText="No title fits. Try other words." columns={[
          { key: 'title', head: 'Title', cell: ({ id, title, isExample }) => <><a href={`/library/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'tags', head: 'Topics', cell: ({ tags }) => tags.map(tagWords).join(', ') },
          { key: 'link', head: 'Link', cell: linkWords },
          { key: 'twice', head: 'Note', cell: ({ duplicateId, duplicateTitle }) => (duplicateId ? <>May be the same as <a href={`/library/${duplicateId}`} data-quoted>{duplicateTitle}</a></> : '–'), isNothing: ({ duplicateId }) => duplicateId === null },
        ]} />
        <PagesOf list={list} home={home} what="titles" />
        {facts.replaced > 0 && <p>{facts.replaced} more were merged or have something newer in their place. You still find them by their own address.</p>}
        {mayHere(ctx.viewer, 'keep own titles') && <p><a href="/library/new">Add a title</a></p>}
      </>
    ),
  });
}

/** "system" in the list of tags means integrated care systems. */
const inWords: Readonly<Record<string, string>> = { system: 'Integrated care systems', 'co-production': 'Co-production' };
export const tagWords = (tag: string): string => inWords[tag] ?? `${tag[0]?.toUpperCase()}${tag.slice(1).replaceAll('-', ' ')}`;

/** Whether a link works, and when somebody last looked: what was found once does not hold for ever. */
export function linkWords({ linkStatus, linkFailures, linkFailingSince, linkLookedAt, linkLookedBy }: Pick<LibraryItem, 'linkStatus' | 'linkFailures' | 'linkFailingSince' | 'linkLookedAt' | 'linkLookedBy'>): string {
  const looked = linkLookedAt ? `, looked at by ${linkLookedBy} on ${formatLondonDate(linkLookedAt)}` : '';
  if (linkFailures > 0 && linkFailingSince) return `${linkStatus === 'broken' ? 'Broken: no answer' : 'No answer'} since ${formatDay(linkFailingSince)}${looked}${linkStatus === 'broken' ? '' : '. We ask again before we call it broken'}`;
  return `${words[linkStatus]}${looked}`;
}

const words: Readonly<Record<LibraryItem['linkStatus'], string>> = { 'no address': 'No address yet', 'not looked at': 'Not looked at yet', works: 'Works', broken: 'Broken' };

function ToMend({ list, home, today }: { list: ListPage<LibraryItem>; home: string; today: string }) {
  const lines = list.lines.flatMap((item) => [...(item.linkStatus === 'broken' ? [{ item, why: 'The link is broken' }] : []), ...(item.reviewOn < today ? [{ item, why: `To be looked at since ${formatDay(item.reviewOn)}` }] : []), ...(item.duplicateId ? [{ item, why: 'It may stand here twice' }] : [])]);
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s" id="mend">For you to mend</h2>
      <p>Titles with a broken link or a past review day are not suggested to anyone until you have.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{lines.map(({ item, why }) => <li><a href={`/library/${item.id}/edit`}>{item.title}</a>: {why}</li>)}</ul>
      <PagesOf list={list} home={home} what="titles to mend" name="mend" />
    </InsetText>
  );
}

const MOST = 3;
export const Suggested = ({ items }: { readonly items: readonly LibraryItem[] }) => <ul class="nhsuk-list nhsuk-list--bullet">{items.map(({ id, title }) => <li><a href={`/library/${id}`} data-quoted>{title}</a></li>)}</ul>;

/** On the page of an objective: titles whose topics and words it shares. Broken, merged and late ones are left out. */
export const titlesForObjective = async (tx: Tx, objectiveId: string, { now }: { now: Date }): Promise<readonly PagePart[]> => titlesFor(tx, await wordsOfObjective(tx, objectiveId), now);

/** The same on the page of a published theme (requirement S165). */
export const titlesForTheme = async (tx: Tx, themeId: string, { now }: { now: Date }): Promise<readonly PagePart[]> => titlesFor(tx, await wordsOfTheme(tx, themeId), now);

async function titlesFor(tx: Tx, told: ToldWords | undefined, now: Date): Promise<readonly PagePart[]> {
  const items = told ? suggestTitles(told.words, (await libraryNear(tx, told.organisationId)).filter((item) => mayBeSuggested(item, londonDay(now))), MOST) : [];
  return items.length === 0 ? [] : [{ id: 'library', title: 'Titles that may help', content: <><Suggested items={items} /><p><a href="/library">The whole library</a></p></> }];
}
