/** The other half of the endpoints; sweep.test.ts has the first. */
import { sweepHalf } from './sweep/half.ts'

await sweepHalf(1)
