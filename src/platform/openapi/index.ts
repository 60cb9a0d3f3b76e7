export { isApiRoute, openApiDocument, operationId, type ApiRoute } from './document.ts';
