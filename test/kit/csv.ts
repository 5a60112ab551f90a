import { parse } from 'csv-parse/sync'

/** Records of a CSV text, as another program reads them. */
export function parseCsv(text: string): string[][] {
  return parse(text, { relax_column_count: true, skip_empty_lines: false }) as string[][]
}
