// Runs in every page before React does, in those that broke too. Under Trusted Types the address of a script must come from a
// policy, and the bundler asks none for the chunks that it loads later. This lets the build's own files through and nothing
// else: no markup, no code, no other address.
interface PolicyFactory {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }

trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    const { origin, pathname } = new URL(address, location.href)
    return origin === location.origin && pathname.startsWith('/_next/static/') ? address : null
  },
})
