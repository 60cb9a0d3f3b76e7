import { londonDay } from '#platform/clock';
import type { Reply, RequestContext } from '#platform/http';
import { Form, formState, SelectField, TextField } from '#ui/forms';
import { Button, Card, Details } from '#ui/nhsuk';
import { pressingIn, type Pressing } from '../../domain/finder/emergency.ts';
import { findProfessions, type Asked, type Found } from '../../domain/finder/find-professions.ts';
import { facets, needsFile } from '../../domain/guide/guide-content.ts';
import { offersOf, type Offers } from '../../queries/guide/offers.ts';
import { homeCrumb, publicPage } from '../public-page.tsx';
import { pressingOf } from './pressing-of.ts';

/** Who can help with what somebody needs, with reasons and never a diagnosis (requirement S136). A question with an address: the same without JavaScript. */
export async function showFinder(ctx: RequestContext): Promise<Reply> {
  const asked = askedIn(ctx.query);
  const isAsked = asked.words !== '' || asked.needs.length > 0;
  const found = isAsked && pressingIn(asked.words) !== 'now' ? findProfessions(asked) : [];
  const pressing = pressingOf(asked.words, found.length > 0);
  const offers = await ctx.read(async (tx) => new Map(await Promise.all(found.slice(0, 3).map(async ({ profession: { slug } }) => [slug, await offersOf(tx, slug, londonDay(ctx.now))] as const))));
  return publicPage(ctx, {
    title: 'Who can help?', crumbs: [homeCrumb, { text: 'The 14 professions', href: '/professions' }], description: 'Say what you need and find which allied health profession can help, and why.',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Who can help?</h1>
        {isAsked && <HelpNow pressing={pressing} />}
        {isAsked && (pressing === 'now' ? <p>If nobody is in danger, say in other words what you need.</p> : <Answer found={found} offers={offers} />)}
        {isAsked && <h2 class="nhsuk-heading-m">Ask again</h2>}
        <Question asked={asked} />
        {!isAsked && <NotFor />}
      </div>
    ),
  });
}

function askedIn(query: RequestContext['query']): Asked {
  const text = (name: string) => ([query[name] ?? ''].flat()[0] ?? '').trim().slice(0, 400);
  return { words: text('words'), needs: [text('need')].filter((code) => needsFile.needs.some((need) => need.code === code)), lifeStage: known(facets.lifeStages, text('age')), setting: known(facets.settings, text('where')) };
}

const known = (list: readonly { code: string }[], asked: string): string => (list.some(({ code }) => code === asked) ? asked : '');

function HelpNow({ pressing }: { pressing: Pressing | 'talk' | null }) {
  if (pressing === 'now') {
    return (
      <Card variant="emergency" heading={{ text: 'Is somebody in danger now? Call 999', level: 2 }}>
        <p>Do not wait for an answer on this page. <a href="tel:999">Call 999</a> now, or go to an emergency department.</p>
        <p>Do you think about ending your life? <a href="tel:116123">Call Samaritans free on 116 123</a>, day or night. In danger call 999.</p>
      </Card>
    );
  }
  if (pressing === 'talk') {
    return (
      <Card variant="emergency" heading={{ text: 'You can talk to somebody now', level: 2 }}>
        <p><a href="tel:116123">Call Samaritans free on 116 123</a>, day or night. If you or somebody else is in danger, <a href="tel:999">call 999</a>.</p>
        <p>Are you under 19? <a href="tel:08001111">Call Childline free on 0800 1111</a>.</p>
      </Card>
    );
  }
  if (pressing === 'urgent') {
    return (
      <Card variant="urgent" heading={{ text: 'This may not wait: call 111', level: 2 }}>
        <p><a href="tel:111">Call 111</a> today. They tell you where to go. If it gets worse fast, <a href="tel:999">call 999</a>.</p>
      </Card>
    );
  }
  return null;
}

function Answer({ found, offers }: { found: readonly Found[]; offers: ReadonlyMap<string, Offers> }) {
  if (found.length === 0) {
    return (
      <>
        <h2 class="nhsuk-heading-m" id="answer">We found no match</h2>
        <p>Our list does not hold these words. Try other words, or choose from the list below. You can also ask your GP, or read about <a href="/professions">all 14 professions</a>.</p>
      </>
    );
  }
  return (
    <>
      <h2 class="nhsuk-heading-m" id="answer">{found.length === 1 ? 'This profession can help' : `These ${found.length} professions can help`}</h2>
      <p>We compare your words with a list of needs. We do not know what is wrong with you, and we do not keep what you write.</p>
      <ol class="allied-found">{found.map((each, at) => <li><FoundOne found={each} at={at} offers={offers.get(each.profession.slug)} /></li>)}</ol>
    </>
  );
}

function FoundOne({ found: { profession, reasons, isNamed }, at, offers }: { found: Found; at: number; offers: Offers | undefined }) {
  return (
    <Card href={`/professions/${profession.slug}`} heading={{ text: `${at + 1}. ${profession.title}`, level: 3, size: 'm' }}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {isNamed && reasons.length === 0 && <li>Your words name them. {profession.inShort}</li>}
        {reasons.map(({ need, because, said }) => <li>{because} <span class="nhsuk-body-s">You said {said.map((word) => `“${word}”`).join(', ')}: {need.title}.</span></li>)}
      </ul>
      <p><strong>How to reach them:</strong> {profession.reach.join(' ')}</p>
      {offers && offers.selfCare.length > 0 && <p>Look after yourself: {offers.selfCare.slice(0, 2).map(({ id, title }, place) => <>{place > 0 && ', '}<a href={`/self-care/${id}`}>{title}</a></>)}</p>}
      {offers && offers.services.length > 0 && <p>Services: {offers.services.slice(0, 2).map(({ id, name, organisation }, place) => <>{place > 0 && ', '}<a href={`/services/${id}`}>{name}</a> ({organisation})</>)}</p>}
      <p class="nhsuk-u-margin-bottom-0"><a href={`/professions/${profession.slug}#ask`}>What you can ask<span class="nhsuk-u-visually-hidden">: {profession.title}</span></a></p>
    </Card>
  );
}

function Question({ asked }: { asked: Asked }) {
  const needs = needsFile.groups.flatMap((group) => needsFile.needs.filter((need) => need.group === group).map(({ code, title }) => ({ value: code, text: `${group}: ${title}` })));
  const one = (list: readonly { code: string; title: string }[], any: string) => [{ value: '', text: any }, ...list.map(({ code, title }) => ({ value: code, text: title }))];
  const state = formState({ words: asked.words, need: asked.needs[0] ?? '', age: asked.lifeStage, where: asked.setting });
  return (
    <Form method="get" action="/who-can-help" state={state}>
      <TextField name="words" label="Say in your own words what you need" hint="For example: my feet hurt and I have diabetes. Leave out names." />
      <Details summary="Or choose from lists" open={asked.needs.length > 0 || asked.lifeStage !== '' || asked.setting !== ''}>
        <SelectField name="need" label="What is it about?" items={[{ value: '', text: 'Nothing chosen' }, ...needs]} />
        <SelectField name="age" label="Who is it for?" items={one(facets.lifeStages, 'Anybody')} />
        <SelectField name="where" label="Where would you like to be seen?" items={one(facets.settings, 'Anywhere')} />
      </Details>
      <Button text="Find who can help" />
    </Form>
  );
}

const NotFor = () => (
  <>
    <p>This page tells you who may help, and why. It does not say what is wrong. We do not keep what you write.</p>
    <p>In danger? <a href="tel:999">Call 999</a>. Urgent? <a href="tel:111">Call 111</a>.</p>
  </>
);
