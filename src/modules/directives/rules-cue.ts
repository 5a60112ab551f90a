/** Words by which a text says how it stands to a document it cites. */

export type Cue = {
  readonly kind: 'grounds' | 'implements' | 'replaces' | 'amends' | 'follows'
  readonly word: string
}

/** Words before the number; the nearest in its sentence counts. Passive ones speak of other documents. */
const passive = String.raw`(?<!(?:được|bị|đã)\s)`
const before: readonly (readonly [Cue['kind'], RegExp])[] = [
  ['grounds', /(?<!\p{L})(?:căn cứ(?: vào)?|theo quy định tại|chiếu)(?!\p{L})/giu],
  ['implements', /(?<!\p{L})(?:(?:triển khai |tổ chức )?thực hiện|thi hành|triển khai|quán triệt)(?!\p{L})/giu],
  ['replaces', new RegExp(String.raw`(?<!\p{L})${passive}(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ)(?!\p{L})`, 'giu')],
  ['amends', new RegExp(String.raw`(?<!\p{L})${passive}(?:sửa đổi(?:, bổ sung)?|bổ sung|điều chỉnh)(?!\p{L})`, 'giu')],
  ['follows', /(?<!\p{L})(?:tiếp theo|tiếp tục thực hiện|tiếp nối)(?!\p{L})/giu],
]
/** Words behind the number, in its sentence. */
const behind: readonly (readonly [Cue['kind'], RegExp])[] = [
  ['replaces', /^[^.;\n]{0,80}?(?:hết hiệu lực|được thay thế b|bị thay thế|bị bãi bỏ|được bãi bỏ)/iu],
]
/** This text itself does it: stronger than whatever the sentence began with. */
const byItself = /(?<!\p{L})này\s+(?:sẽ\s+)?(thay thế|bãi bỏ|sửa đổi|bổ sung|điều chỉnh)/giu

/** Abbreviations and numbers end with a full stop too: a sentence ends where a capital letter or a new line follows. */
const sentenceEnd = /[.:]\s+(?=\p{Lu})|;\s+|\n\s*\n|\.\s*\n/gu

const leads = (words: string): boolean =>
  /^[\s\-–+•*\d.)]*(?:căn cứ|thực hiện|triển khai|thi hành|tiếp theo|thay thế|sửa đổi)/iu.test(words)
/** A list of documents goes on over its semicolons while documents follow. */
const goesOn = (words: string): boolean =>
  /^[\s\-–+•*]*(?:và\s+|các\s+)?(?:chỉ thị|nghị|kết luận|quy|thông|hướng dẫn|kế hoạch|chương trình|đề án|báo cáo|tờ trình|công văn|luật|bộ luật|pháp lệnh|điều lệ|văn bản|số|\d)/iu.test(
    words,
  )

function sentenceBefore(text: string, start: number): string {
  const far = text.slice(Math.max(0, start - 600), start)
  let from = 0
  for (const hit of far.matchAll(sentenceEnd)) {
    const rest = far.slice(hit.index + hit[0].length)
    if (hit[0].startsWith(';') && goesOn(rest)) continue
    if (hit[0].startsWith(':') && !leads(rest) && leads(far.slice(from, hit.index))) continue
    from = hit.index + hit[0].length
  }
  return far.slice(from)
}

const lastOf = (words: string, form: RegExp): { index: number; word: string } | null => {
  const hit = [...words.matchAll(form)].at(-1)
  return hit === undefined ? null : { index: hit.index, word: hit[0] }
}

/** How the text stands to the number between two places; null when no word says so. */
export function cueFor(text: string, start: number, end: number): Cue | null {
  const words = sentenceBefore(text, start)
  const strong = lastOf(words, byItself)
  if (strong !== null) {
    const word = strong.word.replace(/^này\s+(?:sẽ\s+)?/iu, '')
    return { kind: /thay|bãi/iu.test(word) ? 'replaces' : 'amends', word }
  }
  const after = text.slice(end, end + 120)
  for (const [kind, form] of behind) {
    const hit = form.exec(after)
    if (hit) return { kind, word: hit[0].trim().replace(/^.*?(hết|được|bị)/iu, '$1') }
  }
  // what stands in the title of a ground speaks of other documents
  if (/^[\s\-–+•*\d.)]*căn cứ/iu.test(words)) return { kind: 'grounds', word: 'Căn cứ' }
  let nearest: (Cue & { index: number }) | null = null
  for (const [kind, form] of before) {
    const hit = lastOf(words, form)
    if (hit !== null && (nearest === null || hit.index + hit.word.length > nearest.index))
      nearest = { kind, word: hit.word, index: hit.index + hit.word.length }
  }
  return nearest === null ? null : { kind: nearest.kind, word: nearest.word }
}
