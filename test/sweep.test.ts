/** One half of the endpoints; sweep-other.test.ts has the other. */
import { sweepHalf } from './sweep/half.ts'

await sweepHalf(0)
