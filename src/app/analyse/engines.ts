import type { SimilarityInput } from '#engines/similarity';
import type { AnalyseEngine } from './engine.ts';

/** Every engine that the command line offers. Loaded when asked for, so that a call pays for one engine only. */
export const engines: Readonly<Record<string, () => Promise<AnalyseEngine>>> = {
  agreement: async () => import('#engines/agreement').then((engine) => ({ version: engine.agreementVersion, schema: engine.agreementSchema, analyse: engine.analyseAgreement, list: 'items' })),
  funnel: async () => import('#engines/funnel').then((engine) => ({ version: engine.funnelVersion, schema: engine.funnelSchema, analyse: engine.analyseFunnel, list: 'units', sums: engine.unitSums })),
  inequality: async () => import('#engines/inequality').then((engine) => ({ version: engine.inequalityVersion, schema: engine.inequalitySchema, analyse: engine.analyseInequality, list: 'areas' })),
  opinion: async () => Promise.all([import('#engines/opinion'), import('./polis-folder.ts'), import('zod')]).then(([engine, folder, { z }]) => ({
    version: engine.opinionVersion, schema: z.toJSONSchema(engine.opinionInput), analyse: engine.analyseOpinion, read: engine.readOpinionInput, folder: { flag: '--polis', read: folder.readPolisFolder },
  })),
  protect: async () => import('#engines/protect').then((engine) => ({ version: engine.protectVersion, schema: engine.protectSchema, analyse: engine.analyseProtect, list: 'cells' })),
  rates: async () => import('#engines/rates').then((engine) => ({ version: engine.ratesVersion, schema: engine.ratesSchema, analyse: engine.analyseRates, list: 'rows', sums: engine.groupSums })),
  saturation: async () => import('#engines/saturation').then((engine) => ({ version: engine.saturationVersion, schema: engine.saturationSchema, analyse: engine.analyseSaturation, list: 'batches', standIn: engine.unreadableBatch })),
  similarity: async () => Promise.all([import('#engines/similarity'), import('#modules/conversations')]).then(([engine, room]) => ({
    version: engine.similarityVersion, schema: engine.similaritySchema, list: 'ideas',
    analyse: async (input: SimilarityInput) => engine.analyseSimilarity(input, room.openIdeaIndex(), input.sentences === false ? null : await room.sentencesOf(input)),
  })),
  spc: async () => import('#engines/spc').then((engine) => ({ version: engine.spcVersion, schema: engine.spcSchema, analyse: engine.analyseSpc, list: 'series' })),
  special: async () => import('#engines/special').then((engine) => ({ version: engine.specialVersion, schema: engine.specialSchema, analyse: engine.analyseSpecial, list: 'calls', standIn: engine.unreadableCall })),
  support: async () => import('#engines/support').then((engine) => ({ version: engine.supportVersion, schema: engine.supportSchema, analyse: engine.analyseSupport, list: 'ideas' })),
};
