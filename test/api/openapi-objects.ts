/**
 * The objects of OpenAPI 3.1 as this document uses them, written from the tables of the specification
 * (https://spec.openapis.org/oas/v3.1.0, section 4.8): which fields each may have, which it must, and of what kind.
 * Stricter than the specification where it leaves a choice that we do not take: no `servers` below the root, no
 * callbacks, links or webhooks. What a Schema Object may hold is JSON Schema 2020-12 and is compiled as such elsewhere.
 */
const text = { type: 'string', minLength: 1 };
const truth = { type: 'boolean' };
const at = (name: string) => ({ $ref: `#/$defs/${name}` });
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const map = (values: object, names?: string) => ({ type: 'object', additionalProperties: values, ...(names ? { propertyNames: { pattern: names } } : {}) });
const whole = (must: Record<string, object>, may: Record<string, object | boolean> = {}, more: object = {}) => ({ type: 'object', properties: { ...must, ...may }, required: Object.keys(must), patternProperties: { '^x-': true }, additionalProperties: false, ...more });
/** Either the object itself or a Reference Object. */
const orReference = (name: string) => ({ oneOf: [at('reference'), at(name)] });

const component = '^[a-zA-Z0-9._-]+$';
const schema = { type: ['object', 'boolean'] };

export const openApiObjects = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...whole(
    { openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' }, info: at('info'), paths: map(at('pathItem'), '^/') },
    { servers: list(at('server')), components: at('components'), security: list(at('securityRequirement')), tags: list(at('tag'), { uniqueItems: true }), externalDocs: at('externalDocs'), jsonSchemaDialect: { type: 'string', format: 'uri' } },
  ),
  $defs: {
    reference: whole({ $ref: { type: 'string', pattern: '^#/components/' } }, { summary: text, description: text }),
    info: whole({ title: text, version: text }, { summary: text, description: text, termsOfService: text, contact: whole({}, { name: text, url: text, email: text }), license: whole({ name: text }, { identifier: text, url: text }, { not: { required: ['identifier', 'url'] } }) }),
    server: whole({ url: text }, { description: text }),
    tag: whole({ name: text }, { description: text, externalDocs: at('externalDocs') }),
    externalDocs: whole({ url: text }, { description: text }),
    pathItem: whole({}, { summary: text, description: text, parameters: list(orReference('parameter')), ...Object.fromEntries(['get', 'put', 'post', 'delete', 'patch'].map((method) => [method, at('operation')])) }),
    operation: whole(
      { responses: { ...map(orReference('response'), '^(default|[1-5](\\d\\d|XX))$'), minProperties: 1 } },
      { operationId: text, summary: text, description: text, tags: list(text), parameters: list(orReference('parameter'), { uniqueItems: true }), requestBody: orReference('requestBody'), deprecated: truth, security: list(at('securityRequirement')), externalDocs: at('externalDocs') },
    ),
    parameter: whole(
      { name: text, in: { enum: ['query', 'header', 'path', 'cookie'] } },
      { description: text, required: truth, deprecated: truth, schema, content: at('content'), style: text, explode: truth, example: true, examples: { type: 'object' } },
      { oneOf: [{ required: ['schema'] }, { required: ['content'] }], anyOf: [{ properties: { in: { enum: ['query', 'header', 'cookie'] } } }, { required: ['required'], properties: { required: { const: true } } }] },
    ),
    requestBody: whole({ content: at('content') }, { description: text, required: truth }),
    response: whole({ description: text }, { headers: map(orReference('header')), content: at('content') }),
    header: whole({}, { description: text, required: truth, deprecated: truth, schema, content: at('content'), example: true }, { oneOf: [{ required: ['schema'] }, { required: ['content'] }] }),
    content: map(at('mediaType'), '^[\\w.+*-]+/[\\w.+*-]+(;.*)?$'),
    mediaType: whole({}, { schema, example: true, examples: { type: 'object' } }),
    components: whole({}, { schemas: map(schema, component), responses: map(orReference('response'), component), parameters: map(orReference('parameter'), component), requestBodies: map(orReference('requestBody'), component), headers: map(orReference('header'), component), securitySchemes: map(orReference('securityScheme'), component) }),
    securityScheme: { type: 'object', oneOf: [
      whole({ type: { const: 'http' }, scheme: text }, { bearerFormat: text, description: text }),
      whole({ type: { const: 'apiKey' }, name: text, in: { enum: ['query', 'header', 'cookie'] } }, { description: text }),
      whole({ type: { const: 'openIdConnect' }, openIdConnectUrl: text }, { description: text }),
    ] },
    securityRequirement: map(list(text)),
  },
};
