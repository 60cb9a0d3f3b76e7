import type { VNode } from 'preact';
import { formatLondonDate } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { Button, InsetText } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { finalTextOf, statementsOf } from '../../queries/challenge/statements.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { pausesOf, type PauseLine } from '../../queries/phases/pauses.ts';
import { promptsOf } from '../../queries/phases/phase-plan.ts';
import { answeredThemes, type AnsweredTheme } from '../../queries/phases/theme-answers.ts';
import { StatementsList } from '../challenge/statements-list.tsx';
import { phaseHref } from '../where.ts';

interface Place {
  conversation: ConversationHead;
  phase: PhaseLine;
}

/** What stands above the ideas of a phase: what it answers, what it checks, whom the question is for, and its pauses. */
export async function phaseTop(ctx: RequestContext, { conversation, phase, votes }: Place & { votes: ReadonlyMap<number, number> }): Promise<VNode> {
  const { themes, challenge, pauses, prompts } = await ctx.read(async (tx) => ({
    themes: phase.kind === 'professionals' ? await answeredThemes(tx, conversation.id) : null,
    challenge: phase.kind === 'challenge' ? { statements: await statementsOf(tx, phase.id), finalText: await finalTextOf(tx, phase.id) } : null,
    pauses: await pausesOf(tx, phase.id), prompts: await promptsOf(tx, phase.id),
  }));
  return (
    <>
      {pauses.length > 0 && <Pauses pauses={pauses} />}
      {phase.kind === 'people' && <ForPeople conversation={conversation} isSignedIn={ctx.viewer.signedIn} />}
      {themes && <ThemesToAnswer conversation={conversation} phase={phase} themes={themes} mayJoin={mayDo(ctx.viewer, 'keep codes', conversation.organisationId)} />}
      {prompts.length > 0 && <Prompts prompts={prompts} />}
      {challenge && <StatementsList view={{ conversation, phase, ...challenge, votes, csrfToken: ctx.csrf() }} />}
    </>
  );
}

/** Row S149: staff may read and support, but it is people and communities who are asked. Said to all, since nobody is asked who they are. */
export function ForPeople({ conversation, isSignedIn }: { conversation: ConversationHead; isSignedIn: boolean }) {
  const own = conversation.phases.find(({ kind }) => kind === 'professionals' || kind === 'staff voice');
  const where = own && <> Your turn to speak: <a href={phaseHref(conversation, own)} data-quoted>{own.title}</a>.</>;
  if (isSignedIn) return <InsetText id="for-people"><p><strong>You are signed in as somebody who works with us.</strong> You can read and support what people say here. The question is for people and communities, so please leave the answers to them.{where}</p></InsetText>;
  return <p id="for-people">Do you work in health or care? You can read and support what people say here. The question is for people and communities.{where}</p>;
}

function ThemesToAnswer({ conversation, phase, themes, mayJoin }: Place & { themes: readonly AnsweredTheme[]; mayJoin: boolean }) {
  const open = themes.filter(({ answers }) => answers === 0).length;
  return (
    <section aria-labelledby="themes">
      <h2 class="nhsuk-heading-m" id="themes">What people told us</h2>
      {themes.length === 0 ? <p>No theme of what people said is published yet.</p> : <p>People spoke first. These are the themes of what they said. This part answers them. {open === 0 ? 'Each has an answer.' : open === 1 ? '1 theme has no answer yet.' : `${open} themes have no answer yet.`}</p>}
      <ul class="nhsuk-list allied-ideas">
        {themes.map(({ id, title, statement, answers }) => (
          <li key={id} class="allied-idea">
            <h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-1"><a href={`/themes/${id}`} data-quoted>{title}</a></h3>
            <p data-quoted>{statement}</p>
            <p>{answers === 0 ? <strong>No answer yet.</strong> : <a href={`/themes/${id}#answers`}>{answers === 1 ? '1 answer' : `${answers} answers`}<span class="nhsuk-u-visually-hidden"> to {title}</span></a>}</p>
            {phase.state === 'open' && <Button href={`${phaseHref(conversation, phase)}/ideas/new?theme=${id}`} text="Answer this theme" variant="secondary" small ariaLabel={`Answer this theme: ${title}`} />}
          </li>
        ))}
      </ul>
      {mayJoin && <p><a href={`/phases/${phase.id}/answers`}>Say which idea answers which theme</a></p>}
    </section>
  );
}

/** Questions that help to begin, those about what works first. */
const Prompts = ({ prompts }: { prompts: readonly { words: string; isAppreciative: boolean }[] }) => (
  <>
    <p>If it helps you to begin:</p>
    <ul class="nhsuk-list nhsuk-list--bullet">{prompts.toSorted((a, b) => Number(b.isAppreciative) - Number(a.isAppreciative)).map(({ words }) => <li key={words} data-quoted>{words}</li>)}</ul>
  </>
);

/** Pauses that are over, with their reasons, and what was different afterwards (row S164). */
const Pauses = ({ pauses }: { pauses: readonly PauseLine[] }) => (
  <section aria-labelledby="pauses">
    <h2 class="nhsuk-heading-s" id="pauses">Pauses</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      {pauses.map(({ id, beganAt, endedAt, reason, channelAfter }) => (
        <li key={id}>{endedAt ? `Paused from ${formatLondonDate(beganAt)} to ${formatLondonDate(endedAt)}` : `Paused since ${formatLondonDate(beganAt)}`}: <span data-quoted>{reason}</span>{channelAfter && <>. From then on people took part {channelAfter}</>}.</li>
      ))}
    </ul>
    <p>The time of a pause does not count as time in which ideas could be read.</p>
  </section>
);
