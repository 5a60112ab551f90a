/** Endpoints about planning campaigns, for the typed client (api.ts). */
import type * as audiences from '#modules/campaigns/contract-audiences.ts'
import type * as deadlines from '#modules/campaigns/contract-deadlines.ts'
import type * as plan from '#modules/campaigns/contract-plan.ts'

export type CampaignsTable = {
  listCampaignPlans: typeof plan.listCampaignPlans
  readCampaignPlan: typeof plan.readCampaignPlan
  startCampaign: typeof plan.startCampaign
  checkCampaign: typeof plan.checkCampaign
  openCampaign: typeof plan.openCampaign
  previewAudiences: typeof audiences.previewAudiences
  sampleAudience: typeof audiences.sampleAudience
  listUnitDeadlines: typeof deadlines.listUnitDeadlines
  setOwnDeadline: typeof deadlines.setOwnDeadline
}

const get = (path: string) => ({ method: 'GET', path })
const post = (path: string) => ({ method: 'POST', path })

export const campaignsCalls = {
  listCampaignPlans: get('/campaign-plans'),
  readCampaignPlan: get('/campaigns/{campaign}/plan'),
  startCampaign: post('/campaigns'),
  checkCampaign: get('/campaigns/{campaign}/checks'),
  openCampaign: post('/campaigns/{campaign}/open'),
  previewAudiences: post('/campaigns/{campaign}/audiences/preview'),
  sampleAudience: post('/campaigns/{campaign}/audiences/sample'),
  listUnitDeadlines: get('/campaigns/{campaign}/unit-deadlines'),
  setOwnDeadline: post('/campaigns/{campaign}/units/{unit}/deadline'),
} as const satisfies Record<keyof CampaignsTable, { method: string; path: string }>
