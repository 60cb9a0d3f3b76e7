import { formatLondonDate } from '#platform/clock';
import { Tag } from '#ui/nhsuk';
import { MOST_LINKS, type LinkEndLine, type LinkLine } from '../../../queries/links.ts';
import { linkHref, nodeHref } from '../addresses.ts';
import { Quoted } from './quoted.tsx';

interface Props {
  links: readonly LinkLine[];
  /** Which end is news to the reader of this page. */
  show: 'from' | 'to';
  emptyText: string;
}

/** Links with their reason, who judged them and when, and the way to say that one is wrong. */
export function LinkList({ links, show, emptyText }: Props) {
  if (links.length === 0) return <p>{emptyText}</p>;
  return (
    <>
      <ul class="nhsuk-list allied-links">
        {links.map((link) => <LinkItem link={link} end={show === 'to' ? link.to : link.from} />)}
      </ul>
      {links.length >= MOST_LINKS && <p>These are the first {MOST_LINKS}. There may be more.</p>}
    </>
  );
}

function LinkItem({ link, end }: { link: LinkLine; end: LinkEndLine }) {
  return (
    <li class="allied-links__item">
      <p class="nhsuk-u-margin-bottom-1">
        <WeightTag weight={link.weight} /> <a href={nodeHref(end.strategyCode, end.code)}>{end.title ?? 'A part that is no longer there'}</a>{' '}
        ({end.strategyTitle}){end.isExample && <> <Tag colour="yellow">Example</Tag></>}
      </p>
      <p class="nhsuk-u-margin-bottom-1">Why: <Quoted>{link.reason}</Quoted></p>
      <LinkJudgement link={link} />
    </li>
  );
}

export function WeightTag({ weight }: { weight: LinkLine['weight'] }) {
  return weight === 'main' ? <Tag colour="blue">Main link</Tag> : <Tag colour="grey">Also linked</Tag>;
}

/** Whose judgement it is and since when; objections beside it, in the words of who objects. */
export function LinkJudgement({ link, isOwnPage = false }: { link: LinkLine; isOwnPage?: boolean }) {
  return (
    <>
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">
        {judgeWords(link.judgement)} On this site since {formatLondonDate(link.beganAt)}.{' '}
        {!isOwnPage && <a href={linkHref(link.from.strategyCode, link.from.code, link.to.code)}>Dispute or change<span class="nhsuk-u-visually-hidden"> the link from {link.from.title} to {link.to.title}</span></a>}
      </p>
      {link.disputes.map((dispute) => (
        <p class="nhsuk-body-s nhsuk-u-margin-bottom-1"><strong>Disputed</strong> on {formatLondonDate(new Date(dispute.raisedAt))} by <Quoted>{dispute.organisation}: {dispute.reason}</Quoted></p>
      ))}
    </>
  );
}

export const judgeWords = (judgement: string): string =>
  judgement === 'analyst' ? 'The analyst who prepared this data judged so, not the organisation.' : `The ${judgement} judged so.`;
