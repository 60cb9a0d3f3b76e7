const id = (n: number): string => `5e8b1c70-4d2a-8f31-a6c5-0000000000${String(n).padStart(2, '0')}`;

/** Ids of examples, the same on every installation, so that tests and pictures can name them. */
export const learningExamples = {
  barrier: id(1), learning: id(2), review: id(3), question: id(4), pathway: id(5), step: id(6), evidence: id(7), request: id(8), gap: id(9), guidance: id(10), study: id(11), partner: id(12), output: id(13),
  opportunity: id(14), coach: id(15), roleModel: id(16), check: id(17), interest: id(18), coachRequest: id(19), secondBarrier: id(20), funderQuestion: id(21), informaticsRole: id(22), prevention: id(23), tool: id(24),
} as const;
