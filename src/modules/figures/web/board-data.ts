import { createContext, useContext } from 'react'
import type { Campaign } from '#modules/campaigns/contract.ts'
import type { View } from '#web/address.ts'
import type { ReplyOf } from '#web/api.ts'
import type { Figures } from '../contract.ts'

/** What every part of the board draws from. */
export type BoardData = {
  readonly view: View & { readonly asOf: string }
  readonly campaign: Campaign
  readonly unit: ReplyOf<'readUnit'>
  readonly figures: Figures
  readonly timeZone: string
}

export const BoardContext = createContext<BoardData | null>(null)

/** The board's data; only below Board. */
export function useBoard(): BoardData {
  const data = useContext(BoardContext)
  if (!data) throw new Error('useBoard stands outside of Board')
  return data
}

/**
 * Whether the unit lies outside the campaign's scope on the day: not below the owner, or below an excluded unit. Whoever
 * doesn't see the owner gets the way up cut short; then the server alone knows.
 */
export function isOutside({ unit, campaign }: Pick<BoardData, 'unit' | 'campaign'>): boolean {
  const way = [...unit.ancestors, unit.unit]
  const codes = way.map(({ code }) => code)
  if (campaign.excluded_units.some((code) => codes.includes(code))) return true
  return way[0]?.parent === null && !codes.includes(campaign.owner.code)
}

/** Name of an audience of the campaign; its code when the campaign does not list it on the day. */
export function audienceName(campaign: Campaign, code: string): string {
  return campaign.audiences.find((audience) => audience.code === code)?.name ?? code
}
