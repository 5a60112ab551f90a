import { useMemo } from 'react'

/**
 * The server's QR picture drawn anew as an element of the page: only its outline is taken over, so that neither an image
 * from a data address nor any foreign markup is needed.
 */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  const drawing = useMemo(() => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, [svg])
  const dark = [...drawing.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '')
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={drawing.getAttribute('viewBox') ?? undefined}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
