import { Form, TextField } from '#ui/forms';
import { ActionLink, Button, Card, Tag } from '#ui/nhsuk';
import { professionPages } from '#modules/stories';
import type { StrategyLine } from '#modules/strategy';

const LOOP = [
  ['/co-planning', 'Listen', 'Co-planning', 'Ask people what matters to them.'],
  ['/co-design', 'Agree', 'Co-design', 'Shape the plan with the people it is for.'],
  ['/co-implementation', 'Act', 'Co-implementation', 'Do the work side by side.'],
  ['/co-evaluation', 'Check', 'Co-evaluation', 'Look together at what got better. Then listen again.'],
] as const;

/** The strategy's own loop, each step with its page. */
export function Loop() {
  return (
    <section aria-labelledby="loop">
      <h2 class="nhsuk-heading-l" id="loop">Four steps, again and again</h2>
      <p class="nhsuk-u-reading-width">The national strategy calls this co-production: people have an equal part from start to end.</p>
      <ol class="allied-diagram__boxes allied-loop">
        {LOOP.map(([href, word, stage, what], at) => (
          <li class={`allied-diagram__box allied-diagram__box--${['one', 'two', 'three', 'four'][at]}`}>
            <h3 class="nhsuk-heading-m nhsuk-u-margin-bottom-2"><a href={href}><span aria-hidden="true">{at + 1}. </span>{word}</a></h3>
            <p class="nhsuk-body-s nhsuk-u-margin-bottom-2">{stage}</p>
            <p>{what}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** All 14 by the alphabet, each as large as any other, so that a small one is met as often as a large one (requirement S137). */
export const Professions = () => (
  <section aria-labelledby="professions">
    <h2 class="nhsuk-heading-l" id="professions">The 14 professions</h2>
    <ul class="nhsuk-list allied-professions">{professionPages().map(({ title, href }) => <li><a href={href}>{title}</a></li>)}</ul>
    <ActionLink href="/who-can-help">Find out who can help you</ActionLink>
  </section>
);

export const Plans = ({ strategies }: { strategies: readonly StrategyLine[] }) => (
  <>
    <h2 class="nhsuk-heading-l" id="plans">Read the plans</h2>
    <p class="nhsuk-u-reading-width">A plan like this is called a strategy. One is for the whole of England. Others are for one place or one organisation.</p>
    <ul class="nhsuk-grid-row nhsuk-card-group">{strategies.map((strategy) => <StrategyCard key={strategy.code} strategy={strategy} />)}</ul>
    <p><a href="/strategies">All strategies</a></p>
  </>
);

function StrategyCard({ strategy }: { strategy: StrategyLine }) {
  return (
    <li class="nhsuk-grid-column-one-third nhsuk-card-group__item">
      <Card clickable href={`/strategies/${strategy.code}`} heading={{ text: strategy.shortTitle, level: 3, size: 'm' }}>
        <p class="nhsuk-card__description">{strategy.publisher}, {strategy.periodStart} to {strategy.periodEnd}</p>
        {strategy.isExample && <p class="nhsuk-u-margin-top-2"><Tag colour="yellow">Example</Tag> The organisation is imagined.</p>}
      </Card>
    </li>
  );
}

export function SearchBox() {
  return (
    <section aria-labelledby="search" class="nhsuk-u-reading-width allied-screen-only">
      <h2 class="nhsuk-heading-l" id="search">Find something on this site</h2>
      <Form method="get" action="/search">
        <TextField name="q" label="Words to look for" hint="For example: rural, waiting, students" type="search" />
        <Button>Search</Button>
      </Form>
    </section>
  );
}

const COMING = ['staff, rotas and job plans', 'careers and learning for those who work here', 'work for a greener health service'];

/** What is here and what is not: nothing is promised that cannot be done today. */
export function NowAndLater() {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-one-half">
        <h2 class="nhsuk-heading-l">Take part</h2>
        <p>You do not need an account to read. There are ways to take part online, by phone, by post and in person.</p>
        <ActionLink href="/conversations">Give an idea, comment or vote</ActionLink>
        <ActionLink href="/take-part">Ways to take part</ActionLink>
        <ActionLink href="/get-involved">Get involved at any time</ActionLink>
      </div>
      <div class="nhsuk-grid-column-one-half">
        <h2 class="nhsuk-heading-l">Coming later</h2>
        <p>These are not here yet:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{COMING.map((what) => <li>{what}</li>)}</ul>
      </div>
    </div>
  );
}
