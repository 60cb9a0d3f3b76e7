import { effectTitle, type EffectKind } from './effects.ts';

/** Words that say that something changed for the better: a claim, wherever they stand (trap 65). */
const claiming = /\b(improv(?:ed|es|ing|ement|ements)|reduc(?:ed|es|ing|tion|tions)|increas(?:ed|es|ing)|better|fewer|faster|quicker|sooner|shorter|halved|doubled|saved|saves|savings|cut(?:s)? (?:waiting|costs?|miles)|narrow(?:ed|s)|closed the gap|no longer wait|rose|fell|dropped)\b|\d\s?%|\bper cent\b/i;

/** The first words that claim a change; null where there are none. */
export const claimIn = (text: string): string | null => claiming.exec(text)?.[0] ?? null;

export interface ToPublish {
  title: string;
  problem: string;
  whatWasDone: string;
  coProducedWith: string;
  didNotWork: string;
  contactRole: string;
  themes: number;
  /** Linked figures that everyone may read. */
  publicMeasures: number;
  /** Effects that are told although their figures do not show, now, a change for the better that has held. */
  notShown: readonly EffectKind[];
  isReviewed: boolean;
  isAgreed: boolean;
}

/** What is missing before everyone may read a case study, each as a sentence; none where it may be published (requirement S9). */
export function missingToPublish(study: ToPublish): string[] {
  return [
    ...(study.whatWasDone === '' ? ['Say what was done.'] : []),
    ...(study.coProducedWith === '' ? ['Say who took part in making it, also where nobody did.'] : []),
    ...(study.didNotWork === '' ? ['Say what did not work.'] : []),
    ...(study.contactRole === '' ? ['Say whom others can ask: a role, not a name.'] : []),
    ...(study.publicMeasures === 0 ? ['Link figures that everyone may read. Without figures, say thank you instead.'] : []),
    ...study.notShown.map((kind) => `The linked figures do not show the change that you claim (${effectTitle[kind].toLowerCase()}). Take the claim out, or wait until they do.`),
    ...claimsOutside(study),
    ...(study.isReviewed ? [] : ['Somebody who did not write it reads it first.']),
    ...(study.isAgreed ? [] : ['Ask those whose story it is, and keep that they agreed.']),
  ];
}

/** Title and text stand whatever the figures say later, so they never claim: what changed has its own fields, which name their figures. */
function claimsOutside({ title, whatWasDone }: ToPublish): string[] {
  return [title, whatWasDone].flatMap((text) => {
    const words = claimIn(text);
    return words ? [`“${words}” says that something changed. Say it where you name the figures that show it, and here what you did.`] : [];
  });
}
