import { may } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { askWhetherItHelped, stopAsking } from '../../commands/co-evaluation/ask-whether-it-helped.ts';
import { compareVoices, helpedAnswers, helpedTitles, leaningWords, voiceKinds, voiceTitles, type VoiceKind, type VoiceView } from '../../domain/co-evaluation/voices.ts';
import { sentences, type QualityAction } from '../../permissions.ts';
import type { VoiceWords } from '../../queries/co-evaluation/co-evaluation.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { sceneOf, type Scene } from './scene.ts';

/** What three kinds of people say of one objective, side by side and never as one mean. */
export async function showThreeViews(ctx: RequestContext): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { objective, asked, home } = scene;
  const compared = asked && compareVoices(asked.views);
  return page({
    title: `Did it help? ${objective.wording}`, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: objective.wording, href: `/objectives/${objective.id}` }),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Did it help?</h1>
        {objective.isExample && <p><Tag colour="yellow" text="Example" /> What people say here is made up.</p>}
        <div class="nhsuk-u-reading-width">
          <p>Three kinds of people say if it helped, for whom, and what comes next. Each view stands for itself.</p>
          {asked?.isOpen && <Button href={`${home}/answer`} text="Say whether it helped" />}
          {!asked && <p>Nobody has been asked yet.</p>}
          {asked && !asked.isOpen && <p>Nobody is asked at the moment. This is what people said.</p>}
          {compared && <InsetText><p><strong>{compared.sentence}</strong></p></InsetText>}
          <StaffLinks ctx={ctx} scene={scene} />
        </div>
        {asked && <div class="nhsuk-grid-row">{voiceKinds.map((kind) => <View kind={kind} view={asked.views[kind]} words={asked.words.filter((each) => each.kind === kind && each.standing === 'shown')} />)}</div>}
      </>
    ),
  });
}

function View({ kind, view, words }: { kind: VoiceKind; view: VoiceView | undefined; words: readonly VoiceWords[] }) {
  return (
    <section class="nhsuk-grid-column-one-third" aria-labelledby={`view-${kind}`}>
      <h2 class="nhsuk-heading-m" id={`view-${kind}`}>{voiceTitles[kind]}</h2>
      {view ? <Answers view={view} /> : <p>Too few people to show safely: fewer than eight answered.</p>}
      {words.map(({ forWhom, whatNext }) => (
        <blockquote class="nhsuk-inset-text" data-quoted>
          {forWhom !== '' && <p><strong>For whom?</strong> {forWhom}</p>}
          {whatNext !== '' && <p><strong>What next?</strong> {whatNext}</p>}
        </blockquote>
      ))}
    </section>
  );
}

const TOO_FEW = 'Too few people to show safely';

function Answers({ view: { all, leaning, counts } }: { view: VoiceView }) {
  const isAnyShown = counts !== null && helpedAnswers.some((answer) => counts[answer] !== null);
  return (
    <>
      <p>{all} people answered.{leaning !== null && <> They <strong>{leaningWords[leaning]}</strong>.</>}</p>
      {isAnyShown && <ul class="nhsuk-list nhsuk-list--bullet">{helpedAnswers.map((answer) => <li>{helpedTitles[answer]}: {counts[answer] ?? TOO_FEW}</li>)}</ul>}
      {counts === null && <p>What they say shows when nobody is asked any more.</p>}
      {counts !== null && !isAnyShown && <p>How many gave each answer: {TOO_FEW.toLowerCase()}.</p>}
    </>
  );
}

function StaffLinks({ ctx, scene: { objective, asked, home } }: { ctx: RequestContext; scene: Scene }) {
  const can = (action: QualityAction) => may(sentences, ctx.viewer, action, objective.organisation.id);
  const held = asked?.words.filter(({ standing }) => standing === 'held').length ?? 0;
  const mayReview = can('review objectives') && objective.closing === null;
  return (
    <>
      {asked?.isOpen && can('enter what people said') && <p><a href={`${home}/entry`}>Type in what people said</a> (staff only)</p>}
      {mayReview && held > 0 && <p><a href={`${home}/words`}>{held === 1 ? 'Words of 1 answer wait' : `Words of ${held} answers wait`} to be read</a> (staff only)</p>}
      {mayReview && objective.isPublic && <Form action={`${home}/${asked?.isOpen ? 'ending' : 'opening'}`} csrfToken={ctx.csrf()}><Button variant="secondary" text={asked?.isOpen ? 'Stop asking' : 'Ask people whether it helped'} /></Form>}
    </>
  );
}

export async function openQuestion(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => askWhetherItHelped(tx, ctx, id));
  return savedAt(`/quality/objectives/${id}/co-evaluation`, 'people-asked');
}

export async function closeQuestion(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => stopAsking(tx, ctx, id));
  return savedAt(`/quality/objectives/${id}/co-evaluation`, 'people-not-asked');
}
