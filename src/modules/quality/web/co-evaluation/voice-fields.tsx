import { z } from 'zod';
import { RadiosField, TextareaField } from '#ui/forms';
import { helpedAnswers, helpedTitles, voiceKinds, voiceTitles } from '../../domain/co-evaluation/voices.ts';
import { optionalWords } from '../answers.ts';

/** The questions of the panel, for whoever answers them. */
export const voiceAnswers = {
  kind: z.enum(voiceKinds, 'Choose who answers'), helped: z.enum(helpedAnswers, 'Choose whether it helped'),
  forWhom: optionalWords('For whom it helped'), whatNext: optionalWords('What comes next'),
};

/** Words come only with leave to show them. */
export const leaveMissing = ({ forWhom, whatNext, leave }: { forWhom: string; whatNext: string; leave: readonly string[] }): boolean => (forWhom === '' && whatNext === '') || leave.length > 0;

export const VoiceFields = ({ kindLegend }: { kindLegend: string }) => (
  <>
    <RadiosField name="kind" legend={{ text: kindLegend, size: 's' }} items={voiceKinds.map((value) => ({ value, text: voiceTitles[value] }))} />
    <RadiosField name="helped" legend={{ text: 'Did it help?', size: 's' }} items={helpedAnswers.map((value) => ({ value, text: helpedTitles[value] }))} />
    <TextareaField name="forWhom" label={{ text: 'For whom did it help, and for whom not? (you can leave this out)', size: 's' }} hint="Please do not write names or anything private" rows={3} maxlength={1000} />
    <TextareaField name="whatNext" label={{ text: 'What should come next? (you can leave this out)', size: 's' }} rows={3} maxlength={1000} />
  </>
);
