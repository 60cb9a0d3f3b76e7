/** What happened between a partner group and one part of a conversation. */
export const partnerSteps = ['invited', 'could not come', 'took part', 'told'] as const;
export type PartnerStep = (typeof partnerSteps)[number];

export const partnerStepTitle: Readonly<Record<PartnerStep, string>> = { invited: 'They were invited', 'could not come': 'They could not come', 'took part': 'They took part', told: 'They were told what came of it' };
