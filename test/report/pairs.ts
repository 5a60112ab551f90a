import type { Figures } from '#modules/figures/contract.ts'

/** Every pair that the figures allow to be said: done of due, and left of due. */
export function pairsOf(figures: Figures): Set<string> {
  const pairs: [number, number][] = [
    [figures.people.participated, figures.people.expected],
    ...figures.audiences.map((one): [number, number] => [one.participated, one.expected]),
    ...figures.units.map((one): [number, number] => [one.completed, one.total]),
    ...figures.conferences.hosted.flatMap((one): [number, number][] => [
      [one.sites_connected, one.sites_total],
      ...one.sites.map((site): [number, number] => [site.connected, site.planned]),
    ]),
    ...figures.writing.map((one): [number, number] => [one.received, one.expected]),
    ...figures.deliverables.flatMap((one): [number, number][] => [
      [one.submitted, one.required],
      [one.late, one.required],
    ]),
  ]
  return new Set(pairs.flatMap(([part, whole]) => [`${part}/${whole}`, `${whole - part}/${whole}`]))
}

/** Pairs x/y of a text, without dots, each with the share in brackets behind it. */
export function pairsIn(text: string): { whole: string; pair: string; share: string | undefined }[] {
  const found = text.matchAll(/(?<![\d/.])(\d[\d.]*)\/(\d[\d.]*)(?![\d/])(?:[^();]*\((?:đạt )?([\d,]+)%\))?/g)
  return [...found].map(([whole, part = '', of = '', share]) => ({
    whole,
    pair: `${part}/${of.replace(/\.$/, '')}`.replaceAll('.', ''),
    share,
  }))
}
