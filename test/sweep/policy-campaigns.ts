/** What the endpoints of planning campaigns answer to whom (policy.ts); test/campaigns holds whose campaign it is. */
import { any, correctors, nothing, of, tree } from './policy-words.ts'
import type { Expectation } from './policy-words.ts'

const planners = ['campaign_officer'] as const
const ofC1 = { params: { campaign: 'C1' } }
/** For whoever plans the campaign's owner; to others who plan it is not there. */
const planned = (more: Readonly<Record<string, unknown>> = {}): Expectation =>
  of('list', planners, () => ({ ...ofC1, ...more }), { answers: [200, 404] })

export const campaignExpectations: Readonly<Record<string, readonly Expectation[]>> = {
  listCampaignPlans: [of('list', any, nothing)],
  readCampaignPlan: [of('list', any, () => ofC1)],
  startCampaign: [
    of(
      'unit',
      planners,
      ({ unit, serial }) => ({
        body: { code: `D-${serial}`, title: 'Đợt mới', owner: unit, opens_on: '2026-05-01', check: true },
      }),
      { by: 'body.owner' },
    ),
  ],
  checkCampaign: [planned()],
  previewAudiences: [planned({ body: { audiences: [{ code: 'all' }] } })],
  sampleAudience: [planned({ body: { audiences: [{ code: 'all' }], of: 'all' } })],
  // opened already as the version of long ago: nothing is changed
  openCampaign: [
    of('list', planners, () => ({ ...ofC1, body: { expects: '2020-01-01T00:00:00.000Z' } }), { answers: [409, 404] }),
  ],
  listUnitDeadlines: [of('unit', tree, ({ unit }) => ({ ...ofC1, query: { unit } }), { by: 'query.unit' })],
  setOwnDeadline: [
    of(
      'unit',
      correctors,
      ({ unit }) => ({
        params: { campaign: 'C1', unit },
        body: { days: [{ due_on: '2026-03-09', expects: '2020-01-01T00:00:00.000Z' }] },
      }),
      { by: 'params.unit', answers: [409], closed: 404 },
    ),
  ],
}
