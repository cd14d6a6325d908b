import { NextResponse } from 'next/server'

// The bundler looks for a middleware in the folders above too, and would take the app's own. This one matches no page.
export const middleware = () => NextResponse.next()

export const config = { matcher: '/never' }
