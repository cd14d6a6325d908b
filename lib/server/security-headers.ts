/** Headers of every response, whoever makes it. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it browsers send `Origin: null` with a form, and Next refuses that.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
} as const

/** What stands when middleware.ts, with the full policy, does not run. */
export const PLAIN_POLICY = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'"

/** Of what no page is: it runs nothing and loads nothing. */
export const EMPTY_POLICY = `default-src 'none'; ${PLAIN_POLICY}`

export const PRIVATE = 'private, no-store'
