import type { Bound } from '#platform/http.ts'
import { apiPrefix } from './bind.ts'

type Operation = { requestBody?: unknown; responses?: Record<string, unknown> }
/** As much of an OpenAPI document as is completed here. */
export type OpenApiDocument = { paths?: Record<string, Record<string, Operation> | undefined> }

const file = { type: 'string', format: 'binary' }
const form = { type: 'object', properties: { files: { type: 'array', items: file } }, required: ['files'] }

/** Says what the contracts' schemas can't: bodies that are forms of files, and replies that are files. */
export function completeDocument(document: OpenApiDocument, routes: readonly Bound[]): OpenApiDocument {
  for (const { endpoint } of routes) {
    const operation = document.paths?.[`${apiPrefix}${endpoint.path}`]?.[endpoint.method.toLowerCase()]
    if (!operation) continue
    if (endpoint.consumes) {
      operation.requestBody = { required: true, content: { [endpoint.consumes]: { schema: form } } }
    }
    if (endpoint.produces) {
      const success = { description: endpoint.summary, content: { [endpoint.produces]: { schema: file } } }
      operation.responses = { ...operation.responses, 200: success }
    }
  }
  return document
}
