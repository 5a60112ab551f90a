import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barePicture } from '#platform/files-picture.ts'
import { cameraPicture, screenPicture } from './pictures.ts'

test.each([
  ['a JPEG', cameraPicture()],
  ['a PNG', screenPicture()],
])('of %s nothing stays but the picture and its colours', (_name, picture) => {
  const bare = barePicture(picture) as Buffer
  expect(bare.includes('GPS-HERE')).toBe(false)
  expect(bare.includes('BEHIND')).toBe(false)
  expect(bare.includes('THE-PICTURE')).toBe(true)
  expect(bare.includes('Author')).toBe(false)
})

test('every scan of a picture stays whole, with the marks inside it', () => {
  const bare = barePicture(cameraPicture()) as Buffer
  for (const part of ['JFIF', 'THE-COLOURS', 'MORE-OF-IT', 'LAST']) expect(bare.includes(part)).toBe(true)
  expect(bare.subarray(-2).toString('hex')).toBe('ffd9')
})

test.each([6, 3, 8])('which way up (%s) it was held stays, in either order of bytes', (orientation) => {
  for (const isLittle of [true, false]) {
    const bare = barePicture(cameraPicture({ orientation, isLittle })) as Buffer
    const at = bare.indexOf('Exif')
    expect(bare.readUInt16BE(at + 6 + 18)).toBe(orientation)
    expect(bare.includes('GPS-HERE')).toBe(false)
  }
})

test('done twice, nothing changes', () => {
  for (const picture of [cameraPicture({ orientation: 6 }), cameraPicture(), screenPicture()]) {
    const bare = barePicture(picture) as Buffer
    expect(barePicture(bare)?.equals(bare)).toBe(true)
  }
})

test('what is no picture, or a torn one, is none', () => {
  expect(barePicture(Buffer.from('%PDF-1.4'))).toBeNull()
  expect(barePicture(Buffer.alloc(0))).toBeNull()
  expect(barePicture(screenPicture().subarray(0, 60))).toBeNull()
})

test('no bytes whatever make it fail, and what it gives it gives again', () => {
  const torn = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((tail) => Buffer.concat([Buffer.from([0xff, 0xd8]), tail])),
    fc.tuple(fc.nat(300), fc.nat(255)).map(([at, byte]) => {
      const picture = cameraPicture()
      picture[at % picture.length] = byte
      return picture
    }),
    fc.nat(400).map((length) => cameraPicture().subarray(0, length)),
  )
  fc.assert(
    fc.property(torn, (bytes) => {
      const bare = barePicture(bytes)
      expect(bare === null || barePicture(bare)?.equals(bare)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
