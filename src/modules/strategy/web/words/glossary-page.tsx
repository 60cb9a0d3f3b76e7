import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Button, InsetText } from '#ui/nhsuk';
import { mayAround } from '../../data/around-acting.ts';
import { withFullStop } from '../../domain/full-stop.ts';
import { easyReadOf } from '../../queries/easy-read.ts';
import { siteRules } from '../../queries/word-advice.ts';
import { glossaryList, wordingRulesOf, type TermLine } from '../../queries/words.ts';
import type { WordingRule } from '../../domain/strategy-schema.ts';
import { EasyReadSlot, writeHrefOf } from '../easy-read/easy-read-slot.tsx';

/** Strategies whose rules about words are shown, as people know them. */
const RULES_OF = [{ code: 'nat', name: 'The national strategy' }, { code: 'ox', name: 'Oxford Health' }] as const;

export async function showGlossary(ctx: RequestContext): Promise<Reply> {
  const { terms, rules, easyRead } = await ctx.read(async (tx) => ({
    terms: await glossaryList(tx),
    easyRead: await easyReadOf(tx, 'page', '/glossary'),
    rules: await Promise.all(RULES_OF.map(async ({ code, name }) => ({ name, rules: await wordingRulesOf(tx, code) }))),
  }));
  const of = (kind: TermLine['kind']) => terms.filter((term) => term.kind === kind);
  return page({
    title: 'Words explained', breadcrumbs: [{ text: 'Home', href: '/' }], description: 'Short forms and other words of this site, in plain English.',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Words explained</h1>
        <p>This page says what our words mean. You can print it.</p>
        <p>We also list <a href="/professions">the 14 allied health professions</a>, with every name that papers print for them.</p>
        <p>Words can hurt, or leave people out. If one does not work for you, open it and tell us. We do not ask who you are.</p>
        {mayAround(ctx.viewer, 'review words') && <Button variant="secondary" href="/glossary/reports" text="See what people told us about words" />}
        <h2 class="nhsuk-heading-m" id="short-forms">Short forms</h2>
        <TermList terms={[...of('short form'), ...of('word')]} />
        <h2 class="nhsuk-heading-m" id="labels">How we name groups of people</h2>
        <p>People say who they are in their own words, and we keep those. We use these names only when we show a result.</p>
        <TermList terms={of('label')} />
        <h2 class="nhsuk-heading-m" id="rules">Words we choose</h2>
        <p>Each strategy has its own rules about words. They are for us when we write. We never change what you write.</p>
        {rules.map((one) => <Rules key={one.name} {...one} />)}
        <Rules name="This site" rules={siteRules} />
        <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
      </div>
    ),
  });
}

function TermList({ terms }: { readonly terms: readonly TermLine[] }) {
  if (terms.length === 0) return <InsetText text="No word is explained here yet." />;
  return (
    <dl class="nhsuk-summary-list">
      {terms.map((term) => (
        <div class="nhsuk-summary-list__row" id={term.code} key={term.code}>
          <dt class="nhsuk-summary-list__key">{term.shown}</dt>
          <dd class="nhsuk-summary-list__value">
            {term.expansion && <><strong>{term.expansion}</strong><br /></>}
            {term.meaning}
            {term.changedOn && <><br /><span class="nhsuk-body-s">Changed on {formatLondonDate(term.changedOn)}: {term.changedBecause}</span></>}
            <span class="allied-screen-only"><br /><a href={`/glossary/term/${term.code}`}>More about {term.shown}</a></span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rules({ name, rules }: { readonly name: string; readonly rules: readonly Pick<WordingRule, 'code' | 'avoid' | 'use' | 'reason'>[] }) {
  const shown = rules.filter(({ avoid, use }) => avoid.length + use.length > 0);
  if (shown.length === 0) return null;
  return (
    <>
      <h3 class="nhsuk-heading-s">{name}</h3>
      <ul class="nhsuk-list nhsuk-list--bullet" data-quoted>
        {shown.map(({ code, avoid, use, reason }) => (
          <li key={code}>
            {use.length > 0 && <>We say “{use.join('” or “')}”. </>}
            {avoid.length > 0 && <>We do not say “{avoid.join('” or “')}”. </>}
            Why: {withFullStop(reason)}
          </li>
        ))}
      </ul>
    </>
  );
}
