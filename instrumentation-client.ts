// Runs in every page before React does, in those that broke too. Under Trusted Types the address of a script must come from a
// policy, and the bundler asks none for the chunks that it loads later. This lets the build's own files through and nothing
// else: no markup, no code, no other address. Without a dot but the last, no address leads out of its folder.
interface PolicyFactory {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }

trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => (/^\/_next\/static\/[\w~/-]+\.js$/.test(address) ? address : null),
})
