/**
 * Where two JSON values differ, one line each (`units[1].first[0].unit: expected "A", got "B"`),
 * looking only at the keys that the expected value has. Empty when there is no difference.
 */
export function differences(expected: unknown, actual: unknown, path = 'figures'): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const lines = expected.flatMap((item, i) => differences(item, actual[i], `${path}[${i}]`))
    if (actual.length <= expected.length) return lines
    return [...lines, `${path}: expected ${expected.length} items, got ${actual.length}`]
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.keys(expected).flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`))
  }
  if (expected === actual) return []
  return [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
