import type { QuestionLine } from '../../queries/variation/questions.ts';

/** How a question stands, in a few words. */
export const answerWords = ({ answer }: Pick<QuestionLine, 'answer'>): string =>
  answer === null ? 'Asked, without an answer yet' : answer.isWarranted ? `There is a good reason: ${answer.reason}` : `No good reason: ${answer.reason}`;
