/** Endpoints about one's data and about retention, for the typed client (api.ts). */
import type * as people from '#modules/people/contract.ts'
import type * as retention from '#modules/people/contract-retention.ts'

export type PrivacyTable = {
  readMyData: typeof people.readMyData
  listMyReaders: typeof people.listMyReaders
  readPrivacyRegister: typeof people.readPrivacyRegister
  askCorrection: typeof people.askCorrection
  listMyCorrections: typeof people.listMyCorrections
  listCorrections: typeof people.listCorrections
  answerCorrection: typeof people.answerCorrection
  moveCorrection: typeof people.moveCorrection
  readPrivacySettings: typeof people.readPrivacySettings
  writePrivacySettings: typeof people.writePrivacySettings
  readRetention: typeof retention.readRetention
  writeCampaignTerm: typeof retention.writeCampaignTerm
  addLegalHold: typeof retention.addLegalHold
  liftLegalHold: typeof retention.liftLegalHold
  prepareDisposal: typeof retention.prepareDisposal
  decideDisposal: typeof retention.decideDisposal
  readDisposalCertificate: typeof retention.readDisposalCertificate
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const privacyCalls = {
  readMyData: get('/me/data'),
  listMyReaders: get('/me/readers'),
  readPrivacyRegister: get('/privacy/register'),
  askCorrection: post('/me/corrections'),
  listMyCorrections: get('/me/corrections'),
  listCorrections: get('/corrections'),
  answerCorrection: post('/corrections/{correction}/answer'),
  moveCorrection: post('/corrections/{correction}/move'),
  readPrivacySettings: get('/privacy/settings'),
  writePrivacySettings: post('/privacy/settings'),
  readRetention: get('/privacy/retention'),
  writeCampaignTerm: post('/privacy/terms'),
  addLegalHold: post('/privacy/holds'),
  liftLegalHold: post('/privacy/holds/{hold}/lift'),
  prepareDisposal: post('/privacy/disposals'),
  decideDisposal: post('/privacy/disposals/{disposal}'),
  readDisposalCertificate: get('/privacy/disposals/{disposal}/certificate.docx'),
} as const satisfies Record<keyof PrivacyTable, { method: string; path: string }>
