/** Endpoints about imports as jobs, for the typed client (api.ts). */
import type * as imports from '#modules/dossier/contract-imports.ts'

export type ImportsTable = {
  createImport: typeof imports.createImport
  listImports: typeof imports.listImports
  readImport: typeof imports.readImport
  previewImport: typeof imports.previewImport
  checkImport: typeof imports.checkImport
  readImportRows: typeof imports.readImportRows
  correctImport: typeof imports.correctImport
  startImport: typeof imports.startImport
  cancelImport: typeof imports.cancelImport
  undoImport: typeof imports.undoImport
  readFailedRows: typeof imports.readFailedRows
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const importsCalls = {
  createImport: post('/imports'),
  listImports: get('/imports'),
  readImport: get('/imports/{job}'),
  previewImport: get('/imports/{job}/preview'),
  checkImport: post('/imports/{job}/check'),
  readImportRows: get('/imports/{job}/rows'),
  correctImport: post('/imports/{job}/corrections'),
  startImport: post('/imports/{job}/start'),
  cancelImport: post('/imports/{job}/cancel'),
  undoImport: post('/imports/{job}/undo'),
  readFailedRows: get('/imports/{job}/failed'),
}
