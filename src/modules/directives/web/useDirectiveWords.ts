import { useWords } from '#web/language.tsx'
import { directivesEn } from '#web/language/directives-en.ts'
import { directivesVi } from '#web/language/directives-vi.ts'

/** Words of the register, in the reader's language. */
export const useDirectiveWords = () => useWords({ vi: directivesVi, en: directivesEn })
