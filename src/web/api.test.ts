import { expect, test } from 'vitest'
import {
  activateAccount,
  beginOidc,
  changeMyEmail,
  changePassword,
  endMySignIn,
  forgotPassword,
  listMySignIns,
  readMe,
  readSignInPage,
  setUpInstallation,
  signIn,
  signOut,
} from '#modules/accounts/contract.ts'
import {
  beginSecondFactor,
  checkSecondFactor,
  confirmSecondFactor,
  removeMySecondFactor,
  renewRecoveryCodes,
} from '#modules/accounts/contract-factor.ts'
import {
  addAccount,
  addAccountsOfUnit,
  changeAccount,
  dropSecondFactor,
  endSignInsOf,
  findAccountPerson,
  giveRole,
  listAccounts,
  moveAccount,
  printSlips,
  readAccount,
  readAccountSettings,
  resetAccount,
  takeRole,
  writeAccountSettings,
} from '#modules/accounts/contract-accounts.ts'
import { listCampaigns, readCampaign } from '#modules/campaigns/contract.ts'
import { importDossier, readTemplate } from '#modules/dossier/contract.ts'
import { readCurve, readFigures, readNames, readRecords } from '#modules/figures/contract.ts'
import { readCheckpoint, searchJournal } from '#modules/journal/contract.ts'
import { readReport } from '#modules/reports/contract.ts'
import { listRealms, listUnits, putAwayRealm, readUnit } from '#modules/units/contract.ts'
import { addressOf, calls } from './api.ts'

const contracts = [
  listRealms,
  putAwayRealm,
  readUnit,
  listUnits,
  listCampaigns,
  readCampaign,
  readFigures,
  readCurve,
  readNames,
  readRecords,
  importDossier,
  readTemplate,
  readReport,
  readSignInPage,
  signIn,
  signOut,
  readMe,
  listMySignIns,
  endMySignIn,
  changePassword,
  changeMyEmail,
  activateAccount,
  forgotPassword,
  setUpInstallation,
  beginSecondFactor,
  removeMySecondFactor,
  confirmSecondFactor,
  checkSecondFactor,
  renewRecoveryCodes,
  beginOidc,
  listAccounts,
  readAccount,
  addAccount,
  changeAccount,
  findAccountPerson,
  addAccountsOfUnit,
  printSlips,
  resetAccount,
  moveAccount,
  endSignInsOf,
  dropSecondFactor,
  giveRole,
  takeRole,
  readAccountSettings,
  writeAccountSettings,
  searchJournal,
  readCheckpoint,
]

test('the page asks every endpoint where its contract has it', () => {
  const declared = Object.fromEntries(contracts.map(({ id, method, path }) => [id, { method, path }]))
  expect(calls).toEqual(declared)
})

test('codes with signs of their own survive the address, and what is not given is left out', () => {
  expect(
    addressOf('readFigures', { campaign: 'NQ 12/a' }, { unit: 'QN&1', as_of: '2016-09-15', known_at: undefined }),
  ).toBe('/api/v1/campaigns/NQ%2012%2Fa/figures?unit=QN%261&as_of=2016-09-15')
})
