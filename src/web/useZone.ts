import { useAnswer } from './useAnswer.ts'

/** The time zone of a realm; that of Vietnam while it is not known. */
export function useZone(realm: string | null): string {
  const realms = useAnswer('listRealms', {}, {}).data?.realms
  return realms?.find(({ code }) => code === realm)?.time_zone ?? 'Asia/Ho_Chi_Minh'
}
