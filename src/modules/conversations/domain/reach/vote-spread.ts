/** How many votes one browser gave, in coarse classes. */
export const spreadClasses = [
  { code: '1', title: '1 vote', from: 1, to: 1 }, { code: '2-to-5', title: '2 to 5 votes', from: 2, to: 5 }, { code: '6-to-20', title: '6 to 20 votes', from: 6, to: 20 },
  { code: '21-to-100', title: '21 to 100 votes', from: 21, to: 100 }, { code: 'over-100', title: 'More than 100 votes', from: 101, to: Number.POSITIVE_INFINITY },
] as const;
